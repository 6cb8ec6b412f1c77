"""Reports say of many people what their own pages say of each, to those who may know it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.dashboard.reports.balances import BalanceLine, balances
from bot.dashboard.reports.departments import DepartmentLine, departments
from bot.dashboard.reports.filters import A_YEAR, Given, filters_of
from bot.dashboard.reports.monthly import monthly
from bot.dashboard.reports.requests import requests
from bot.replies import Slip
from bot.reporting import Purpose
from domain.amounts import HALF, Amount
from domain.company.commands import DefineLeaveType, NameStandIn
from domain.company.places import StandIn
from domain.employees.commands import DeactivateEmployee, LeaveCompany
from domain.ids import LeaveTypeId, RequestId
from domain.leave.commands import AmendLeave, ApproveRequest, CancelLeave, ClaimTime, RequestLeave
from domain.leave.requests import Status
from domain.periods import Period
from domain.policies.leave_type import LeaveType, Toil
from domain.refusals import Need, NotPermitted, Refused
from tests import cast
from tests.dashboard.reported import DOCTOR, filters, reported
from tests.rooms import Rooms


@pytest.fixture
async def house() -> Rooms:
    return await reported()


async def lines_of(house: Rooms, who: str, *given: tuple[str, str]) -> list[str]:
    page = (await requests(await house.visit(who), filters(*given))).page
    return [line.request_id for line in page.lines]


async def test_all_requests_of_a_year_are_listed_with_what_they_take_and_who_decided(house: Rooms) -> None:
    page = (await requests(await house.visit(cast.CARLA), filters())).page
    assert [line.request_id for line in page.lines] == ["ill", "doctor", "across", "week"]
    across, week = page.lines[2], page.lines[3]
    assert (across.name, across.amount, across.status) == ("Anna Kovács", 4, Status.APPROVED)
    assert (across.decided_by, across.decided_at, across.purpose) == ("Ben Okafor", cast.NOW, Purpose.LEAVE)
    assert (week.status, week.decided_by, week.decided_at) == (Status.PENDING, None, None)
    assert page.lines[0].amount == HALF


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([("from", "2026-08-01"), ("to", "2026-08-31")], ["across", "week"]),
        ([("status", "pending")], ["week"]),
        ([("status", "pending"), ("status", "approved")], ["ill", "doctor", "across", "week"]),
        ([("type", "sick"), ("type", "doctor")], ["ill", "doctor"]),
        ([("department", "everybody")], ["ill", "doctor", "across"]),
        ([("department", "sales")], ["week"]),
        ([("location", "london")], ["week"]),
        ([("person", "anna"), ("sort", "-days")], ["across", "doctor", "ill"]),
        ([("label", "night")], []),
        ([("name", "dora e")], ["week"]),
        ([("person", "somebody of another company")], []),
        ([("department", "nonsense")], []),
        ([("sort", "-name"), ("type", "vacation")], ["week", "across"]),
        ([("sort", "nonsense"), ("page", "99")], ["ill", "doctor", "across", "week"]),
    ],
)
async def test_requests_are_those_that_were_asked_for(
    house: Rooms, given: list[tuple[str, str]], found: list[str]
) -> None:
    assert await lines_of(house, cast.CARLA, *given) == found


async def test_a_cancellation_that_waits_is_told_from_leave(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    await house.settle(
        CancelLeave(cast.ANNA, RequestId("across"), cast.CARLA, cast.NOW, "Changed plans"),
    )
    page = (await requests(talk, filters(("type", "vacation"), ("person", "anna")))).page
    assert [(line.request_id, line.status) for line in page.lines] == [("across", Status.CANCELLED)]
    assert page.lines[0].decided_by == "Carla Stein"


async def test_changes_cancellations_and_time_worked_are_told_from_leave(house: Rooms) -> None:
    toil = LeaveType(LeaveTypeId("toil"), "Overtime", giving_back_needs_approval=True, toil=Toil())
    strict = replace(cast.settings().leave_types[cast.VACATION], giving_back_needs_approval=True)
    worked, longer = cast.hours("2026-07-25", 9, 17), cast.asked("2026-07-30", "2026-08-05")
    await house.settle(
        DefineLeaveType(toil),
        DefineLeaveType(strict),
        ClaimTime(cast.ANNA, RequestId("worked"), toil.id, worked, cast.NOW, note="Release"),
        AmendLeave(cast.ANNA, RequestId("across"), RequestId("more"), longer, cast.ANNA, cast.NOW),
        RequestLeave(cast.BEN, RequestId("bens"), cast.VACATION, cast.asked("2026-09-01"), cast.NOW),
        ApproveRequest(cast.BEN, RequestId("bens"), cast.CARLA, cast.NOW),
        CancelLeave(cast.BEN, RequestId("bens"), cast.BEN, cast.NOW, change_id=RequestId("gone")),
    )
    page = (await requests(await house.visit(cast.CARLA), filters(("status", "pending")))).page
    assert {line.request_id: line.purpose for line in page.lines} == {
        "week": Purpose.LEAVE,
        "worked": Purpose.WORKED,
        "more": Purpose.CHANGE,
        "gone": Purpose.CANCELLATION,
    }


async def test_where_nobody_has_said_how_much_there_is_nothing_is_counted(house: Rooms) -> None:
    await house.settle(DefineLeaveType(LeaveType(LeaveTypeId("study"), "Study leave")))
    report = await balances(await house.visit(cast.CARLA), filters(("type", "study")))
    assert [line.balance for line in report.page.lines] == [None] * 4
    ordered = await balances(await house.visit(cast.CARLA), filters(("sort", "-available")))
    assert [line.balance is None for line in ordered.page.lines] == [False] * 4 + [True] * 4


async def test_approvers_see_those_whose_leave_they_decide_and_themselves(house: Rooms) -> None:
    assert await lines_of(house, cast.BEN) == ["ill", "doctor", "across"]
    assert await lines_of(house, cast.BEN, ("person", "dora")) == []
    report = await balances(await house.visit(cast.BEN), filters())
    assert [line.name for line in report.page.lines] == ["Anna Kovács", "Ben Okafor"]


async def test_a_stand_in_sees_what_the_approver_sees_while_they_stand_in(house: Rooms) -> None:
    await house.settle(NameStandIn(StandIn(cast.BEN, cast.DORA, cast.TODAY, cast.TODAY)))
    assert await lines_of(house, cast.DORA) == ["ill", "doctor", "across", "week"]
    house.clock.at = cast.NOW.replace(day=30)
    with pytest.raises(Refused):
        await lines_of(house, cast.DORA)


async def test_who_decides_nothing_sees_no_report(house: Rooms) -> None:
    talk = await house.visit(cast.ANNA)
    for report in (requests, balances, monthly, departments):
        with pytest.raises(Refused) as refused:
            await report(talk, filters())  # type: ignore[operator]
        assert refused.value.refusal == NotPermitted(Need.APPROVER)


def of(lines: list[BalanceLine], who: str) -> BalanceLine:
    return next(line for line in lines if line.employee_id == who)


async def test_balances_say_what_each_person_is_told_themselves(house: Rooms) -> None:
    report = await balances(await house.visit(cast.CARLA), filters())
    lines = list(report.page.lines)
    assert [line.name for line in lines] == ["Anna Kovács", "Ben Okafor", "Carla Stein", "Dora Ellis"]
    anna, ben, dora = (of(lines, who).balance for who in (cast.ANNA, cast.BEN, cast.DORA))
    assert anna
    assert ben
    assert dora
    assert (anna.booked, anna.available, of(lines, cast.ANNA).entitled) == (4, 20, 24)
    assert (ben.adjusted, dora.pending) == (Amount(5, 6), 5)
    mine = (await house.visit(cast.ANNA)).books((await house.visit(cast.ANNA)).me)
    assert mine.balance(cast.VACATION, cast.TODAY).available == anna.available


async def test_balances_can_be_ordered_by_an_amount(house: Rooms) -> None:
    report = await balances(await house.visit(cast.CARLA), filters(("sort", "-available")))
    found = [line.balance.available for line in report.page.lines if line.balance]
    assert found == sorted(found, reverse=True)
    assert report.page.total == 4


async def test_balances_are_told_as_they_were_known(house: Rooms) -> None:
    house.clock.at = cast.NOW.replace(month=8, day=5)
    await house.settle(
        CancelLeave(cast.ANNA, RequestId("across"), cast.CARLA, house.clock.at, "Changed plans"),
        DeactivateEmployee(cast.BEN),
    )
    given = {"known": ["2026-07-29"], "on": ["2026-08-05"]}
    talk = await house.visit(cast.CARLA)
    then = await balances(talk, filters_of(given, talk.today))
    now = await balances(talk, filters_of({"on": ["2026-08-05"]}, talk.today))
    anna_then, anna_now = (of(list(each.page.lines), cast.ANNA).balance for each in (then, now))
    assert anna_then
    assert anna_now
    assert (anna_then.taken, anna_now.taken) == (4, 0)
    assert cast.BEN in [line.employee_id for line in then.page.lines]
    assert cast.BEN not in [line.employee_id for line in now.page.lines]


async def test_nothing_is_known_of_a_company_that_was_not_there(house: Rooms) -> None:
    report = await balances(await house.visit(cast.CARLA), filters(("known", "2026-07-01")))
    assert report.page.lines == []


async def test_a_month_splits_leave_at_its_border_with_halves_and_hours_exact(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    july = await monthly(talk, filters(("month", "2026-07")))
    assert july.page.lines[0].taken == {cast.VACATION: 2, cast.SICK: HALF, DOCTOR: 2}
    assert july.totals == july.page.lines[0].taken
    august = await monthly(talk, filters(("month", "2026-08")))
    assert [(line.name, line.taken) for line in august.page.lines] == [("Anna Kovács", {cast.VACATION: 2})]
    sick = await monthly(talk, filters(("month", "2026-07"), ("type", "sick")))
    assert [each.id for each in sick.types] == [cast.SICK]


def named(lines: list[DepartmentLine], name: str) -> DepartmentLine:
    return next(line for line in lines if line.name == name)


async def test_departments_are_added_up_with_those_below_them(house: Rooms) -> None:
    report = await departments(await house.visit(cast.CARLA), filters(("month", "2026-08")))
    assert report.lines is not None
    lines = list(report.lines)
    shown = [(line.name, line.depth, line.people) for line in lines]
    assert shown == [("", 0, 4), ("Everybody", 0, 2), ("Engineering", 1, 2), ("Sales", 0, 2)]
    july, august = named(lines, "Engineering").months[-2:]
    assert (july.days, august.days) == (2 + HALF + Amount(1, 4), 2)
    assert named(lines, "Everybody").months == named(lines, "Engineering").months
    weekdays = 23
    assert july.share == Amount(2 + HALF + Amount(1, 4)) / (2 * weekdays)
    assert named(lines, "Sales").year.days == 0
    assert report.months[0].first_day == date(2025, 9, 1)


async def test_who_left_counts_until_their_last_day(house: Rooms) -> None:
    await house.settle(LeaveCompany(cast.BEN, date(2026, 6, 30)), DeactivateEmployee(cast.BEN))
    report = await departments(await house.visit(cast.CARLA), filters())
    assert report.lines is not None
    june, july = named(list(report.lines), "Engineering").months[-2:]
    assert june.worked > july.worked > 0


async def test_an_approvers_sums_hold_nobody_elses_leave(house: Rooms) -> None:
    report = await departments(await house.visit(cast.BEN), filters())
    assert report.lines is not None
    assert [line.name for line in report.lines] == ["", "Everybody", "Engineering"]
    assert len(report.found.people) == 2


@pytest.mark.parametrize(
    ("given", "slips"),
    [
        ({"from": ["2026-02-30"]}, {"from": Slip.NO_SUCH_DAY}),
        ({"from": ["never"], "to": ["9" * 5000]}, {"from": Slip.NO_SUCH_DAY, "to": Slip.NO_SUCH_DAY}),
        ({"from": ["2026-08-02"], "to": ["2026-08-01"]}, {"to": Slip.BEFORE_FIRST_DAY}),
        ({"from": ["2010-01-01"], "to": ["2026-01-01"]}, {"to": Slip.PERIOD_TOO_LONG}),
        ({"from": ["0001-01-01"]}, {"from": Slip.OUT_OF_REACH}),
        ({"on": ["9999-12-31"]}, {"on": Slip.OUT_OF_REACH}),
        ({"known": ["2026-07-30"]}, {"known": Slip.NOT_KNOWN_YET}),
        ({"month": ["2026-13"]}, {"month": Slip.NO_SUCH_DAY}),
        ({"month": ["0001-01"]}, {"month": Slip.OUT_OF_REACH}),
        ({"page": ["-1"], "status": ["no status"], "type": ["x"] * 5000}, {}),
        ({"page": ["9" * 5000], "sort": ["-"], "known": ["2026-07-29"]}, {}),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(given: Given, slips: dict[str, Slip]) -> None:
    read = filters_of(given, cast.TODAY)
    assert read.slips == slips
    assert (read.page, read.statuses) == (1, frozenset())
    assert read.period.last_day - read.period.first_day <= A_YEAR


def test_a_first_day_alone_asks_for_what_follows_it() -> None:
    assert filters(("from", "2026-08-01")).period == Period(date(2026, 8, 1), date(2026, 12, 31))
    later = filters(("from", "2027-08-01")).period
    assert (later.first_day, later.last_day > later.first_day) == (date(2027, 8, 1), True)
    assert filters(("from", "2010-08-01")).slips == {"to": Slip.PERIOD_TOO_LONG}


async def test_departments_of_too_many_people_are_for_a_file(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.dashboard.reports.departments.MOST_PEOPLE", 3)
    report = await departments(await house.visit(cast.CARLA), filters())
    assert (report.lines, len(report.found.people)) == (None, 4)
