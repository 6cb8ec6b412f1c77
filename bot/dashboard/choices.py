"""What can be chosen of a company's places, departments and labels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.ports import PersonRow
from bot.talk import Talk
from domain.company.places import Department
from domain.ids import DepartmentId, LocationId


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A location, as it is called today."""

    id: LocationId
    name: str


@dataclass(frozen=True, slots=True)
class DepartmentChoice:
    """A department and how far down the tree it is."""

    id: DepartmentId
    name: str
    depth: int = 0


def places(talk: Talk) -> tuple[PlaceChoice, ...]:
    """Every location, by name."""
    found = (
        PlaceChoice(each, talk.settings.location(each, talk.today).name) for each in talk.settings.locations
    )
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.id)))


def departments(talk: Talk) -> tuple[DepartmentChoice, ...]:
    """Every department below the one it belongs to, by name."""
    return tuple(_below(tuple(talk.settings.departments.values()), None, 0))


def labels(rows: Iterable[PersonRow]) -> tuple[str, ...]:
    """Every label that somebody has."""
    return tuple(sorted({label for row in rows for label in row.labels}, key=str.casefold))


def _below(
    everything: tuple[Department, ...], parent: DepartmentId | None, depth: int
) -> Iterator[DepartmentChoice]:
    own = [each for each in everything if each.parent_id == parent]
    for department in sorted(own, key=lambda each: (each.name.casefold(), each.id)):
        yield DepartmentChoice(department.id, department.name, depth)
        yield from _below(everything, department.id, depth + 1)
