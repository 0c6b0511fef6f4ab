"""`python -m bot backup` or `restore` that is killed as by a power cut when it reaches a named stage.

Usage: mortal_keeping.py STAGE backup FOLDER, or mortal_keeping.py STAGE restore FILE.
"""

from __future__ import annotations

import os
import signal
import sys

from bot import stages
from bot.cli import main


def die_at(stage: str) -> None:
    def reach(name: str) -> None:
        if name == stage:
            os.kill(os.getpid(), signal.SIGKILL)

    stages.on_reach = reach


if __name__ == "__main__":
    die_at(sys.argv[1])
    main(sys.argv[2:])
