"""What holds for Anna's leave whatever she asks and others decide, against a model told day by day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain
from random import Random

from hypothesis import settings as effort
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.company.commands import DefinePolicy
from domain.company.decide import decide as settle
from domain.company.fold import fold as settled
from domain.employees.employee import Employee
from domain.employees.fold import fold
from domain.ids import AdjustmentId, EmployeeId, RequestId
from domain.leave.account import account_of
from domain.leave.balance import balance
from domain.leave.bookings import Booking
from domain.leave.commands import (
    AdjustBalance,
    ApproveRequest,
    CancelLeave,
    DeclineRequest,
    LeaveCommand,
    RequestLeave,
    WithdrawRequest,
)
from domain.leave.events import BalanceAdjusted
from domain.leave.requests import Adjustment, Status
from domain.periods import Asked, DayPart, Period
from domain.policies.carry_over import NO_CARRY_OVER, CarryOver
from domain.policies.leave_year import MonthDay
from domain.policies.policy import LeavePolicy
from domain.refusals import (
    AlreadyFree,
    BalanceTooLow,
    BegunTooLongAgo,
    NoSuchRequest,
    NotPermitted,
    Overlaps,
    OwnRequest,
    PastLeave,
    Refusal,
    TooFarAhead,
)
from domain.streams import EmployeeEvent
from tests import cast
from tests.domain.laws.naive import Naive
from tests.given import Given, given

CARRIES = [NO_CARRY_OVER, CarryOver(), CarryOver(Fraction(2), MonthDay(3, 31))]
PEOPLE = some.sampled_from([cast.ANNA, cast.BEN, cast.BEN, cast.CARLA, cast.DORA])
SOME_REQUEST = some.integers(0, 7).map(lambda number: RequestId(f"r{number}"))
HIRED = date(2026, 1, 1)


@dataclass
class Told:
    """A request as the model knows it: the halves it holds, what each day takes, how it stands."""

    command: RequestLeave
    halves: set[tuple[date, str]]
    charges: dict[date, Fraction]
    status: Status = Status.PENDING

    @property
    def is_active(self) -> bool:
        return self.status in (Status.PENDING, Status.APPROVED)


class Leave(RuleBasedStateMachine):
    """Every command's outcome is foretold by the model, refusals included."""

    @initialize(
        carry_over=some.sampled_from(CARRIES),
        entitlement=some.sampled_from([4, 8]),
        floor=some.sampled_from([0, -2]),
    )
    def begin(self, carry_over: CarryOver, entitlement: int, floor: int) -> None:
        self.policy = LeavePolicy(
            cast.VACATION, entitlement=Fraction(entitlement), carry_over=carry_over, floor=Fraction(floor)
        )
        self.settings = cast.settings()
        self.settings = settled(self.settings, settle(self.settings, DefinePolicy(self.policy, date.min)))
        self.now: Given = replace(given(settings=self.settings), employee=cast.employee(hired_on=HIRED))
        self.history: list[EmployeeEvent] = [cast.hired(cast.ANNA, HIRED)]
        self.told: dict[RequestId, Told] = {}
        self.adjustments: dict[AdjustmentId, Adjustment] = {}
        self.was_corrected_down = False

    @rule(
        name=SOME_REQUEST,
        start=some.integers(-40, 420),
        days=some.integers(1, 9),
        part=some.sampled_from(DayPart),
    )
    def asks(self, name: RequestId, start: int, days: int, part: DayPart) -> None:
        first = self.now.today + timedelta(days=start)
        asked = Asked(Period(first, first + timedelta(days=days - 1)), part)
        command = RequestLeave(cast.ANNA, name, cast.VACATION, asked, cast.NOW)
        told = Told(command, _halves(asked), _charges(asked))
        if name in self.told:
            self._nothing(command)
            return
        before = self.now
        if refusal := self._against(told):
            before.when(command).refused(refusal)
            return
        self._accepted(command)
        self.told[name] = told
        taken_back = self.now.and_then(WithdrawRequest(cast.ANNA, name, cast.ANNA, cast.NOW))
        assert _standing(taken_back) == _standing(before), "withdrawing undoes"

    @rule(name=SOME_REQUEST, by=PEOPLE)
    def approves(self, name: RequestId, by: EmployeeId) -> None:
        command = ApproveRequest(cast.ANNA, name, by, cast.NOW)
        if self._is_decidable(command, by):
            told = self.told[name]
            if self._lowers(told.charges, without=name):
                self.now.when(command).refused(BalanceTooLow)
                return
            self._accepted(command)
            told.status = Status.APPROVED

    @rule(name=SOME_REQUEST, by=PEOPLE)
    def declines(self, name: RequestId, by: EmployeeId) -> None:
        command = DeclineRequest(cast.ANNA, name, by, cast.NOW, "too busy")
        if self._is_decidable(command, by):
            self._accepted(command)
            self.told[name].status = Status.DECLINED

    @rule(name=SOME_REQUEST, by=PEOPLE)
    def withdraws(self, name: RequestId, by: EmployeeId) -> None:
        command = WithdrawRequest(cast.ANNA, name, by, cast.NOW)
        if self._may_change(command, by, Status.PENDING):
            self._accepted(command)
            self.told[name].status = Status.WITHDRAWN

    @rule(name=SOME_REQUEST, by=PEOPLE)
    def cancels(self, name: RequestId, by: EmployeeId) -> None:
        command = CancelLeave(cast.ANNA, name, by, cast.NOW, "agreed")
        if self._may_change(command, by, Status.APPROVED):
            begun = min(self.told[name].charges) < self.now.today
            if begun and by != cast.CARLA:
                self.now.when(command).refused(PastLeave)
                return
            self._accepted(command)
            self.told[name].status = Status.CANCELLED

    @rule(
        number=some.integers(0, 2), start=some.integers(-100, 400), halves=some.integers(-4, 6).filter(bool)
    )
    def is_corrected(self, number: int, start: int, halves: int) -> None:
        day = self.now.today + timedelta(days=start)
        name = AdjustmentId(f"a{number}")
        correction = Adjustment(name, cast.VACATION, day, Fraction(halves, 2), "agreed")
        if self.adjustments.get(name) != correction:
            self.was_corrected_down |= halves < 0 or name in self.adjustments
            self._accepted(AdjustBalance(cast.ANNA, correction, is_deliberate=True))
            self.adjustments[name] = correction

    @rule(days=some.integers(1, 60))
    def time_passes(self, days: int) -> None:
        self.now = replace(self.now, today=min(self.now.today + timedelta(days=days), date(2027, 6, 30)))

    @invariant()
    def replaying_gives_the_same_state(self) -> None:
        assert fold(Employee(), self.history) == self.now.employee

    @invariant()
    def every_request_stands_as_told_and_takes_what_was_told(self) -> None:
        requests = self.now.employee.requests
        assert {each.id: each.status for each in requests.values()} == {
            name: told.status for name, told in self.told.items()
        }
        for name, told in self.told.items():
            assert {each.day: each.amount for each in requests[name].charges} == told.charges

    @invariant()
    def no_day_is_below_the_floor_that_nobody_corrected(self) -> None:
        if not self.was_corrected_down:
            active = self._active()
            assert min(self._left(active, self._horizon(active)).values()) >= self.policy.floor

    def teardown(self) -> None:
        """What happens to one request has nothing to do with what happens to another."""
        if hasattr(self, "history"):
            assert fold(Employee(), _interleaved(self.history)) == self.now.employee

    def _against(self, told: Told) -> type[Refusal] | None:
        """The first rule that speaks against a request."""
        period = told.command.asked.period
        if period.first_day < self.now.today - timedelta(days=30):
            return BegunTooLongAgo
        if period.last_day > self.now.today + timedelta(days=731):
            return TooFarAhead
        if not told.charges:
            return AlreadyFree
        if any(told.halves & other.halves for other in self.told.values() if other.is_active):
            return Overlaps
        return BalanceTooLow if self._lowers(told.charges) else None

    def _lowers(self, charges: dict[date, Fraction], without: RequestId | None = None) -> bool:
        """Whether more leave brings a day below the floor, or one that is below it further down."""
        others = self._active(without)
        until = self._horizon([*others, charges])
        before, after = self._left(others, until), self._left([*others, charges], until)
        return any(after[day] < min(before[day], self.policy.floor) for day in after)

    def _active(self, without: RequestId | None = None) -> list[dict[date, Fraction]]:
        return [told.charges for name, told in self.told.items() if told.is_active and name != without]

    def _horizon(self, leave: list[dict[date, Fraction]]) -> date:
        """The end of the leave year of the last day that is known of."""
        corrected = (each.day for each in self.adjustments.values())
        return date(max([self.now.today, *corrected, *chain(*leave)]).year, 12, 31)

    def _left(self, leave: list[dict[date, Fraction]], until: date) -> dict[date, Fraction]:
        """What is left at the end of every day."""
        bookings = tuple(Booking(day, size, None, False) for each in leave for day, size in each.items())
        corrections = tuple(self.adjustments.values())
        return dict(Naive(self.policy, HIRED).balances(bookings, corrections, until))

    def _is_decidable(self, command: ApproveRequest | DeclineRequest, by: EmployeeId) -> bool:
        if command.request_id not in self.told:
            self.now.when(command).refused(NoSuchRequest)
        elif by == cast.ANNA:
            self.now.when(command).refused(OwnRequest)
        elif by == cast.DORA:
            self.now.when(command).refused(NotPermitted)
        elif self.told[command.request_id].status is not Status.PENDING:
            self._nothing(command)
        else:
            return True
        return False

    def _may_change(self, command: WithdrawRequest | CancelLeave, by: EmployeeId, status: Status) -> bool:
        if command.request_id not in self.told:
            self.now.when(command).refused(NoSuchRequest)
        elif by not in (cast.ANNA, cast.CARLA):
            self.now.when(command).refused(NotPermitted)
        elif self.told[command.request_id].status is not status:
            self._nothing(command)
        else:
            return True
        return False

    def _accepted(self, command: LeaveCommand) -> None:
        outcome = self.now.when(command)
        self.now = outcome.then(*map(type, outcome.events))
        assert outcome.events
        self.history.extend(outcome.events)
        self._nothing(command)

    def _nothing(self, command: LeaveCommand) -> None:
        """Twice is once."""
        self.now.when(command).nothing()


def _days(asked: Asked) -> Iterator[date]:
    day = asked.period.first_day
    while day <= asked.period.last_day:
        yield day
        day += timedelta(days=1)


def _halves(asked: Asked) -> set[tuple[date, str]]:
    wanted = {DayPart.MORNING: ["am"], DayPart.AFTERNOON: ["pm"], DayPart.ALL_DAY: ["am", "pm"]}[asked.part]
    return {(day, half) for day in _days(asked) for half in wanted}


def _charges(asked: Asked) -> dict[date, Fraction]:
    free = {(each.day.month, each.day.day) for each in (cast.UNITY, cast.CHRISTMAS, cast.BOXING)}
    size = Fraction(1) if asked.part is DayPart.ALL_DAY else Fraction(1, 2)
    return {day: size for day in _days(asked) if day.weekday() < 5 and (day.month, day.day) not in free}


def _standing(now: Given) -> object:
    account = account_of(now.employee, now.settings, cast.VACATION, now.terms.calendar)
    return account.bookings, account.adjustments, balance(account, now.today)


def _interleaved(history: list[EmployeeEvent]) -> list[EmployeeEvent]:
    """The same history, what happened to each request still in its order, but between the others' anew."""
    hired, *rest = history
    by_subject: dict[str, list[EmployeeEvent]] = {}
    for event in rest:
        subject = event.adjustment.id if isinstance(event, BalanceAdjusted) else event.request_id  # type: ignore[union-attr]
        by_subject.setdefault(subject, []).append(event)
    order = [subject for subject, events in by_subject.items() for _ in events]
    Random(len(history)).shuffle(order)
    return [hired, *(by_subject[subject].pop(0) for subject in order)]


TestLeave = Leave.TestCase
TestLeave.settings = effort(max_examples=effort().max_examples * 2 // 5, stateful_step_count=20)
