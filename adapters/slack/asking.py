"""Who asks, and for which installation, read from a payload."""

import logging
from dataclasses import dataclass

from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.actions import read_kept
from adapters.slack.wire import Envelope, Interaction, SlashCommand
from adapters.slack.workspaces import Workspaces
from bot.intents import Asker
from bot.ports import Installation, StoreUnavailable
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity

log = logging.getLogger(__name__)

_KEPT_AS = "leave_installation"


@dataclass(frozen=True)
class Authorised(AsyncAuthorize):
    """Bolt's question whose token it may use, answered from memory or one row: never by auth.test."""

    workspaces: Workspaces

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult:
        """Always a result: who has no installation is answered in words of ours, not in Bolt's."""
        found = await self._find(team_id or "")
        context[_KEPT_AS] = found
        return AuthorizeResult(
            enterprise_id=found.enterprise_id if found else None,
            team_id=team_id,
            bot_id=found.bot_id if found else None,
            bot_user_id=found.bot_user_id if found else None,
            bot_token=found.bot_token if found else None,
        )

    async def of(self, request: AsyncBoltRequest, workspace_id: str) -> Installation | None:
        """The installation a request is for."""
        found = request.context.get(_KEPT_AS)
        return found if isinstance(found, Installation) else await self._find(workspace_id)

    async def _find(self, workspace_id: str) -> Installation | None:
        """None also while the store is away: who asks then hears of that from the conversation."""
        try:
            return await self.workspaces.find(Platform.SLACK, workspace_id)
        except StoreUnavailable:
            log.warning("The store is away: answering without a token")
            return None


def asker_of_command(command: SlashCommand, installation: Installation | None) -> Asker:
    """A command is known by its trigger: nobody else has it."""
    workspace_id = _workspace(installation, command.team_id)
    delivery_id = command.trigger_id or f"{command.user_id} {command.response_url}"
    identity = Identity(Platform.SLACK, workspace_id, command.user_id)
    return Asker(identity, delivery_id, _channel(workspace_id, command.channel_id))


def asker_of(interaction: Interaction, installation: Installation | None) -> Asker:
    """Who clicked, sent or chose something."""
    workspace_id = _workspace(installation, interaction.workspace_id)
    identity = Identity(Platform.SLACK, workspace_id, interaction.user.id)
    return Asker(identity, _delivery(interaction), _channel(workspace_id, _channel_id(interaction)))


def asker_of_event(envelope: Envelope, installation: Installation | None) -> Asker:
    """Who opened, wrote or mentioned."""
    workspace_id = _workspace(installation, envelope.workspace_id)
    event = envelope.event
    delivery_id = envelope.event_id or f"{event.type} {event.channel_id} {event.user_id} {event.ts}"
    identity = Identity(Platform.SLACK, workspace_id, event.user_id)
    return Asker(identity, delivery_id, _channel(workspace_id, event.channel_id))


def plain_text(text: str) -> str:
    """What was typed: Slack escapes three letters, and no database takes a NUL."""
    return text.replace("\0", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _workspace(installation: Installation | None, named: str) -> str:
    return installation.workspace_id if installation else named


def _channel(workspace_id: str, channel_id: str) -> Channel | None:
    """None in direct messages: they are no place to post to."""
    if not channel_id or channel_id.startswith("D"):
        return None
    return Channel(Platform.SLACK, workspace_id, channel_id)


def _channel_id(interaction: Interaction) -> str:
    """Of the message that was acted on, or of where the dialog was opened from."""
    if interaction.view is not None:
        try:
            return read_kept(interaction.view.private_metadata).channel_id or ""
        except ValueError:
            return ""
    return interaction.container.channel_id or (interaction.channel.id if interaction.channel else "")


def _delivery(interaction: Interaction) -> str:
    """Interactions have no id of their own, but what they consist of is the same in every repetition."""
    view, user_id = interaction.view, interaction.user.id
    if interaction.actions:
        element = interaction.actions[0]
        place = view.id if view else interaction.container.message_ts
        return f"{place} {element.action_id} {user_id} {element.action_ts or interaction.trigger_id}"
    if view is not None:
        return f"{view.id} {view.hash or interaction.trigger_id}"
    return interaction.trigger_id or f"{interaction.callback_id} {user_id} {interaction.action_ts}"
