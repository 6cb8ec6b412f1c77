"""Whom the calendar is about: what can be looked for, who is found, and in which order."""

from collections.abc import Iterable, Iterator, Sequence

from bot.dashboard.away_facts import Choices, Sought
from bot.ports import PersonRow
from domain.company.places import Department
from domain.company.settings import Settings
from domain.ids import DepartmentId


def choices(settings: Settings, everybody: Iterable[PersonRow]) -> Choices:
    """Everything that somebody can be found by."""
    people = list(everybody)
    here = dict.fromkeys(person.location_id for person in people)
    places = [(each, settings.locations[each][-1][1].name) for each in settings.locations if each in here]
    return Choices(
        tuple(tree(settings)),
        tuple(places),
        tuple(sorted({label for person in people for label in person.labels}, key=str.casefold)),
        tuple(each for each in settings.leave_types.values() if each.is_active),
    )


def found_among(settings: Settings, everybody: Iterable[PersonRow], sought: Sought) -> list[PersonRow]:
    """Those who are where the viewer looks, by every condition but the leave type."""
    within = _within(settings, sought.department_id)
    name = sought.name.casefold()
    return [
        person
        for person in everybody
        if person.department_id in within
        and sought.location_id in (None, person.location_id)
        and (sought.label is None or sought.label in person.labels)
        and name in person.name.casefold()
    ]


def in_order(settings: Settings, people: Sequence[PersonRow]) -> list[PersonRow]:
    """By department, each after the one it belongs to, and by name within it."""
    places = {department.id: place for place, (department, _) in enumerate(tree(settings))}
    return sorted(people, key=lambda person: places.get(person.department_id, 0))


def tree(settings: Settings) -> Iterator[tuple[Department, int]]:
    """Departments with their depth, those below after the one they belong to."""
    below: dict[DepartmentId | None, list[Department]] = {}
    for department in settings.departments.values():
        below.setdefault(department.parent_id, []).append(department)

    def under(parent_id: DepartmentId | None, depth: int) -> Iterator[tuple[Department, int]]:
        for department in sorted(below.get(parent_id, ()), key=lambda each: each.name.casefold()):
            yield department, depth
            yield from under(department.id, depth + 1)

    return under(None, 0)


def _within(settings: Settings, department_id: DepartmentId | None) -> frozenset[DepartmentId]:
    if department_id is None:
        return frozenset(settings.departments)
    if department_id not in settings.departments:
        return frozenset()
    return frozenset(each for each in settings.departments if settings.is_within(each, department_id))
