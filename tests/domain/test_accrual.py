"""Leave that is granted bit by bit: in any rhythm, from any level, for any part of a year."""

from datetime import date
from fractions import Fraction

import pytest

from domain.amounts import Amount
from domain.periods import Period
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.grants import Stretch
from domain.policies.policy import Direction, Proration, Rounding, TenureStep
from domain.policies.proration import prorated
from domain.policies.rhythm import rhythm
from domain.policies.schedule import Service, fixed_grants, shared_grants
from tests.domain.policies import (
    NEW_YEAR,
    WHOLE_YEAR,
    YEAR,
    YEAR_END,
    EightHours,
    accrued,
    dates,
    policy,
    total,
)

HALF, WHOLE = Fraction(1, 2), Fraction(1)


@pytest.mark.parametrize("every", Every)
@pytest.mark.parametrize("at", GrantedAt)
def test_a_full_year_of_any_rhythm_gives_exactly_the_entitlement(every: Every, at: GrantedAt) -> None:
    assert total(accrued(Level(every), at)) == 24


def test_a_month_granted_at_its_start_at_its_end_or_after_it() -> None:
    assert dates(accrued(Level(Every.MONTH), GrantedAt.START))[:2] == ["01 Jan", "01 Feb"]
    assert dates(accrued(Level(Every.MONTH), GrantedAt.END))[:2] == ["31 Jan", "28 Feb"]
    assert dates(accrued(Level(Every.MONTH), GrantedAt.AFTER))[:2] == ["01 Feb", "01 Mar"]


@pytest.mark.parametrize(
    ("level", "days"),
    [
        (Level(Every.WEEK, WHOLE), ["01 Jan", "05 Jan"]),
        (Level(Every.WEEK, WHOLE, on=(2,)), ["01 Jan", "07 Jan"]),
        (Level(Every.TWO_WEEKS, WHOLE), ["01 Jan", "05 Jan"]),
        (Level(Every.TWO_WEEKS, WHOLE, on=(7,)), ["01 Jan", "12 Jan"]),
        (Level(Every.HALF_MONTH, WHOLE), ["01 Jan", "16 Jan"]),
        (Level(Every.HALF_MONTH, WHOLE, on=(15, 31)), ["01 Jan", "15 Jan"]),
        (Level(Every.MONTH, WHOLE, on=(31,)), ["01 Jan", "31 Jan"]),
        (Level(Every.QUARTER, WHOLE), ["01 Jan", "01 Apr"]),
        (Level(Every.HALF_YEAR, WHOLE, on=(217, 1029)), ["01 Jan", "17 Feb"]),
        (Level(Every.YEAR, WHOLE, on=(701,)), ["01 Jan", "01 Jul"]),
    ],
)
def test_periods_begin_on_their_own_days_or_on_those_that_are_named(level: Level, days: list[str]) -> None:
    assert dates(accrued(level))[:2] == days


def test_a_month_named_by_its_31st_ends_on_the_last_day_of_short_months() -> None:
    window = Period(date(2026, 1, 31), date(2026, 3, 31))
    months = rhythm(Level(Every.MONTH, on=(31,)), NEW_YEAR, window)
    assert [(each.first_day.day, each.last_day.day) for each in months] == [(31, 27), (28, 30), (31, 29)]


def test_two_days_of_february_that_fall_together_are_no_period() -> None:
    window = Period(date(2026, 2, 1), date(2026, 3, 1))
    halves = rhythm(Level(Every.HALF_MONTH, on=(30, 31)), NEW_YEAR, window)
    assert [len(each) for each in halves] == [28, 30]


def test_who_joins_in_the_middle_of_a_month_gets_its_days_or_all_of_it() -> None:
    level, hired_on = Level(Every.MONTH, Amount(2)), date(2026, 3, 15)
    firsts = {method: accrued(level, hired_on=hired_on, proration=method)[0].amount for method in Proration}
    assert firsts == {Proration.DAYS: Fraction(34, 31), Proration.MONTHS: 2, Proration.NONE: 2}


def test_who_joins_in_may_and_leaves_in_october_shares_the_year_by_the_policys_method() -> None:
    term = {"hired_on": date(2026, 5, 15), "last_day": date(2026, 10, 10)}
    totals = {method: total(accrued(Level(Every.MONTH), proration=method, **term)) for method in Proration}  # type: ignore[arg-type]
    by_days = 24 * (Fraction(17, 31) + 4 + Fraction(10, 31)) / 12
    assert totals == {Proration.DAYS: by_days, Proration.MONTHS: 12, Proration.NONE: 24}


def test_nothing_is_granted_before_somebody_came_or_after_they_left() -> None:
    term = {"hired_on": date(2026, 5, 15), "last_day": date(2026, 10, 10)}
    for method in Proration:
        grants = accrued(Level(Every.WEEK), GrantedAt.AFTER, proration=method, **term)  # type: ignore[arg-type]
        assert all(term["hired_on"] <= each.day <= term["last_day"] for each in grants)


def test_shared_accrual_is_rounded_with_its_last_grant() -> None:
    up = Rounding(Direction.UP, WHOLE)
    grants = accrued(Level(Every.MONTH), hired_on=date(2026, 3, 15), rounding=up)
    assert total(grants) == 20
    assert grants[1].amount == 2


def test_a_new_level_in_the_middle_of_a_month_prorates_both_sides() -> None:
    levels = [Level(Every.MONTH, Amount(2)), Level(Every.MONTH, Amount(4), after_months=130)]
    april = [each.amount for each in accrued(levels) if each.part.first_day.month == 4]
    assert april == [2 * Fraction(14, 30), 4 * Fraction(16, 30)]


def test_before_the_first_level_nothing_is_earned() -> None:
    later = Level(Every.MONTH, Amount(2), after_months=3, after_days=1)
    assert dates(accrued(later, hired_on=NEW_YEAR))[0] == "02 Apr"
    shared = Level(Every.MONTH, after_months=6)
    assert total(accrued(shared, hired_on=NEW_YEAR)) == 12


def test_a_level_that_begins_only_next_year_gives_nothing_in_this_one() -> None:
    levels = [Level(Every.MONTH), Level(Every.MONTH, Amount(4), after_months=240)]
    assert total(accrued(levels)) == 24


def test_tenure_in_the_middle_of_a_year_raises_what_is_shared_from_then_on() -> None:
    steps = (TenureStep(11, Amount(12)),)
    grants = accrued(Level(Every.MONTH), tenure=steps, tenure_at_year_start=False)
    assert (grants[0].amount, grants[-1].amount) == (2, 3)


def test_what_was_due_before_the_company_began_to_count_comes_at_once() -> None:
    grants = accrued(Level(Every.QUARTER), since=date(2026, 5, 1))
    assert dates(grants) == ["01 May", "01 May", "01 Jul", "01 Oct"]
    assert total(grants) == 24


def test_hours_worked_earn_and_unpaid_leave_does_not_where_the_level_says_so() -> None:
    by_plan = Level(Every.HOUR, Fraction(1, 20))
    by_work = Level(Every.HOUR, Fraction(1, 20), is_by_time_worked=True)
    assert total(accrued(by_plan)) == 365 * 8 * Fraction(1, 20)
    assert total(accrued(by_work)) == 363 * 8 * Fraction(1, 20)


def test_a_week_with_two_days_of_unpaid_leave_earns_five_sevenths() -> None:
    weekly = Level(Every.WEEK, Amount(7), is_by_time_worked=True)
    assert [each.amount for each in accrued(weekly)][1] == 5
    joined = accrued(weekly, hired_on=date(2026, 1, 6))[0]
    assert joined.amount == 5


def test_a_period_in_which_nothing_is_worked_earns_nothing_by_the_time_worked() -> None:
    class Nothing(EightHours):
        def planned(self, period: Period) -> int:
            return 0

    level = Level(Every.WEEK, Amount(7), is_by_time_worked=True)
    held = policy(accrual=AccrualPlan((level,)))
    stretch = Stretch(Period(NEW_YEAR, date.max), held, NEW_YEAR)
    assert not list(fixed_grants(stretch, NEW_YEAR, Service(stretch.period, Nothing()), YEAR_END))


def test_leave_earned_in_december_counts_for_december_though_it_comes_in_january() -> None:
    grants = accrued(Level(Every.MONTH, Amount(2)), GrantedAt.AFTER, hired_on=date(2025, 1, 1))
    assert grants[0].earned_in == 2026
    whole_months = prorated(Amount(24), Proration.MONTHS, YEAR, Period(date(2026, 11, 5), date.max))
    assert whole_months == 4


def test_a_year_up_front_has_no_schedule() -> None:
    stretch = Stretch(YEAR, policy(), NEW_YEAR)
    assert not list(fixed_grants(stretch, NEW_YEAR, Service(YEAR, EightHours()), YEAR_END))
    assert not shared_grants(WHOLE_YEAR, [stretch], Service(YEAR, EightHours()))
