"""The lines of a ledger as sentences, like those of a bank statement."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

from bot.screens.balances import LedgerLine
from bot.screens.facts import PersonFact, TypeFact
from bot.wording import amounts, dates
from bot.wording.voice import Voice
from domain.leave.entries import Cause, Entry, Kind
from domain.periods import Period
from domain.policies.leave_type import Unit
from domain.policies.policy import Proration


@dataclass(frozen=True, slots=True)
class Statement:
    """One line: its day or days, what happened, by how much, and what there is then."""

    day: str
    sentence: str
    amount: str
    total: str


def line(voice: Voice, line: LedgerLine, leave_type: TypeFact, today: date) -> Statement:
    """A ledger line in words."""
    entry = line.entry
    days = Period(entry.day, entry.through or entry.day)
    return Statement(
        dates.compact(voice, days, today),
        _sentence(voice, line, leave_type, today),
        amounts.signed_number(voice, entry.amount, leave_type.unit),
        amounts.bare(voice, line.total, leave_type.unit),
    )


def _sentence(voice: Voice, line: LedgerLine, leave_type: TypeFact, today: date) -> str:
    entry = line.entry
    match entry.kind:
        case Kind.OPENING | Kind.ADJUSTMENT:
            return _by_hand(voice, line)
        case Kind.CARRY_OVER | Kind.FORGIVEN:
            return _between_years(voice, entry, today)
        case Kind.GRANT | Kind.ACCRUAL:
            return _granted(voice, entry, today)
        case Kind.EARNED:
            return _earned(voice, line)
        case Kind.CHARGE | Kind.PENDING:
            return _used(voice, line, leave_type)
        case Kind.LAPSE:
            return _lapsed(voice, entry, leave_type.unit)
        case _ as never:  # pragma: no cover
            assert_never(never)


def _by_hand(voice: Voice, line: LedgerLine) -> str:
    what = _opening(voice, line.by) if line.entry.kind is Kind.OPENING else _correction(voice, line.by)
    return voice("{what}: {reason}", what=what, reason=line.reason) if line.reason else what


def _opening(voice: Voice, by: PersonFact | None) -> str:
    return voice("Opening balance by {name}", name=by.name) if by else voice("Opening balance")


def _correction(voice: Voice, by: PersonFact | None) -> str:
    return voice("Correction by {name}", name=by.name) if by else voice("Correction")


def _earned(voice: Voice, line: LedgerLine) -> str:
    if line.entry.amount < 0:
        return voice("Time worked, taken off again")
    worked = voice("Time worked, approved by {name}", name=line.by.name) if line.by else voice("Time worked")
    return f"{worked}: {line.reason}" if line.reason else worked


def _between_years(voice: Voice, entry: Entry, today: date) -> str:
    if entry.kind is Kind.FORGIVEN:
        return voice("The new leave year starts without what was taken too much")
    if entry.amount < 0:
        return voice("Carried over into the next leave year")
    if entry.last_day is None:
        return voice("Carried over from the leave year before")
    day = dates.day(voice, entry.last_day, today)
    return voice("Carried over from the leave year before, until {day}", day=day)


def _granted(voice: Voice, entry: Entry, today: date) -> str:
    if entry.kind is Kind.ACCRUAL:
        return voice("Earned for {days}", days=dates.period(voice, entry.part or entry.leave_year, today))
    entitlement = voice("Entitlement {year}", year=year_name(voice, entry.whole or entry.leave_year))
    share = entry.share
    if share is None or share.is_whole or entry.part is None:
        return entitlement
    days = dates.period(voice, entry.part, today)
    facts: dict[str, str | int] = {"entitlement": entitlement, "days": days, "part": share.part}
    if share.method is Proration.MONTHS:
        return voice("{entitlement}, for {days} ({part} of {whole} months)", **facts, whole=share.whole)
    return voice("{entitlement}, for {days} ({part} of {whole} days)", **facts, whole=share.whole)


def year_name(voice: Voice, year: Period) -> str:
    """ "2026" for a calendar year; else its first and last day."""
    first, after = year.first_day, year.last_day + timedelta(days=1)
    if (first.month, first.day) == (after.month, after.day) == (1, 1):
        return str(first.year)
    return dates.period(voice, year, None)


def _used(voice: Voice, line: LedgerLine, leave_type: TypeFact) -> str:
    if line.entry.kind is Kind.PENDING:
        return voice("{type}, not decided yet", type=leave_type.name)
    if line.by is None:
        return leave_type.name
    return voice("{type}, approved by {name}", type=leave_type.name, name=line.by.name)


def _lapsed(voice: Voice, entry: Entry, unit: Unit) -> str:
    size = amounts.amount(voice, -entry.amount, unit)
    match entry.cause:
        case Cause.NOT_CARRIED:
            return voice("{amount} lapsed: more than is carried over", amount=size)
        case Cause.CAP:
            return voice("{amount} lapsed: above the most that can be saved up", amount=size)
        case Cause.LAST_DAY | None:
            if entry.is_carried:
                return voice("{amount} carried over lapsed unused", amount=size)
            return voice("{amount} lapsed unused", amount=size)
        case _ as never:  # pragma: no cover
            assert_never(never)
