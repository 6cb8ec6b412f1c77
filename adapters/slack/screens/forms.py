"""Dialogs: a title, fields, and what the button does."""

from adapters.slack.actions import Callback, Kept, write_kept
from adapters.slack.texts import Piece, plain
from bot.wording import Words

MOST_TITLE = 24


def dialog(
    callback: Callback, title: str, submit: str | None, blocks: list[Piece], kept: Kept, w: Words
) -> Piece:
    """A modal; without `submit` there is nothing to send, only to close."""
    view: Piece = {
        "type": "modal",
        "callback_id": str(callback),
        "private_metadata": write_kept(kept),
        "title": plain(title, MOST_TITLE),
        "close": plain(w("Close"), MOST_TITLE),
        "blocks": blocks,
    }
    return view if submit is None else view | {"submit": plain(submit, MOST_TITLE)}
