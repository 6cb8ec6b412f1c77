"""Whom a report is about: those of the filters whose leave the asker may see, as they are or were known."""

from asyncio import sleep
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from bot.conversation.knowing import clock_of, end_of
from bot.dashboard.away_choices import choices
from bot.dashboard.away_facts import Choices
from bot.dashboard.reports.filters import Filters
from bot.permissions import Ability, may, require
from bot.ports import PersonRow
from bot.talk import Talk
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import DepartmentId, EmployeeId

EVERYBODY = "everybody"
FOREVER = datetime.max.replace(tzinfo=UTC)
"""Whatever was recorded: another machine's clock may be ahead of ours."""
AT_ONCE = 200
"""People whose history is read by one question."""


@dataclass(slots=True)
class Progress:
    """How many people have been looked at, for whoever waits."""

    done: int = 0


@dataclass(frozen=True, slots=True)
class Audience:
    """Whose leave the asker may see, by name; what they are called and where they work is as of now."""

    talk: Talk
    people: Sequence[PersonRow]
    names: Mapping[EmployeeId, str]
    """Of everybody: who decided may be somebody else."""
    scope: str
    """A fingerprint of whom the asker may see, before any filter: a file made under another is not theirs."""
    choices: Choices
    progress: Progress = field(default_factory=Progress)

    @property
    def zone(self) -> ZoneInfo:
        """The asker's."""
        return clock_of(self.talk)

    async def each(
        self, settings: Settings | None = None, at: datetime | None = None
    ) -> AsyncIterator[tuple[PersonRow, Employee]]:
        """People with what happened to them, in their order: those not known at a moment are left out.

        A few hundred are read by one question and none is kept: the last of many costs what the first does.
        """
        store, company_id = self.talk.house.store, self.talk.company_id
        for start in range(0, len(self.people), AT_ONCE):
            some = self.people[start : start + AT_ONCE]
            past = await store.as_of(company_id, at or FOREVER, [each.employee_id for each in some])
            for person in some:
                if _is_whole(employee := past.employees[person.employee_id], settings or self.talk.settings):
                    yield person, employee
                self.progress.done += 1
                await sleep(0)  # Whoever else is served waits no longer than for one person.


async def audience(talk: Talk, filters: Filters) -> Audience:
    """Raises Refused(NotPermitted) for those who see no reports."""
    await require(talk, Ability.SEE_REPORTS)
    everybody = await talk.house.queries.people(talk.company_id)
    seen = await _visible(talk, everybody)
    scope = EVERYBODY if talk.is_administrator else _fingerprint(seen)
    wanted = [each for each in seen if _wanted(each, filters, talk.settings)]
    names = {each.employee_id: each.name for each in everybody}
    return Audience(talk, wanted, names, scope, choices(talk.settings, seen))


def known_at(talk: Talk, filters: Filters) -> datetime | None:
    """The end of the day by the asker's clock up to which anything counts as known; None is now."""
    return end_of(filters.known_on, clock_of(talk)) if filters.known_on else None


async def settings_then(talk: Talk, at: datetime | None) -> Talk:
    """The talk under the company's settings as they were known."""
    if at is None:
        return talk
    past = await talk.house.store.as_of(talk.company_id, at, ())
    return replace(talk, settings=past.settings)


def _is_whole(employee: Employee, settings: Settings) -> bool:
    """Whether somebody was known, and where they work."""
    return employee.id is not None and all(
        place.location_id in settings.locations for _, place in employee.assignments
    )


async def _visible(talk: Talk, everybody: Sequence[PersonRow]) -> Sequence[PersonRow]:
    if talk.is_administrator:
        return everybody
    near = set(_departments_decided(talk))
    return [each for each in everybody if await _may_see(talk, each, near)]


async def _may_see(talk: Talk, person: PersonRow, near: set[DepartmentId]) -> bool:
    """What the table of permissions says, asked only of those of whom it can say yes."""
    if person.employee_id == talk.my_id:
        return True
    if person.department_id not in near and not _stands_in_for_administrators(talk):
        return False
    employee = await talk.house.store.employee(talk.company_id, person.employee_id)
    return await may(talk, Ability.SEE_LEAVE, employee)


def _departments_decided(talk: Talk) -> Iterator[DepartmentId]:
    """Those in which, or above which, the asker is named, or somebody for whom they stand in today."""
    decides = {talk.my_id, *_stood_in_for(talk)}
    for department_id in talk.settings.departments:
        for each in talk.settings.departments_above(department_id):
            if decides & {*each.approver_ids, *(one for step in each.steps for one in step.approver_ids)}:
                yield department_id


def _stood_in_for(talk: Talk) -> Iterator[EmployeeId]:
    for each in talk.settings.stand_ins.values():
        if each.stand_in_id == talk.my_id and each.stands_on(talk.today):
            yield each.for_id


def _stands_in_for_administrators(talk: Talk) -> bool:
    return bool(set(_stood_in_for(talk)) & set(talk.settings.administrator_ids))


def _wanted(person: PersonRow, filters: Filters, settings: Settings) -> bool:
    if filters.name and filters.name.casefold() not in person.name.casefold():
        return False
    if filters.employee_id and person.employee_id != filters.employee_id:
        return False
    if filters.location_id and person.location_id != filters.location_id:
        return False
    if filters.label and filters.label not in person.labels:
        return False
    upper = filters.department_id
    return upper is None or settings.is_within(person.department_id, upper)


def _fingerprint(people: Sequence[PersonRow]) -> str:
    ids = sorted(each.employee_id for each in people)
    return sha256("\n".join(ids).encode()).hexdigest()
