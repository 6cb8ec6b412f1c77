"""The facts an account is made of: where somebody works, the policies there, their leave and corrections."""

from dataclasses import replace
from datetime import date

import pytest

from domain.amounts import Amount
from domain.company.commands import DefineLeaveType, DefineLocation, DefinePolicy
from domain.employees.assignment import Assignment
from domain.ids import AdjustmentId, LeaveTypeId
from domain.leave.balance import balance
from domain.leave.ledger import ledger
from domain.leave.requests import Adjustment, Status
from domain.periods import Period
from domain.policies.leave_type import LeaveType, Unit
from domain.policies.leave_year import LeaveYearBasis, MonthDay
from domain.policies.policy import LeavePolicy
from domain.refusals import NoPolicy, Refused
from tests import cast
from tests.domain.held import account, request, settled

UNPAID = LeaveTypeId("unpaid")
JUNE_1 = date(2026, 6, 1)


def test_active_leave_of_the_type_is_booked_and_the_rest_is_not() -> None:
    anna = replace(
        cast.employee(),
        requests=dict(
            [
                request("approved", date(2026, 6, 2), Status.APPROVED),
                request("pending", JUNE_1, Status.PENDING),
                request("declined", date(2026, 6, 3), Status.DECLINED),
                request("withdrawn", date(2026, 6, 4), Status.WITHDRAWN),
                request("cancelled", date(2026, 6, 5), Status.CANCELLED),
                request("sick", date(2026, 6, 8), Status.APPROVED, cast.SICK),
            ]
        ),
    )
    booked = account(anna, cast.settings()).bookings
    assert [(each.request_id, each.is_pending) for each in booked] == [("pending", True), ("approved", False)]


def test_corrections_of_the_type_are_in_the_order_of_their_days() -> None:
    days = (date(2026, 5, 1), date(2026, 2, 1))
    found = {
        AdjustmentId(f"{day}{leave_type}"): Adjustment(
            AdjustmentId(f"{day}{leave_type}"), leave_type, day, Amount(1), "agreed"
        )
        for day in days
        for leave_type in (cast.VACATION, cast.SICK)
    }
    anna = replace(cast.employee(), adjustments=found)
    assert [each.day for each in account(anna, cast.settings()).adjustments] == sorted(days)


def test_a_limited_type_without_a_policy_has_no_account() -> None:
    settings = settled(DefineLeaveType(LeaveType(UNPAID, "Unpaid leave")))
    with pytest.raises(Refused) as refused:
        account(cast.employee(), settings, UNPAID)
    assert refused.value.refusal == NoPolicy(UNPAID)


def test_an_unlimited_type_has_one_without_policies() -> None:
    found = account(cast.employee(), cast.settings(), cast.SICK)
    assert (found.is_limited, found.stretches, found.floor_on(JUNE_1)) == (False, (), 0)


def test_a_policy_that_starts_in_june_gives_the_whole_year_on_its_first_day() -> None:
    days = LeaveTypeId("family")
    settings = settled(
        DefineLeaveType(LeaveType(days, "Family days")),
        DefinePolicy(LeavePolicy(days, entitlement=Amount(6)), JUNE_1),
    )
    found = account(cast.employee(), settings, days)
    assert [(each.day, each.amount) for each in ledger(found, date(2026, 12, 31))] == [(JUNE_1, 6)]


def test_years_before_the_company_began_to_count_add_nothing() -> None:
    days = LeaveTypeId("family")
    settings = settled(
        DefineLeaveType(LeaveType(days, "Family days")),
        DefinePolicy(LeavePolicy(days, entitlement=Amount(6)), date(2026, 1, 1)),
    )
    anna = cast.employee(hired_on=date(2010, 5, 1))
    assert balance(account(anna, settings, days), JUNE_1).available == 6


def test_who_moves_to_london_has_londons_policy_from_then_on() -> None:
    british = LeavePolicy(cast.VACATION, cast.LONDON, entitlement=Amount(36))
    settings = settled(DefinePolicy(british, date.min))
    anna = cast.employee()
    moved = replace(
        anna, assignments=(*anna.assignments, (date(2026, 7, 1), Assignment(cast.LONDON, cast.SALES)))
    )
    found = account(moved, settings)
    assert [each.period.first_day for each in found.stretches] == [cast.HIRED, date(2026, 7, 1)]
    assert [each.policy.entitlement for each in found.stretches] == [24, 36]


def test_who_only_changes_department_keeps_one_stretch() -> None:
    anna = cast.employee()
    moved = replace(
        anna, assignments=(*anna.assignments, (date(2026, 7, 1), Assignment(cast.BERLIN, cast.SALES)))
    )
    assert account(moved, cast.settings()).stretches == account(anna, cast.settings()).stretches


def test_who_comes_back_under_a_policy_begins_a_stretch_of_their_own() -> None:
    days = LeaveTypeId("family")
    settings = settled(
        DefineLeaveType(LeaveType(days, "Family days")),
        DefinePolicy(LeavePolicy(days, cast.BERLIN, entitlement=Amount(6)), date.min),
    )
    anna = cast.employee()
    london, berlin = (Assignment(place, cast.SALES) for place in (cast.LONDON, cast.BERLIN))
    there_and_back = ((date(2025, 1, 1), london), (date(2026, 1, 1), berlin))
    moved = replace(anna, assignments=(*anna.assignments, *there_and_back))
    periods = [each.period for each in account(moved, settings, days).stretches]
    assert periods == [Period(cast.HIRED, date(2024, 12, 31)), Period(date(2026, 1, 1), date.max)]


def test_leave_years_follow_the_place() -> None:
    london = replace(cast.settings().location(cast.LONDON, JUNE_1), leave_year=LeaveYearBasis(MonthDay(4, 1)))
    dora = cast.employee(cast.DORA)
    found = account(dora, settled(DefineLocation(london, date.min)))
    assert found.leave_year(JUNE_1).period == Period(date(2026, 4, 1), date(2027, 3, 31))


def test_minutes_of_unpaid_leave_are_not_worked() -> None:
    settings = settled(DefineLeaveType(LeaveType(UNPAID, "Unpaid leave", is_paid=False, is_limited=False)))
    requests = [
        request("one", JUNE_1, Status.APPROVED, UNPAID),
        request("asked", date(2026, 6, 2), Status.PENDING, UNPAID),
        request("paid", date(2026, 6, 3), Status.APPROVED),
        request("gone", date(2026, 6, 4), Status.APPROVED, LeaveTypeId("gone")),
    ]
    found = account(replace(cast.employee(), requests=dict(requests)), settings)
    week = Period(JUNE_1, date(2026, 6, 5))
    assert (found.planned(week), found.worked(week)) == (5 * 480, 4 * 480)
    assert found.unpaid == {JUNE_1: 480}


def test_an_account_counts_in_the_types_unit() -> None:
    settings = settled(DefineLeaveType(LeaveType(cast.ERRAND, "Errand", unit=Unit.HOURS, is_limited=False)))
    assert account(cast.employee(), settings, cast.ERRAND).unit is Unit.HOURS
