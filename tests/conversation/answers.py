"""What an answer has to be for a test to go on."""

from typing import TypeVar

from bot.replies import Mend, Open, Redraw, Reply, Say
from domain.refusals import Refusal

S = TypeVar("S")


def said(reply: Reply, kind: type[S]) -> S:
    """The screen of a message that only the asker sees."""
    assert isinstance(reply, Say), reply
    assert isinstance(reply.screen, kind), reply.screen
    return reply.screen


def opened(reply: Reply, kind: type[S]) -> S:
    """The screen of a dialog."""
    assert isinstance(reply, Open), reply
    assert isinstance(reply.screen, kind), reply.screen
    return reply.screen


def redrawn(reply: Reply, kind: type[S]) -> S:
    """The screen in the place of what was acted on."""
    assert isinstance(reply, Redraw), reply
    assert isinstance(reply.screen, kind), reply.screen
    return reply.screen


def mended(reply: Reply) -> dict[str, object]:
    """What is wrong, by field: a slip as its word, a refusal as its kind."""
    assert isinstance(reply, Mend), reply
    return {
        field.value: type(what) if isinstance(what, Refusal) else what.value for field, what in reply.problems
    }
