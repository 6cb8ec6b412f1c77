"""Whether leave may be had: against reading the history that it depends on, and as that history grows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import cast

from adapters.holidays import public_holidays
from benchmarks import company
from benchmarks.company import COMPANY, NOW, SICK, VACATION, StandingClock
from benchmarks.figures import Figure, Target, figure
from benchmarks.turns import CPU, in_turns
from benchmarks.veterans import veteran
from bot.handling import Handling, terms_of
from bot.ports import Context, Origin
from bot.wiring.loop import run
from domain.amounts import Amount
from domain.company.commands import DefineLeaveType, DefinePolicy
from domain.company.settings import Settings
from domain.counting import calendar_of, count
from domain.employees.employee import Employee
from domain.employees.fold import fold
from domain.ids import EmployeeId, RequestId
from domain.leave.account import account_of
from domain.leave.balance import check
from domain.leave.commands import RequestLeave
from domain.leave.decide import decide
from domain.periods import Asked, Period
from domain.policies.accrual import AccrualPlan, Every, Level
from domain.policies.carry_over import CarryOver
from domain.policies.leave_type import LeaveType, Unit
from domain.policies.policy import LeavePolicy
from domain.streams import Command, EmployeeEvent, Event
from storage.codec import Codec
from storage.memory import open_memory

MOST = 1.0
"""Of what decoding and folding the history takes."""
MOST_OF_TENFOLD = 10.0
"""All of somebody's leave is looked at: ten times as much of it may take ten times as long, and no longer."""
WHO = EmployeeId("veteran")
ASKED = Asked(Period(date(2026, 8, 3), date(2026, 8, 14)))
LEAVES_A_YEAR = 74
EARNED = AccrualPlan((Level(Every.HOUR, Amount(1, 40), is_by_time_worked=True),))
BY_THE_HOUR: tuple[Command, ...] = (
    DefineLeaveType(LeaveType(SICK, "Sick leave", is_paid=False, is_limited=False, needs_approval=False)),
    DefinePolicy(LeavePolicy(VACATION, accrual=EARNED, carry_over=CarryOver(Amount(5))), date.min),
)
"""Leave that is earned by every hour worked, where sick leave is not."""
AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody as they stand."""

    employee: Employee
    settings: Settings

    def check(self) -> None:
        """Two weeks in August, which they can have."""
        calendar = calendar_of(self.employee, self.settings, public_holidays)
        account = account_of(self.employee, self.settings, VACATION, calendar)
        assert check(account, count(calendar, ASKED, Unit.DAYS)) is None

    def request(self) -> None:
        """The same from the command to its events."""
        terms = terms_of(self.employee, self.settings, public_holidays, NOW)
        assert decide(self.employee, RequestLeave(WHO, RequestId("new"), VACATION, ASKED, NOW), terms)


def checking(is_quick: bool) -> Iterator[Figure]:
    """Somebody of ten years and some 1,500 events, and somebody of one."""
    a_year, rounds = (10, 2) if is_quick else (LEAVES_A_YEAR, 9)
    ten, read = run(_lived(10, 10 * a_year))
    one, _ = run(_lived(1, a_year))
    for name, work in (("check", Known.check), ("request", Known.request)):
        yield _figure(f"{name}_of_ten_years", rounds, partial(work, ten), read, MOST)
    for name, work in (("check", Known.check), ("request", Known.request)):
        yield _figure(f"{name}_grown", rounds, partial(work, ten), partial(work, one), MOST_OF_TENFOLD)
    ten, _ = run(_lived(10, 10 * a_year, *BY_THE_HOUR))
    one, _ = run(_lived(1, a_year, *BY_THE_HOUR))
    yield _figure("check_by_the_hour_grown", rounds, ten.check, one.check, MOST_OF_TENFOLD)


def _figure(
    name: str, rounds: int, work: Callable[[], object], floor: Callable[[], object], most: float
) -> Figure:
    times, floors = in_turns(rounds, lambda: _often(work), lambda: _often(floor), CPU)
    value, least = ([each * 1000 / AT_ONCE for each in side] for side in (times, floors))
    return figure(name, value, "ms of CPU", least, Target(most=most))


def _often(work: Callable[[], object]) -> None:
    for _ in range(AT_ONCE):
        work()


async def _lived(years: int, leaves: int, *terms: Command) -> tuple[Known, Callable[[], object]]:
    """Somebody of so many years, and what decodes and folds their history."""
    storage, codec = open_memory(clock=StandingClock()), Codec()
    handling = Handling(storage.store, public_holidays)
    await company.found(handling, 1)
    context = Context(COMPANY, None, Origin.CLI, "history", NOW)
    await handling.handle_all(replace(context, command_id="terms"), terms)
    events: list[Event] = [*await handling.handle_all(context, [*veteran(WHO, years, leaves)])]
    rows = [codec.write_event(event) for event in events]
    known = Known(await storage.store.employee(COMPANY, WHO), await storage.store.settings(COMPANY))
    return known, lambda: fold(Employee(), [cast(EmployeeEvent, codec.read_event(*row)) for row in rows])
