"""A change of a read table: the rows that a scope of it has from now on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Table

Row = Mapping[str, object]
Scope = tuple[tuple[str, str], ...]
"""Columns and what they equal, the company's first."""


@dataclass(frozen=True, slots=True)
class Replace:
    """All rows of a table whose columns equal `scope` give way to `rows`; `is_new` knows there are none."""

    table: Table
    scope: Scope
    rows: Sequence[Row]
    is_new: bool = False


def scope(**columns: str) -> Scope:
    """The columns that a scope is known by, the company's first."""
    return tuple(columns.items())


def settled(changes: Iterable[Replace]) -> list[Replace]:
    """The last change of each scope, which is all that is left of those before it."""
    last: dict[tuple[str, Scope], Replace] = {}
    for change in changes:
        known = change.table.name, change.scope
        earlier = last.get(known)
        if earlier is not None and earlier.is_new:
            change = replace(change, is_new=True)
        last[known] = change
    return list(last.values())
