"""A state as lines of a record: each thing that is known with its place, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum, Flag
from typing import TypeAlias

from domain.amounts import Amount

Plain: TypeAlias = bool | int | str | Amount | date | datetime | time | Enum | None
BELOW = " / "
MOST_LINES = 400
"""Of one record on a page."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A place in a record, and what stood there before and after; None where nothing did."""

    place: str
    before: Plain
    after: Plain


def differences(before: object, after: object) -> Iterator[Changed]:
    """What is otherwise in one state than in another, in the order of the record."""
    was, now = dict(lines_of(before)), dict(lines_of(after))
    for place in dict.fromkeys([*was, *now]):
        if was.get(place) != now.get(place):
            yield Changed(place, was.get(place), now.get(place))


def lines_of(state: object, place: str = "") -> Iterator[tuple[str, Plain]]:
    """Everything in a state that is not a default of nothing, each with its place."""
    if isinstance(state, Flag):
        yield place, state.name or ""
    elif state is None or isinstance(state, bool | int | str | Amount | date | time | Enum):
        if state not in (None, ""):
            yield place, state
    elif is_dataclass(state):
        for each in fields(state):
            if not each.name.startswith("_"):
                yield from lines_of(getattr(state, each.name), _below(place, each.name))
    elif isinstance(state, Mapping):
        for key, value in state.items():
            yield from lines_of(value, _below(place, _named(key)))
    elif isinstance(state, frozenset | tuple | list):
        items = sorted(state, key=repr) if isinstance(state, frozenset) else state
        for number, value in enumerate(items, 1):
            yield from lines_of(value, _below(place, str(number)))


def shared_place(changes: Sequence[Changed]) -> str:
    """The beginning that all places have in common, up to and with a mark of what is below it."""
    parts = [each.place.split(BELOW)[:-1] for each in changes]
    shared = [names[0] for names in zip(*parts, strict=False) if len(set(names)) == 1]
    beginning = BELOW.join(shared)
    while shared and not all(each.place.startswith(beginning + BELOW) for each in changes):
        shared.pop()
        beginning = BELOW.join(shared)
    return beginning + BELOW if shared else ""


def _below(place: str, name: str) -> str:
    return f"{place}{BELOW}{name}" if place else name


def _named(key: object) -> str:
    """A key in one word: ids as they are, several of them after each other."""
    if isinstance(key, tuple):
        return ", ".join(_named(each) for each in key if each not in (None, frozenset()))
    if isinstance(key, frozenset):
        return " + ".join(sorted(map(str, key)))
    return str(key.value) if isinstance(key, Enum) else str(key)
