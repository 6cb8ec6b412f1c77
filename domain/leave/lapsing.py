"""What lapses, and how much of it could still be taken by then: so nobody is told that all of it can be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.amounts import NOTHING, Amount
from domain.counting import count
from domain.leave.account import Account
from domain.leave.balance import balance
from domain.leave.entries import Cause
from domain.leave.ledger import ledger
from domain.leave.overlap import taken_on
from domain.leave.requests import Request
from domain.periods import ONE_DAY, Asked, Halves, Period

LONGEST_LOOK = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class Lapse:
    """What lapses if nothing more is taken, the last day to use it, and how much still can be (RULES 20)."""

    last_day: date
    amount: Amount
    usable: Amount


def lapses(account: Account, on: date, leave: Iterable[Request] = ()) -> tuple[Lapse, ...]:
    """The lapses to come of what there is on a day, the day itself still to be had; the earliest first.

    `leave` is all that the employee has, of any type: its halves are taken already. Where two lots could be
    used on a day, the one that ends first is (RULES 8).
    """
    found, used = [], NOTHING
    requests = tuple(leave)
    for last_day, amount in _coming(account, on):
        usable = min(amount, max(_room(account, Period(on, last_day), requests) - used, NOTHING))
        used += usable
        found.append(Lapse(last_day, amount, usable))
    return tuple(found)


def _coming(account: Account, on: date) -> Iterator[tuple[date, Amount]]:
    left = balance(account, on).remaining
    ends = [each.last_day for each in account.adjustments if each.last_day and each.day <= on]
    until = min(max((account.leave_year(on).period.last_day, *ends)) + ONE_DAY, on + LONGEST_LOOK)
    known: dict[date, Amount] = {}
    for entry in ledger(account, until):
        if entry.day > on and entry.cause in (Cause.LAST_DAY, Cause.NOT_CARRIED):
            last_day = entry.day - ONE_DAY
            known[last_day] = known.get(last_day, NOTHING) - entry.amount
    for last_day, amount in known.items():
        part = min(amount, left)
        left -= part
        if part > NOTHING:
            yield last_day, part


def _room(account: Account, period: Period, leave: tuple[Request, ...]) -> Amount:
    """What leave on all of the days would take where no leave is yet."""
    free = Asked(period).changed({day: Halves.BOTH & ~taken_on(day, leave) for day in period.days()})
    charges = count(account.calendar, free, account.unit) if free else ()
    return sum((charge.amount for charge in charges), NOTHING)
