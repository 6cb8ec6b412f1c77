"""Cards, receipts and digests that nobody is waiting for: posted once, kept up to date, in Teams' pace."""

from dataclasses import dataclass, replace

from adapters.teams.delivery import fingerprint, post
from adapters.teams.outward import Outward
from adapters.teams.rosters import Met, Rosters
from adapters.teams.screens import Message, message, words
from bot.ports import Copy, Gathering, NotDelivered, Reference, References
from bot.screens import NoticeKind, Screen
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity


@dataclass(frozen=True, slots=True)
class TeamsMessenger:
    """The port `Messenger`; see docs/decisions/0023 for what happens when an outcome is not known."""

    outward: Outward
    references: References
    rosters: Rosters

    async def tell(
        self, identity: Identity, screen: Screen, locale: str, delivery_id: str, copy: Copy | None
    ) -> Copy | None:
        """To the person's chat with the app, which is opened where they are in a team that has it."""
        chat = await self._chat(identity)
        return await self._show(chat, message(screen, words(locale), chat.member_id), copy)

    async def announce(
        self, channel: Channel, screen: Screen, locale: str, delivery_id: str, copy: Copy | None
    ) -> Copy | None:
        return await self._show(await self._channel(channel), message(screen, words(locale)), copy)

    async def draw_home(self, identity: Identity, screen: Screen, locale: str) -> None:
        """Nothing: on Teams the home is a tab, which is drawn when somebody looks at it."""

    async def _chat(self, identity: Identity) -> Reference:
        """Raises NotDelivered for somebody to whom no way leads."""
        chat = await self.references.personal(identity.workspace_id, identity.user_id)
        if chat is not None:
            return chat
        met = await self.rosters.meet(identity)
        if met is None:
            raise await self._unreachable(identity.workspace_id)
        return await self._opened(identity, met)

    async def _unreachable(self, workspace_id: str) -> NotDelivered:
        """Why there is no way to somebody: they have not added the app, or nobody has."""
        if await self.references.any_of(workspace_id) is None:
            return NotDelivered(NoticeKind.NOT_CONNECTED.value, None)
        return NotDelivered(NoticeKind.PERSON_UNREACHABLE.value, None)

    async def _opened(self, identity: Identity, met: Met) -> Reference:
        chat = Reference(
            workspace_id=identity.workspace_id,
            conversation_id=await self.outward.open(met.where, met.member.member_id),
            gathering=Gathering.PERSONAL,
            service_url=met.where.service_url,
            bot_id=met.where.bot_id,
            user_id=identity.user_id,
            member_id=met.member.member_id,
            name=met.member.name or "",
        )
        await self.references.note(chat)
        return chat

    async def _channel(self, channel: Channel) -> Reference:
        """One that nothing has come from yet is reached as the tenant's other conversations are."""
        known = await self.references.find(channel.workspace_id, channel.channel_id)
        if known is not None:
            return known
        other = await self.references.any_of(channel.workspace_id)
        if other is None:
            raise NotDelivered(NoticeKind.NOT_CONNECTED.value, None)
        return Reference(
            channel.workspace_id, channel.channel_id, Gathering.CHANNEL, other.service_url, other.bot_id
        )

    async def _show(self, to: Reference, drawn: Message, copy: Copy | None) -> Copy | None:
        """None where Teams does not say what the message is called: it cannot be changed later."""
        if copy is not None and (copy.platform, copy.workspace_id) == (Platform.TEAMS, to.workspace_id):
            if copy.drawn == fingerprint(drawn):
                return copy
            stands = replace(to, conversation_id=copy.channel_id)
            if await self.outward.change(stands, copy.message_id, post(drawn)):
                return replace(copy, drawn=fingerprint(drawn))
        message_id = await self.outward.post(to, post(drawn))
        return _copy(to, message_id, drawn) if message_id else None


def _copy(to: Reference, message_id: str, drawn: Message) -> Copy:
    return Copy(Platform.TEAMS, to.workspace_id, to.conversation_id, message_id, fingerprint(drawn))
