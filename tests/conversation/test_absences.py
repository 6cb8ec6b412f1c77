"""Who is away is looked up once for each state of a company, and never from an older one."""

from datetime import date

import pytest

from bot import absences
from bot.absences import Absences, Absent, State, Within
from domain.ids import RequestId
from domain.leave.commands import RecordLeave, RequestLeave
from domain.periods import Halves, Period
from tests import cast
from tests.rooms import Rooms, rooms

AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))
SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))
DAY = cast.asked("2026-08-06")


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def look(house: Rooms, kept: Absences, period: Period = AUGUST, within: Within = None) -> Absent:
    position = await house.house.changes.position(cast.COMPANY)
    return await kept.of(State(cast.COMPANY, position, cast.TODAY, period), house.house.queries, within)


async def test_the_same_state_is_looked_up_once_and_the_next_anew(house: Rooms) -> None:
    kept = Absences()
    before = await look(house, kept)
    assert await look(house, kept) is before
    assert await look(house, kept, SEPTEMBER) is not before
    await house.settle(RecordLeave(cast.ANNA, RequestId("r"), cast.VACATION, DAY, cast.NOW))
    after = await look(house, kept)
    assert [row.employee_id for row in after.approved] == [cast.ANNA]
    assert before.approved == ()


async def test_people_are_as_they_stand_at_that_state(house: Rooms) -> None:
    absent = await look(house, Absences())
    anna = await absent.employee(house.house.store, cast.ANNA)
    assert anna.profile.name == "Anna Kovács"
    assert await absent.employee(house.house.store, cast.ANNA) is anna


async def test_what_is_not_decided_counts_only_where_it_is_asked_for(house: Rooms) -> None:
    await house.settle(
        RecordLeave(cast.ANNA, RequestId("r"), cast.VACATION, DAY, cast.NOW),
        RequestLeave(cast.BEN, RequestId("asked"), cast.VACATION, DAY, cast.NOW),
        RequestLeave(cast.DORA, RequestId("asked"), cast.VACATION, DAY, cast.NOW),
    )
    absent = await look(house, Absences())
    on_the_day = DAY.period.first_day, Halves.BOTH
    assert [counts[on_the_day] for counts in absent.counts.values()] == [1]
    bens = [row for row in absent.pending if row.employee_id == cast.BEN]
    assert [counts[on_the_day] for counts in absent.counts_with(bens).values()] == [2]
    assert sorted(counts[on_the_day] for counts in absent.counts_with(absent.pending).values()) == [1, 2]
    assert [counts[on_the_day] for counts in absent.counts.values()] == [1]


async def test_only_so_much_is_kept_and_what_is_too_large_not_at_all(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Absences()
    monkeypatch.setattr(absences, "MOST_ROWS", 1)
    august = await look(house, kept)
    await look(house, kept, SEPTEMBER)
    assert await look(house, kept) is not august
    monkeypatch.setattr(absences, "MOST_ROWS", 0)
    august = await look(house, kept)
    assert await look(house, kept) is not august


async def test_some_departments_are_asked_about_by_themselves(house: Rooms) -> None:
    await house.settle(
        RecordLeave(cast.ANNA, RequestId("r"), cast.VACATION, DAY, cast.NOW),
        RecordLeave(cast.DORA, RequestId("r"), cast.VACATION, DAY, cast.NOW),
    )
    kept = Absences()
    sales = await look(house, kept, within=frozenset({cast.SALES}))
    assert [row.employee_id for row in sales.approved] == [cast.DORA]
    assert len(sales.people) == len(cast.PROFILES)
    assert len((await look(house, kept)).approved) == 2
