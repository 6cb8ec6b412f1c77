"""The one rounding of a leave year's total (RULES 10)."""

from math import ceil, floor

from domain.amounts import HALF, Amount
from domain.policies.policy import Direction, Rounding


def rounded(amount: Amount, rounding: Rounding | None) -> Amount:
    """The amount in whole steps, exact halves between two steps upwards; as it is where nothing is said."""
    if rounding is None:
        return amount
    steps = amount / rounding.step
    if rounding.direction is Direction.UP:
        return ceil(steps) * rounding.step
    if rounding.direction is Direction.DOWN:
        return floor(steps) * rounding.step
    return floor(steps + HALF) * rounding.step
