"""What somebody has left on a day, and why."""

from collections.abc import Sequence
from datetime import date

from bot.conversation.balances import explain
from bot.conversation.facts import balance_fact, balance_on, usable_types
from bot.screens.balances import Why
from bot.screens.facts import BalanceFact
from bot.talk import House, Talk
from bot.terminal.asking import Company, company_named, day_named, one_of, person_named, talk_as
from bot.terminal.paper import Complaint, Json, Paper, Said, as_json, exact
from bot.wording import Words
from domain.amounts import Amount
from domain.policies.leave_type import LeaveType

HEADINGS = ("Leave", "Available", "Granted", "Carried", "Taken", "Booked", "Pending", "Lapses")


async def balance(
    house: House,
    email: str,
    *,
    leave_type: str = "",
    on: str = "",
    company: str = "",
    why: bool = False,
    json: bool = False,
    paper: Paper = Paper(),  # noqa: B008 - frozen, and the same for all
) -> Said:
    """A line for each leave type; with `why` also the ledgers of those that are limited."""
    try:
        found = await company_named(house, company)
        talk = await talk_as(house, found, await person_named(house, found, email))
        day = day_named(on, talk.today)
        types = _types(found, talk, leave_type)
    except Complaint as complaint:
        return complaint.said
    facts = [balance_fact(each, there) for each in types if (there := balance_on(talk, talk.me, each, day))]
    shown = {fact.type.id for fact in facts if leave_type or fact.available is not None}
    explained = [each for each in types if why and each.id in shown]
    ledgers = [await explain(talk, talk.me, each, day, None) for each in explained]
    if json:
        return Said(as_json(_json(found, talk, day, facts, ledgers)))
    table = paper.table(HEADINGS, [_row(fact, found.words, day) for fact in facts], len(HEADINGS) - 1)
    head = f"{talk.me.profile.name}, {found.words.day(day)}"
    return Said("\n\n".join([head, table, *(_ledger(each, found.words, paper) for each in ledgers)]))


def _types(company: Company, talk: Talk, leave_type: str) -> tuple[LeaveType, ...]:
    if not leave_type:
        return usable_types(talk)
    known = company.settings.leave_types
    name = one_of(leave_type, known, "leave type")
    return tuple(each for each in known.values() if each.id == name)


def _row(fact: BalanceFact, words: Words, today: date) -> tuple[str, ...]:
    unit = fact.type.unit
    said = (fact.granted, fact.carried, fact.taken, fact.booked, fact.pending)
    available = "no limit" if fact.available is None else words.amount(fact.available, unit)
    lapses = f"{words.number(fact.lapses[1])} after {words.day(fact.lapses[0], today)}" if fact.lapses else ""
    return (fact.type.name, available, *(words.number(each) if each else "" for each in said), lapses)


def _ledger(why: Why, words: Words, paper: Paper) -> str:
    lines = [words.ledger_line(each, why.type, why.on) for each in (*why.lines, *why.coming)]
    rows = [(each.day, each.sentence, each.amount, each.total) for each in lines]
    return f"{why.type.name}\n{paper.table(('Day', 'What', 'Amount', 'Balance'), rows, 2)}"


def _json(
    company: Company, talk: Talk, day: date, facts: Sequence[BalanceFact], ledgers: Sequence[Why]
) -> Json:
    lines = {each.type.id: _lines(each) for each in ledgers}
    return {
        "company": company.id,
        "email": talk.me.profile.email,
        "name": talk.me.profile.name,
        "on": day.isoformat(),
        "balances": [_fact(fact, lines.get(fact.type.id)) for fact in facts],
    }


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
