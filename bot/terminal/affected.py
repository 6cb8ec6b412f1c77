"""Whom a change affects and by how much: a table of the first of them, and everything as JSON."""

from collections.abc import Iterator, Mapping, Sequence

from bot.cells import exact
from bot.foresight import Consequence
from bot.terminal.paper import Json, Paper
from bot.wording import Words
from domain.amounts import Amount
from domain.ids import LeaveTypeId
from domain.leave.comparing import BalanceChange, LeaveChange
from domain.policies.leave_type import LeaveType

MOST_ROWS = 40
"""Lines of a table that somebody reads through; the rest is counted."""
HEADINGS = ("Who", "What", "Before", "After")
NOBODY = "Nobody's balance or booked leave changes."
Types = Mapping[LeaveTypeId, LeaveType]


def table(found: Sequence[Consequence], types: Types, words: Words, paper: Paper) -> str:
    """Balances and booked leave before and after, of as many people as are read through."""
    if not found:
        return NOBODY
    rows: list[tuple[str, ...]] = []
    shown = 0
    for each in found:
        own = list(_rows(each, types, words))
        if rows and len(rows) + len(own) > MOST_ROWS:
            break
        rows += own
        shown += 1
    head = f"{_people(len(found))} affected:"
    rest = len(found) - shown
    more = f"\nand {_people(rest)} more; --json lists all." if rest else ""
    drawn = paper.table(HEADINGS, rows, 2).strip("\n")
    return f"{head}\n\n{drawn}{more}\n"


def facts(found: Sequence[Consequence]) -> Sequence[Json]:
    """Everybody, with exact amounts; `on` is the day of the balances."""
    return [
        {
            "employee": each.employee_id,
            "name": each.name,
            "balances": [_balance(change) for change in each.balances],
            "leave": [_leave(change) for change in each.leave],
        }
        for each in found
    ]


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _rows(each: Consequence, types: Types, words: Words) -> Iterator[tuple[str, ...]]:
    for change in each.balances:
        before, after = (
            "no policy" if amount is None else words.amount(amount, change.unit)
            for amount in (change.before, change.after)
        )
        yield (each.name, f"{_name(change, types)}, {words.day(change.on)}", before, after)
    for leave in each.leave:
        before, after = (words.amount(amount, leave.unit) for amount in (leave.before, leave.after))
        yield (each.name, f"{_name(leave, types)} booked {words.asked(leave.asked)}", before, after)


def _name(change: BalanceChange | LeaveChange, types: Types) -> str:
    known = types.get(change.leave_type_id)
    return known.name if known else change.leave_type_id


def _balance(change: BalanceChange) -> Json:
    return {
        "leave_type": change.leave_type_id,
        "unit": change.unit.value,
        "on": change.on.isoformat(),
        "before": _exact(change.before),
        "after": _exact(change.after),
    }


def _leave(change: LeaveChange) -> Json:
    period = change.asked.period
    return {
        "request": change.request_id,
        "leave_type": change.leave_type_id,
        "unit": change.unit.value,
        "first_day": period.first_day.isoformat(),
        "last_day": period.last_day.isoformat(),
        "before": exact(change.before),
        "after": exact(change.after),
    }


def _exact(amount: Amount | None) -> str | None:
    return None if amount is None else exact(amount)
