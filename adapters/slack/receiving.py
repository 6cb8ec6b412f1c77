"""One payload of Slack's, however it came: told once, handed to Bolt, and always answered."""

import logging
from dataclasses import dataclass, field

import msgspec
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

from adapters.slack.bodies import Json
from adapters.slack.wire import Envelope, Interaction, NotReadable, SlashCommand, read
from bot.ports import Clock, Inbox, StoreUnavailable

log = logging.getLogger(__name__)

PAYLOAD = "leave_payload"
"""Where listeners find the payload with its types in Bolt's context."""

_HEARD = frozenset({"block_actions", "view_submission", "shortcut", "message_action"})
"""Interactions that somebody waits for; others (a closed dialog, old attachments) need only a 200."""
_SUGGESTIONS = frozenset({"block_suggestion", "dialog_suggestion"})
_MOST_FAILED = 1_000


@dataclass(frozen=True, slots=True)
class Received:
    """What to answer with; a status other than 200 makes Slack send an event again."""

    status: int = 200
    body: str = ""


AGAIN = Received(503, "The store is away. Please send this again.")


@dataclass(slots=True)
class Receiving:
    """The way in that HTTP and Socket Mode share."""

    bolt: AsyncApp
    inbox: Inbox
    clock: Clock
    _failed: set[str] = field(default_factory=set)
    """Events that could not be stored here, for which a repetition is no repetition."""

    async def receive(self, body: Json) -> Received:
        """Answers 200 to whatever Slack may send; 503 only where an event has to come again."""
        match body.get("type"):
            case "url_verification":
                return _json({"challenge": str(body.get("challenge", ""))})
            case "app_rate_limited":
                log.warning("Slack holds back events of %s: too many of them", body.get("team_id"))
                return Received()
            case "event_callback":
                return await self._once(body)
            case kind if kind in _SUGGESTIONS:
                return _json({"options": []})
            case kind if kind in _HEARD or "command" in body:
                return await self._hand_over(body)
            case kind:
                log.info("Nothing to do for a payload of type %s", kind)
                return Received()

    async def _once(self, body: Json) -> Received:
        event_id = str(body.get("event_id") or "")
        try:
            if not await self._is_new(event_id):
                return Received()
        except StoreUnavailable:
            return AGAIN
        received = await self._hand_over(body)
        if received.status != 200 and len(self._failed) < _MOST_FAILED:
            self._failed.add(event_id)
        return received

    async def _is_new(self, event_id: str) -> bool:
        if not event_id:
            return True
        if event_id in self._failed:
            self._failed.remove(event_id)
            return True
        return await self.inbox.is_first(f"slack {event_id}", self.clock.now())

    async def _hand_over(self, body: Json) -> Received:
        try:
            payload = _typed(body)
            # Bolt takes a parsed body in this mode only; nothing else in it looks at the mode.
            request = AsyncBoltRequest(body=body, mode="socket_mode", context={PAYLOAD: payload})
        except (NotReadable, AttributeError, KeyError, TypeError) as error:
            log.warning("A payload of Slack's is not as documented: %s", error)
            return Received()
        response = await self.bolt.async_dispatch(request)
        return AGAIN if response.status == AGAIN.status else Received(200, response.body)


def _typed(body: Json) -> SlashCommand | Interaction | Envelope:
    if "command" in body:
        return read(body, SlashCommand)
    if body["type"] == "event_callback":
        return read(body, Envelope)
    interaction = read(body, Interaction)
    if not _name(interaction):
        raise NotReadable(f"{interaction.type} without a name")
    return interaction


def _name(interaction: Interaction) -> str:
    """What Bolt looks for a listener by, and does without it badly."""
    if interaction.type == "block_actions":
        return interaction.actions[0].action_id if interaction.actions else ""
    if interaction.type == "view_submission":
        return interaction.view.callback_id if interaction.view and interaction.view.type else ""
    return interaction.callback_id


def _json(body: Json) -> Received:
    return Received(200, msgspec.json.encode(body).decode())
