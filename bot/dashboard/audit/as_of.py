"""What was known at a moment: of the company, or of somebody in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.auditing import Names
from bot.conversation.facts import balance_facts
from bot.conversation.knowing import clock_of, known_at
from bot.dashboard import NotFound
from bot.dashboard.audit.log import names_of
from bot.dashboard.audit.record import MOST_LINES, Plain, lines_of
from bot.screens.facts import BalanceFact
from bot.screens.helping import Notice
from bot.talk import Talk
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.requests import Request

MOST_REQUESTS = 100


@dataclass(frozen=True, slots=True)
class CompanyThen:
    """`settings` None where nothing was recorded by then; the record is the rest of what was settled."""

    at: datetime
    names: Names
    settings: Settings | None
    record: Sequence[tuple[str, Plain]]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class PersonThen:
    """Somebody as they were known, or why nothing can be said of it."""

    at: datetime
    names: Names
    employee: Employee | None
    notice: Notice | None
    balances: Sequence[BalanceFact]
    requests: Sequence[Request]
    """The newest first."""


def moment_of(talk: Talk, text: str) -> datetime | None:
    """A moment as an address has it, by the asker's clock where it names no zone; None for anything else."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    local = read if read.tzinfo else read.replace(tzinfo=clock_of(talk))
    try:
        return local.astimezone(UTC)
    except OverflowError:
        return None


async def company_then(talk: Talk, at: datetime) -> CompanyThen:
    """Raises Refused(NotPermitted)."""
    names = await names_of(talk)
    past = await talk.house.store.as_of(talk.company_id, min(at, talk.at), ())
    known = past.settings if past.settings.id else None
    lines = list(lines_of(known)) if known else []
    return CompanyThen(min(at, talk.at), names, known, lines[:MOST_LINES], len(lines) > MOST_LINES)


async def person_then(talk: Talk, person: str, at: datetime) -> PersonThen:
    """Raises Refused(NotPermitted), NotFound for somebody whom the company has never had."""
    names, at = await names_of(talk), min(at, talk.at)
    employee_id = EmployeeId(person)
    if employee_id not in names.people:
        raise NotFound
    seen = await known_at(talk, employee_id, at)
    if isinstance(seen, Notice):
        return PersonThen(at, names, None, seen, (), ())
    on = at.astimezone(clock_of(talk)).date()
    asked = sorted(seen.employee.requests.values(), key=lambda each: each.requested_at, reverse=True)
    balances = balance_facts(seen.talk, seen.employee, on)
    return PersonThen(at, names, seen.employee, None, balances, asked[:MOST_REQUESTS])


def zone_of(talk: Talk) -> ZoneInfo:
    """The asker's."""
    return clock_of(talk)
