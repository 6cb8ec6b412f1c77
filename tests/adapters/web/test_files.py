"""Files of reports, whatever is in them and however long they are."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, date, datetime
from io import BytesIO

from openpyxl import load_workbook

from adapters.web.files import write
from adapters.web.files.separated import A_PIECE
from bot.dashboard.reports import Cell, FileFormat, Report, Sheet
from bot.reporting import Purpose
from domain.amounts import Amount
from domain.leave.requests import Status
from domain.periods import DayPart, Span
from domain.policies.leave_type import Unit

CELLS: tuple[Cell, ...] = (
    "@SUM(A1)", 'two\r\nlines, "quoted"', None, 7, Amount(41, 6), date(2026, 7, 30),
    datetime(2026, 7, 29, 9, tzinfo=UTC), Status.APPROVED, DayPart.MORNING, Unit.HOURS, Purpose.CHANGE,
    Span(9 * 60, 24 * 60), "  =1+1", "\t-1", "x" * 40_000,
)  # fmt: skip
COLUMNS = (
    "name", "department", "location", "people", "amount", "first_day", "requested_at", "status", "part",
    "unit", "purpose", "hours", "leave_type", "email", "decided_by",
)  # fmt: skip


def sheet(times: int = 1) -> Sheet:
    async def rows() -> AsyncIterator[Sequence[Cell]]:
        for _ in range(times):
            yield CELLS

    return Sheet(Report.REQUESTS, COLUMNS, rows())


async def pieces(file_format: FileFormat, times: int = 1, locale: str = "en") -> list[bytes]:
    return [piece async for piece in write(sheet(times), file_format, locale)]


async def test_a_line_holds_every_kind_of_cell_exactly() -> None:
    text = b"".join(await pieces(FileFormat.CSV)).decode()
    head, _, line = text.partition("\r\n")
    assert head == ",".join(COLUMNS)
    assert line.startswith(
        '\'@SUM(A1),"two\r\nlines, ""quoted""",,7,6 5/6,2026-07-30,2026-07-29T09:00:00+00:00,'
        "approved,morning,hours,change,09:00-24:00,'  =1+1,'\t-1,xxx"
    )


async def test_a_long_file_comes_in_pieces_of_some_size() -> None:
    found = await pieces(FileFormat.CSV, 10)
    assert len(found) > 3
    assert max(map(len, found)) < 3 * A_PIECE


async def test_a_spreadsheet_says_in_words_what_programs_say_by_values() -> None:
    found = await pieces(FileFormat.XLSX, locale="de")
    page = load_workbook(BytesIO(b"".join(found))).active
    assert page is not None
    head, row = ([cell.value for cell in each] for each in page.iter_rows(max_row=2))
    assert head[:3] == ["Name", "Abteilung", "Standort"]
    assert (row[0], row[2], row[3]) == ("@SUM(A1)", None, 7)
    assert row[4] == float(Amount(41, 6))
    assert row[7:12] == ["Genehmigt", "vormittags", "Stunden", "Änderung", "09:00–24:00"]
    assert len(str(row[14])) == 32_767


async def test_it_is_said_that_a_long_spreadsheet_is_still_being_written() -> None:
    found = await pieces(FileFormat.XLSX, 1_100)
    assert found[:2] == [b"", b""]
    assert found[2].startswith(b"PK")
