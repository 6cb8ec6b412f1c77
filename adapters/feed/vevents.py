"""One event of a calendar as the bytes of a VEVENT."""

from datetime import date

from adapters.feed.lines import day, line, moment, text
from adapters.feed.titles import title
from bot.dashboard.calendar_events import CalendarEvent, Moments
from bot.wording.words import Words
from domain.leave.requests import Status
from domain.periods import ONE_DAY, Period

BEGIN, END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
_STATUSES = {Status.PENDING: "TENTATIVE", Status.APPROVED: "CONFIRMED"}


def vevent(w: Words, event: CalendarEvent) -> bytes:
    """An all-day event has DATE values, whose end is excluded (RFC 5545, 3.6.1)."""
    status, changed = _STATUSES.get(event.status, "CANCELLED"), moment(event.changed_at)
    return b"".join(
        (
            BEGIN,
            line("UID", f"{event.uid}@leave-tracker"),
            line("DTSTAMP", changed),
            line("LAST-MODIFIED", changed),
            line("SEQUENCE", str(event.version)),
            *_when(event.when),
            text("SUMMARY", title(w, event)),
            line("STATUS", status),
            line("CLASS", "PRIVATE" if event.is_private else "PUBLIC"),
            *_busy(status, event.is_own),
            END,
        )
    )


def _when(when: Period | Moments) -> tuple[bytes, bytes]:
    if isinstance(when, Moments):
        return line("DTSTART", moment(when.start)), line("DTEND", moment(when.end))
    after = when.last_day + ONE_DAY if when.last_day < date.max else when.last_day
    return line("DTSTART;VALUE=DATE", day(when.first_day)), line("DTEND;VALUE=DATE", day(after))


def _busy(status: str, is_own: bool) -> tuple[bytes, bytes]:
    """That others are away makes nobody busy."""
    if not is_own or status == "CANCELLED":
        return line("TRANSP", "TRANSPARENT"), line("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
    busy = "TENTATIVE" if status == "TENTATIVE" else "OOF"
    return line("TRANSP", "OPAQUE"), line("X-MICROSOFT-CDO-BUSYSTATUS", busy)
