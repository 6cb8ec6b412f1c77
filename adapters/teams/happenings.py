"""What happens in a tenant: the app comes and goes, people and channels too."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from adapters.teams.conversation import Conversation
from adapters.teams.outside import Teams
from adapters.teams.wire import Account, Activity
from bot.intents import ChannelGone, MemberChanged, MemberJoined, WorkspaceLeft
from bot.ports import Clock, Installation
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity

_GONE = frozenset({"channelDeleted", "teamDeleted", "teamHardDeleted", "teamArchived"})


@dataclass(slots=True)
class Happenings:
    """`installed` is told of each tenant that has the app for the first time."""

    conversation: Conversation
    teams: Teams
    clock: Clock
    installed: Callable[[Installation], Awaitable[None]]
    _known: set[str] = field(default_factory=set)
    """Tenants that need not be looked up for each activity."""
    _door: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def welcome(self, activity: Activity) -> None:
        """Whatever comes from a tenant shows that it has the app."""
        tenant_id = activity.tenant_id
        if not tenant_id or tenant_id in self._known:
            return
        # Words that come in the same moment wait: their company is not there before this is done.
        async with self._door:
            if tenant_id not in self._known:
                await self._let_in(activity)
                self._known.add(tenant_id)

    async def _let_in(self, activity: Activity) -> None:
        if await self.teams.installations.find(Platform.TEAMS, activity.tenant_id) is None:
            installation = self._installation(activity, self.clock.now())
            await self.teams.installations.save(installation)
            await self.installed(installation)

    def _installation(self, activity: Activity, at: datetime) -> Installation:
        app_id = self.teams.settings.app_id or activity.recipient.id.removeprefix("28:")
        return Installation(
            platform=Platform.TEAMS,
            workspace_id=activity.tenant_id,
            workspace_name=activity.channelData.tenant.name,
            enterprise_id=None,
            bot_token="",
            bot_id=app_id,
            bot_user_id=activity.recipient.id,
            scopes=frozenset(),
            installed_by=activity.sender.aadObjectId,
            installed_at=at,
        )

    async def app_came(self, activity: Activity) -> None:
        """Installed for a person, in a chat or in a team; an upgrade says the same."""
        self._known.discard(activity.tenant_id)
        await self.welcome(activity)
        if activity.conversation.is_personal and activity.sender.aadObjectId:
            await self._joined(activity, activity.sender)

    async def app_went(self, activity: Activity) -> None:
        """Uninstalled there; with its last conversation the app has left the tenant."""
        await self._lost(activity.tenant_id, activity.conversation.lasting_id)
        if activity.channelData.team.id:
            await self._team_gone(activity.tenant_id, activity.channelData.team.id)
        if await self.teams.references.any_of(activity.tenant_id) is None:
            await self.conversation.hear(Platform.TEAMS, WorkspaceLeft(activity.tenant_id))
            await self.teams.installations.remove(Platform.TEAMS, activity.tenant_id)
            self._known.discard(activity.tenant_id)

    async def conversation_changed(self, activity: Activity) -> None:
        """People who came or went, channels and teams that are gone."""
        for account in activity.membersAdded:
            await self._joined(activity, account)
        for account in activity.membersRemoved:
            await self._left(activity, account)
        event, data = activity.channelData.eventType, activity.channelData
        if event == "channelDeleted" and data.channel.id:
            await self._lost(activity.tenant_id, data.channel.id)
        elif event in _GONE and data.team.id:
            await self._team_gone(activity.tenant_id, data.team.id)

    async def _joined(self, activity: Activity, account: Account) -> None:
        if account.aadObjectId and not activity.is_us(account):
            identity = Identity(Platform.TEAMS, activity.tenant_id, account.aadObjectId)
            await self.conversation.hear(Platform.TEAMS, MemberJoined(identity))

    async def _left(self, activity: Activity, account: Account) -> None:
        """Who leaves a team has not left the company: whether they are gone is for the directory to say."""
        if activity.is_us(account):
            await self.app_went(activity)
        elif account.aadObjectId:
            identity = Identity(Platform.TEAMS, activity.tenant_id, account.aadObjectId)
            await self.conversation.hear(Platform.TEAMS, MemberChanged(identity))

    async def _team_gone(self, tenant_id: str, team_id: str) -> None:
        for channel in await self.teams.references.channels(tenant_id):
            if team_id in (channel.team_id, channel.conversation_id):
                await self._lost(tenant_id, channel.conversation_id)

    async def _lost(self, tenant_id: str, conversation_id: str) -> None:
        """A place where nothing can be posted any more: a digest there stops."""
        await self.teams.references.forget(tenant_id, conversation_id)
        channel = Channel(Platform.TEAMS, tenant_id, conversation_id)
        await self.conversation.hear(Platform.TEAMS, ChannelGone(channel))
