"""What a command says: a table for people, plain columns for other programs, JSON with exact amounts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from io import StringIO
from typing import TypeAlias

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.company_file.leaves import show_amount
from domain.amounts import Amount

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
WIDEST = 10_000
"""Columns where nobody looks: lines are never broken there."""


class Outcome(IntEnum):
    """The exit code of a command."""

    DONE = 0
    WRONG = 1
    """What was asked for cannot be done; nothing was changed."""
    MISUSED = 2
    """An argument makes no sense."""


@dataclass(frozen=True, slots=True)
class Said:
    """Everything a command has to say: results, and trouble with its remedy."""

    out: str = ""
    err: str = ""
    outcome: Outcome = Outcome.DONE


class Complaint(Exception):
    """A command cannot go on; the sentence says why and what to do."""

    def __init__(self, sentence: str, outcome: Outcome = Outcome.MISUSED) -> None:
        super().__init__(sentence)
        self.outcome = outcome

    @property
    def said(self) -> Said:
        return Said(err=str(self), outcome=self.outcome)


@dataclass(frozen=True, slots=True)
class Paper:
    """Where results go: a terminal of some columns, or a file or pipe."""

    is_terminal: bool = False
    width: int = 100

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: int = 0) -> str:
        """Columns, the last `numbers` of them set to the right. People's words are never read as markup."""
        table = Table(box=SIMPLE_HEAD if self.is_terminal else None, pad_edge=False, header_style="bold")
        for position, heading in enumerate(headings):
            is_number = position >= len(headings) - numbers
            table.add_column(Text(heading), justify="right" if is_number else "left", overflow="fold")
        for row in rows:
            table.add_row(*(Text(_one_line(cell)) for cell in row))
        console = Console(
            file=StringIO(),
            width=self.width if self.is_terminal else WIDEST,
            force_terminal=self.is_terminal,
            color_system="standard" if self.is_terminal else None,
        )
        with console.capture() as captured:
            console.print(table)
        return "\n".join(line.rstrip() for line in captured.get().splitlines())


def as_json(value: Json) -> str:
    """The value as JSON; amounts are texts in it, because a number there would not be exact."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def exact(amount: Amount) -> str:
    """ "7.5", or "20 5/6" where decimals would not be exact."""
    return str(show_amount(amount))


def _one_line(cell: str) -> str:
    """Without what could move a cursor or colour a screen."""
    return "".join(letter if letter.isprintable() else " " for letter in cell)
