"""Amounts as people write them, exactly."""

from fractions import Fraction

import pytest

from domain.amounts import amount, hours, is_sensible


@pytest.mark.parametrize(
    ("written", "exact"),
    [("12", Fraction(12)), (" 7.5 ", Fraction(15, 2)), ("7 1/2", Fraction(15, 2)), ("1/3", Fraction(1, 3)),
     (25, Fraction(25)), (Fraction(2, 3), Fraction(2, 3))],
)  # fmt: skip
def test_an_amount_is_what_was_written_and_no_rounder(written: str | int | Fraction, exact: Fraction) -> None:
    assert amount(written) == exact


@pytest.mark.parametrize("written", ["", "many", "1 2 3", 0.1, True])
def test_what_is_no_amount_is_refused_floats_among_it(written: str | int) -> None:
    with pytest.raises(ValueError, match=r"amount|Invalid literal"):
        amount(written)


def test_minutes_are_exact_hours() -> None:
    assert hours(50) == Fraction(5, 6)


def test_an_amount_has_four_decimals_at_most_and_stays_within_reach() -> None:
    sensible = [Fraction(1, 10_000), Fraction(100_000), Fraction(-100_000)]
    assert all(is_sensible(each) for each in sensible)
    senseless = [Fraction(1, 10_001), Fraction(100_001), Fraction(-100_001)]
    assert not any(is_sensible(each) for each in senseless)
