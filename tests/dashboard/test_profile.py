"""Somebody's page: colleagues see where they work and when they are away, who is close sees the rest."""

from dataclasses import replace
from datetime import date

import pytest

from bot.dashboard import NotFound
from bot.dashboard.profile import ProfilePage, profile
from domain.company.commands import DefineLeaveType
from domain.employees.assignment import Assignment
from domain.employees.commands import AssignEmployee, DeactivateEmployee, LeaveCompany
from domain.ids import AdjustmentId, EmployeeId, RequestId
from domain.leave.commands import AdjustBalance, RecordLeave, RequestLeave
from domain.leave.requests import Adjustment
from domain.working_pattern import full_time
from tests import cast
from tests.rooms import Rooms, identity, rooms

AUGUST, LAST_WEEK = cast.asked("2026-08-03", "2026-08-07"), cast.asked("2026-07-20", "2026-07-22")


@pytest.fixture
async def house() -> Rooms:
    """Anna was away last week, will be in August, and has asked for more."""
    found = await rooms()
    await found.settle(
        RecordLeave(cast.ANNA, RequestId("r1"), cast.VACATION, AUGUST, cast.NOW),
        RecordLeave(cast.ANNA, RequestId("r2"), cast.SICK, LAST_WEEK, cast.NOW, note="Flu"),
        RequestLeave(cast.ANNA, RequestId("r3"), cast.VACATION, cast.asked("2026-09-01"), cast.NOW),
    )
    return found


async def seen(house: Rooms, who: str, of: str = cast.ANNA) -> ProfilePage:
    return await profile(await house.visit(who), EmployeeId(of))


async def test_a_colleague_sees_where_somebody_works_and_when_they_are_away(house: Rooms) -> None:
    page = await seen(house, cast.DORA)
    assert (page.person.name, page.location, page.department) == ("Anna Kovács", "Berlin", "Engineering")
    assert [each.asked for each in page.away] == [AUGUST], "what is not approved, or over, is not told"
    assert [each.type_name for each in page.away] == [None]
    assert (page.terms, page.leave, page.may_change, page.may_enter) == (None, None, False, False)
    assert [each.name for each in page.deciders] == ["Ben Okafor"]


async def test_the_type_is_told_where_the_company_shows_it_by_name(house: Rooms) -> None:
    shown = replace(cast.settings().leave_types[cast.VACATION], is_shown_by_name=True)
    await house.settle(DefineLeaveType(shown))
    assert [each.type_name for each in (await seen(house, cast.DORA)).away] == ["Vacation"]


@pytest.mark.parametrize(
    ("who", "may_change", "may_enter"),
    [(cast.ANNA, False, False), (cast.BEN, False, True), (cast.CARLA, True, True)],
)
async def test_those_who_are_close_see_leave_and_terms(
    house: Rooms, who: str, may_change: bool, may_enter: bool
) -> None:
    page = await seen(house, who)
    assert page.leave is not None
    assert [each.available for each in page.leave.balances] == [18, None, None]
    assert [each.id for each in page.leave.ahead] == ["r1", "r3"]
    assert [each.id for each in page.leave.earlier] == ["r2"]
    assert page.terms is not None
    assert page.terms.profile.email == "anna@tannenberg.example"
    assert page.terms.identities == (identity("anna"),)
    assert (page.may_change, page.may_enter, page.is_me) == (may_change, may_enter, who == cast.ANNA)


async def test_terms_are_told_over_time(house: Rooms) -> None:
    shorter = full_time(360)
    await house.settle(
        AssignEmployee(cast.ANNA, Assignment(cast.BERLIN, cast.SALES), date(2025, 3, 1)),
        AssignEmployee(
            cast.ANNA,
            Assignment(cast.LONDON, cast.SALES, frozenset({"b", "a"}), shorter),
            date(2026, 10, 1),
        ),
    )
    page = await seen(house, cast.CARLA)
    assert page.terms is not None
    coming, present, first = page.terms.stages
    assert (coming.from_day, coming.location, coming.labels) == (date(2026, 10, 1), "London", ("a", "b"))
    assert (coming.pattern, coming.is_own_pattern, coming.is_present) == (shorter, True, False)
    assert (present.department, present.is_present) == ("Sales", True)
    assert (first.from_day, first.department, first.is_present) == (cast.HIRED, "Engineering", False)


async def test_corrections_are_told_with_who_made_them(house: Rooms) -> None:
    given = Adjustment(
        AdjustmentId("a1"), cast.VACATION, cast.TODAY, cast.Amount(2), "Moving house", by=cast.CARLA
    )
    await house.settle(AdjustBalance(cast.ANNA, given))
    page = await seen(house, cast.ANNA)
    assert page.leave is not None
    [fact] = page.leave.adjustments
    assert (fact.amount, fact.reason, fact.by and fact.by.name) == (2, "Moving house", "Carla Stein")


async def test_that_somebody_leaves_is_told_to_colleagues_only_once_it_is_over(house: Rooms) -> None:
    await house.settle(LeaveCompany(cast.ANNA, date(2026, 8, 31)))
    assert (await seen(house, cast.DORA)).last_day is None
    assert (await seen(house, cast.BEN)).last_day == date(2026, 8, 31)
    await house.settle(LeaveCompany(cast.BEN, date(2026, 6, 30)), DeactivateEmployee(cast.ANNA))
    assert (await seen(house, cast.DORA, cast.BEN)).last_day == date(2026, 6, 30)
    assert not (await seen(house, cast.DORA)).is_active


@pytest.mark.parametrize("nonsense", ["nobody", "", "../anna", "anna ", "<b>", "ANNA"])
async def test_ids_of_nobody_here_are_not_found(house: Rooms, nonsense: str) -> None:
    with pytest.raises(NotFound):
        await seen(house, cast.CARLA, nonsense)


async def test_being_away_today_is_told(house: Rooms) -> None:
    assert not (await seen(house, cast.DORA)).is_away
    await house.settle(RecordLeave(cast.ANNA, RequestId("r4"), cast.SICK, cast.asked("2026-07-29"), cast.NOW))
    assert (await seen(house, cast.DORA)).is_away
