"""What holds whatever Anna asks, changes, falls ill in, claims and gives back, and others decide in steps.

No day is below the floor after any of it. Two things may bring one there and are not done here: counting anew
after a holiday is gone, and what administrators do deliberately or against a rule.
"""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import settings as effort
from hypothesis import strategies as some
from hypothesis.stateful import rule

from domain.company.commands import (
    DefineLocation,
    NameStandIn,
)
from domain.company.places import StandIn
from domain.holiday_calendar import Holiday
from domain.ids import AdjustmentId, EmployeeId, RequestId
from domain.leave.commands import (
    AdjustBalance,
    AmendLeave,
    Because,
    CancelLeave,
    ClaimTime,
    DeclineRequest,
    RecountLeave,
    RequestLeave,
    UndoDecision,
    WithdrawRequest,
)
from domain.leave.events import LeaveCancelled, LeaveRequested
from domain.leave.requests import Adjustment, Status
from domain.periods import Asked, DayPart, Halves, Period
from tests import cast
from tests.cast import ANNA, BEN, CARLA
from tests.domain.laws.story import EVA, FREE_ANYWAY, PARTS, PEOPLE, SOME, STARTS, TOIL, Story
from tests.domain.laws.told import Told, worked_halves


class Changing(Story):
    @rule(start=STARTS, days=some.integers(1, 7), part=PARTS, is_decided=some.booleans())
    def asks(self, start: int, days: int, part: DayPart, is_decided: bool) -> None:
        asked = self.asked(start, days, part)
        name = self.new()
        if self.do(RequestLeave(ANNA, name, cast.VACATION, asked, self.clock)):
            self.told[name] = Told(worked_halves(asked, self.free), steps=self.steps)
            self.decide(name if is_decided else None)

    @rule(start=STARTS, days=some.integers(1, 4), part=PARTS)
    def falls_ill(self, start: int, days: int, part: DayPart) -> None:
        asked = self.asked(start, days, part)
        name = self.new()
        if self.do(RequestLeave(ANNA, name, cast.SICK, asked, self.clock)):
            ill = Told(worked_halves(asked, self.free), Status.APPROVED, is_illness=True)
            self.told[name] = ill
            self.interrupt(ill)

    @rule(which=SOME, by=PEOPLE)
    def approves(self, which: int, by: EmployeeId) -> None:
        if name := self.one(which, Status.PENDING):
            self.approve(name, by)

    @rule(which=SOME)
    def is_approved_by_all(self, which: int) -> None:
        self.decide(self.one(which, Status.PENDING))

    @rule(which=SOME, by=PEOPLE)
    def is_answered_again(self, which: int, by: EmployeeId) -> None:
        """What is over stays as it is."""
        if name := self.one(which, Status.DECLINED, Status.WITHDRAWN, Status.CANCELLED, Status.APPLIED):
            self.approve(name, by)
            assert not self.do(WithdrawRequest(ANNA, name, ANNA, self.clock))

    @rule(which=SOME, by=PEOPLE)
    def declines(self, which: int, by: EmployeeId) -> None:
        name = self.one(which, Status.PENDING)
        if name and self.do(DeclineRequest(ANNA, name, by, self.clock)):
            told = self.told[name]
            told.clicks.append((by, told.turn))
            told.status = Status.DECLINED

    @rule(which=SOME)
    def withdraws(self, which: int) -> None:
        name = self.one(which, Status.PENDING)
        if name and self.do(WithdrawRequest(ANNA, name, ANNA, self.clock)):
            self.told[name].status = Status.WITHDRAWN

    @rule(which=SOME, is_theirs=some.booleans(), by=PEOPLE)
    def takes_it_back(self, which: int, is_theirs: bool, by: EmployeeId) -> None:
        known = [name for name, told in self.told.items() if told.clicks]
        if not known:
            return
        name = known[which % len(known)]
        told = self.told[name]
        by = told.clicks[-1][0] if is_theirs else by
        if self.do(UndoDecision(ANNA, name, by, self.clock)):
            clicked, told.turn = told.clicks.pop()
            assert clicked == by
            if told.status is Status.APPLIED and told.amends:
                leave = self.told[told.amends]
                leave.status = Status.APPROVED
                leave.halves = {each for each in told.before if each[0] not in self.new_holidays}
            told.status = Status.PENDING

    @rule(
        which=SOME,
        start=some.integers(-4, 4),
        days=some.integers(1, 8),
        hole=some.integers(0, 9),
        by=some.sampled_from([ANNA, ANNA, CARLA]),
        is_decided=some.booleans(),
    )
    def changes(self, which: int, start: int, days: int, hole: int, by: EmployeeId, is_decided: bool) -> None:
        name = self.one(which, Status.APPROVED)
        if name is None:
            return
        known = self.now.employee.requests[name].asked
        first = known.period.first_day + timedelta(days=start)
        asked = Asked(Period(first, first + timedelta(days=days - 1)), known.part)
        given_back = known.period.first_day + timedelta(days=hole)
        if given_back in known.period:
            asked = known.changed({given_back: Halves.NONE}) or asked
        change, leave = self.new(), self.told[name]
        outcome = self.do(AmendLeave(ANNA, name, change, asked, by, self.clock))
        if outcome and LeaveRequested in map(type, outcome.events):
            self.told[change] = Told(worked_halves(asked, self.free), steps=self.steps, amends=name)
            self.decide(change if is_decided else None)
        elif outcome:
            leave.halves = worked_halves(asked, self.free)
            self.interrupt(leave)

    @rule(which=SOME, by=some.sampled_from([ANNA, CARLA]))
    def gives_back(self, which: int, by: EmployeeId) -> None:
        name, change = self.one(which, Status.APPROVED), self.new()
        if name is None:
            return
        outcome = self.do(CancelLeave(ANNA, name, by, self.clock, None, change))
        if outcome and LeaveCancelled in map(type, outcome.events):
            self.told[name].status = Status.CANCELLED
        elif outcome:
            self.told[change] = Told(set(), steps=self.steps, amends=name, gives_all_back=True)

    @rule(name=some.integers(0, 2), back=some.integers(1, 20), days=some.integers(1, 2))
    def claims(self, name: int, back: int, days: int) -> None:
        first = self.now.today - timedelta(days=back + days)
        worked = Asked(Period(first, first + timedelta(days=days - 1)))
        self.do(ClaimTime(ANNA, RequestId(f"k{name}"), TOIL, worked, self.clock))

    @rule(name=some.integers(0, 2))
    def gives_a_claim_up(self, name: int) -> None:
        self.do(CancelLeave(ANNA, RequestId(f"k{name}"), ANNA, self.clock))

    @rule(start=STARTS)
    def takes_what_was_earned(self, start: int) -> None:
        asked = self.asked(start, 1, DayPart.ALL_DAY)
        name = self.new()
        if self.do(RequestLeave(ANNA, name, TOIL, asked, self.clock)):
            self.told[name] = Told(worked_halves(asked, self.free), Status.APPROVED)

    @rule(number=some.integers(0, 2), start=some.integers(-60, 200), halves=some.integers(-4, 6))
    def is_corrected(self, number: int, start: int, halves: int) -> None:
        day = self.now.today + timedelta(days=start)
        name = AdjustmentId(f"a{number}")
        self.do(AdjustBalance(ANNA, Adjustment(name, cast.VACATION, day, Fraction(halves, 2), "agreed")))

    @rule(start=STARTS.filter(bool))
    def gets_a_holiday(self, start: int) -> None:
        """Which is counted anew at once: what is past stays as it is, and this is to come."""
        self.new_holidays.add(self.now.today + timedelta(days=start))
        self.free |= self.new_holidays
        ((_, berlin),) = self.settings.locations[cast.BERLIN]
        days = tuple(Holiday(each, "Company day") for each in sorted(self.new_holidays - FREE_ANYWAY))
        self.settle(DefineLocation(replace(berlin, company_days=days), date.min))
        self.now = replace(self.now, settings=self.settings)
        self.do(RecountLeave(ANNA, self.now.today, Because.HOLIDAYS, self.clock))
        for told in self.told.values():
            if told.is_active:
                told.halves = {each for each in told.halves if each[0] not in self.free}

    @rule()
    def ben_is_stood_in_for_by_eva(self) -> None:
        self.settle(NameStandIn(StandIn(BEN, EVA, cast.TODAY)))
        self.now = replace(self.now, settings=self.settings)

    @rule(days=some.integers(1, 5))
    def time_passes(self, days: int) -> None:
        self.now = replace(self.now, today=self.now.today + timedelta(days=days))


TestChanging = Changing.TestCase
TestChanging.settings = effort(max_examples=effort().max_examples // 5, stateful_step_count=25)
