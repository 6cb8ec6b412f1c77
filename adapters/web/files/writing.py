"""A sheet in a format, piece by piece."""

from collections.abc import AsyncIterator, Mapping

from adapters.web.files.separated import separated
from adapters.web.files.workbook import workbook
from bot.dashboard.reports import FileFormat, Sheet
from bot.wording import words

KINDS: Mapping[FileFormat, str] = {
    FileFormat.CSV: "text/csv",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def write(
    sheet: Sheet, file_format: FileFormat, locale: str, *, is_marked: bool = False
) -> AsyncIterator[bytes]:
    """The file; an empty piece says that it is still being written.

    `is_marked` begins text with the mark by which some spreadsheets know it for UTF-8.
    """
    match file_format:
        case FileFormat.CSV:
            return separated(sheet, is_marked=is_marked)
        case FileFormat.XLSX:
            return workbook(sheet, words(locale))
