"""What people do in Slack: one listener for each kind of payload, each with a table behind it."""

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import msgspec
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.slack.actions import FOLLOW
from adapters.slack.answering import Answering
from adapters.slack.asking import Authorised, asker_of, asker_of_command, plain_text
from adapters.slack.clicks import NotOurs, clicked, submitted
from adapters.slack.happenings import Happenings
from adapters.slack.names import COMMAND, SHORTCUTS
from adapters.slack.receiving import AGAIN, PAYLOAD
from adapters.slack.surfaces import Ack, Means, Surface, Turn
from adapters.slack.surfaces.dialog import InDialog, Newest, Sent
from adapters.slack.surfaces.elsewhere import AtHome, ByShortcut
from adapters.slack.surfaces.message import InMessage
from adapters.slack.surfaces.typed import Typed
from adapters.slack.web_api import RateLimited, Unreachable
from adapters.slack.wire import Element, Envelope, Interaction, SlashCommand, View
from bot.intents import Said, ShowHelp
from bot.ports import StoreUnavailable

log = logging.getLogger(__name__)

ANY = re.compile("")

Listener: TypeAlias = Callable[[AsyncBoltRequest], Awaitable[Ack]]


@dataclass(frozen=True, slots=True)
class Listeners:
    """Registered with Bolt; each returns what to acknowledge with."""

    answering: Answering
    happenings: Happenings
    workspaces: Authorised
    means: Means
    newest: Newest = field(default_factory=Newest)

    def listen(self, app: AsyncApp) -> None:
        """Commands first: every listener in front of the one that matches costs about ten microseconds."""
        app.command(ANY)(_acknowledged(self.command))
        app.action(ANY)(_acknowledged(self.action))
        app.view(ANY)(_acknowledged(self.submission))
        app.shortcut(ANY)(_acknowledged(self.shortcut))
        app.event(ANY)(_acknowledged(self.event))

    async def command(self, request: AsyncBoltRequest) -> Ack:
        """A slash command; one that is not ours is answered with help."""
        command: SlashCommand = request.context[PAYLOAD]
        installation = await self.workspaces.of(request, command.team_id)
        turn = Turn(self.means, asker_of_command(command, installation), installation)
        intent = Said(plain_text(command.text)) if command.command == COMMAND else ShowHelp()
        return await self.answering.answer(Typed(turn, command.trigger_id), turn, intent)

    async def action(self, request: AsyncBoltRequest) -> Ack:
        """A button, or a field that changed."""
        interaction: Interaction = request.context[PAYLOAD]
        element = interaction.actions[0]
        if element.action_id == FOLLOW:
            # Their browser is there already.
            return None
        try:
            asked = clicked(element, interaction.view)
        except NotOurs:
            log.info("An unknown button or field: %s", element.action_id)
            if interaction.view is not None:
                return None
            asked = ShowHelp()
        turn = await self._turn(request, interaction)
        return await self.answering.answer(self._surface(turn, interaction, element), turn, asked)

    async def submission(self, request: AsyncBoltRequest) -> Ack:
        """A form was sent; one we do not know is closed."""
        interaction: Interaction = request.context[PAYLOAD]
        view = interaction.view or View()
        try:
            asked = submitted(view)
        except NotOurs:
            log.info("An unknown form: %s", view.callback_id)
            return None
        turn = await self._turn(request, interaction)
        return await self.answering.answer(Sent(turn, view), turn, asked)

    async def shortcut(self, request: AsyncBoltRequest) -> Ack:
        """Both kinds open the request form; one that is not ours is answered with help."""
        interaction: Interaction = request.context[PAYLOAD]
        turn = await self._turn(request, interaction)
        intent = SHORTCUTS.get(interaction.callback_id, ShowHelp())
        surface = ByShortcut(turn, interaction.trigger_id, interaction.response_url)
        return await self.answering.answer(surface, turn, intent)

    async def event(self, request: AsyncBoltRequest) -> Ack:
        """Something happened in a workspace. Raises StoreUnavailable, so that Slack tells it again."""
        envelope: Envelope = request.context[PAYLOAD]
        installation = await self.workspaces.of(request, envelope.workspace_id)
        await self.happenings.hear(envelope, installation)
        return None

    async def _turn(self, request: AsyncBoltRequest, interaction: Interaction) -> Turn:
        installation = await self.workspaces.of(request, interaction.workspace_id)
        return Turn(self.means, asker_of(interaction, installation), installation)

    def _surface(self, turn: Turn, interaction: Interaction, element: Element) -> Surface:
        view = interaction.view
        if view is None:
            return InMessage(turn, interaction.trigger_id, interaction.response_url)
        if view.type == "home":
            return AtHome(turn, interaction.trigger_id)
        return InDialog(turn, view, interaction.trigger_id, element.action_ts, self.newest)


def _acknowledged(listener: Listener) -> Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]:
    """The listener as Bolt calls it. Takes `request` by that name: Bolt looks at names."""

    async def run(request: AsyncBoltRequest) -> BoltResponse:
        try:
            ack = await listener(request)
        except (StoreUnavailable, RateLimited, Unreachable) as unavailable:
            log.warning("An event has to come again: %s", unavailable)
            return BoltResponse(status=AGAIN.status)
        except Exception:
            # Only what no person waits for, or what could not even be said: Slack need not send it again.
            log.exception("A payload of Slack's could not be carried out")
            ack = None
        return BoltResponse(status=200, body="" if ack is None else msgspec.json.encode(ack).decode())

    return run
