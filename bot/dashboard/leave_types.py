"""Kinds of leave as administrators settle them: made, changed, taken out of use and put back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import permissions
from bot.conversation.foreseeing import foresight, mark_of
from bot.dashboard import NotFound, Stale
from bot.dashboard.checking import check_name
from bot.dashboard.keys import key_for
from bot.permissions import Ability
from bot.ports import Context, Transaction
from bot.screens.foresight import Foresight
from bot.talk import Talk
from bot.wording.statuses import away
from bot.wording.words import words
from domain.company.commands import DefineLeaveType
from domain.company.settling import require
from domain.flaws import Flaw
from domain.ids import LeaveTypeId
from domain.policies.leave_type import EMOJI, LeaveType

MOST_WORDS = 20
MOST_MONTHS = 120
JUST_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class LeaveTypeFact:
    """A leave type, how many policies say how much of it there is, and what a form begins from."""

    leave_type: LeaveType
    policies: int
    stands: str

    @property
    def lacks_policy(self) -> bool:
        """Whether nobody can take it, since nothing says how much there is."""
        kind = self.leave_type
        return kind.is_active and kind.is_limited and kind.toil is None and not self.policies


@dataclass(frozen=True, slots=True)
class Look:
    """How a leave type looks to others: in a calendar, and as a status in chat."""

    leave_type: LeaveType
    seen_as: str | None
    """What colleagues read in calendars; None is that somebody is away, and no more."""
    status: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What follows from a change of how balances count; `seen` is for whoever sends the same once more."""

    seen: str
    foresight: Foresight
    is_unlimited_now: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """A change is made; `stands` is what undoing it begins from."""

    stands: str


async def listed(talk: Talk) -> tuple[LeaveTypeFact, ...]:
    """Those in use first, in the order in which they were made. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    facts = [_fact(talk, each) for each in talk.settings.leave_types.values()]
    return tuple(sorted(facts, key=lambda fact: not fact.leave_type.is_active))


async def one(talk: Talk, leave_type_id: str) -> LeaveTypeFact:
    """One of them. Raises Refused, or NotFound."""
    await permissions.require(talk, Ability.SETTLE)
    return _fact(talk, _known(talk, leave_type_id))


async def look(talk: Talk, draft: LeaveType) -> Look:
    """How a leave type would look as it is filled in. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    seen_as = draft.name if draft.is_shown_by_name else None
    return Look(draft, seen_as, draft.status_text or away(words(talk.locale)))


async def make(talk: Talk, draft: LeaveType) -> LeaveTypeId:
    """A new leave type; its id follows from its name. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    _check(talk, draft)
    key = LeaveTypeId(key_for(draft.name, talk.settings.leave_types, "leave"))
    await talk.house.handling.handle(talk.context(), DefineLeaveType(replace(draft, id=key)))
    return key


async def change(talk: Talk, leave_type_id: str, draft: LeaveType, stood: str, seen: str) -> Outlook | Saved:
    """Changes one; what balances follow from is looked at first. Raises Refused, NotFound, or Stale.

    The unit stays: what is booked and granted is counted in it.
    """
    await permissions.require(talk, Ability.SETTLE)
    was = _known(talk, leave_type_id)
    now = replace(draft, id=was.id, unit=was.unit, is_active=was.is_active)
    _check(talk, now)
    mark = mark_of((now, stood))
    if now.is_limited != was.is_limited and seen != mark and mark_of(was) == stood:
        found = await foresight(talk, (DefineLeaveType(now),), is_for_all=True)
        return Outlook(mark, found, not now.is_limited)
    await _define(talk, now, stood)
    return Saved(mark_of(now))


async def use(talk: Talk, leave_type_id: str, stood: str, *, is_active: bool) -> Saved:
    """Takes one out of use, or back into it: what is booked stays. Raises Refused, NotFound, or Stale."""
    await permissions.require(talk, Ability.SETTLE)
    now = replace(_known(talk, leave_type_id), is_active=is_active)
    await _define(talk, now, stood)
    return Saved(mark_of(now))


async def put_back(talk: Talk, leave_type_id: str, before: datetime, stood: str) -> None:
    """As it was before a moment, unless somebody has changed it since. Raises Refused, NotFound, or Stale."""
    await permissions.require(talk, Ability.SETTLE)
    key = _known(talk, leave_type_id).id
    past = await talk.house.store.as_of(talk.company_id, before - JUST_BEFORE, ())
    was = past.settings.leave_types.get(key)
    if was is None:
        raise NotFound
    await _define(talk, was, stood)


async def _define(talk: Talk, now: LeaveType, stood: str) -> None:
    """Unless it is another one by now than the form was begun from, looked at under the same lock."""
    context = talk.context()

    def plan(tx: Transaction) -> Sequence[DefineLeaveType]:
        if _is_done(tx, talk, context):
            return ()
        if mark_of(tx.settings(talk.company_id).leave_types.get(now.id)) != stood:
            raise Stale
        return (DefineLeaveType(now),)

    await talk.house.handling.plan_and_handle(context, plan)


def _is_done(tx: Transaction, talk: Talk, context: Context) -> bool:
    return tx.has_handled(talk.company_id, context.command_id)


def _known(talk: Talk, leave_type_id: str) -> LeaveType:
    found = talk.settings.leave_types.get(LeaveTypeId(leave_type_id))
    if found is None:
        raise NotFound
    return found


def _fact(talk: Talk, leave_type: LeaveType) -> LeaveTypeFact:
    policies = sum(key[0] == leave_type.id for key in talk.settings.policies)
    return LeaveTypeFact(leave_type, policies, mark_of(leave_type))


def _check(talk: Talk, draft: LeaveType) -> None:
    """Raises Refused for what nobody means, which the domain would take all the same."""
    check_name(draft.name, "leave_type.name")
    others = (each for each in talk.settings.leave_types.values() if each.id != draft.id)
    is_taken = any(each.name.casefold() == draft.name.casefold() for each in others)
    require(not is_taken, "leave_type.name", Flaw.NAMED_TWICE, draft.name)
    require(EMOJI.fullmatch(draft.emoji) is not None, "leave_type.emoji", Flaw.NOT_AN_EMOJI, draft.emoji)
    for each in draft.words:
        check_name(each, "leave_type.words")
    require(len(draft.words) <= MOST_WORDS, "leave_type.words", Flaw.TOO_MANY, str(MOST_WORDS))
    months = draft.toil.for_months if draft.toil else None
    flaw = Flaw.TOO_MUCH if months and months > 0 else Flaw.NOT_MORE_THAN_NOTHING
    require(months is None or 0 < months <= MOST_MONTHS, "leave_type.months", flaw)
