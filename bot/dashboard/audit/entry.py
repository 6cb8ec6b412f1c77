"""One entry of the log with what it changed: the state before it, and after."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import cast

from bot.dashboard import NotFound
from bot.dashboard.audit.log import AuditLine, line_of, names_of
from bot.dashboard.audit.record import BELOW, MOST_LINES, Changed, differences, shared_place
from bot.talk import Talk
from domain.company.events import CompanyEvent
from domain.company.fold import fold as fold_settings
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.employees.fold import fold as fold_employee
from domain.streams import COMPANY, EmployeeEvent, Event


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """`name` is what the record calls the event; `command_id` names what was pressed or sent."""

    line: AuditLine
    name: str
    command_id: str
    place: str
    """Where all that it changed is; empty where that is in several places."""
    changes: Sequence[Changed]
    """Their places within it."""
    is_cut: bool
    """Whether there are more changes than are shown."""


async def entry(talk: Talk, position: int | None) -> AuditEntry:
    """Raises Refused(NotPermitted), NotFound where the company has no such entry."""
    names = await names_of(talk)
    history, company_id = talk.house.history, talk.company_id
    found = await history.entry(company_id, position) if position is not None else None
    if found is None:
        raise NotFound
    earlier = await history.until(company_id, found.stream, found.position)
    before, after = (_state(found.stream, each) for each in (earlier, [*earlier, found.event]))
    changes = list(islice(differences(before, after), MOST_LINES + 1))
    line = await line_of(talk, found, names)
    name = type(found.event).__name__
    is_cut, changes = len(changes) > MOST_LINES, changes[:MOST_LINES]
    place = shared_place(changes)
    below = [replace(each, place=each.place.removeprefix(place)) for each in changes]
    return AuditEntry(line, name, found.command_id, place.removesuffix(BELOW), below, is_cut)


def _state(stream: str, events: Sequence[Event]) -> Settings | Employee:
    if stream == COMPANY:
        return fold_settings(Settings(), cast(Sequence[CompanyEvent], events))
    return fold_employee(Employee(), cast(Sequence[EmployeeEvent], events))
