"""How much leave there is from a day on: settled by administrators, after seeing whom it concerns and how."""

from dataclasses import replace
from datetime import date

from bot.conversation.facts import type_fact, usable_types
from bot.conversation.foreseeing import foresight, mark_of
from bot.intents.settling import ForeseePolicy, OpenPolicy, SettlePolicy
from bot.replies import Field, Mend, Open, Redraw, Reply, Say, Slip
from bot.screens import Refusing
from bot.screens.helping import Notice, NoticeKind
from bot.screens.terms import PlaceFact, PolicyForm, PolicyValues
from bot.talk import Talk
from domain.amounts import NOTHING
from domain.company.commands import DefinePolicy
from domain.company.settings import policy_key
from domain.flaws import Flaw
from domain.ids import LeaveTypeId, LocationId
from domain.periods import ONE_DAY
from domain.policies.carry_over import CarryOver, last_usable_day
from domain.policies.leave_type import LeaveType
from domain.policies.leave_year import CALENDAR_YEAR, LeaveYearBasis, MonthDay
from domain.policies.policy import LeavePolicy
from domain.refusals import Need, NotPermitted, Refusal, Refused, Unsettled
from domain.versions import in_force

FIELDS = {
    "entitlement": Field.ENTITLEMENT,
    "carry_over": Field.CARRIED,
    "floor": Field.DEBT,
    "location": Field.LOCATION,
}
"""Where a flaw of a policy's field is shown; others at the day."""


async def open_form(talk: Talk, intent: OpenPolicy) -> Reply:
    """The form, with what holds for the first type, from the next leave year on."""
    if not talk.is_administrator:
        return Say(Refusing(NotPermitted(Need.ADMINISTRATOR)))
    leave_type = _types(talk)[0]
    return Open(
        await _form(talk, _fresh(talk, leave_type.id, _settled_at(talk, leave_type), _next_year(talk)))
    )


async def foresee(talk: Talk, intent: ForeseePolicy) -> Reply:
    """The form again, with what would follow; another type or place shows its own terms."""
    if not talk.is_administrator:
        return Redraw(Refusing(NotPermitted(Need.ADMINISTRATOR)))
    values = intent.values
    if values.entitlement is None:
        fresh = _fresh(talk, values.leave_type_id, values.location_id, values.from_day or talk.today)
        return Redraw(await _form(talk, fresh))
    return Redraw(await _form(talk, values, is_tried=True))


async def settle(talk: Talk, intent: SettlePolicy) -> Reply:
    """Saves what has been looked at; what has not is shown first."""
    if not talk.is_administrator:
        return Redraw(Refusing(NotPermitted(Need.ADMINISTRATOR)))
    values = intent.values
    command = _command(talk, values)
    if isinstance(command, Mend):
        return command
    try:
        if values.seen != _mark(values):
            return Redraw(await _seen(talk, values, command))
        await talk.house.handling.handle(talk.context(), command)
    except Refused as refused:
        return Mend(((_field_of(refused.refusal), refused.refusal),), talk.today)
    name = talk.settings.leave_types[command.policy.leave_type_id].name
    return Redraw(Notice(NoticeKind.POLICY_SETTLED, name, command.from_day))


async def _form(talk: Talk, values: PolicyValues, is_tried: bool = False) -> PolicyForm:
    command = _command(talk, values) if is_tried else None
    if isinstance(command, DefinePolicy):
        try:
            return await _seen(talk, values, command)
        except Refused as refused:
            return replace(_plain(talk, values), refusal=refused.refusal)
    return _plain(talk, values)


async def _seen(talk: Talk, values: PolicyValues, command: DefinePolicy) -> PolicyForm:
    """The form with what would follow, marked as shown. Raises Refused."""
    found = await foresight(talk, (command,), is_for_all=True)
    seen = replace(values, seen=_mark(values))
    return replace(_plain(talk, seen), foreseen=found)


def _plain(talk: Talk, values: PolicyValues) -> PolicyForm:
    places = [
        PlaceFact(each, talk.settings.location(each, talk.today).name) for each in talk.settings.locations
    ]
    types = tuple(type_fact(each) for each in _types(talk))
    return PolicyForm(values, types, tuple(places), today=talk.today)


def _command(talk: Talk, values: PolicyValues) -> DefinePolicy | Mend:
    """What the form says, or what is wrong with its fields. What it does not show stays as it was."""
    if values.from_day is None:
        return Mend(((Field.FROM_DAY, Slip.MISSING),))
    if values.entitlement is None:
        return Mend(((Field.ENTITLEMENT, Slip.MISSING),))
    base = _base(talk, _chosen(talk, values.leave_type_id).id, values.location_id, values.from_day)
    carry_over = replace(base.carry_over, limit=values.carried)
    if values.carried_until != _until(talk, base, values.from_day):
        until = values.carried_until
        carry_over = replace(carry_over, last_day=MonthDay(until.month, until.day) if until else None)
    policy = replace(
        base, entitlement=values.entitlement, carry_over=carry_over, floor=-(values.debt or NOTHING)
    )
    return DefinePolicy(policy, values.from_day)


def _fresh(
    talk: Talk, leave_type_id: LeaveTypeId | None, location_id: LocationId | None, from_day: date
) -> PolicyValues:
    """What holds of a type at a place on a day."""
    leave_type = _chosen(talk, leave_type_id)
    base = _base(talk, leave_type.id, location_id, from_day)
    until = _until(talk, base, from_day)
    return PolicyValues(
        leave_type.id, location_id, base.entitlement, base.carry_over.limit, until, -base.floor, from_day
    )


def _base(talk: Talk, leave_type_id: LeaveTypeId, location_id: LocationId | None, day: date) -> LeavePolicy:
    """The version in force of that very policy, else that for everywhere, else an empty one."""
    new = LeavePolicy(leave_type_id, location_id, carry_over=CarryOver(NOTHING))
    for each in (new, replace(new, location_id=None)):
        found = in_force(talk.settings.policies.get(policy_key(each), ()), day)
        if found is not None:
            return replace(found, location_id=location_id)
    return new


def _settled_at(talk: Talk, leave_type: LeaveType) -> LocationId | None:
    """Where to begin: everywhere, or the first place with terms of its own where they stand only there."""
    places = (None, *talk.settings.locations)
    keys = ((each, policy_key(LeavePolicy(leave_type.id, each))) for each in places)
    return next((each for each, key in keys if key in talk.settings.policies), None)


def _until(talk: Talk, policy: LeavePolicy, from_day: date) -> date | None:
    """The last day on which leave carried into the first leave year may be used."""
    basis = _basis(talk, policy.location_id)
    return last_usable_day(policy.carry_over, basis.year_of(from_day, from_day).first_day)


def _basis(talk: Talk, location_id: LocationId | None) -> LeaveYearBasis:
    """How leave years run at a place; for everywhere, at the first one."""
    places = talk.settings.locations
    known = location_id if location_id in places else next(iter(places), None)
    return talk.settings.location(known, talk.today).leave_year if known else CALENDAR_YEAR


def _next_year(talk: Talk) -> date:
    """The first day of the next leave year; today where leave years begin with hiring."""
    basis = _basis(talk, None)
    if basis.start is None:
        return talk.today
    return basis.year_of(talk.today, talk.today).last_day + ONE_DAY


def _types(talk: Talk) -> tuple[LeaveType, ...]:
    """The types that there is only so much of. Raises Refused where there is none."""
    if found := tuple(each for each in usable_types(talk) if each.is_limited):
        return found
    raise Refused(Unsettled("leave_types", Flaw.NOTHING_TO_ASK_FOR))


def _chosen(talk: Talk, leave_type_id: LeaveTypeId | None) -> LeaveType:
    types = _types(talk)
    return next((each for each in types if each.id == leave_type_id), types[0])


def _field_of(refusal: Refusal) -> Field:
    if isinstance(refusal, Unsettled):
        return FIELDS.get(refusal.field.rpartition(".")[2], Field.FROM_DAY)
    return Field.FROM_DAY


def _mark(values: PolicyValues) -> str:
    return mark_of(replace(values, seen=None))
