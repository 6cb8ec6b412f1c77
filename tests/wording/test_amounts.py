"""Amounts as people say them."""

import pytest

from bot.wording import words
from domain.amounts import amount
from domain.policies.leave_type import Unit


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("7.5", "7½ days"),
        ("0.5", "½ day"),
        ("0.75", "¾ day"),
        ("1", "1 day"),
        ("1.25", "1¼ days"),
        ("0", "0 days"),
        ("-2", "−2 days"),
        ("-0.5", "−½ day"),
        ("125/6", "20.83 days"),
        ("1/3", "0.33 days"),
        ("5/6", "0.83 days"),
        ("1234.5", "1,234½ days"),
    ],
)
def test_days_are_said_without_noise(given: str, said: str) -> None:
    assert words("en").amount(amount(given)) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("7/2", "3 h 30"),
        ("3", "3 h"),
        ("1/3", "20 min"),
        ("-3/2", "−1 h 30"),
        ("61/60", "1 h 01"),
        ("0", "0 h"),
    ],
)
def test_hours_are_said_in_hours_and_minutes(given: str, said: str) -> None:
    assert words("en").amount(amount(given), Unit.HOURS) == said


def test_decimals_are_written_as_the_region_does() -> None:
    assert words("de").amount(amount("125/6")) == "20,83 Tage"
    assert words("de-CH").number(amount("12345.1")) == "12\N{RIGHT SINGLE QUOTATION MARK}345.1"


def test_whole_and_half_days_take_the_plural_of_the_language() -> None:
    assert [words("de").amount(amount(given)) for given in ("0.5", "1", "1.5")] == [
        "½ Tag",
        "1 Tag",
        "1½ Tage",
    ]
