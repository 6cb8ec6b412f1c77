"""What speaks against leave: what nobody can set aside, and what rules say."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from domain.company.settings import Settings
from domain.counting import count
from domain.employees.employee import Employee
from domain.ids import LeaveTypeId, RequestId
from domain.leave.findings import Finding, findings
from domain.leave.overlap import overlap
from domain.leave.requests import Charge, Request
from domain.leave.terms import Terms
from domain.leave.wish import Wish
from domain.periods import Asked, Halves, Period
from domain.policies.leave_type import LeaveType, Slice
from domain.policies.rules import Severity
from domain.refusals import (
    AlreadyFree,
    BegunTooLongAgo,
    ClosedPast,
    NoLongerEmployed,
    NoSuchLeaveType,
    NotEmployedThen,
    Refusal,
    Refused,
    SliceTooSmall,
    TooFarAhead,
)

HORIZON_MONTHS = 24
"""How far ahead anybody can ask."""
LONGEST_AGO = 3_653
"""Days ago that anybody enters leave of by hand: ten years; older leave comes from a file."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A wish weighed: `refusal` is what nobody can set aside, `found` what rules say."""

    wish: Wish
    refusal: Refusal | None
    found: tuple[Finding, ...]

    @property
    def refused_by(self) -> Refusal | None:
        """The first thing that stands in the way of whoever asks for themselves."""
        ruled = (each.fact for each in self.found if each.severity is Severity.REFUSE)
        return self.refusal or next(ruled, None)

    @property
    def needs_more(self) -> bool:
        """Whether a rule asks for one more approval."""
        return any(each.severity is Severity.EXTRA_APPROVAL for each in self.found)


def leave_type_of(leave_type_id: LeaveTypeId, terms: Terms) -> LeaveType:
    """A leave type that can be asked for. Raises Refused(NoSuchLeaveType)."""
    leave_type = terms.settings.leave_types.get(leave_type_id)
    if leave_type is None or not leave_type.is_active:
        raise Refused(NoSuchLeaveType(leave_type_id))
    return leave_type


def charges_of(leave_type: LeaveType, asked: Asked, terms: Terms) -> tuple[Charge, ...]:
    """What each day of the leave takes, on the calendar as it stands."""
    return count(terms.calendar, asked, leave_type.unit)


def assess(
    employee: Employee, leave_type: LeaveType, asked: Asked, terms: Terms, replaces: Request | None = None
) -> Assessment:
    """Leave weighed against everything; as a change of other leave, in its place, where it replaces some."""
    ids = frozenset({replaces.id}) if replaces else frozenset[RequestId]()
    unreachable = unreachable_for(employee, asked, terms.today) or _too_small(leave_type, asked)
    if unreachable:  # before anything is counted: the days may be those of a thousand years
        return Assessment(Wish(leave_type, asked, (), ids), unreachable, ())
    charges = _kept(replaces, charges_of(leave_type, asked, terms), asked)
    wish = Wish(leave_type, asked, charges, ids)
    if refusal := nothing_or_taken(employee, wish, terms) or in_closed_past(wish, replaces, terms):
        return Assessment(wish, refusal, ())
    return Assessment(wish, None, findings(employee, wish, terms))


def refusal_of(employee: Employee, leave_type_id: LeaveTypeId, asked: Asked, terms: Terms) -> Refusal | None:
    """The first thing that speaks against the leave; None if it may be had."""
    return assess(employee, leave_type_of(leave_type_id, terms), asked, terms).refused_by


def unemployed(employee: Employee, asked: Asked) -> NoLongerEmployed | NotEmployedThen | None:
    """Whether any of the days is not one of the employee's with the company."""
    if not employee.is_active:
        return NoLongerEmployed(employee.id or "")
    first, last = employee.hired_on, employee.last_day or asked.period.last_day
    if asked.period.first_day < first:
        return NotEmployedThen(asked.period.first_day, Period(first, max(first, last)))
    if asked.period.last_day > last:
        return NotEmployedThen(asked.period.last_day, Period(first, max(first, last)))
    return None


def too_far(asked: Asked, today: date) -> TooFarAhead | None:
    """Whether the leave ends too far ahead for anybody to ask for it."""
    horizon = today + relativedelta(months=HORIZON_MONTHS)
    return TooFarAhead(asked.period.last_day, horizon) if asked.period.last_day > horizon else None


def unreachable_for(employee: Employee, asked: Asked, today: date) -> Refusal | None:
    """Whether the days are nobody's to ask for: outside of the employment, too far ahead, or an age ago."""
    return unemployed(employee, asked) or too_far(asked, today) or _an_age_ago(asked, today)


def _an_age_ago(asked: Asked, today: date) -> BegunTooLongAgo | None:
    if asked.period.first_day >= today - timedelta(days=LONGEST_AGO):
        return None
    return BegunTooLongAgo(asked.period.first_day, LONGEST_AGO)


def _too_small(leave_type: LeaveType, asked: Asked) -> Refusal | None:
    smallest = leave_type.smallest
    if asked.span:
        grid = smallest.minutes
        fits = grid is not None and asked.span.start % grid == 0 and asked.span.minutes % grid == 0
    else:
        fits = smallest is not Slice.DAY or all(halves is Halves.BOTH for _, halves in asked.days())
    return None if fits else SliceTooSmall(leave_type.id, smallest)


def nothing_or_taken(employee: Employee, wish: Wish, terms: Terms) -> Refusal | None:
    """Whether all of it is free anyway, or own leave stands there."""
    if not wish.charges:
        return AlreadyFree(wish.asked)
    return overlap(wish.asked, wish.blocking(employee, interrupting(terms.settings)))


def interrupting(settings: Settings) -> frozenset[LeaveTypeId]:
    """The leave types that give back the leave whose place they take: none of them interrupts another."""
    return frozenset(each.id for each in settings.leave_types.values() if each.interrupts)


def in_closed_past(wish: Wish, replaces: Request | None, terms: Terms) -> ClosedPast | None:
    """Whether a day lies in the closed past that would cost other than it does."""
    until = terms.settings.closed_until
    known = set(replaces.charges) if replaces else set()
    changed = [charge.day for charge in set(wish.charges) ^ known]
    if until is None or not changed or min(changed) > until:
        return None
    return ClosedPast(min(changed), until)


def _kept(replaces: Request | None, charges: tuple[Charge, ...], asked: Asked) -> tuple[Charge, ...]:
    """What a day cost when it was booked, it costs as long as the same of it is taken."""
    if replaces is None or asked.span != replaces.asked.span:
        return charges
    known = {
        charge.day: charge
        for charge in replaces.charges
        if replaces.asked.halves_on(charge.day) is asked.halves_on(charge.day)
    }
    booked = {charge.day: charge for charge in charges} | known
    return tuple(booked[day] for day in sorted(booked))
