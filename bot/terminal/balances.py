"""What somebody has left on a day, and why; as it is known now, or was known at a past moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.conversation.balances import explain
from bot.conversation.facts import balance_fact, balance_on, usable_types
from bot.conversation.knowing import Seen, clock_of, known_at
from bot.screens import Notice
from bot.screens.balances import Why
from bot.screens.facts import BalanceFact
from bot.talk import House, Talk
from bot.terminal.asking import (
    Company,
    Moment,
    company_named,
    day_named,
    moment_named,
    one_of,
    person_named,
    talk_as,
)
from bot.terminal.figures import figures
from bot.terminal.paper import Complaint, Json, Paper, Said, as_json
from bot.wording import Words
from domain.ids import LeaveTypeId
from domain.leave.lapsing import Lapse, lapses
from domain.policies.leave_type import LeaveType

HEADINGS = ("Leave", "Available", "Granted", "Carried", "Taken", "Booked", "Pending", "Lapses")
HEADINGS_THEN = ("Leave", "Available", "Known now", *HEADINGS[2:])


@dataclass(frozen=True, slots=True)
class _Then:
    """When it was known, and what is known of the same now."""

    moment: Moment
    now: Sequence[BalanceFact]


@dataclass(frozen=True, slots=True)
class _Answer:
    """Balances of somebody on a day; `then` where they are those of a past moment."""

    company: Company
    talk: Talk
    day: date
    facts: Sequence[BalanceFact]
    ledgers: Sequence[Why]
    lapses: Mapping[LeaveTypeId, Sequence[Lapse]]
    """Of the types whose ledgers are shown."""
    then: _Then | None


async def balance(
    house: House,
    email: str,
    *,
    leave_type: str = "",
    on: str = "",
    known: str = "",
    company: str = "",
    why: bool = False,
    json: bool = False,
    paper: Paper = Paper(),  # noqa: B008 - frozen, and the same for all
) -> Said:
    """A line for each leave type; with `why` also the ledgers of those that are limited.

    `known` is a past day or moment: what was known then, beside what is known of the same day now.
    """
    try:
        found = await company_named(house, company)
        talk = await talk_as(house, found, await person_named(house, found, email))
        moment = moment_named(known, talk.at, clock_of(talk), found.words)
        day = day_named(on, moment.day if moment else talk.today)
        seen = await _seen(found, talk, moment)
        types = _types(seen.talk, leave_type)
    except Complaint as complaint:
        return complaint.said
    facts = _facts(seen, types, day)
    shown = {fact.type.id for fact in facts if leave_type or fact.available is not None}
    explained = [each for each in types if why and each.id in shown]
    ledgers = [await explain(seen.talk, seen.employee, each, day, None) for each in explained]
    coming = {each.id: _lapses(seen, each, day) for each in explained}
    then = None
    if moment:
        now = _facts(Seen(talk, talk.me), _types(talk, leave_type), day)
        then = _Then(moment, now)
    answer = _Answer(found, talk, day, facts, ledgers, coming, then)
    return Said(as_json(_json(answer)) if json else _shown(answer, paper))


async def _seen(company: Company, talk: Talk, moment: Moment | None) -> Seen:
    if moment is None:
        return Seen(talk, talk.me)
    found = await known_at(talk, talk.my_id, moment.at)
    if isinstance(found, Notice):
        raise Complaint(company.words.notice(found))
    return found


def _types(talk: Talk, leave_type: str) -> tuple[LeaveType, ...]:
    if not leave_type:
        return usable_types(talk)
    known = talk.settings.leave_types
    name = one_of(leave_type, known, "leave type")
    return tuple(each for each in known.values() if each.id == name)


def _facts(seen: Seen, types: Sequence[LeaveType], day: date) -> list[BalanceFact]:
    found = [(each, balance_on(seen.talk, seen.employee, each, day)) for each in types]
    return [balance_fact(each, there) for each, there in found if there]


def _lapses(seen: Seen, leave_type: LeaveType, day: date) -> tuple[Lapse, ...]:
    account = seen.talk.books(seen.employee).account(leave_type.id)
    return lapses(account, day, seen.employee.requests.values())


def _shown(answer: _Answer, paper: Paper) -> str:
    words, then = answer.company.words, answer.then
    head = f"{answer.talk.me.profile.name}, {words.day(answer.day)}"
    rows = [_row(fact, words, answer.day) for fact in answer.facts]
    if then:
        head = f"{head}\n{then.moment.sentence}"
        rows = [
            (*row[:2], _now(fact, then, words), *row[2:])
            for row, fact in zip(rows, answer.facts, strict=True)
        ]
    headings = HEADINGS_THEN if then else HEADINGS
    table = paper.table(headings, rows, len(headings) - 1)
    return "\n\n".join([head, table, *(_ledger(each, answer, paper) for each in answer.ledgers)])


def _now(fact: BalanceFact, then: _Then, words: Words) -> str:
    now = next((each for each in then.now if each.type.id == fact.type.id), None)
    return _available(now, words) if now else ""


def _available(fact: BalanceFact, words: Words) -> str:
    return "no limit" if fact.available is None else words.amount(fact.available, fact.type.unit)


def _row(fact: BalanceFact, words: Words, today: date) -> tuple[str, ...]:
    said = (fact.granted, fact.carried, fact.taken, fact.booked, fact.pending)
    lapses = f"{words.number(fact.lapses[1])} after {words.day(fact.lapses[0], today)}" if fact.lapses else ""
    amounts = (words.number(each) if each else "" for each in said)
    return (fact.type.name, _available(fact, words), *amounts, lapses)


def _ledger(why: Why, answer: _Answer, paper: Paper) -> str:
    words = answer.company.words
    lines = [words.ledger_line(each, why.type, why.on) for each in (*why.lines, *why.coming)]
    rows = [(each.day, each.sentence, each.amount, each.total) for each in lines]
    told = [
        _out_of_reach(each, why, words) for each in answer.lapses[why.type.id] if each.usable < each.amount
    ]
    table = paper.table(("Day", "What", "Amount", "Balance"), rows, 2)
    return "\n".join([why.type.name, table, *told])


def _out_of_reach(lapse: Lapse, why: Why, words: Words) -> str:
    lost, usable = (words.amount(each, why.type.unit) for each in (lapse.amount, lapse.usable))
    until = words.day(lapse.last_day, why.on)
    return f"Of {lost} that lapse after {until}, {usable} can still be taken."


def _json(answer: _Answer) -> Json:
    me, then = answer.talk.me.profile, answer.then
    said: dict[str, Json] = {
        "company": answer.company.id,
        "email": me.email,
        "name": me.name,
        "on": answer.day.isoformat(),
        "balances": figures(answer.facts, answer.ledgers, answer.lapses),
    }
    if then:
        said |= {"known_at": then.moment.at.isoformat(), "balances_known_now": figures(then.now)}
    return said
