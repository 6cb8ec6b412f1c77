"""People are told before days lapse: once for each mark, in the morning of a working day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot import effects
from bot.reactions import lapsing
from bot.screens import Lapsing
from domain.amounts import Amount
from domain.company.commands import DefineLeaveType
from domain.employees.assignment import Assignment
from domain.employees.commands import AssignEmployee, DeactivateEmployee, LeaveCompany
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.commands import CancelLeave, RecordLeave
from domain.policies.leave_type import LeaveType
from domain.working_pattern import FREE, Work, WorkingPattern
from tests import cast
from tests.rooms import Rooms, rooms

MOMENTS = ("07:00", "08:00", "09:00")
"""Nine o'clock in Berlin and London, summer and winter."""


@pytest.fixture
async def house() -> Rooms:
    """Of 24 days of vacation five are carried over, until the end of March."""
    return await rooms()


async def days(house: Rooms, first: str, last: str) -> None:
    """Lets days go by, the clock looking and everything delivered."""
    day = date.fromisoformat(first)
    while day <= date.fromisoformat(last):
        for moment in MOMENTS:
            house.clock.at = datetime.fromisoformat(f"{day}T{moment}").replace(tzinfo=UTC)
            await house.tick()
            await house.deliver()
        day += timedelta(days=1)


def told(house: Rooms, who: EmployeeId = cast.ANNA) -> list[tuple[date, Amount, date]]:
    """On which day, how much, until when."""
    found = [each for each in house.posts.to(who, Lapsing) if isinstance(each, Lapsing)]
    return [(each.today, each.amount, each.last_day) for each in found]


YEAR_END = date(2026, 12, 31)


async def test_people_are_told_sixty_thirty_and_seven_days_before(house: Rooms) -> None:
    """60 days before the end of the year is Sunday 1 November: it is told on Monday."""
    await days(house, "2026-10-25", "2026-12-31")
    expected = [
        (day, Amount(19), YEAR_END) for day in (date(2026, 11, 2), date(2026, 12, 1), date(2026, 12, 24))
    ]
    assert told(house) == expected
    assert told(house, cast.DORA) == expected


async def test_carried_days_lapse_too(house: Rooms) -> None:
    await days(house, "2027-01-20", "2027-02-05")
    assert told(house) == [(date(2027, 2, 1), Amount(5), date(2027, 3, 31))]


async def test_it_is_told_at_nine_by_ones_own_clock(house: Rooms) -> None:
    house.clock.at = datetime(2026, 11, 1, 18, tzinfo=UTC)
    await house.tick()
    await house.deliver()
    moments: dict[EmployeeId, datetime] = {}
    for hour in range(36):
        house.clock.at = datetime(2026, 11, 1, 18, tzinfo=UTC) + timedelta(hours=hour)
        await house.deliver()
        for who in (cast.ANNA, cast.DORA):
            if told(house, who):
                moments.setdefault(who, house.clock.at)
    assert moments == {
        cast.ANNA: datetime(2026, 11, 2, 8, tzinfo=UTC),
        cast.DORA: datetime(2026, 11, 2, 9, tzinfo=UTC),
    }


async def test_a_mark_that_was_slept_through_is_told_by_the_next_and_never_two_at_once(house: Rooms) -> None:
    await days(house, "2026-12-09", "2026-12-31")
    assert [day for day, _, _ in told(house)] == [date(2026, 12, 9), date(2026, 12, 24)]


async def test_who_takes_their_days_hears_nothing_and_who_gives_them_back_does(house: Rooms) -> None:
    taken = RecordLeave(
        cast.ANNA, RequestId("a"), cast.VACATION, cast.asked("2026-12-01", "2026-12-24"), cast.NOW
    )
    await house.settle(taken)
    await days(house, "2026-11-01", "2026-11-04")
    left = told(house)
    assert [amount for _, amount, _ in left] == [Amount(1)]
    again = RecordLeave(cast.ANNA, RequestId("b"), cast.VACATION, cast.asked("2026-11-30"), cast.NOW)
    await house.settle(again)
    await days(house, "2026-11-05", "2026-12-02")
    assert told(house) == left
    await house.settle(CancelLeave(cast.ANNA, RequestId("b"), cast.CARLA, house.clock.at, "a mistake"))
    await days(house, "2026-12-03", "2026-12-04")
    assert told(house)[1:] == [(date(2026, 12, 3), Amount(1), YEAR_END)]


async def test_what_was_taken_before_it_is_told_is_not_told(house: Rooms) -> None:
    house.clock.at = datetime(2026, 11, 1, 18, tzinfo=UTC)
    await house.tick()
    await house.deliver()
    rest = cast.asked("2026-11-30", "2026-12-24")
    await house.settle(RecordLeave(cast.ANNA, RequestId("a"), cast.VACATION, rest, cast.NOW))
    house.clock.at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    await house.deliver()
    assert told(house) == []
    assert len(told(house, cast.BEN)) == 1


async def test_who_has_no_working_day_left_is_told_on_a_day_off(house: Rooms) -> None:
    mondays = WorkingPattern(((Work(240, 240), *(FREE,) * 6),))
    assignment = Assignment(cast.BERLIN, cast.ENGINEERING, pattern=mondays)
    await house.settle(AssignEmployee(cast.ANNA, assignment, date(2026, 7, 29)))
    await days(house, "2026-12-26", "2026-12-27")
    assert told(house) == [], "Monday is a better day for it"
    house.clock.at = datetime(2026, 12, 29, 0, tzinfo=UTC)
    await days(house, "2026-12-29", "2026-12-29")
    assert [day for day, _, _ in told(house)] == [date(2026, 12, 29)]


async def test_who_is_gone_or_going_is_told_nothing(house: Rooms) -> None:
    await house.settle(LeaveCompany(cast.ANNA, YEAR_END), DeactivateEmployee(cast.BEN))
    await house.settle(LeaveCompany(cast.DORA, date(2026, 10, 31)))
    await days(house, "2026-11-01", "2026-11-03")
    assert [told(house, who) for who in (cast.ANNA, cast.BEN, cast.DORA)] == [[], [], []]
    assert len(told(house, cast.CARLA)) == 1


async def test_types_without_a_policy_or_no_longer_used_lapse_for_nobody(house: Rooms) -> None:
    await house.settle(
        DefineLeaveType(LeaveType(LeaveTypeId("extra"), "Extra")),
        DefineLeaveType(LeaveType(cast.VACATION, "Vacation", is_active=False)),
    )
    await days(house, "2026-11-01", "2026-11-03")
    assert told(house) == []


async def test_a_company_without_limits_looks_at_nobody(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lapsing, "_look_at", None)
    await house.settle(DefineLeaveType(LeaveType(cast.VACATION, "Vacation", is_limited=False)))
    await days(house, "2026-11-02", "2026-11-02")
    assert told(house) == []


async def test_many_people_are_looked_at_in_turns_and_each_once(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lapsing, "AT_ONCE", 1)
    await days(house, "2026-11-02", "2026-11-03")
    assert [len(told(house, who)) for who in cast.PROFILES] == [1, 1, 1, 1]


async def test_a_look_that_comes_late_counts_from_the_day_it_comes_on(house: Rooms) -> None:
    house.clock.at = datetime(2026, 12, 28, 9, tzinfo=UTC)
    late = effects.LookForLapses(date(2026, 11, 2))
    await house.house.outbox.add(cast.COMPANY, late, "late", house.clock.at)
    await house.deliver()
    await days(house, "2026-12-28", "2026-12-29")
    assert told(house) == [(date(2026, 12, 28), Amount(19), YEAR_END)]
