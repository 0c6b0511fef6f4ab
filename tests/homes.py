"""An installation of its own for the tests of the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from bot.cli import main


@dataclass(frozen=True)
class Home:
    """An installation of its own, with the environment that points to it."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "bot.sqlite3"

    @property
    def keys(self) -> Path:
        return self.folder / "bot.keys"

    def run(self, *words: str, **settings: str) -> Result:
        """`python -m bot` with these words."""
        env = {"IIMP_DATABASE": str(self.database), "IIMP_KEY_FILE": str(self.keys)}
        return CliRunner().invoke(main, words, env=env | {f"IIMP_{name.upper()}": v for name, v in settings.items()})

    def done(self, *words: str) -> str:
        """What it says on success."""
        result = self.run(*words)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    def refused(self, code: int, *words: str, **settings: str) -> str:
        """The one line it leaves with."""
        result = self.run(*words, **settings)
        assert isinstance(result.exception, SystemExit), result.exception
        assert (result.exit_code, result.stdout) == (code, ""), result.output
        line, end, more = result.stderr.partition("\n")
        assert line.startswith("iimp-bot: ") and (end, more) == ("\n", ""), result.stderr
        return line
