"""What a command says: a table for people, plain columns for programs, JSON and CSV with exact amounts."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from io import StringIO
from typing import Literal, TypeAlias

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"


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
        lines = [[_one_line(cell) for cell in row] for row in rows]
        firsts = len(headings) - numbers
        return self._drawn(headings, lines, firsts) if self.is_terminal else _plain(headings, lines, firsts)

    def _drawn(self, headings: Sequence[str], rows: Iterable[Sequence[str]], firsts: int) -> str:
        """With a line under the headings, in no more columns than the terminal has."""
        table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
        for position, heading in enumerate(headings):
            justify: Literal["left", "right"] = "left" if position < firsts else "right"
            table.add_column(Text(heading), justify=justify, overflow="fold")
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        console = Console(file=StringIO(), width=self.width, force_terminal=True, color_system="standard")
        with console.capture() as captured:
            console.print(table)
        return "\n".join(line.rstrip() for line in captured.get().splitlines())


def _plain(headings: Sequence[str], rows: Sequence[Sequence[str]], firsts: int) -> str:
    """Padded only: a report of ten thousand lines is laid out in no time, and lines are never broken."""
    lines = [headings, *rows]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(_padded(line, widths, firsts)).rstrip() for line in lines)


def _padded(line: Sequence[str], widths: Sequence[int], firsts: int) -> Iterator[str]:
    for position, (cell, width) in enumerate(zip(line, widths, strict=True)):
        blanks = " " * (width - cell_len(cell))
        yield cell + blanks if position < firsts else blanks + cell


def as_json(value: Json) -> str:
    """The value as JSON; amounts are texts in it, because a number there would not be exact."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """A line of names, then one a row, quoted where needed (RFC 4180)."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def _one_line(cell: str) -> str:
    """Without what could move a cursor or colour a screen."""
    return "".join(letter if letter.isprintable() else " " for letter in cell)
