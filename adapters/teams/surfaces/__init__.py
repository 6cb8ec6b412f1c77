"""Where an answer goes, by what was done: typed, pressed on a card, or in a dialog."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias, assert_never

from adapters.teams.outside import Teams
from adapters.teams.wire import Activity, Json
from bot.intents import Asker
from bot.ports import Reference
from bot.replies import Answer, DrawHome, Mend, Open, Redraw, Say, Silence
from bot.screens import Form, Screen

CARD = "application/vnd.microsoft.card.adaptive"
Invoked: TypeAlias = Json | None
"""The body of the answer to an invoke; None is an empty one."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Who acted, by which activity, and where they are reached."""

    teams: Teams
    activity: Activity
    asker: Asker
    reference: Reference

    @property
    def member_id(self) -> str:
        return self.activity.sender.id

    def answer(self, post: Mapping[str, object]) -> None:
        """Posts where it was asked, in the same thread, in the background."""
        self.teams.outward.answer(self.reference, post, self.activity.conversation.id)


@dataclass(frozen=True, slots=True)
class Mending:
    """A form that cannot be taken as it is: what it looks like, what was typed, what is wrong."""

    form: Screen
    mend: Mend
    typed: Mapping[str, str]


class Surface(Protocol):
    """A place of answers."""

    async def say(self, screen: Screen, locale: str) -> Invoked: ...

    async def open(self, form: Form, locale: str) -> Invoked: ...

    async def redraw(self, screen: Screen, locale: str) -> Invoked: ...

    async def mend(self, mending: Mending, locale: str) -> Invoked: ...

    async def stay(self) -> Invoked:
        """There is nothing to show."""
        ...


async def deliver(surface: Surface, answer: Answer) -> Invoked:
    """Puts a reply where it belongs, and returns what to answer an invoke with."""
    match answer.reply:
        case Say(screen) | DrawHome(screen):
            return await surface.say(screen, answer.locale)
        case Open(form):
            return await surface.open(form, answer.locale)
        case Redraw(screen):
            return await surface.redraw(screen, answer.locale)
        case Silence() | Mend():
            return await surface.stay()
        case _ as never:  # pragma: no cover
            assert_never(never)
