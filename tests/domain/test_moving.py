"""Which policy and which leave year hold for people who move, or whose terms change around them."""

from dataclasses import replace
from datetime import date

from domain.amounts import Amount
from domain.company.commands import DefineLeaveType, DefineLocation, DefinePolicy
from domain.company.settings import Settings
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.ids import LeaveTypeId, LocationId
from domain.periods import Period
from domain.policies.leave_type import LeaveType
from domain.policies.leave_year import LeaveYearBasis, MonthDay
from domain.policies.policy import LeavePolicy
from tests import cast
from tests.domain.held import account, settled

FAMILY = LeaveTypeId("family")
FAMILY_DAYS = DefineLeaveType(LeaveType(FAMILY, "Family days"))
APRIL = LeaveYearBasis(MonthDay(4, 1))
JULY, OCTOBER = date(2026, 7, 1), date(2026, 10, 1)


def family(entitlement: int, since: date, **terms: object) -> DefinePolicy:
    policy = LeavePolicy(FAMILY, entitlement=Amount(entitlement), **terms)  # type: ignore[arg-type]
    return DefinePolicy(policy, since)


def with_leave_years(place: LocationId, basis: LeaveYearBasis) -> DefineLocation:
    return DefineLocation(replace(cast.settings().location(place, JULY), leave_year=basis), date.min)


def moved_to_london(since: date = JULY) -> Employee:
    anna = cast.employee()
    return replace(anna, assignments=(*anna.assignments, (since, Assignment(cast.LONDON, cast.SALES))))


def since_when(anna: Employee, settings: Settings) -> list[tuple[date, date, Amount]]:
    """The first day of each stretch, that of the version it follows, and what a year gives."""
    stretches = account(anna, settings, FAMILY).stretches
    return [(each.period.first_day, each.since, each.policy.entitlement) for each in stretches]


def test_who_moves_finishes_one_leave_year_and_begins_another() -> None:
    found = account(moved_to_london(), settled(with_leave_years(cast.LONDON, APRIL)))
    year_end = date(2026, 12, 31)
    assert found.leave_year(JULY).period == Period(date(2026, 1, 1), year_end)
    assert found.leave_year(date(2027, 2, 1)).period == Period(date(2027, 1, 1), date(2027, 3, 31))
    assert found.leave_year(date(2027, 4, 1)).period == Period(date(2027, 4, 1), date(2028, 3, 31))


def test_before_somebody_came_their_first_places_leave_years_are_counted_back() -> None:
    found = account(moved_to_london(), settled(with_leave_years(cast.LONDON, APRIL)))
    assert found.leave_year(date(2020, 5, 1)).period == Period(date(2020, 1, 1), date(2020, 12, 31))


def test_a_policy_that_comes_after_a_move_counts_from_the_new_places_leave_year() -> None:
    settings = settled(
        with_leave_years(cast.LONDON, APRIL),
        FAMILY_DAYS,
        family(6, date(2027, 10, 1), location_id=cast.LONDON),
    )
    assert since_when(moved_to_london(), settings) == [(date(2027, 4, 1), date(2027, 10, 1), 6)]


def test_a_first_policy_counts_from_the_last_anniversary_where_years_begin_with_hiring() -> None:
    settings = settled(with_leave_years(cast.BERLIN, LeaveYearBasis(None)), FAMILY_DAYS, family(6, JULY))
    anna = cast.employee(hired_on=date(2024, 3, 15))
    assert since_when(anna, settings) == [(date(2026, 3, 15), JULY, 6)]


def test_only_the_first_policy_counts_from_the_start_of_its_leave_year() -> None:
    settings = settled(FAMILY_DAYS, family(6, JULY), family(8, OCTOBER))
    assert since_when(cast.employee(), settings) == [(date(2026, 1, 1), JULY, 6), (OCTOBER, OCTOBER, 8)]


def test_a_policy_goes_on_through_a_move_and_changes_after_it() -> None:
    settings = settled(FAMILY_DAYS, family(6, date.min), family(8, OCTOBER))
    assert since_when(moved_to_london(), settings) == [
        (cast.HIRED, date.min, 6), (OCTOBER, OCTOBER, 8)
    ]  # fmt: skip


def test_a_policy_of_her_own_goes_before_the_companys_and_is_nobody_elses() -> None:
    settings = settled(FAMILY_DAYS, family(6, date.min), family(9, JULY, employee_id=cast.ANNA))
    assert since_when(cast.employee(), settings) == [(cast.HIRED, date.min, 6), (JULY, JULY, 9)]
    assert since_when(cast.employee(cast.BEN), settings) == [(cast.HIRED, date.min, 6)]


def test_a_type_that_has_no_limit_any_more_has_no_policies_either() -> None:
    limitless = DefineLeaveType(LeaveType(FAMILY, "Family days", is_limited=False))
    settings = settled(FAMILY_DAYS, family(6, date.min), limitless)
    assert since_when(cast.employee(), settings) == []


def test_somebody_who_leaves_has_a_last_day_in_every_account() -> None:
    leaver = replace(cast.employee(), last_day=OCTOBER)
    assert account(leaver, cast.settings()).employed == Period(cast.HIRED, OCTOBER)
