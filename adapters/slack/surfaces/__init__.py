"""Where somebody acted, and so where they are answered: a class for each place, a method for each reply."""

import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Protocol, TypeAlias, assert_never

from adapters.slack.background import Background
from adapters.slack.bodies import Json
from adapters.slack.outward import Outward
from adapters.slack.response_urls import ResponseUrls
from adapters.slack.screens import home, modal, words
from adapters.slack.web_api import RateLimited, SlackRefused, Unreachable, Verdict
from bot.intents import Asker
from bot.ports import Installation
from bot.replies import Answer, DrawHome, Mend, Open, Redraw, Say, Silence
from bot.screens import Form, Screen

log = logging.getLogger(__name__)

Ack: TypeAlias = Json | None
"""The body of the acknowledgement; None is an empty one."""

WHILE_WAITING = 2.0
"""Seconds for a call made before the acknowledgement, which Slack wants within three."""

_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "hash_conflict"})
"""Refusals that come with slow networks and quick fingers: not worth a line in the log."""


class Surface(Protocol):
    """A place of answers. Nothing here raises for Slack's sake: what cannot be shown is logged."""

    async def say(self, screen: Screen, locale: str) -> Ack: ...

    async def open(self, form: Form, locale: str) -> Ack: ...

    async def redraw(self, screen: Screen, locale: str) -> Ack: ...

    async def mend(self, mend: Mend, locale: str) -> Ack: ...


@dataclass(frozen=True, slots=True)
class Means:
    """What surfaces answer with."""

    outward: Outward
    responses: ResponseUrls
    background: Background


@dataclass(frozen=True, slots=True)
class Turn:
    """Who acted, in which installation; none where the app was taken away meanwhile."""

    means: Means
    asker: Asker
    installation: Installation | None

    async def try_call(self, method: str, args: Json, seconds: float = WHILE_WAITING) -> str | None:
        """None where it worked; otherwise Slack's word for why not, or what kept it from answering."""
        if self.installation is None:
            return "not_installed"
        try:
            await self.means.outward.at_once(self.installation, method, args, Verdict, seconds)
        except SlackRefused as refused:
            if refused.error not in _LATE:
                log.error("Slack refused %s", refused)
            return refused.error
        except (RateLimited, Unreachable) as trouble:
            log.warning("%s", trouble)
            return "unreachable"
        return None

    def dialog(self, screen: Screen, locale: str) -> Json:
        """A screen as a modal that remembers the channel it was opened from."""
        channel = self.asker.channel
        return modal(screen, words(locale), channel.channel_id if channel else None)

    def call_later(self, method: str, args: Json) -> None:
        """In the background, for what nobody waits for."""
        self.later(self.try_call(method, args, seconds=10.0), method)

    def later(self, work: Awaitable[object], name: str) -> None:
        async def run() -> object:
            return await work

        self.means.background.start(run(), name)

    def draw_home(self, view: Json) -> None:
        """Puts a view in the place of the asker's App Home."""
        self.call_later("views.publish", {"user_id": self.asker.identity.user_id, "view": view})


async def deliver(surface: Surface, turn: Turn, answer: Answer) -> Ack:
    """Puts a reply where it belongs, and returns what to acknowledge with."""
    match answer.reply:
        case Say(screen):
            return await surface.say(screen, answer.locale)
        case Open(form):
            return await surface.open(form, answer.locale)
        case Redraw(screen):
            return await surface.redraw(screen, answer.locale)
        case Mend():
            return await surface.mend(answer.reply, answer.locale)
        case DrawHome(screen):
            turn.draw_home(home(screen, words(answer.locale)))
            return None
        case Silence():
            return None
        case _ as never:  # pragma: no cover
            assert_never(never)
