"""Balances as JSON: amounts are exact texts."""

from collections.abc import Iterable, Mapping

from bot.cells import exact
from bot.screens.balances import Why
from bot.screens.facts import BalanceFact
from bot.terminal.paper import Json
from domain.amounts import Amount
from domain.ids import LeaveTypeId
from domain.leave.lapsing import Lapse


def figures(
    facts: Iterable[BalanceFact],
    ledgers: Iterable[Why] = (),
    lapses: Mapping[LeaveTypeId, Iterable[Lapse]] | None = None,
) -> Json:
    """Each balance; with its ledger, and what of it lapses, where there is one."""
    coming = lapses or {}
    explained: dict[LeaveTypeId, dict[str, Json]] = {
        each.type.id: {"ledger": _lines(each), "lapses": _lapses(coming.get(each.type.id, ()))}
        for each in ledgers
    }
    return [{**_fact(fact), **explained.get(fact.type.id, {})} for fact in facts]


def _fact(fact: BalanceFact) -> dict[str, Json]:
    amounts: dict[str, Amount | None] = {
        "available": fact.available,
        "remaining": fact.remaining,
        "granted": fact.granted,
        "carried": fact.carried,
        "taken": fact.taken,
        "booked": fact.booked,
        "pending": fact.pending,
    }
    lapses = (
        {"last_day": fact.lapses[0].isoformat(), "amount": exact(fact.lapses[1])} if fact.lapses else None
    )
    year = {
        "first_day": fact.leave_year.first_day.isoformat(),
        "last_day": fact.leave_year.last_day.isoformat(),
    }
    return {
        "leave_type": fact.type.id,
        "unit": fact.type.unit.value,
        "leave_year": year,
        **{name: None if amount is None else exact(amount) for name, amount in amounts.items()},
        "lapses_next": lapses,
    }


def _lapses(coming: Iterable[Lapse]) -> Json:
    return [
        {
            "last_day": each.last_day.isoformat(),
            "amount": exact(each.amount),
            "usable": exact(each.usable),
        }
        for each in coming
    ]


def _lines(why: Why) -> Json:
    return [
        {
            "day": each.entry.day.isoformat(),
            "kind": each.entry.kind.value,
            "amount": exact(each.entry.amount),
            "balance": exact(each.total),
            "request": each.entry.request_id,
            "adjustment": each.entry.adjustment_id,
            "reason": each.reason,
        }
        for each in (*why.lines, *why.coming)
    ]
