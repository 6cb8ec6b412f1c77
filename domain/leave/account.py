"""The facts that one employee's balance of one leave type follows from."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import accumulate

from domain.amounts import NOTHING, Amount
from domain.company.settings import Settings
from domain.counting import Calendar
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.ids import AdjustmentId, EmployeeId, LeaveTypeId, RequestId
from domain.leave.bookings import Booking, bookings_of, day_of
from domain.leave.requests import Adjustment, Charge, Request, Status
from domain.periods import ONE_DAY, Period
from domain.policies.carry_over import CarryOver
from domain.policies.grants import LeaveYear, Stretch
from domain.policies.leave_type import Toil, Unit
from domain.policies.leave_year import CALENDAR_YEAR, LeaveYearBasis, months_after
from domain.policies.policy import LeavePolicy
from domain.policies.schedule import levels_within
from domain.refusals import NoPolicy, Refused
from domain.same import Same
from domain.versions import Versions, from_the_start, in_force, stretches

FRAMES_KEPT = 5_000
"""One for a person and leave type."""
SUMS_KEPT = 100
"""One for an account under way."""


@dataclass(frozen=True, slots=True)
class Account:
    """One employee and one leave type: bookings, adjustments and stretches in the order of their days.

    `unpaid` are the minutes of unpaid leave of any type by day, for plans that grant by the time worked.
    """

    leave_type_id: LeaveTypeId
    hired_on: date
    last_day: date | None = None
    is_limited: bool = True
    stretches: tuple[Stretch, ...] = ()
    bases: Versions[LeaveYearBasis] = ((date.min, CALENDAR_YEAR),)
    bookings: tuple[Booking, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    calendar: Calendar = field(default_factory=lambda: Calendar.of(()))
    unpaid: Mapping[date, int] = field(default_factory=dict)
    unit: Unit = Unit.DAYS

    @property
    def employed(self) -> Period:
        return Period(self.hired_on, self.last_day or date.max)

    def policy_on(self, day: date) -> LeavePolicy | None:
        """The version in force on a day; None where the company has none for this person."""
        stretch = next((each for each in self.stretches if day in each.period), None)
        return stretch.policy if stretch else None

    def floor_on(self, day: date) -> Amount:
        """How far the balance may go down for leave on a day."""
        policy = self.policy_on(day)
        return policy.floor if policy else NOTHING

    def carry_over_into(self, day: date) -> CarryOver:
        """What holds for leave left when a leave year starts: the level's rule, the policy's, or all."""
        if not self.is_limited:
            return CarryOver(NOTHING, carries_debt=False)
        policy = self.policy_on(day)
        if policy is None:
            return CarryOver()
        plan = policy.accrual
        for _, level in levels_within(plan, self.hired_on, Period(day, day)) if plan else ():
            return level.carry_over or policy.carry_over
        return policy.carry_over

    def leave_year(self, day: date) -> LeaveYear:
        """The leave year that a day lies in."""
        if len(self.bases) == 1:
            whole = self.bases[0][1].year_of(day, self.hired_on)
            return LeaveYear(whole, whole)
        return next(year for year in self.leave_years(day) if day in year.period)

    def leave_years(self, until: date) -> Iterator[LeaveYear]:
        """From the first fact's leave year to the one that a day lies in."""
        known_from = self._first_day()
        first_day = min(known_from, until)
        while True:
            basis = in_force(self.bases, first_day) or self.bases[0][1]
            whole = basis.year_of(first_day, self.hired_on)
            period = whole if first_day <= known_from else Period(first_day, whole.last_day)
            yield LeaveYear(period, whole)
            if until <= period.last_day:
                return
            first_day = period.last_day + ONE_DAY

    def planned(self, period: Period) -> int:
        """Minutes of work in a period."""
        return self.calendar.minutes(period)

    def worked(self, period: Period) -> int:
        """Minutes of work in a period that no unpaid leave has taken."""
        days, totals = _running(Same(self.unpaid))
        before, through = bisect_left(days, period.first_day), bisect_right(days, period.last_day)
        return self.planned(period) - (totals[through] - totals[before])

    def _first_day(self) -> date:
        booked = (booking.day for booking in self.bookings[:1])
        adjusted = (adjustment.day for adjustment in self.adjustments[:1])
        return min((self.hired_on, *booked, *adjusted))


def account_of(
    employee: Employee, settings: Settings, leave_type_id: LeaveTypeId, calendar: Calendar
) -> Account:
    """The employee's account of a leave type; an unlimited type has one without policies.

    Raises Refused(NoPolicy) for a limited type of which nobody has said how much there is.
    """
    leave_type = settings.leave_types[leave_type_id]
    employed = Period(employee.hired_on, employee.last_day or date.max)
    own = (leave_type_id, employee.id)
    bases, found = _frame(Same(employee.assignments), Same(settings), own, employed)
    if leave_type.is_limited and not found and leave_type.toil is None:
        raise Refused(NoPolicy(leave_type_id))
    account = Account(
        leave_type_id,
        employee.hired_on,
        employee.last_day,
        leave_type.is_limited,
        found if leave_type.is_limited else (),
        bases,
        bookings_of(employee, leave_type_id),
        _adjustments(employee, leave_type_id),
        calendar,
        _unpaid(employee, settings),
        leave_type.unit,
    )
    return _with_earned(account, employee, leave_type.toil) if leave_type.toil else account


def with_charges(account: Account, charges: Iterable[Charge], request_id: RequestId | None = None) -> Account:
    """The account as it would be with more leave pending."""
    bookings = list(account.bookings)
    for charge in charges:
        insort(bookings, Booking(charge.day, charge.amount, request_id, True), key=day_of)
    return replace(account, bookings=tuple(bookings))


def _with_earned(account: Account, employee: Employee, toil: Toil) -> Account:
    """The account with what was worked for; a claim that was cancelled is taken off again (RULES 17).

    That is on its last day of use at the latest: what has lapsed is not taken off once more.
    """
    earned = [
        entry
        for request in employee.requests.values()
        if request.leave_type_id == account.leave_type_id and request.earned is not None
        for entry in _earned(request, request.earned, account, toil)
    ]
    known = sorted((*account.adjustments, *earned), key=lambda adjustment: adjustment.day)
    return replace(account, adjustments=tuple(known))


def usable_until(account: Account, toil: Toil, day: date) -> date | None:
    """The last day on which leave earned by work on a day may be used; None for ever."""
    ends = [months_after(day, toil.for_months) - ONE_DAY] if toil.for_months else []
    ends += [account.leave_year(day).period.last_day] if toil.until_year_end else []
    return max(min(ends), day) if ends else None


def _earned(request: Request, amount: Amount, account: Account, toil: Toil) -> Iterator[Adjustment]:
    if request.status not in (Status.APPROVED, Status.CANCELLED):
        return
    day = request.asked.period.last_day
    last_day = usable_until(account, toil, day)
    claim = AdjustmentId(request.id)
    yield Adjustment(
        claim, account.leave_type_id, day, amount, request.note or "", last_day, earned_by=request.id
    )
    if request.status is Status.CANCELLED:
        gone_on = min(max(request.decisions[-1].at.date(), day), last_day or date.max)
        yield Adjustment(claim, account.leave_type_id, gone_on, -amount, "", earned_by=request.id)


def _adjustments(employee: Employee, leave_type_id: LeaveTypeId) -> tuple[Adjustment, ...]:
    found = (each for each in employee.adjustments.values() if each.leave_type_id == leave_type_id)
    return tuple(sorted(found, key=lambda adjustment: adjustment.day))


def _unpaid(employee: Employee, settings: Settings) -> dict[date, int]:
    unpaid = {each.id for each in settings.leave_types.values() if not each.is_paid}
    minutes: dict[date, int] = {}
    for request in employee.requests.values() if unpaid else ():
        if request.leave_type_id in unpaid and request.status is Status.APPROVED and request.is_leave:
            for charge in request.charges:
                minutes[charge.day] = minutes.get(charge.day, 0) + charge.minutes
    return minutes


@lru_cache(maxsize=SUMS_KEPT)
def _running(unpaid: Same[Mapping[date, int]]) -> tuple[list[date], list[int]]:
    """The days in order and the minutes before each: a plan asks for every one of its periods."""
    days = sorted(unpaid.thing)
    return days, list(accumulate((unpaid.thing[day] for day in days), initial=0))


@lru_cache(maxsize=FRAMES_KEPT)
def _frame(
    assignments: Same[Versions[Assignment]],
    settings: Same[Settings],
    own: tuple[LeaveTypeId, EmployeeId | None],
    employed: Period,
) -> tuple[Versions[LeaveYearBasis], tuple[Stretch, ...]]:
    """What leave that comes and goes does not change: the same for all accounts while these are the same."""
    where = from_the_start(assignments.thing)
    bases = tuple(_bases(where, settings.thing, employed))
    return bases, tuple(_stretches(where, settings.thing, own, employed, bases))


def _bases(
    where: Versions[Assignment], settings: Settings, employed: Period
) -> Iterator[tuple[date, LeaveYearBasis]]:
    for part, assignment in stretches(where, employed):
        for piece, location in stretches(from_the_start(settings.locations[assignment.location_id]), part):
            yield piece.first_day, location.leave_year


def _stretches(
    where: Versions[Assignment],
    settings: Settings,
    own: tuple[LeaveTypeId, EmployeeId | None],
    employed: Period,
    bases: Versions[LeaveYearBasis],
) -> Iterator[Stretch]:
    """The versions that hold for somebody, as they move between places; those that go on are one stretch."""
    last: Stretch | None = None
    leave_type_id, employee_id = own
    for part, assignment in stretches(where, employed):
        place, labels = assignment.location_id, assignment.labels
        versions = settings.policy_versions(leave_type_id, place, labels, employee_id)
        for period, (since, policy) in stretches(_from_year_start(versions, bases, employed.first_day), part):
            if last and _goes_on(last, period, policy, since):
                last = replace(last, period=Period(last.period.first_day, period.last_day))
                continue
            if last:
                yield last
            last = Stretch(period, policy, since)
    if last:
        yield last


def _goes_on(last: Stretch, period: Period, policy: LeavePolicy, since: date) -> bool:
    follows = last.period.last_day + ONE_DAY == period.first_day
    return follows and last.policy == policy and last.since == since


def _from_year_start(
    versions: Versions[LeavePolicy], bases: Versions[LeaveYearBasis], hired_on: date
) -> Versions[tuple[date, LeavePolicy]]:
    """The first version counts from the start of the leave year it begins in (see Stretch)."""
    named = tuple((first_day, (first_day, policy)) for first_day, policy in versions)
    if not named or named[0][0] <= hired_on:
        return named
    basis = in_force(bases, named[0][0]) or bases[0][1]
    return ((basis.year_of(named[0][0], hired_on).first_day, named[0][1]), *named[1:])
