"""`python -m bot i18n` and the files it writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.i18n import Catalogues, pofile
from bot.i18n.commands import i18n
from tests.i18n import books

VIEW = """
DOMAIN = "critical"
# Translators: greets
a = t("Hello {name}", name=1), t("Goodbye for today, my friend")
b = t.plural("{n} place", "{n} places", 2)
c = t.label("Back")
"""


def run(root: Path, *arguments: str) -> Result:
    """Run a command of the group."""
    return CliRunner().invoke(i18n, ["--root", str(root), *arguments])


@pytest.fixture(name="root")
def small_project(tmp_path: Path) -> Path:
    """A project with one view."""
    (tmp_path / "handlers").mkdir()
    (tmp_path / "handlers" / "view.py").write_text(VIEW)
    return tmp_path


def critical(root: Path, tag: str = "ar") -> Path:
    """A language's critical catalogue."""
    return pofile.path_of(root / "locales", tag, "critical")


def files(root: Path) -> dict[str, str]:
    """Every file of the locales folder."""
    return {str(path): path.read_text() for path in sorted((root / "locales").rglob("*.po*"))}


def test_adding_a_language_makes_drafts_with_the_right_header(root: Path) -> None:
    """TX-1, TX-2."""
    assert run(root, "add", "ar").exit_code == 0
    po = pofile.read(critical(root))
    assert po.headers["X-Status"] == "draft"
    assert po.headers["Language"] == "ar"
    assert po.headers["Plural-Forms"].startswith("nplurals=6; ")
    assert critical(root).read_text().count("msgstr[") == 6
    assert "#. greets\n#: handlers/view.py\n" in critical(root).read_text()
    assert Catalogues.load(root / "locales").is_draft("ar")
    assert run(root, "check").exit_code == 0


@pytest.mark.parametrize("tag", ["qq", "en", "", "../x", "AR"])
def test_adding_what_is_no_language_of_ours_says_which_are(root: Path, tag: str) -> None:
    result = run(root, "add", tag)
    assert result.exit_code == 1
    assert "kmr" in result.output
    assert not (root / "locales").exists()


def test_adding_a_language_again_is_refused(root: Path) -> None:
    run(root, "add", "ar")
    before = files(root)
    assert run(root, "add", "ar").exit_code == 1
    assert files(root) == before


def test_updating_twice_changes_nothing(root: Path) -> None:
    run(root, "add", "ar")
    run(root, "add", "tr")
    before = files(root)
    assert "0 files changed" in run(root, "update").output
    assert files(root) == before


def test_no_line_numbers_and_no_dates_are_written(root: Path) -> None:
    run(root, "add", "ar")
    text = "".join(files(root).values())
    assert "view.py:" not in text
    assert "-Date" not in text


def test_translations_headers_and_comments_survive_an_update(root: Path) -> None:
    run(root, "add", "tr")
    path = critical(root, "tr")
    text = path.read_text()
    text = text.replace('msgid "Hello {name}"\nmsgstr ""', 'msgid "Hello {name}"\nmsgstr "Merhaba {name}"')
    text = text.replace('"X-Status: draft\\n"', '"X-Status: reviewed\\n"\n"Last-Translator: Ayşe\\n"')
    path.write_text("# Ours.\n" + text.replace("#. greets", "# check with Ayşe\n#. greets"))
    (root / "handlers" / "view.py").write_text(VIEW + 'd = t("New one")\n')
    assert "2 files changed" in run(root, "update").output
    text = path.read_text()
    assert text.startswith("# Ours.\nmsgid")
    assert "# check with Ayşe\n" in text
    assert 'msgstr "Merhaba {name}"' in text
    assert "Last-Translator: Ayşe" in text
    assert 'msgid "New one"\nmsgstr ""' in text
    assert pofile.read(path).reviewed


def test_a_changed_english_text_becomes_fuzzy_and_is_not_shown(root: Path) -> None:
    """B2, rule 7."""
    run(root, "add", "tr")
    path = critical(root, "tr")
    path.write_text(path.read_text().replace('friend"\nmsgstr ""', 'friend"\nmsgstr "Güle güle"'))
    (root / "handlers" / "view.py").write_text(VIEW.replace("my friend", "dear friend"))
    run(root, "update")
    assert "#, fuzzy\n" in path.read_text()
    assert 'msgstr "Güle güle"' in path.read_text()
    assert Catalogues.load(root / "locales").render("tr", lambda t: t("Goodbye for today, dear friend"))[1].tag == "en"
    before = files(root)
    run(root, "update")
    assert files(root) == before


def test_no_guess_is_made_from_a_message_still_in_use(root: Path) -> None:
    run(root, "add", "tr")
    path = critical(root, "tr")
    path.write_text(path.read_text().replace('"Back"\nmsgstr ""', '"Back"\nmsgstr "Geri"'))
    (root / "handlers" / "view.py").write_text(VIEW + 'd = t.label("Backs")\n')
    run(root, "update")
    assert 'msgid "Backs"\nmsgstr ""' in path.read_text()


def test_obsolete_messages_are_dropped(root: Path) -> None:
    run(root, "add", "tr")
    path = critical(root, "tr")
    path.write_text(path.read_text() + "\n" + books.entry("Gone for good", "Yok") + '#~ msgid "older"\n#~ msgstr "x"\n')
    run(root, "update")
    assert "Gone" not in path.read_text()
    assert "older" not in path.read_text()


def test_a_changed_plural_makes_the_translation_fuzzy(root: Path) -> None:
    run(root, "add", "tr")
    path = critical(root, "tr")
    text = (
        path.read_text().replace('msgstr[0] ""', 'msgstr[0] "{n} yer"').replace('msgstr[1] ""', 'msgstr[1] "{n} yer"')
    )
    path.write_text(text)
    (root / "handlers" / "view.py").write_text(VIEW.replace("{n} places", "{n} seats"))
    run(root, "update")
    assert "#, fuzzy" in path.read_text()


def test_six_forms_come_back_from_a_translators_tool(root: Path) -> None:
    """TX-4: Poedit wraps lines, adds headers and respells the rule; nothing is lost."""
    run(root, "add", "ar")
    path = critical(root)
    text = path.read_text()
    for at in range(6):
        text = text.replace(f'msgstr[{at}] ""', f'msgstr[{at}] ""\n"شكل "\n"{{n}} {at}"')
    head = text.index('"Plural-Forms')
    end = text.index('"X-Status')
    text = (
        text[:head]
        + '"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && "\n'
        + '"n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);\\n"\n"X-Generator: Poedit 3.4\\n"\n'
        + text[end:]
    )
    path.write_text(text.replace("\n", "\r\n"), newline="")
    assert run(root, "check").exit_code == 0
    run(root, "update")
    for read in (0, 1):
        t = Catalogues.load(root / "locales").translator("ar")
        said = [t.plural("{n} place", "{n} places", n) for n in (0, 1, 2, 3, 11, 100)]
        assert said == [f"شكل {n} {at}" for at, n in enumerate((0, 1, 2, 3, 11, 100))], read
        run(root, "update")
    assert "X-Generator: Poedit 3.4" in path.read_text()


def test_check_fails_with_a_line_for_each_fault(root: Path) -> None:
    run(root, "add", "tr")
    path = critical(root, "tr")
    path.write_text(path.read_text().replace('"Back"\nmsgstr ""', '"Back"\nmsgstr "<b>Geri"'))
    result = run(root, "check")
    assert result.exit_code == 1
    assert "tr/LC_MESSAGES/critical.po: 'Back': L5: take the tags out" in result.output


@pytest.mark.parametrize("change", ["stale", "call", "template", "broken", "unknown"])
def test_check_fails_when_files_and_code_disagree(root: Path, change: str) -> None:
    run(root, "add", "tr")
    view = root / "handlers" / "view.py"
    match change:
        case "stale":
            view.write_text(VIEW + 'd = t("New one")\n')
        case "call":
            view.write_text(VIEW + "d = t(text)\n")
        case "template":
            (root / "locales" / "critical.pot").unlink()
        case "broken":
            critical(root, "tr").write_text('msgid "x\n')
        case "unknown":
            books.put(root / "locales", "tr", "").parent.parent.rename(root / "locales" / "qqq")
    assert run(root, "check").exit_code == 1


def test_nothing_is_written_while_a_call_cannot_be_read(root: Path) -> None:
    (root / "handlers" / "view.py").write_text("d = t(text)\n")
    result = run(root, "update")
    assert result.exit_code == 1
    assert "handlers/view.py:1" in result.output
    assert not (root / "locales").exists()


def test_staff_words_go_to_turkish_only(root: Path) -> None:
    (root / "handlers" / "staff.py").write_text('DOMAIN = "staff"\na = t("Roster")\n')
    run(root, "add", "tr")
    run(root, "add", "ar")
    assert pofile.path_of(root / "locales", "tr", "staff").exists()
    assert not pofile.path_of(root / "locales", "ar", "staff").exists()


def test_status_tells_how_far_each_language_is(root: Path) -> None:
    run(root, "add", "tr")
    path = critical(root, "tr")
    text = path.read_text().replace('"Back"\nmsgstr ""', '"Back"\nmsgstr "Geri"')
    path.write_text(text.replace('msgid "Hello {name}"\nmsgstr ""', 'msgid "Hello {name}"\nmsgstr "Selam"'))
    lines = [line.split() for line in run(root, "status").output.splitlines()]
    assert ["tr", "critical", "2/4", "0", "fuzzy", "draft"] in lines
