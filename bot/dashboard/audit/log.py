"""The log page by page: each entry with who did it, whom it is about, and from where."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.auditing import Happening, Matter, Names, matter_of
from bot.conversation.knowing import clock_of
from bot.dashboard.audit.filters import AuditFilters, wanted
from bot.permissions import Ability, require
from bot.ports import Entry, Leaf, Origin, Seal, Verdict
from bot.talk import Talk
from domain.ids import EmployeeId, RequestId
from domain.leave.requests import Request
from domain.streams import COMPANY, employee_stream

A_PAGE = 50
AT_ONCE = 1_000
"""Entries read by one question for a file."""
PREFIX = employee_stream(EmployeeId(""))


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry; `actor` None is the program, `person` None where it is about the company."""

    position: int
    at: datetime
    actor_id: EmployeeId | None
    actor: str | None
    person_id: EmployeeId | None
    person: str | None
    origin: Origin
    matter: Matter
    happening: Happening


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Newest first; `older` is where to go on."""

    lines: Sequence[AuditLine]
    older: int | None
    seal: Seal
    people: Mapping[EmployeeId, str]
    """Everybody by name, to look for."""


async def audit(talk: Talk, filters: AuditFilters) -> AuditPage:
    """For administrators alone. Raises Refused(NotPermitted)."""
    names = await names_of(talk)
    leaf = await _leaf(talk, filters, names, filters.before, A_PAGE)
    lines = [await line_of(talk, each, names) for each in leaf.entries]
    seal = await talk.house.history.seal(talk.company_id)
    return AuditPage(lines, leaf.older, seal, names.people)


async def all_of(talk: Talk, filters: AuditFilters) -> AsyncIterator[AuditLine]:
    """Every entry, newest first, never all of them at once. Raises Refused(NotPermitted)."""
    names = await names_of(talk)
    before = filters.before
    while True:
        leaf = await _leaf(talk, filters, names, before, AT_ONCE)
        for entry in leaf.entries:
            yield await line_of(talk, entry, names)
        if (before := leaf.older) is None:
            return


async def verify(talk: Talk) -> Verdict:
    """Whether the whole log is as it was written. Raises Refused(NotPermitted)."""
    await require(talk, Ability.SEE_AUDIT)
    return await talk.house.history.verify(talk.company_id)


async def names_of(talk: Talk) -> Names:
    """For those who may see the log. Raises Refused(NotPermitted)."""
    await require(talk, Ability.SEE_AUDIT)
    people = await talk.house.queries.people(talk.company_id)
    return Names({each.employee_id: each.name for each in people}, talk.settings)


async def line_of(talk: Talk, entry: Entry, names: Names) -> AuditLine:
    """An entry with the names of whom it is about."""
    person_id = person_in(entry.stream)
    return AuditLine(
        entry.position,
        entry.at,
        entry.actor,
        names.person(entry.actor) if entry.actor else None,
        person_id,
        names.person(person_id) if person_id else None,
        entry.origin,
        matter_of(entry.event),
        Happening(entry.event, names, await _request(talk, entry, person_id)),
    )


def person_in(stream: str) -> EmployeeId | None:
    """Whose stream it is; None for the company's own."""
    return None if stream == COMPANY else EmployeeId(stream.removeprefix(PREFIX))


async def _leaf(talk: Talk, filters: AuditFilters, names: Names, before: int | None, limit: int) -> Leaf:
    """Nobody of another company is ever asked about, nor anybody who is not there."""
    asked = {EmployeeId(each) for each in (filters.person, filters.actor) if each}
    if not asked <= names.people.keys():
        return Leaf((), None)
    return await talk.house.history.leaf(talk.company_id, wanted(filters, clock_of(talk)), before, limit)


async def _request(talk: Talk, entry: Entry, person_id: EmployeeId | None) -> Request | None:
    request_id: RequestId | None = getattr(entry.event, "request_id", None)
    if request_id is None or person_id is None:
        return None
    employee = await talk.house.store.employee(talk.company_id, person_id)
    return employee.requests.get(request_id)
