"""Exact amounts as whole numbers of the largest piece that all of an account's amounts are made of."""

from collections.abc import Iterable
from math import lcm

from domain.amounts import Amount
from domain.leave.account import Account
from domain.policies.accrual import Level
from domain.policies.carry_over import CarryOver
from domain.policies.grants import Grant
from domain.policies.policy import LeavePolicy


class Pieces:
    """Whole numbers add up many times faster than fractions, and just as exactly."""

    __slots__ = ("whole",)

    def __init__(self, denominators: Iterable[int]) -> None:
        self.whole = lcm(*set(denominators))
        """How many pieces make one day, or one hour."""

    def count(self, amount: Amount) -> int:
        """An amount in pieces."""
        return amount.numerator * (self.whole // amount.denominator)

    def amount(self, pieces: int) -> Amount:
        """Pieces as an amount."""
        return Amount(pieces, self.whole)


def pieces_of(account: Account, grants: Iterable[Grant], more: Iterable[Amount] = ()) -> Pieces:
    """Pieces that fit everything an account's balance can be made of."""
    amounts = [grant.amount for grant in grants]
    amounts.extend(adjustment.amount for adjustment in account.adjustments)
    for stretch in account.stretches:
        amounts.extend(_limits(stretch.policy))
    booked = {booking.amount.denominator for booking in account.bookings}
    return Pieces(booked.union(amount.denominator for amount in (*amounts, *more)))


def _limits(policy: LeavePolicy) -> Iterable[Amount]:
    levels: tuple[Level, ...] = policy.accrual.levels if policy.accrual else ()
    rules: list[CarryOver | None] = [policy.carry_over, *(level.carry_over for level in levels)]
    limits = [policy.cap, policy.floor, *(rule.limit for rule in rules if rule)]
    limits.extend(limit for level in levels for limit in (level.cap, level.yearly_cap))
    return [limit for limit in limits if limit is not None]
