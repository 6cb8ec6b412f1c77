"""A sheet as comma-separated values (RFC 4180): exact amounts with a point, days and moments by ISO 8601."""

import csv
from collections.abc import AsyncIterator
from datetime import date
from enum import Enum
from io import StringIO

from bot.dashboard.reports import Cell, Sheet, exact, harmless
from domain.amounts import Amount
from domain.periods import Span

MARK = "\ufeff"
A_PIECE = 64 * 1024
"""Characters of a piece, about."""


async def separated(sheet: Sheet, *, is_marked: bool) -> AsyncIterator[bytes]:
    """Names of columns that do not change, then a line for each row."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    text.write(MARK if is_marked else "")
    writer.writerow(sheet.columns)
    async for row in sheet.rows:
        writer.writerow([said(cell) for cell in row])
        if text.tell() >= A_PIECE:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def said(cell: Cell) -> str:
    """A cell as text; people's words are never a formula."""
    match cell:
        case None:
            return ""
        case str():
            return harmless(cell)
        case Amount():
            return exact(cell)
        case Enum():
            return str(cell.value)
        case Span(start, end):
            return f"{_clock(start)}-{_clock(end)}"
        case date():  # a moment is a day as well
            return cell.isoformat()
        case int():
            return str(cell)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
