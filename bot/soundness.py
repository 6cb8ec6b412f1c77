"""What of a company's settings holds together and still is not as anybody would want it."""

from collections.abc import Collection, Iterator
from datetime import date
from enum import Enum

from bot.ports import PersonRow
from domain.company.places import Department
from domain.company.settings import Settings
from domain.ids import EmployeeId
from domain.policies.rules import BalanceLimit, Blackout, Limit, OnlyOn, Rule


class Idle(Enum):
    """Why a rule can never say anything, as it is told at a terminal."""

    UNUSED = "none of its leave types is used any more"
    UNLIMITED = "none of its leave types has a limit"
    OVER = "its last day is over"
    FOR_NOBODY = "nobody is at its location, in its department and with its labels"


def undecided(settings: Settings, people: Collection[PersonRow], today: date) -> Iterator[Department]:
    """Departments of somebody in which nobody who is there decides, nor above: only administrators do."""
    here = {each.employee_id for each in people if _is_there(each, today)}
    lived_in = {each.department_id for each in people if each.employee_id in here}
    for department_id in settings.departments:
        above = settings.departments_above(department_id)
        if department_id in lived_in and not any(_deciders(each) & here for each in above):
            yield settings.departments[department_id]


def idle_rules(settings: Settings, people: Collection[PersonRow], today: date) -> Iterator[tuple[Rule, Idle]]:
    """Rules that can never say anything, and why."""
    for rule in settings.rules.values():
        if why := _why_idle(rule, settings, people, today):
            yield rule, why


def _is_there(person: PersonRow, today: date) -> bool:
    return person.is_active and (person.last_day is None or today <= person.last_day)


def _deciders(department: Department) -> set[EmployeeId]:
    named = (each for step in department.steps for each in step.approver_ids)
    return {*named, *department.approver_ids}


def _why_idle(rule: Rule, settings: Settings, people: Collection[PersonRow], today: date) -> Idle | None:
    types = settings.leave_types
    meant = [types[each] for each in rule.leave_type_ids or types if each in types]
    if not any(each.is_active for each in meant):
        return Idle.UNUSED
    if isinstance(rule.limit, BalanceLimit) and not any(each.is_limited for each in meant):
        return Idle.UNLIMITED
    if (last := _last_day(rule.limit)) is not None and last < today:
        return Idle.OVER
    if not any(_is_for(rule, each, settings) for each in people if _is_there(each, today)):
        return Idle.FOR_NOBODY
    return None


def _last_day(limit: Limit) -> date | None:
    match limit:
        case Blackout(_, last_day, _, is_yearly) if not is_yearly:
            return last_day
        case OnlyOn(days):
            return max(days)
        case _:
            return None


def _is_for(rule: Rule, person: PersonRow, settings: Settings) -> bool:
    return (
        rule.location_id in (None, person.location_id)
        and rule.labels <= person.labels
        and (rule.department_id is None or settings.is_within(person.department_id, rule.department_id))
    )
