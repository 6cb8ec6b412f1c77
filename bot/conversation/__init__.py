"""The table of contents: every intent, and the file that answers it."""

from dataclasses import dataclass
from typing import assert_never

from bot import intents
from bot.conversation import (
    administering,
    away,
    balances,
    changing,
    deciding,
    helping,
    joining,
    linking,
    opening,
    reminding,
    requesting,
    saying,
    settling,
)
from bot.intents import (
    Asker,
    ChannelGone,
    ConsentsRevoked,
    Intent,
    MemberChanged,
    MemberJoined,
    News,
    WorkspaceLeft,
)
from bot.intents.changing import Changing
from bot.intents.linking import AskForCode, OpenDashboard
from bot.intents.settling import Settling
from bot.people import Nobody, Unknown, recognise
from bot.ports import StoreUnavailable, Stranger
from bot.replies import Answer, Reply, Say
from bot.screens import Notice, Refusing
from bot.screens.helping import NoticeKind, NotUnderstood
from bot.talk import House, Talk
from domain.company.digests import Platform
from domain.refusals import Refused


@dataclass(frozen=True, slots=True)
class Conversation:
    """Answers people, whatever platform they are on."""

    house: House

    async def answer(self, asker: Asker, intent: Intent) -> Answer:
        """What to show for what was asked. A refusal is an answer too; anything else that fails is raised."""
        try:
            if (code := linking.code_in(intent)) is not None:
                return await linking.link(self.house, asker, code)
            found = await recognise(self.house, asker)
        except StoreUnavailable:
            return Answer(Say(Notice(NoticeKind.TRY_LATER)), asker.locale or "en")
        try:
            return Answer(await self._turn(asker, found, intent), found.locale)
        except Refused as refused:
            today = None if isinstance(found, Nobody) else found.today
            return Answer(Say(Refusing(refused.refusal, today)), found.locale)
        except StoreUnavailable:
            return Answer(Say(Notice(NoticeKind.TRY_LATER)), found.locale)

    async def hear(self, platform: Platform, news: News) -> None:
        """Takes note of what a platform tells of itself."""
        match news:
            case MemberJoined(identity):
                await joining.hear_of_joining(self.house, identity)
            case MemberChanged(identity):
                await joining.hear_of_change(self.house, identity)
            case ChannelGone():
                await joining.hear_of_channel(self.house, news)
            case WorkspaceLeft(workspace_id):
                await joining.hear_of_leaving(self.house, platform, workspace_id)
            case ConsentsRevoked(identities):
                await joining.hear_of_revoking(self.house, identities)
            case _:
                assert_never(news)

    async def _turn(self, asker: Asker, found: Talk | Nobody, intent: Intent) -> Reply:
        if not isinstance(found, Nobody):
            return await _reply(found, intent)
        if found.why is Unknown.MAY_SET_UP and found.stranger is not None:
            return await _set_up(self.house, asker, found.stranger, intent)
        return Say(Notice(NoticeKind(found.why.value)))


async def _set_up(house: House, asker: Asker, installer: Stranger, intent: Intent) -> Reply:
    match intent:
        case intents.ChangeSetUp():
            return await joining.change_set_up(house, asker, intent)
        case intents.SetUp():
            return await joining.set_up(house, asker, installer, intent)
        case _:
            return await joining.open_set_up(house, asker)


async def _reply(talk: Talk, intent: Intent) -> Reply:
    if isinstance(intent, Changing):
        return await changing.answer(talk, intent)
    if isinstance(intent, Settling):
        return await settling.answer(talk, intent)
    if isinstance(intent, AskForCode):
        return await linking.ask_for_code(talk)
    if isinstance(intent, OpenDashboard):
        return await opening.open_dashboard(talk)
    match intent:
        case intents.Said(text):
            understood = saying.understand(talk, text)
            if understood is None:
                return await saying.read(talk, text)
            if isinstance(understood, NotUnderstood):
                return Say(understood)
            return await _reply(talk, understood)
        case intents.EnterFor():
            return await saying.read_for(talk, intent)
        case (
            intents.OpenRequest()
            | intents.Recount()
            | intents.SendRequest()
            | intents.Withdraw()
            | intents.Cancel()
        ):
            return await _requesting(talk, intent)
        case (
            intents.Approve()
            | intents.Decline()
            | intents.Undo()
            | intents.AskReason()
            | intents.ShowRequest()
        ):
            return await _deciding(talk, intent)
        case intents.SnoozeReminder():
            return await reminding.snooze(talk, intent)
        case _:
            return await _showing(talk, intent)


async def _requesting(
    talk: Talk,
    intent: intents.OpenRequest | intents.Recount | intents.SendRequest | intents.Withdraw | intents.Cancel,
) -> Reply:
    match intent:
        case intents.OpenRequest():
            return await requesting.open_form(talk, intent)
        case intents.Recount():
            return await requesting.recount(talk, intent)
        case intents.SendRequest():
            return await requesting.send(talk, intent)
        case intents.Withdraw():
            return await changing.withdraw(talk, intent)
        case intents.Cancel():
            return await changing.cancel(talk, intent)
        case _:
            assert_never(intent)


async def _deciding(
    talk: Talk,
    intent: intents.Approve | intents.Decline | intents.Undo | intents.AskReason | intents.ShowRequest,
) -> Reply:
    match intent:
        case intents.Approve():
            return await deciding.approve(talk, intent)
        case intents.Decline():
            return await deciding.decline(talk, intent)
        case intents.Undo():
            return await deciding.undo(talk, intent)
        case intents.AskReason():
            return await deciding.ask_reason(talk, intent)
        case intents.ShowRequest():
            return await deciding.show(talk, intent)
        case _:
            assert_never(intent)


async def _showing(
    talk: Talk,
    intent: intents.ShowMenu
    | intents.ShowBalances
    | intents.ShowWhy
    | intents.ShowAway
    | intents.ShowRequests
    | intents.ShowHelp
    | intents.ShowHome
    | intents.OpenDigest
    | intents.ArrangeDigest
    | intents.StopDigest
    | intents.OpenSetUp
    | intents.ChangeSetUp
    | intents.SetUp,
) -> Reply:
    match intent:
        case intents.ShowMenu() | intents.OpenSetUp() | intents.ChangeSetUp() | intents.SetUp():
            return await helping.menu(talk)
        case intents.ShowBalances():
            return await balances.show(talk, intent)
        case intents.ShowWhy():
            return await balances.why(talk, intent)
        case intents.ShowAway():
            return await away.show(talk, intent)
        case intents.ShowRequests():
            return await helping.requests(talk)
        case intents.ShowHelp():
            return await helping.help_with(talk)
        case intents.ShowHome():
            return await helping.home(talk)
        case _:
            return await _administering(talk, intent)


async def _administering(
    talk: Talk, intent: intents.OpenDigest | intents.ArrangeDigest | intents.StopDigest
) -> Reply:
    match intent:
        case intents.OpenDigest():
            return await administering.open_digest(talk)
        case intents.ArrangeDigest():
            return await administering.arrange(talk, intent)
        case intents.StopDigest():
            return await administering.stop(talk, intent)
        case _:
            assert_never(intent)


__all__ = ["Conversation", "House"]
