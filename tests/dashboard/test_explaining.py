"""Why a balance is what it is: for oneself, who decides and administrators; on any day, as known once."""

from datetime import UTC, date, datetime

import pytest

from bot.dashboard import NotFound
from bot.dashboard.explaining import Explained, explained
from bot.screens.helping import NoticeKind
from domain.amounts import Amount
from domain.employees.commands import LeaveCompany
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.commands import EnterLeave
from domain.refusals import NotPermitted, Refused
from tests import cast
from tests.rooms import Rooms, rooms


@pytest.fixture
async def house() -> Rooms:
    found = await rooms()
    asked, at = cast.asked("2026-08-10", "2026-08-14"), found.clock.at
    await found.settle(EnterLeave(cast.ANNA, RequestId("r1"), cast.VACATION, asked, at, cast.CARLA, "yes"))
    return found


async def why(house: Rooms, who: EmployeeId = cast.ANNA, **asked: object) -> Explained:
    return await explained(await house.visit(who), cast.VACATION, **asked)  # type: ignore[arg-type]


async def test_the_year_is_a_line_of_what_there_is_from_day_to_day(house: Rooms) -> None:
    found = await why(house)
    totals = {step.day: step.total for step in found.steps}
    assert (totals[date(2026, 1, 1)], totals[date(2026, 4, 1)]) == (29, 24)
    assert [totals[date(2026, 8, day)] for day in range(10, 15)] == [23, 22, 21, 20, 19]
    assert found.steps[-1].total == found.why.coming[-1].total == 19
    assert all(step.day in found.year for step in found.steps)


async def test_any_day_can_be_looked_ahead_to(house: Rooms) -> None:
    assert (await why(house)).why.balance.available == 19
    later = await why(house, on=date(2026, 8, 12))
    assert (later.why.balance.taken, later.why.balance.booked) == (3, 2)
    next_year = await why(house, on=date(2027, 2, 1))
    assert (next_year.year.first_day, next_year.why.balance.carried) == (date(2027, 1, 1), Amount(5))


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("9999-12-31", "2029-12-31"), ("0001-01-01", "2024-01-01"), ("2026-08-01", "2026-08-01")],
)
async def test_a_day_beyond_all_reach_becomes_the_last_within_it(
    house: Rooms, asked: str, shown: str
) -> None:
    assert (await why(house, on=date.fromisoformat(asked))).why.on == date.fromisoformat(shown)


async def test_what_was_known_on_a_past_day_is_shown_beside_what_is_known_now(house: Rooms) -> None:
    house.clock.at = datetime(2026, 8, 20, 9, tzinfo=UTC)
    asked = cast.asked("2026-08-03", "2026-08-04")
    await house.settle(
        EnterLeave(cast.ANNA, RequestId("late"), cast.VACATION, asked, house.clock.at, cast.CARLA, "late")
    )
    then = (await why(house, known=date(2026, 8, 5))).why
    assert (then.on, then.balance.available) == (date(2026, 8, 5), 19)
    assert then.hindsight is not None
    now = then.hindsight.now_of(then.balance)
    assert now is not None
    assert now.available == 17


@pytest.mark.parametrize(
    ("day", "why_not"),
    [(date(2026, 7, 1), NoticeKind.NOTHING_KNOWN_THEN), (date(2026, 9, 1), NoticeKind.NOT_KNOWN_YET)],
)
async def test_where_nothing_was_known_then_it_says_so_and_shows_what_is_known_now(
    house: Rooms, day: date, why_not: NoticeKind
) -> None:
    found = await why(house, known=day)
    assert found.unknown is not None
    assert (found.unknown.kind, found.why.hindsight, found.why.balance.available) == (why_not, None, 19)


@pytest.mark.parametrize("who", [cast.BEN, cast.CARLA])
async def test_who_decides_and_administrators_see_it_of_somebody_else(house: Rooms, who: EmployeeId) -> None:
    found = await why(house, who, employee_id=cast.ANNA)
    assert found.person is not None
    assert (found.person.name, found.why.balance.available) == ("Anna Kovács", 19)


async def test_a_colleague_does_not_see_it_and_an_unknown_person_is_not_found(house: Rooms) -> None:
    with pytest.raises(Refused) as refused:
        await why(house, cast.DORA, employee_id=cast.ANNA)
    assert isinstance(refused.value.refusal, NotPermitted)
    with pytest.raises(NotFound):
        await why(house, cast.CARLA, employee_id=EmployeeId("somebody-of-another-company"))


@pytest.mark.parametrize("leave_type", ["nonsense", "", "../vacation"])
async def test_a_type_that_there_is_not_is_not_found(house: Rooms, leave_type: str) -> None:
    with pytest.raises(NotFound):
        await explained(await house.visit(cast.ANNA), LeaveTypeId(leave_type))


async def test_a_type_without_a_limit_has_a_ledger_and_no_line(house: Rooms) -> None:
    found = await explained(await house.visit(cast.ANNA), cast.SICK)
    assert (found.steps, found.why.balance.available) == ((), None)


async def test_nothing_is_looked_ahead_to_beyond_somebodys_last_day(house: Rooms) -> None:
    await house.settle(LeaveCompany(cast.ANNA, date(2026, 9, 30)))
    found = await why(house, cast.CARLA, employee_id=cast.ANNA, on=date(2026, 12, 24))
    assert (found.latest, found.why.on) == (date(2026, 9, 30), date(2026, 9, 30))
