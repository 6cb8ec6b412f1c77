"""Balances as JSON: amounts are exact texts."""

from collections.abc import Iterable

from bot.screens.balances import Why
from bot.screens.facts import BalanceFact
from bot.terminal.paper import Json, exact
from domain.amounts import Amount


def figures(facts: Iterable[BalanceFact], ledgers: Iterable[Why] = ()) -> Json:
    """Each balance, with its ledger where there is one."""
    lines = {each.type.id: _lines(each) for each in ledgers}
    return [_fact(fact, lines.get(fact.type.id)) for fact in facts]


def _fact(fact: BalanceFact, lines: Json) -> Json:
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
    said: dict[str, Json] = {
        "leave_type": fact.type.id,
        "unit": fact.type.unit.value,
        "leave_year": year,
        **{name: None if amount is None else exact(amount) for name, amount in amounts.items()},
        "lapses_next": lapses,
    }
    return said if lines is None else {**said, "ledger": lines}


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
