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
    data = kept_data(kept)
    send = do(callback, submit, data, style=style, takes_fields=True)
    looks = [do(callback, work_out, {**data, LOOK: "1"}, takes_fields=True)] if work_out else []
    return Sheet(title, body, [send, *looks, *others])
