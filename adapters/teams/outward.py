"""Calls to Teams: in their lane for what is delivered, at once for somebody who waits."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from adapters.teams.background import Background
from adapters.teams.connector import Connector, Json, Member, Page
from adapters.teams.lanes import READING, SENDING, Busy, Lanes, Pace
from adapters.teams.problems import explain, is_gone
from adapters.teams.trouble import ConnectorRefused, Throttled, Unreachable
from bot.ports import Gathering, NotDelivered, Reference, References

PAUSES = (1.0, 3.0, 8.0, 16.0)
"""Seconds between the tries of an answer: about half a minute, after which nobody waits for it."""

T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outward:
    """The Connector as deliveries and answers use it. Raises NotDelivered."""

    connector: Connector
    references: References
    lanes: Lanes
    background: Background

    async def post(self, to: Reference, activity: Json) -> str:
        """A new message, in a channel a new thread; its id, or nothing where Teams tells none."""
        return await self._in_lane(to, SENDING, self._sending(to, to.conversation_id, activity))

    async def change(self, to: Reference, activity_id: str, activity: Json) -> bool:
        """False where there is nothing left to change: it, or the conversation it stood in, is gone."""

        async def call() -> bool:
            try:
                await self.connector.update(to.service_url, to.conversation_id, activity_id, activity)
            except ConnectorRefused as refused:
                if refused.status != 404 and not is_gone(refused):
                    raise
                return False
            return True

        return await self._in_lane(to, SENDING, call)

    async def open(self, known: Reference, member_id: str) -> str:
        """The personal chat with a member of a conversation that we are in: its id."""

        async def call() -> str:
            return await self.connector.create(known.service_url, known.bot_id, member_id, known.workspace_id)

        return await self._in_lane(_chat_with(known, member_id), SENDING, call)

    async def member(self, of: Reference, member_id: str) -> Member:
        """Somebody of a conversation, by 29:… or Entra object id. Raises ConnectorRefused for strangers.

        Teams says 404 of people who are not in it, and 400 of ids that it cannot make anything of.
        """

        async def call() -> Member:
            return await self.connector.member(of.service_url, of.conversation_id, member_id)

        return await self._in_lane(of, READING, call, handled=(400, 404))

    async def page(self, of: Reference, more: str | None) -> Page:
        """Part of a conversation's roster."""

        async def call() -> Page:
            return await self.connector.page(of.service_url, of.conversation_id, more)

        return await self._in_lane(of, READING, call)

    def answer(
        self, to: Reference, activity: Json, conversation_id: str | None = None
    ) -> "asyncio.Task[str | None]":
        """For somebody who waits, in the background; `conversation_id` where it goes into a thread.

        The task ends with the message's id, or with None where the answer was lost, which the log tells.
        """
        task = asyncio.create_task(self._answer(to, activity, conversation_id or to.conversation_id))
        self.background.keep(task)
        return task

    async def _answer(self, to: Reference, activity: Json, conversation_id: str) -> str | None:
        """A few tries: an answer may come late, or twice, but is not to be lost to one bad moment."""
        send = self._sending(to, conversation_id, activity)
        try:
            for pause in PAUSES:
                try:
                    return await send()
                except (Throttled, Unreachable) as trouble:
                    await self.lanes.sleep(_wait(pause, trouble))
            return await send()
        except ConnectorRefused as refused:
            log.warning("An answer was lost: %s", await self._never(to, refused))
        except (Throttled, Unreachable) as trouble:
            log.warning("An answer was lost: %s", trouble)
        return None

    def _sending(self, to: Reference, conversation_id: str, activity: Json) -> Callable[[], Awaitable[str]]:
        async def call() -> str:
            return await self.connector.send(to.service_url, conversation_id, activity)

        return call

    async def _in_lane(
        self,
        to: Reference,
        pace: Pace,
        call: Callable[[], Awaitable[T]],
        handled: tuple[int, ...] = (),
    ) -> T:
        try:
            await self.lanes.enter(to.workspace_id, to.conversation_id, pace)
            found = await call()
        except ConnectorRefused as refused:
            if refused.status in handled and not is_gone(refused):
                raise
            raise await self._never(to, refused) from refused
        except (Busy, Throttled, Unreachable) as trouble:
            raise self._later(to, pace, trouble) from trouble
        self.lanes.succeed(to.workspace_id, to.conversation_id, pace)
        return found

    async def _never(self, to: Reference, refused: ConnectorRefused) -> NotDelivered:
        """Of a conversation that is gone nothing is remembered."""
        if is_gone(refused):
            await self.references.forget(to.workspace_id, to.conversation_id)
        return NotDelivered(explain(refused, to.gathering), None)

    def _later(self, to: Reference, pace: Pace, trouble: Busy | Throttled | Unreachable) -> NotDelivered:
        if isinstance(trouble, Busy):
            return NotDelivered("Teams: too many calls", trouble.after)
        pause = self.lanes.fail(to.workspace_id, to.conversation_id, pace)
        if isinstance(trouble, Unreachable):
            return NotDelivered(f"Teams: {trouble}", pause)
        after = pause if trouble.after is None else trouble.after
        self.lanes.park(to.workspace_id, to.conversation_id, after, pace)
        return NotDelivered("Teams: too many calls", after)


def _wait(pause: float, trouble: Throttled | Unreachable) -> float:
    """As Teams says, within reason."""
    said = trouble.after if isinstance(trouble, Throttled) else None
    return pause if said is None else min(max(pause, said), PAUSES[-1])


def _chat_with(known: Reference, member_id: str) -> Reference:
    """What a refusal to open a chat is about: the person, and not the conversation they are known from."""
    return Reference(
        workspace_id=known.workspace_id,
        conversation_id=f"chat with {member_id}",
        gathering=Gathering.PERSONAL,
        service_url=known.service_url,
        bot_id=known.bot_id,
        member_id=member_id,
    )
