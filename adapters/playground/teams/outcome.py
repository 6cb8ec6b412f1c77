"""What somebody is shown after they did something: a dialog, a line, a card to send."""

from __future__ import annotations

from dataclasses import dataclass, field

from adapters.playground.workspace import Json

SORRY = "Something went wrong. Please try again."
UNREACHABLE = "Unable to reach the app. Please try again."


@dataclass
class Dialog:
    """A dialog before one person; `card` None shows `text` alone.

    `place` and `message` are where it was opened; `command` is the message extension that opened it.
    """

    number: str
    title: str
    place: str
    card: Json | None = None
    text: str = ""
    message: str = ""
    command: str = ""
    size: str = "medium"


@dataclass(frozen=True)
class Outcome:
    """`error` is the bar beneath a card or dialog, `toast` a passing line, `found` cards to choose from."""

    error: str = ""
    toast: str = ""
    found: list[Json] = field(default_factory=list)
    note: str = ""
    """What a search says instead of finding something."""
