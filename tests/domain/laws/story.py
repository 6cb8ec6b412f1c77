"""Anna's leave as it goes on, beside what a model tells of it, and what always holds of it."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from domain.company.commands import (
    CompanyCommand,
    DefineDepartment,
    DefineLeaveType,
    DefinePolicy,
)
from domain.company.decide import decide as settle
from domain.company.fold import fold as settled
from domain.company.places import Department
from domain.employees.employee import Employee
from domain.employees.fold import fold
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.account import account_of
from domain.leave.balance import balance
from domain.leave.commands import (
    ApproveRequest,
    LeaveCommand,
    UndoDecision,
)
from domain.leave.ledger import ledger
from domain.leave.requests import Status, Step
from domain.periods import Asked, DayPart, Period
from domain.policies.carry_over import NO_CARRY_OVER, CarryOver
from domain.policies.leave_type import LeaveType, Toil
from domain.policies.leave_year import MonthDay
from domain.policies.policy import LeavePolicy
from domain.streams import EmployeeEvent
from tests import cast
from tests.cast import ANNA, BEN, CARLA, DORA
from tests.domain.laws.naive import Naive
from tests.domain.laws.told import Told, charged_halves
from tests.given import Given, When, given

EVA = EmployeeId("eva")
TOIL = LeaveTypeId("toil")
HIRED = date(2026, 1, 1)
FLOOR = Fraction(-1)
LAST = date(2027, 1, 31)
STEPS = [
    (Step((BEN,)),),
    (Step((BEN, DORA)), Step((EVA,))),
    (Step((BEN, DORA), is_by_all=True),),
    (Step((BEN,)), Step((BEN, DORA), is_by_all=True), Step((EVA,)), Step((BEN, DORA))),
]
PEOPLE = some.sampled_from([BEN, BEN, DORA, EVA, CARLA])
SOME = some.integers(0, 11)
"""Which of those that come into question."""
PARTS = some.sampled_from([DayPart.ALL_DAY, DayPart.ALL_DAY, DayPart.MORNING, DayPart.AFTERNOON])
STARTS = some.integers(0, 20)
FREE_ANYWAY = {each.day for each in cast.holidays("DE", None, 2026).holidays}


class Story(RuleBasedStateMachine):
    @initialize(
        steps=some.sampled_from(STEPS),
        carry_over=some.sampled_from([NO_CARRY_OVER, CarryOver(Fraction(2), MonthDay(3, 31))]),
        entitlement=some.sampled_from([6, 20]),
        is_watched=some.booleans(),
    )
    def begin(
        self, steps: tuple[Step, ...], carry_over: CarryOver, entitlement: int, is_watched: bool
    ) -> None:
        known = cast.settings()
        self.policy = LeavePolicy(
            cast.VACATION, entitlement=Fraction(entitlement), carry_over=carry_over, floor=FLOOR
        )
        self.settings = known
        for command in (
            DefineDepartment(Department(cast.ENGINEERING, "Engineering", steps=steps)),
            DefineLeaveType(replace(known.leave_types[cast.VACATION], giving_back_needs_approval=is_watched)),
            DefineLeaveType(replace(known.leave_types[cast.SICK], interrupts=True)),
            DefineLeaveType(LeaveType(TOIL, "Time off", needs_approval=False, toil=Toil(for_months=2))),
            DefinePolicy(self.policy, date.min),
        ):
            self.settle(command)
        self.steps = steps
        self.free = set(FREE_ANYWAY)
        self.new_holidays: set[date] = set()
        self.looked_at = 0
        self.told: dict[RequestId, Told] = {}
        self.clock = cast.NOW
        self.history: list[EmployeeEvent] = [cast.hired(ANNA, HIRED)]
        self.now: Given = replace(given(settings=self.settings), employee=cast.employee(hired_on=HIRED))

    @invariant()
    def replaying_gives_the_same_state(self) -> None:
        assert fold(Employee(), self.history) == self.now.employee

    @invariant()
    def everything_stands_and_takes_as_told(self) -> None:
        for name, told in self.told.items():
            request = self.now.employee.requests[name]
            assert request.status is told.status, name
            if told.is_active and not told.gives_all_back:
                assert charged_halves(request) == told.halves, name

    @invariant()
    def no_half_of_a_day_is_taken_twice(self) -> None:
        taken = [
            half
            for request in self.now.employee.requests.values()
            if request.status.is_active
            and request.is_leave
            and not (request.status is Status.PENDING and request.leave_type_id == cast.SICK)
            for half in charged_halves(request)
        ]
        assert len(taken) == len(set(taken))

    @invariant()
    def no_day_is_below_the_floor(self) -> None:
        if len(self.history) == self.looked_at:
            return
        self.looked_at = len(self.history)
        found = self.account(cast.VACATION)
        left = Naive(self.policy, HIRED).balances(found.bookings, found.adjustments, LAST)
        assert min(total for _, total in left) >= FLOOR

    @invariant()
    def nobody_takes_time_that_they_did_not_earn(self) -> None:
        total = Fraction(0)
        by_day: dict[date, Fraction] = {}
        for entry in ledger(self.account(TOIL), LAST):
            total += entry.amount
            by_day[entry.day] = total
        assert min(by_day.values(), default=Fraction(0)) >= 0

    def decide(self, name: RequestId | None) -> None:
        for by in (BEN, DORA, EVA, BEN) if name else ():
            self.approve(name, by)

    def approve(self, name: RequestId, by: EmployeeId) -> None:
        before = self.now
        if not self.do(ApproveRequest(ANNA, name, by, self.clock)):
            return
        told = self.told[name]
        assert told.hear(by, self.speaks_for(by), by == CARLA)
        if told.status is Status.APPLIED and told.amends:
            leave = self.told[told.amends]
            told.before = set(leave.halves)
            if told.gives_all_back:
                leave.status = Status.CANCELLED
            leave.halves = set(told.halves) or leave.halves
        undone = self.now.when(UndoDecision(ANNA, name, by, self.clock))
        again = undone.then(*map(type, undone.events))
        assert _standing(again) == _standing(before), "taking a decision back undoes it"

    def speaks_for(self, by: EmployeeId) -> frozenset[EmployeeId]:
        stands_in = by == EVA and BEN in self.settings.stand_ins
        return frozenset({by, BEN} if stands_in else {by})

    def interrupt(self, ill: Told) -> None:
        """Each half of the illness comes back, of leave that is booked and of leave that is asked for."""
        if not ill.is_illness:
            return
        for told in self.told.values():
            is_other = not told.is_illness and told.amends is None
            if told.is_active and is_other and told.halves & ill.halves:
                told.halves = told.halves - ill.halves
                if not told.halves:
                    is_pending = told.status is Status.PENDING
                    told.status = Status.WITHDRAWN if is_pending else Status.CANCELLED

    def one(self, which: int, *statuses: Status) -> RequestId | None:
        """One of those that stand so; the latest first."""
        known = [name for name, told in reversed(self.told.items()) if told.status in statuses]
        return known[which % len(known)] if known else None

    def new(self) -> RequestId:
        return RequestId(f"r{len(self.told)}")

    def asked(self, start: int, days: int, part: DayPart) -> Asked:
        first = self.now.today + timedelta(days=start)
        return Asked(Period(first, first + timedelta(days=days - 1)), part)

    def account(self, leave_type_id: LeaveTypeId):  # type: ignore[no-untyped-def]
        return account_of(self.now.employee, self.settings, leave_type_id, self.now.terms.calendar)

    def settle(self, command: CompanyCommand) -> None:
        self.settings = settled(self.settings, settle(self.settings, command))

    def do(self, command: LeaveCommand) -> When | None:
        """What came of it, where something did; the same again comes to nothing."""
        self.clock += timedelta(minutes=1)
        outcome = self.now.when(command)
        if not outcome.events:
            return None
        self.now = outcome.then(*map(type, outcome.events))
        self.history.extend(outcome.events)
        assert self.now.when(command).events == ()
        return outcome


def _standing(now: Given) -> object:
    """Everything but how often something happened, and when it was taken back."""
    found = account_of(now.employee, now.settings, cast.VACATION, now.terms.calendar)
    requests = {
        name: replace(each, version=0, before=None, reopened_at=None)
        for name, each in now.employee.requests.items()
    }
    return requests, balance(found, now.today)
