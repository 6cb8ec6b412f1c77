"""The table of contents of what can be settled: every intent of that kind, and the file that answers it."""

from typing import assert_never

from bot.conversation import adjusting, assigning, claiming, defining, standing_in
from bot.intents import settling as intents
from bot.intents.settling import Settling
from bot.permissions import decides, may_arrange_digest
from bot.replies import Reply, Say
from bot.screens.helping import Notice, NoticeKind
from bot.screens.terms import SettingsMenu
from bot.talk import Talk


async def answer(talk: Talk, intent: Settling) -> Reply:
    """What to show for what was asked."""
    match intent:
        case intents.OpenClaim():
            return await claiming.open_form(talk, intent)
        case intents.RecountClaim():
            return await claiming.recount(talk, intent)
        case intents.SendClaim():
            return await claiming.send(talk, intent)
        case intents.OpenStandIn() | intents.LookAtStandIn() | intents.NameStandIn() | intents.EndStandIn():
            return await _standing_in(talk, intent)
        case intents.ShowSettings():
            return menu(talk)
        case _:
            return await _terms(talk, intent)


def menu(talk: Talk) -> Reply:
    """What the asker may settle."""
    may = SettingsMenu(talk.is_administrator, decides(talk, talk.my_id), may_arrange_digest(talk))
    if not (may.may_settle or may.may_name_stand_in or may.may_arrange_digest):
        return Say(Notice(NoticeKind.NOTHING_TO_SETTLE))
    return Say(may)


async def _standing_in(
    talk: Talk,
    intent: intents.OpenStandIn | intents.LookAtStandIn | intents.NameStandIn | intents.EndStandIn,
) -> Reply:
    match intent:
        case intents.OpenStandIn():
            return await standing_in.open_form(talk, intent)
        case intents.LookAtStandIn():
            return await standing_in.look_at(talk, intent)
        case intents.NameStandIn():
            return await standing_in.name(talk, intent)
        case intents.EndStandIn():
            return await standing_in.end(talk, intent)
        case _:
            assert_never(intent)


async def _terms(
    talk: Talk,
    intent: intents.OpenPattern
    | intents.ForeseePattern
    | intents.SettlePattern
    | intents.OpenPolicy
    | intents.ForeseePolicy
    | intents.SettlePolicy
    | intents.OpenAdjust
    | intents.LookAtBalance
    | intents.Adjust,
) -> Reply:
    match intent:
        case intents.OpenPattern():
            return await assigning.open_form(talk, intent)
        case intents.ForeseePattern():
            return await assigning.foresee(talk, intent)
        case intents.SettlePattern():
            return await assigning.settle(talk, intent)
        case intents.OpenPolicy():
            return await defining.open_form(talk, intent)
        case intents.ForeseePolicy():
            return await defining.foresee(talk, intent)
        case intents.SettlePolicy():
            return await defining.settle(talk, intent)
        case intents.OpenAdjust():
            return await adjusting.open_form(talk, intent)
        case intents.LookAtBalance():
            return await adjusting.look_at(talk, intent)
        case intents.Adjust():
            return await adjusting.adjust(talk, intent)
        case _:
            assert_never(intent)
