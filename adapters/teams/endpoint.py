"""POST /api/messages: the token checked first, then one turn of the SDK's, on an adapter of our own.

The SDK's CloudAdapter answers every invoke with 500 and holds up the loop (docs/decisions/0026).
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from aiohttp import web
from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity as SdkActivity
from botbuilder.schema import ConversationReference, ResourceResponse

from adapters.teams.activities import KEPT_AS
from adapters.teams.settings import TeamsSettings
from adapters.teams.tokens import NotTrusted, Tokens
from adapters.teams.wire import Activity, NotReadable, read
from bot.ports import StoreUnavailable

log = logging.getLogger(__name__)

PATH = "/api/messages"
LARGEST = 256_000
"""Bytes; Teams' largest activity is a message of about 100 KB."""
_ANSWER = "leave_answer"

OnTurn = Callable[[TurnContext], Awaitable[object]]


class Adapter(BotAdapter):  # type: ignore[misc]
    """What the SDK asks of whoever runs its turns; nothing is sent through it."""

    async def send_activities(
        self, context: TurnContext, activities: list[SdkActivity]
    ) -> list[ResourceResponse]:
        """The answer to an invoke is kept for the response; it is the only thing that comes this way."""
        for activity in activities:
            if activity.type == "invokeResponse":
                context.turn_state[_ANSWER] = activity.value
        return [ResourceResponse(id="") for _ in activities]

    async def update_activity(self, context: TurnContext, activity: SdkActivity) -> ResourceResponse:
        raise NotImplementedError("messages are changed by the outbox")

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        raise NotImplementedError("messages are deleted by the outbox")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where Teams sends what people write and press."""

    settings: TeamsSettings
    tokens: Tokens
    on_turn: OnTurn
    adapter: Adapter

    async def post(self, request: web.Request) -> web.Response:
        """200, for invokes with a body; 4xx for what is not Teams', 503 for what should come again."""
        raw = await _body(request)
        if raw is None:
            return _words(413, f"An activity may have at most {LARGEST:,} bytes.")
        try:
            body = msgspec.json.decode(raw)
            activity = read(body, Activity)
            await self.tokens.check(
                request.headers.get("Authorization"), activity.serviceUrl, activity.channelId
            )
        except NotTrusted as refused:
            log.info("Refused an activity: %s", refused.reason)
            return _words(401, "This is not signed by the Bot Framework for this bot, or too old.")
        except (msgspec.DecodeError, UnicodeError, RecursionError, NotReadable):
            return _words(400, "The body is not an activity.")
        # The token does not say whose tenant somebody is of; the activity that came with it does.
        if not self.settings.serves(activity.tenant_id):
            log.warning("Refused an activity of tenant %.60s", activity.tenant_id)
            return _words(403, "This app does not serve this organisation. Its owner can allow the tenant.")
        return await self._turn(body, activity)

    async def _turn(self, body: Any, activity: Activity) -> web.Response:
        try:
            context = TurnContext(self.adapter, SdkActivity().deserialize(body))
        except Exception:
            log.warning("The SDK cannot read an activity of type %.40s", activity.type)
            return _words(400, "The body is not an activity.")
        context.turn_state[KEPT_AS] = activity
        try:
            await self.adapter.run_pipeline(context, self.on_turn)
        except StoreUnavailable:
            return _words(503, "The store is away. Please send this again.")
        answer = context.turn_state.get(_ANSWER)
        if answer is None:
            return web.Response()
        found = b"" if answer.body is None else msgspec.json.encode(answer.body)
        return web.Response(status=answer.status, body=found, content_type="application/json")


async def _body(request: web.Request) -> bytes | None:
    """None where it is too large."""
    if (request.content_length or 0) > LARGEST:
        return None
    raw = await request.read()
    return raw if len(raw) <= LARGEST else None


def _words(status: int, sentence: str) -> web.Response:
    return web.Response(status=status, text=f"{sentence}\n")
