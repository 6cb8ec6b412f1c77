"""Booked leave follows the calendar it was counted on, and a dry run tells beforehand, by the same code."""

from dataclasses import replace
from datetime import date

import pytest

from bot.foresight import Consequence, foresee
from bot.ports import Context, Origin
from domain.amounts import Amount
from domain.company.commands import DefineLocation, DefinePolicy
from domain.company.places import Location
from domain.employees.assignment import Assignment
from domain.employees.commands import AssignEmployee, LeaveCompany
from domain.holiday_calendar import Holiday
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import ApproveRequest, Because, RecordLeave, RequestLeave
from domain.leave.comparing import BalanceChange, LeaveChange
from domain.leave.events import LeaveRecounted
from domain.leave.requests import Status
from domain.policies.leave_type import Unit
from domain.refusals import Refused, Unsettled
from domain.streams import Command
from domain.working_pattern import FREE, Work, WorkingPattern
from tests import cast
from tests.rooms import Rooms, rooms

R1, R2 = RequestId("r1"), RequestId("r2")
AUGUST = cast.asked("2026-08-03", "2026-08-07")
FOUR_DAYS = WorkingPattern(((Work(240, 240),) * 4 + (FREE,) * 3,))
FROM_AUGUST = date(2026, 8, 1)
PART_TIME = AssignEmployee(
    cast.ANNA, Assignment(cast.BERLIN, cast.ENGINEERING, pattern=FOUR_DAYS), FROM_AUGUST
)


@pytest.fixture
async def house() -> Rooms:
    """Anna has the first week of August approved, and Dora in London the same week."""
    found = await rooms()
    await found.settle(
        RequestLeave(cast.ANNA, R1, cast.VACATION, AUGUST, cast.NOW),
        ApproveRequest(cast.ANNA, R1, cast.BEN, cast.NOW),
        RecordLeave(cast.DORA, R2, cast.VACATION, AUGUST, cast.NOW),
    )
    return found


async def told(house: Rooms, *commands: Command) -> tuple[Consequence, ...]:
    return await foresee(house.house, cast.COMPANY, commands, cast.NOW)


async def cost(house: Rooms, who: EmployeeId, request_id: RequestId) -> Amount:
    employee = await house.house.store.employee(cast.COMPANY, who)
    return employee.requests[request_id].amount


def closed(*days: date) -> DefineLocation:
    """Berlin with more company days, from always on."""
    berlin = cast.settings().location(cast.BERLIN, cast.TODAY)
    return DefineLocation(
        replace(berlin, company_days=tuple(Holiday(day, "Company day") for day in days)), date.min
    )


async def test_a_pattern_of_four_days_gives_back_the_fridays_booked_from_then_on(house: Rooms) -> None:
    await house.settle(PART_TIME)
    assert await cost(house, cast.ANNA, R1) == 4


async def test_a_move_counts_leave_by_the_holidays_of_the_new_place_and_says_so(house: Rooms) -> None:
    unity = cast.asked("2026-10-01", "2026-10-03")
    await house.settle(RecordLeave(cast.BEN, R1, cast.VACATION, unity, cast.NOW), closed(date(2026, 10, 2)))
    moved = AssignEmployee(cast.BEN, Assignment(cast.LONDON, cast.ENGINEERING), FROM_AUGUST)
    context = Context(cast.COMPANY, None, Origin.CLI, "moves", cast.NOW)
    events = await house.house.handling.handle(context, moved)
    [recounted] = [event for event in events if isinstance(event, LeaveRecounted)]
    assert recounted.because is Because.LOCATION
    assert await cost(house, cast.BEN, R1) == 2


async def test_a_company_day_on_booked_leave_gives_the_day_back_and_taken_off_again_takes_it(
    house: Rooms,
) -> None:
    await house.settle(closed(date(2026, 8, 5)))
    assert await cost(house, cast.ANNA, R1) == 4
    await house.settle(closed(date(2026, 8, 6)))
    assert await cost(house, cast.ANNA, R1) == 4, "counted anew, never on top"
    await house.settle(closed())
    assert await cost(house, cast.ANNA, R1) == 5
    assert await cost(house, cast.DORA, R2) == 5, "London has its own days"


async def test_days_before_today_stay_as_they_were_counted(house: Rooms) -> None:
    last_week = cast.asked("2026-07-20", "2026-07-24")
    await house.settle(RecordLeave(cast.BEN, R1, cast.VACATION, last_week, cast.NOW))
    await house.settle(closed(date(2026, 7, 22)))
    assert await cost(house, cast.BEN, R1) == 5


async def test_leave_after_the_last_day_of_work_ends_with_it(house: Rooms) -> None:
    await house.settle(LeaveCompany(cast.ANNA, date(2026, 8, 4)))
    assert await cost(house, cast.ANNA, R1) == 2
    await house.settle(LeaveCompany(cast.DORA, date(2026, 7, 31)))
    dora = await house.house.store.employee(cast.COMPANY, cast.DORA)
    assert dora.requests[R2].status is Status.CANCELLED


async def test_a_dry_run_tells_who_and_how_much_and_changes_nothing(house: Rooms) -> None:
    found = await told(house, PART_TIME)
    leave = LeaveChange(R1, cast.VACATION, Unit.DAYS, AUGUST, Amount(5), Amount(4))
    balance = BalanceChange(cast.VACATION, Unit.DAYS, cast.TODAY, Amount(19), Amount(20))
    assert found == (Consequence(cast.ANNA, "Anna Kovács", (balance,), (leave,)),)
    assert await cost(house, cast.ANNA, R1) == 5


async def test_a_dry_run_of_a_policy_compares_everybody_it_is_for_on_its_first_day(house: Rooms) -> None:
    [(_, policy)] = cast.settings().policy_versions(cast.VACATION, cast.LONDON, frozenset())
    more = replace(policy, location_id=cast.LONDON, entitlement=Amount(30))
    next_year = date(2027, 1, 1)
    [found] = await told(house, DefinePolicy(more, next_year))
    [change] = found.balances
    assert (found.employee_id, change.on) == (cast.DORA, next_year)
    assert change.after is not None
    assert change.before is not None
    assert change.after - change.before == 6


async def test_a_dry_run_says_no_as_the_change_itself_would(house: Rooms) -> None:
    nowhere = Location(cast.BERLIN, "Berlin", "DE", "BE", "Europe/Nowhere")
    with pytest.raises(Refused) as refused:
        await told(house, DefineLocation(nowhere, date.min))
    assert isinstance(refused.value.refusal, Unsettled)


async def test_what_changes_nothing_is_told_to_affect_nobody(house: Rooms) -> None:
    berlin = cast.settings().location(cast.BERLIN, cast.TODAY)
    assert await told(house, DefineLocation(replace(berlin, name="Berlin Mitte"), date.min)) == ()
