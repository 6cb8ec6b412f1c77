"""The ledger: one function for display, check, report and forecast, for any day past or future (RULES 5)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.leave.account import Account
from domain.leave.entries import Cause, Entry, Kind
from domain.leave.pieces import pieces_of
from domain.leave.run import Run
from domain.leave.timeline import timeline

__all__ = ["Cause", "Entry", "Kind", "joined", "ledger"]


def ledger(account: Account, until: date) -> tuple[Entry, ...]:
    """Every line up to and with a day, in order; their amounts add up to what there is at the end of it.

    An opening balance starts it: it replaces everything derived or booked before its day.
    """
    line = timeline(account, until, until)
    pieces = pieces_of(account, line.grants)
    return tuple(Run(account, line, pieces).go(until).entries)


def joined(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Neighbouring days of one request as one line, from `day` through `through`."""
    lines: list[Entry] = []
    for entry in entries:
        if lines and entry.request_id and _belongs(entry, lines[-1]):
            lines[-1] = replace(lines[-1], amount=lines[-1].amount + entry.amount, through=entry.day)
        else:
            lines.append(replace(entry, through=entry.day) if entry.request_id else entry)
    return tuple(lines)


def _belongs(entry: Entry, line: Entry) -> bool:
    same = (entry.request_id, entry.kind, entry.lot, entry.leave_year)
    return same == (line.request_id, line.kind, line.lot, line.leave_year)
