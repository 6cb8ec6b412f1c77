"""A sheet as a workbook for spreadsheets: real days and numbers, written row by row in constant memory."""

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.dashboard.reports import Cell, Purpose, Sheet
from bot.wording import Words, reporting
from domain.amounts import Amount
from domain.leave.requests import Status
from domain.periods import DayPart, Span
from domain.policies.leave_type import Unit

A_PIECE = 256 * 1024
A_WHILE = 500
"""Rows after which it is said that the file is still being written."""
DAY_OF_THE_REGION = 14
"""Spreadsheets show this format of a day as the reader's region does."""
MOMENT_OF_THE_REGION = 22
LONGEST_TEXT = 32_767
"""Characters that a cell can hold."""
WIDTHS: Mapping[str, int] = {
    "name": 24,
    "email": 30,
    "department": 22,
    "location": 18,
    "employee": 38,
    "request": 38,
}
ANY_WIDTH = 14


async def workbook(sheet: Sheet, w: Words) -> AsyncIterator[bytes]:
    """The head stays where it is, and its columns can be filtered by."""
    with TemporaryDirectory(prefix="report-") as folder:
        file = Path(folder) / "report.xlsx"
        writing = _Writing(file, sheet, w)
        async for row in sheet.rows:
            writing.add(row)
            if writing.row % A_WHILE == 0:
                yield b""
        writing.close()
        for piece in _pieces(file):
            yield piece


class _Writing:
    """One workbook with one page."""

    def __init__(self, file: Path, sheet: Sheet, w: Words) -> None:
        from xlsxwriter import Workbook  # Only who asks for a spreadsheet waits for it.

        options = {
            "constant_memory": True,
            "tmpdir": str(file.parent),
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        }
        self.row = 1
        self._sheet, self._w = sheet, w
        self._book = Workbook(str(file), options)
        self._page = self._book.add_worksheet()
        self._formats = {
            "amount": self._book.add_format({"num_format": "0.00"}),
            "share": self._book.add_format({"num_format": "0.0%"}),
            "day": self._book.add_format({"num_format": DAY_OF_THE_REGION}),
            "moment": self._book.add_format({"num_format": MOMENT_OF_THE_REGION}),
        }
        self._begin()

    def add(self, cells: Any) -> None:
        for column, (name, cell) in enumerate(zip(self._sheet.columns, cells, strict=True)):
            self._write(column, name, cell)
        self.row += 1

    def close(self) -> None:
        """Finishes the file."""
        self._page.autofilter(0, 0, self.row - 1, len(self._sheet.columns) - 1)
        self._book.close()

    def _begin(self) -> None:
        bold = self._book.add_format({"bold": True, "bottom": 1})
        for column, name in enumerate(self._sheet.columns):
            self._page.set_column(column, column, WIDTHS.get(name, ANY_WIDTH))
            self._page.write_string(0, column, reporting.heading(self._w, name), bold)
        self._page.freeze_panes(1, 0)

    def _write(self, column: int, name: str, cell: Cell) -> None:
        row, page = self.row, self._page
        match cell:
            case None:
                return
            case Amount():
                page.write_number(
                    row, column, float(cell), self._formats["share" if name == "share" else "amount"]
                )
            case datetime():
                moment = cell.astimezone(UTC).replace(tzinfo=None)
                page.write_datetime(row, column, moment, self._formats["moment"])
            case date():
                page.write_datetime(row, column, cell, self._formats["day"])
            case int():
                page.write_number(row, column, cell)
            case _:
                page.write_string(row, column, said(cell, self._w)[:LONGEST_TEXT])


def said(cell: str | Enum | Span, w: Words) -> str:
    """A cell in words."""
    match cell:
        case str():
            return cell
        case Span():
            return w.hours(cell)
        case Status():
            return w.status(cell)
        case DayPart():
            return w.part(cell)
        case Unit():
            return reporting.unit(w, cell)
        case Purpose():
            return reporting.purpose(w, cell)
        case _:
            return str(cell.value)


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while piece := opened.read(A_PIECE):
            yield piece
