"""A form: its title, its fields, and the buttons that send it or work it out first."""

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.teams.actions import LOOK, Callback, Kept, kept_data
from adapters.teams.elements import do
from adapters.teams.texts import Piece
from bot.wording import Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form before it is put into a message or a dialog; `buttons` are shown in a row at the end."""

    title: str
    body: Sequence[Piece]
    buttons: Sequence[Piece]


def sheet(
    callback: Callback,
    title: str,
    submit: str,
    body: Sequence[Piece],
    kept: Kept,
    w: Words,
    *,
    work_out: str | None = None,
    others: Sequence[Piece] = (),
    style: str | None = "positive",
) -> Sheet:
    """`work_out` is the button that shows the form again with what would follow; none where nothing does.

    A form may be worked out before every field is filled in, so what is missing is said by the bot.
    """
    send = do(callback, submit, kept_data(kept), style=style, takes_fields=True)
    looks = [look(callback, work_out, kept)] if work_out else []
    return Sheet(title, body, [send, *looks, *others])


def look(callback: Callback, title: str, kept: Kept) -> Piece:
    """Shows the form again, as far as it is filled in: beneath a field on which others depend."""
    return do(callback, title, {**kept_data(kept), LOOK: "1"}, takes_fields=True)
