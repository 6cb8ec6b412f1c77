"""Holidays from elsewhere: what people type or paste, and calendar files of all kinds."""

from datetime import date

import pytest

from bot.dashboard.holiday_lists import read_list, written
from domain.holiday_calendar import Holiday
from domain.periods import Halves

EVE = date(2026, 12, 24)


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("2026-12-24 Christmas Eve", Holiday(EVE, "Christmas Eve")),
        ("2026-12-24 Christmas Eve morning", Holiday(EVE, "Christmas Eve", Halves.MORNING)),
        ("2026-12-24; Heiligabend; nachmittags", Holiday(EVE, "Heiligabend", Halves.AFTERNOON)),
        ("24.12.2026, Heiligabend (Vormittag)", Holiday(EVE, "Heiligabend", Halves.MORNING)),
        ("2026-12-24\tMorning", Holiday(EVE, "Morning")),
        ("2026-12-24 <b>Eve</b>", Holiday(EVE, "<b>Eve</b>")),
        ("2026-12-24 " + "x" * 500, Holiday(EVE, "x" * 100)),
    ],
)
def test_a_line_is_a_day_a_name_and_perhaps_a_half(line: str, read: Holiday) -> None:
    assert read_list(f"\n# ours\n{line}\n", 2026).days == (read,)


@pytest.mark.parametrize("line", ["2026-02-31 Nothing", "31.02.2026 Nothing", "2026-12-24", "Eve 2026-12-24"])
def test_what_is_no_day_with_a_name_is_told_by_its_line(line: str) -> None:
    listed = read_list(f"2026-12-24 Eve\n{line}", 2026)
    assert len(listed.days) == 1
    assert listed.unread == ((2, line),)


def test_what_was_read_is_written_so_that_it_is_read_again() -> None:
    days = (Holiday(EVE, "Eve", Halves.AFTERNOON), Holiday(date(2026, 12, 31), "Old Year"))
    assert read_list(written(days), 2026).days == days


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-24 Eve\n" * 501,
        "nonsense\n" * 501,
        "x" * 200_001,
        event(*["DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20280101", "SUMMARY:Long"]) * 2,
    ],
)
def test_thousands_of_lines_are_not_read(text: str) -> None:
    listed = read_list(text, 2026)
    assert listed.is_too_long
    assert len(listed.days) <= 500


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (["DTSTART;VALUE=DATE:20261224", "SUMMARY:Eve"], [Holiday(EVE, "Eve")]),
        (
            ["DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261226", "SUMMARY:Two\\, days"],
            [Holiday(EVE, "Two, days"), Holiday(date(2026, 12, 25), "Two, days")],
        ),
        (
            ["DTSTART;VALUE=DATE:20201224", "RRULE:FREQ=YEARLY", "SUMMARY:Every", "  year"],
            [Holiday(EVE, "Every year")],
        ),
        (
            ["DTSTART;VALUE=DATE:20200229", "RRULE:FREQ=YEARLY", "SUMMARY:Leap day"],
            [Holiday(date(2026, 2, 28), "Leap day")],
        ),
        (
            ["DTSTART:20261224T080000", "DTEND:20261224T120000", "SUMMARY:Half"],
            [Holiday(EVE, "Half", Halves.MORNING)],
        ),
        (
            ["DTSTART:20261224T120000", "DTEND:20261224T180000", "SUMMARY:Half"],
            [Holiday(EVE, "Half", Halves.AFTERNOON)],
        ),
        (["DTSTART:20261224T080000", "DTEND:20261224T180000", "SUMMARY:All"], [Holiday(EVE, "All")]),
        (["DTSTART:20261224T080000Z", "SUMMARY:All"], [Holiday(EVE, "All")]),
        (["DTSTART;VALUE=DATE:20261224", "STATUS:CANCELLED", "SUMMARY:Not"], []),
        (["DTSTART;VALUE=DATE:20261399", "SUMMARY:Not"], []),
        (["DTSTART;VALUE=DATE:soon", "SUMMARY:Not"], []),
        (["DTSTART;VALUE=DATE:20261224", "SUMMARY:"], []),
        (["DTSTART;VALUE=DATE:99991231", "SUMMARY:End"], []),
        (["SUMMARY:Without a day"], []),
    ],
)
def test_calendar_files_are_read(lines: list[str], days: list[Holiday]) -> None:
    assert list(read_list(event(*lines), 2026).days) == days


def test_a_file_that_ends_too_early_says_what_came_before() -> None:
    text = event("DTSTART;VALUE=DATE:20261224", "SUMMARY:Eve") + "\r\nBEGIN:VEVENT\r\nDTSTART:2026"
    assert read_list("\ufeff" + text + "\r\nEND:VTODO\r\nEND:VEVENT\r\nEND:VEVENT", 2026).days == (
        Holiday(EVE, "Eve"),
    )
