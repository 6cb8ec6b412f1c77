"""Leave policies settled on the dashboard: what holds where, and a new version once it was looked at."""

from dataclasses import replace
from datetime import date

import pytest

from bot.dashboard import NotFound, Stale, policies
from bot.dashboard.policies import EVERYWHERE, Scope
from domain.amounts import Amount
from domain.company.commands import ClosePast, DefineLeaveType, DefineLocation, DefinePolicy, DefineRule
from domain.company.places import Location
from domain.flaws import Flaw
from domain.ids import EmployeeId, LeaveTypeId, LocationId, RuleId
from domain.leave.comparing import Part, PartChange
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import After, CarryOver
from domain.policies.leave_type import LeaveType
from domain.policies.leave_year import LeaveYearBasis, MonthDay
from domain.policies.policy import Direction, LeavePolicy, Proration, Rounding, TenureStep
from domain.policies.rules import Notice, Rule
from domain.refusals import ClosedPast, Need, NotPermitted, Refused, Unsettled
from tests import cast
from tests.rooms import Rooms, rooms

NEXT_YEAR = date(2027, 1, 1)
LONDON = Scope(cast.LONDON)
THIRTY = LeavePolicy(cast.VACATION, cast.LONDON, entitlement=Amount(30))
EVERYTHING = LeavePolicy(
    cast.VACATION,
    cast.LONDON,
    entitlement=Amount(30),
    accrual=AccrualPlan(
        (
            Level(Every.MONTH, on=(15,), cap=Amount(40)),
            Level(Every.WEEK, Amount(1, 2), 12, 5, (4,), yearly_cap=Amount(20), is_by_time_worked=True),
        ),
        GrantedAt.START,
    ),
    proration=Proration.MONTHS,
    rounding=Rounding(Direction.UP, Amount(1, 2)),
    tenure=(TenureStep(2, Amount(1)), TenureStep(5, Amount(3))),
    tenure_at_year_start=False,
    carry_over=CarryOver(Amount(5), After(3, 10), carries_debt=False),
    cap=Amount(50),
    floor=Amount(-5),
    usable_after_months=6,
)


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def test_only_administrators_see_and_settle_policies(house: Rooms) -> None:
    talk = await house.visit(cast.BEN)
    for asked in (
        policies.matrix(talk),
        policies.policy(talk, cast.VACATION, LONDON),
        policies.settle(talk, THIRTY, NEXT_YEAR, "", ""),
        policies.labels(talk),
    ):
        with pytest.raises(Refused) as refused:
            await asked
        assert refused.value.refusal == NotPermitted(Need.ADMINISTRATOR)


async def test_the_matrix_says_what_holds_where_and_what_comes(house: Rooms) -> None:
    of_anna = replace(THIRTY, location_id=None, employee_id=cast.ANNA)
    of_night = replace(THIRTY, location_id=None, labels=frozenset({"night"}))
    await house.settle(*(DefinePolicy(each, NEXT_YEAR) for each in (THIRTY, of_anna, of_night)))
    [vacation] = await policies.matrix(await house.visit(cast.CARLA))
    assert set(vacation.places) == {None, cast.LONDON}
    here, there = vacation.places[None], vacation.places[cast.LONDON]
    assert (here.now and here.now.entitlement, here.since, here.coming) == (24, date.min, ())
    assert (there.now, there.since, there.coming) == (None, None, ((NEXT_YEAR, THIRTY),))
    assert [(each.person, set(each.scope.labels)) for each in vacation.others] == [
        (None, {"night"}),
        ("Anna Kovács", set()),
    ]


async def test_a_new_version_begins_with_what_holds_there(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    at_london = await policies.policy(talk, cast.VACATION, LONDON)
    assert (at_london.base.entitlement, at_london.base.location_id) == (24, cast.LONDON)
    assert (at_london.from_day, at_london.fact.versions) == (NEXT_YEAR, ())
    own = await policies.policy(talk, cast.VACATION, Scope(employee_id=cast.ANNA), cast.TODAY)
    assert (own.base.employee_id, own.from_day, own.fact.person) == (cast.ANNA, cast.TODAY, "Anna Kovács")
    empty = await policies.policy(talk, cast.SICK, EVERYWHERE)
    assert (empty.base.entitlement, empty.base.carry_over.limit) == (0, 0)


async def test_where_leave_years_begin_with_hiring_it_is_from_today(house: Rooms) -> None:
    basis = LeaveYearBasis(None)
    berlin = Location(cast.BERLIN, "Berlin", "DE", "BE", "Europe/Berlin", leave_year=basis)
    await house.settle(DefineLocation(berlin, date.min))
    found = await policies.policy(await house.visit(cast.CARLA), cast.VACATION, EVERYWHERE)
    assert found.from_day == cast.TODAY


@pytest.mark.parametrize("wanted", [THIRTY, EVERYTHING, replace(EVERYTHING, accrual=None, rounding=None)])
async def test_a_version_is_saved_once_it_was_looked_at(house: Rooms, wanted: LeavePolicy) -> None:
    seen = await policies.settle(await house.visit(cast.CARLA), wanted, NEXT_YEAR, "", "")
    assert seen is not None
    assert [each.name for each in seen.people] == ["Dora Ellis"]
    assert (seen.is_done, seen.looked_at, seen.everybody, seen.pages) == (True, 4, 4, 1)
    other = replace(wanted, entitlement=Amount(28))
    assert await policies.settle(await house.visit(cast.CARLA), other, NEXT_YEAR, seen.mark, "") is not None
    assert await policies.settle(await house.visit(cast.CARLA), wanted, NEXT_YEAR, seen.mark, "") is None
    found = await policies.policy(await house.visit(cast.CARLA), cast.VACATION, LONDON)
    assert found.fact.versions == ((NEXT_YEAR, wanted),)


async def test_it_says_who_has_more_or_less_and_why(house: Rooms) -> None:
    more = await policies.settle(await house.visit(cast.CARLA), THIRTY, NEXT_YEAR, "", "")
    assert more is not None
    [dora] = more.page(1)
    [change] = dora.balances
    assert (change.on, change.after, change.before) == (NEXT_YEAR, 30, 29)
    assert change.parts == (
        PartChange(Part.GRANTED, Amount(24), Amount(30)),
        PartChange(Part.CARRIED, Amount(5), Amount(0)),
    )
    assert (more.has_more, more.has_less, more.page(2)) == (1, 0, ())
    less = replace(THIRTY, entitlement=Amount(3))
    found = await policies.settle(await house.visit(cast.CARLA), less, NEXT_YEAR, "", "")
    assert found is not None
    assert (found.has_more, found.has_less) == (0, 1)


async def test_where_nothing_was_settled_nobody_has_more_than_before(house: Rooms) -> None:
    study = LeaveTypeId("study")
    await house.settle(DefineLeaveType(LeaveType(study, "Study leave")))
    wanted = LeavePolicy(study, entitlement=Amount(3))
    found = await policies.settle(await house.visit(cast.CARLA), wanted, cast.TODAY, "", "")
    assert found is not None
    assert (len(found.people), found.has_more, found.has_less) == (4, 0, 0)
    assert {each.balances[0].parts for each in found.people} == {()}


async def test_what_was_looked_for_is_not_looked_for_twice_unless_something_changed(house: Rooms) -> None:
    for _ in range(2):
        await policies.settle(await house.visit(cast.CARLA), THIRTY, NEXT_YEAR, "", "")
    [trial] = house.house.trials._kept.values()
    await house.settle(DefineRule(Rule(RuleId("notice"), Notice(1))))
    await policies.settle(await house.visit(cast.CARLA), THIRTY, NEXT_YEAR, "", "")
    assert house.house.trials._kept.popitem()[1] is not trial


async def test_dry_runs_that_nobody_asks_about_any_more_make_room(house: Rooms) -> None:
    for number in range(22):
        wanted = replace(THIRTY, entitlement=Amount(30 + number))
        await policies.settle(await house.visit(cast.CARLA), wanted, NEXT_YEAR, "", "")
    assert len(house.house.trials._kept) == 20


async def test_two_tabs_do_not_overwrite_each_other(house: Rooms) -> None:
    stood = (await policies.policy(await house.visit(cast.CARLA), cast.VACATION, LONDON)).stands
    await house.settle(DefinePolicy(THIRTY, NEXT_YEAR))
    with pytest.raises(Stale):
        await policies.settle(await house.visit(cast.CARLA), THIRTY, NEXT_YEAR, "", stood)


async def test_labels_are_those_of_people_policies_and_rules(house: Rooms) -> None:
    await house.settle(
        DefinePolicy(replace(THIRTY, labels=frozenset({"night"})), NEXT_YEAR),
        DefineRule(Rule(RuleId("notice"), Notice(1), labels=frozenset({"Crew"}))),
    )
    assert await policies.labels(await house.visit(cast.CARLA)) == ("Crew", "night")


@pytest.mark.parametrize(
    ("leave_type", "scope"),
    [
        ("nonsense", EVERYWHERE),
        (cast.VACATION, Scope(LocationId("elsewhere"))),
        (cast.VACATION, Scope(employee_id=EmployeeId("mallory"))),
        (cast.VACATION, Scope(labels=frozenset(map(str, range(21))))),
    ],
)
async def test_what_is_not_of_the_company_is_not_found(house: Rooms, leave_type: str, scope: Scope) -> None:
    talk = await house.visit(cast.CARLA)
    wanted = LeavePolicy(
        LeaveTypeId(leave_type), scope.location_id, scope.labels, employee_id=scope.employee_id
    )
    for asked in (
        policies.policy(talk, leave_type, scope),
        policies.settle(talk, wanted, NEXT_YEAR, "", ""),
    ):
        with pytest.raises(NotFound):
            await asked


def plan(*levels: Level) -> LeavePolicy:
    return replace(THIRTY, accrual=AccrualPlan(levels))


@pytest.mark.parametrize(
    ("wanted", "flaw"),
    [
        (replace(THIRTY, entitlement=Amount(-1)), Flaw.LESS_THAN_NOTHING),
        (replace(THIRTY, entitlement=Amount(10**9)), Flaw.TOO_EXACT),
        (replace(THIRTY, entitlement=Amount(1, 10**6)), Flaw.TOO_EXACT),
        (replace(THIRTY, floor=Amount(1)), Flaw.FLOOR_TOO_HIGH),
        (replace(THIRTY, cap=Amount(0)), Flaw.NOT_MORE_THAN_NOTHING),
        (replace(THIRTY, usable_after_months=10**9), Flaw.TOO_MUCH),
        (replace(THIRTY, usable_after_months=-1), Flaw.LESS_THAN_NOTHING),
        (replace(THIRTY, tenure=(TenureStep(10**6, Amount(1)),)), Flaw.TOO_MUCH),
        (replace(THIRTY, tenure=(TenureStep(3, Amount(1)), TenureStep(2, Amount(1)))), Flaw.NOT_ASCENDING),
        (replace(THIRTY, tenure=tuple(TenureStep(n, Amount(1)) for n in range(1, 30))), Flaw.TOO_MANY),
        (replace(THIRTY, labels=frozenset({"x" * 101})), Flaw.NAME_TOO_LONG),
        (replace(THIRTY, carry_over=CarryOver(Amount(1), After(10**9))), Flaw.TOO_MUCH),
        (replace(THIRTY, carry_over=CarryOver(Amount(1), After())), Flaw.LESS_THAN_A_DAY),
        (plan(), Flaw.NO_DAY),
        (plan(Level(Every.MONTH, after_months=10**9)), Flaw.TOO_MUCH),
        (plan(Level(Every.MONTH, Amount(-1))), Flaw.LESS_THAN_NOTHING),
        (plan(Level(Every.DAY, on=(1,))), Flaw.NO_DAY),
        (plan(Level(Every.WEEK, on=(7,))), Flaw.NO_DAY),
        (plan(Level(Every.TWO_WEEKS, on=(14,))), Flaw.NO_DAY),
        (plan(Level(Every.MONTH, on=(32,))), Flaw.NO_DAY),
        (plan(Level(Every.YEAR, on=(1301,))), Flaw.NO_DAY),
        (plan(Level(Every.HOUR, is_by_time_worked=True)), Flaw.NOT_MORE_THAN_NOTHING),
    ],
)
async def test_what_nobody_means_is_refused(house: Rooms, wanted: LeavePolicy, flaw: Flaw) -> None:
    with pytest.raises(Refused) as refused:
        await policies.settle(await house.visit(cast.CARLA), wanted, NEXT_YEAR, "", "")
    assert isinstance(refused.value.refusal, Unsettled)
    assert refused.value.refusal.flaw is flaw


async def test_a_day_of_another_time_and_the_closed_past_are_refused(house: Rooms) -> None:
    with pytest.raises(Refused) as refused:
        await policies.settle(await house.visit(cast.CARLA), THIRTY, date.max, "", "")
    assert refused.value.refusal == Unsettled("from_day", Flaw.ANOTHER_TIME, date.max)
    closed = date(2026, 6, 30)
    await house.settle(DefinePolicy(THIRTY, NEXT_YEAR), ClosePast(closed))
    with pytest.raises(Refused) as refused:
        await policies.settle(await house.visit(cast.CARLA), THIRTY, closed, "", "")
    assert refused.value.refusal == ClosedPast(closed, closed)


async def test_a_carry_over_until_the_last_of_february_is_one(house: Rooms) -> None:
    wanted = replace(THIRTY, carry_over=CarryOver(Amount(5), MonthDay(2, 29)))
    assert await policies.settle(await house.visit(cast.CARLA), wanted, NEXT_YEAR, "", "") is not None
