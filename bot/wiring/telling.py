"""What commands say on a terminal: results on standard output, trouble with its remedy on standard error."""

from __future__ import annotations

import sys
from enum import IntEnum


class Exit(IntEnum):
    """What a command's exit code means."""

    DONE = 0
    WRONG = 1
    """What was asked for cannot be done, or was found not to be well."""
    MISUSED = 2
    """An argument or setting makes no sense."""
    UNAVAILABLE = 3
    """The database cannot be reached now; nothing was changed."""


def say(sentence: str) -> None:
    """To standard output."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def complain(sentence: str) -> None:
    """To standard error."""
    sys.stderr.write(f"{sentence}\n")
