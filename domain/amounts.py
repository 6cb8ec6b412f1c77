"""Exact amounts of leave: rationals of days, or of hours for a type counted in hours; never floats."""

from fractions import Fraction

Amount = Fraction

NOTHING = Amount(0)
HALF = Amount(1, 2)
WHOLE = Amount(1)
MINUTES_AN_HOUR = 60
FINEST = 10_000
MOST = 100_000


def amount(text: str | int | Fraction) -> Amount:
    """Reads "12", "7.5" or "7 1/2" exactly. Raises ValueError for anything else, floats included."""
    if isinstance(text, bool | float):
        raise ValueError(f"an amount is written as text or a whole number, not {text!r}")
    if isinstance(text, str):
        whole, _, rest = text.strip().partition(" ")
        return Fraction(whole) + Fraction(rest) if rest else Fraction(whole)
    return Fraction(text)


def hours(minutes: int) -> Amount:
    """Minutes as an exact number of hours."""
    return Fraction(minutes, MINUTES_AN_HOUR)


def is_sensible(amount: Amount) -> bool:
    """Whether somebody can have meant it: four decimals, or a fraction as fine, and not beyond all reach."""
    return amount.denominator <= FINEST and abs(amount) <= MOST
