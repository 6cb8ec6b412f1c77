"""What a file would change: commands in order, each with a sentence and its line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from bot.company_file.shapes import Json
from domain.streams import Command


@dataclass(frozen=True, slots=True)
class Change:
    """One command, what it means, and the line that asks for it."""

    command: Command
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Plan:
    """`unlisted` names what the company has and the file lacks: it stays. `notes` are no mistakes."""

    changes: tuple[Change, ...]
    unlisted: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Tried(Exception):
    """Every command of a trial was accepted; raising it undoes them."""


class Commands(Sequence[Command]):
    """The commands of a plan, which remember the one asked for last: it is the one that was refused.

    As a trial they end by raising Tried, so that whoever carries them out keeps nothing of them.
    """

    def __init__(self, changes: tuple[Change, ...], *, is_trial: bool = False) -> None:
        self.changes = changes
        self.is_trial = is_trial
        self.position = 0

    @property
    def last(self) -> Change:
        """The change whose command was asked for last."""
        return self.changes[self.position]

    @overload
    def __getitem__(self, index: int) -> Command: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Command]: ...

    def __getitem__(self, index: int | slice) -> Command | Sequence[Command]:
        if isinstance(index, slice):
            return [change.command for change in self.changes[index]]
        if self.is_trial and index == len(self.changes):
            raise Tried
        command = self.changes[index].command
        self.position = index
        return command

    def __len__(self) -> int:
        return len(self.changes)


def differences(before: Mapping[str, Json], after: Mapping[str, Json]) -> str:
    """What differs between two mappings of the file: "time_zone Europe/Berlin → Europe/Vienna"."""
    keys = [*after, *(name for name in before if name not in after)]
    return ", ".join(
        _difference(name, before.get(name), after.get(name))
        for name in keys
        if before.get(name) != after.get(name)
    )


def _difference(name: str, before: Json, after: Json) -> str:
    if isinstance(before, dict | list | tuple) or isinstance(after, dict | list | tuple):
        return f"{name} changes"
    return f"{name} {_said(before)} → {_said(after)}"


def _said(value: Json) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "nothing" if value is None else str(value)
