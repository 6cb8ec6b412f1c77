"""What policies give: by tenure, for a part of a year, at once or bit by bit, and what may be carried."""

from datetime import date
from fractions import Fraction

import pytest

from domain.amounts import Amount
from domain.periods import Period
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import NO_CARRY_OVER, After, CarryOver, carried, last_usable_day
from domain.policies.entitlement import yearly_grants
from domain.policies.grants import Stretch
from domain.policies.leave_type import Slice
from domain.policies.leave_year import LeaveYearBasis, MonthDay, months_after
from domain.policies.policy import Direction, Proration, Rounding, TenureStep
from domain.policies.proration import prorated
from domain.policies.rounding import rounded
from domain.policies.tenure import entitlement_on, usable_from
from tests.domain.policies import (
    LONG_AGO,
    NEW_YEAR,
    WHOLE_YEAR,
    YEAR,
    YEAR_END,
    given_up_front,
    policy,
    stretches,
)

HALF, WHOLE = Fraction(1, 2), Fraction(1)


def test_five_years_of_service_give_what_the_fifth_year_says_not_all_steps_together() -> None:
    held = policy(tenure=(TenureStep(2, Amount(1)), TenureStep(5, Amount(3))))
    days = [date(2017, 6, 14), date(2017, 6, 15), date(2020, 6, 15)]
    assert [entitlement_on(held, LONG_AGO, day) for day in days] == [24, 25, 27]


def test_tenure_counts_from_the_next_leave_year_or_from_the_anniversary_itself() -> None:
    steps = (TenureStep(11, Amount(12)),)
    assert given_up_front((NEW_YEAR, policy(tenure=steps))) == [("01 Jan", 24)]
    at_once = policy(tenure=steps, tenure_at_year_start=False, proration=Proration.MONTHS)
    assert given_up_front((NEW_YEAR, at_once)) == [("01 Jan", 24), ("15 Jun", 6)]


def test_leave_that_may_be_used_after_six_months_can_be_used_from_that_day_on() -> None:
    assert usable_from(policy(usable_after_months=6), date(2026, 8, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("method", "amount"),
    [
        (Proration.DAYS, Fraction(24 * 306, 365)),
        (Proration.MONTHS, Fraction(20)),
        (Proration.NONE, Fraction(24)),
    ],
)
def test_who_joins_in_march_gets_a_part_of_the_year(method: Proration, amount: Fraction) -> None:
    assert given_up_front((NEW_YEAR, policy(proration=method)), hired_on=date(2026, 3, 1)) == [
        ("01 Mar", amount)
    ]


def test_who_joins_and_leaves_within_a_year_gets_the_months_between_both_ends_included() -> None:
    present = Period(date(2026, 3, 13), date(2026, 9, 2))
    assert prorated(Amount(24), Proration.MONTHS, YEAR, present) == 14
    assert prorated(Amount(24), Proration.DAYS, YEAR, None) == 0
    assert prorated(Amount(24), Proration.DAYS, YEAR, Period(LONG_AGO, date(2020, 1, 1))) == 0


def test_the_total_of_a_leave_year_is_rounded_once() -> None:
    up = Rounding(Direction.UP, HALF)
    held = policy(25, proration=Proration.MONTHS, rounding=up)
    assert given_up_front((NEW_YEAR, held), hired_on=date(2026, 3, 1)) == [("01 Mar", 21)]


@pytest.mark.parametrize(
    ("direction", "amount"), [(Direction.UP, "15"), (Direction.DOWN, "29/2"), (Direction.NEAREST, "29/2")]
)
def test_seven_twelfths_of_twenty_five_are_rounded_to_halves(direction: Direction, amount: str) -> None:
    assert rounded(Fraction(25 * 7, 12), Rounding(direction, HALF)) == Fraction(amount)
    assert rounded(Fraction(25 * 7, 12), None) == Fraction(175, 12)


def test_a_better_policy_from_july_gives_the_difference_then_and_leaves_january_alone() -> None:
    versions = (NEW_YEAR, policy(24)), (date(2026, 7, 1), policy(36))
    assert given_up_front(*versions)[0] == ("01 Jan", 24)
    assert given_up_front(*versions)[1] == ("01 Jul", Fraction(12 * 184, 365))


def test_a_policy_without_proration_gives_its_whole_figure_from_the_change_on() -> None:
    versions = (NEW_YEAR, policy(24)), (date(2026, 7, 1), policy(20, proration=Proration.NONE))
    assert given_up_front(*versions) == [("01 Jan", 24), ("01 Jul", -4)]


def test_what_is_not_worked_under_a_policy_any_more_is_taken_back() -> None:
    ended = [Stretch(Period(NEW_YEAR, date(2026, 6, 30)), policy(24), NEW_YEAR)]
    grants = list(yearly_grants(WHOLE_YEAR, YEAR, ended, LONG_AGO))
    assert [each.amount for each in grants] == [24, Fraction(-24 * 184, 365)]
    begun = [Stretch(Period(date(2026, 7, 1), YEAR_END), policy(24), date(2026, 7, 1))]
    assert [each.amount for each in yearly_grants(WHOLE_YEAR, YEAR, begun, LONG_AGO)] == [
        Fraction(24 * 184, 365)
    ]


def test_accrual_from_july_leaves_half_of_what_january_gave() -> None:
    monthly = policy(24, accrual=AccrualPlan((Level(Every.MONTH),), GrantedAt.START))
    versions = (NEW_YEAR, policy(24)), (date(2026, 7, 1), monthly)
    given_back = given_up_front(*versions)[1]
    assert given_back == ("01 Jul", -Fraction(24 * 184, 365))


def test_policies_of_other_years_say_nothing_about_this_one() -> None:
    held = stretches((date(2020, 1, 1), policy(10)), (NEW_YEAR, policy(24)))
    assert [each.amount for each in yearly_grants(WHOLE_YEAR, YEAR, held, LONG_AGO)] == [24]


@pytest.mark.parametrize(
    ("rule", "last_day"),
    [
        (None, None),
        (MonthDay(3, 31), date(2026, 3, 31)),
        (After(months=3), date(2026, 3, 31)),
        (After(months=15), date(2027, 3, 31)),
        (After(days=20), date(2026, 1, 20)),
    ],
)
def test_carried_leave_has_a_last_day(rule: MonthDay | After | None, last_day: date | None) -> None:
    assert last_usable_day(CarryOver(last_day=rule), NEW_YEAR) == last_day


def test_a_month_day_that_is_past_when_the_year_starts_is_next_years() -> None:
    until_march = CarryOver(last_day=MonthDay(3, 31))
    assert last_usable_day(until_march, date(2026, 4, 1)) == date(2027, 3, 31)
    assert last_usable_day(until_march, date(2026, 3, 31)) == date(2026, 3, 31)


def test_what_is_left_is_carried_up_to_the_limit_and_never_more_than_is_left() -> None:
    five = CarryOver(Amount(5))
    assert [carried(five, Amount(left)) for left in (7, 5, 3)] == [5, 5, 3]
    assert carried(five, Fraction(3, 2)) == Fraction(3, 2)
    assert carried(CarryOver(), Amount(40)) == 40
    assert carried(NO_CARRY_OVER, Amount(4)) == 0


def test_debt_is_carried_or_forgiven() -> None:
    assert carried(CarryOver(Amount(5)), Amount(-2)) == -2
    assert carried(CarryOver(carries_debt=False), Amount(-2)) == 0


def test_leave_years_start_on_a_month_day_or_with_each_anniversary() -> None:
    april = LeaveYearBasis(MonthDay(4, 1))
    assert april.year_of(date(2026, 3, 31), LONG_AGO) == Period(date(2025, 4, 1), date(2026, 3, 31))
    anniversary = LeaveYearBasis(None)
    assert anniversary.year_of(date(2026, 6, 15), LONG_AGO) == Period(date(2026, 6, 15), date(2027, 6, 14))


def test_who_was_hired_on_the_29th_of_february_has_an_anniversary_every_year() -> None:
    hired_on = date(2024, 2, 29)
    assert months_after(hired_on, 12) == date(2025, 2, 28)
    year = LeaveYearBasis(None).year_of(date(2025, 3, 1), hired_on)
    assert year == Period(date(2025, 2, 28), date(2026, 2, 27))


def test_leave_by_the_clock_is_given_in_hours_halves_or_quarters_of_them() -> None:
    assert [each.minutes for each in Slice] == [None, None, 60, 30, 15]


def test_months_go_back_as_well() -> None:
    assert months_after(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert months_after(NEW_YEAR, -1) == date(2025, 12, 1)
