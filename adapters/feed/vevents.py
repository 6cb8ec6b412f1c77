"""One event of a calendar as the bytes of a VEVENT."""

from datetime import date

from adapters.feed.lines import day, moment, text
from adapters.feed.titles import title
from bot.dashboard.calendar_events import CalendarEvent, Moments
from bot.wording.words import Words
from domain.leave.requests import Status
from domain.periods import ONE_DAY, Period

_STATUSES = {Status.PENDING: "TENTATIVE", Status.APPROVED: "CONFIRMED"}
_BUSY = {"TENTATIVE": ("OPAQUE", "TENTATIVE"), "CONFIRMED": ("OPAQUE", "OOF")}
_FREE = ("TRANSPARENT", "FREE")


def vevent(w: Words, event: CalendarEvent) -> bytes:
    """All but the title is short and needs no escaping: so it is written in two pieces."""
    status, changed = _STATUSES.get(event.status, "CANCELLED"), moment(event.changed_at)
    # That others are away makes nobody busy.
    transparency, busy = _BUSY.get(status, _FREE) if event.is_own else _FREE
    before = (
        f"BEGIN:VEVENT\r\nUID:{event.uid}@leave-tracker\r\n"
        f"DTSTAMP:{changed}\r\nLAST-MODIFIED:{changed}\r\nSEQUENCE:{event.version}\r\n{_when(event.when)}"
    )
    after = (
        f"STATUS:{status}\r\nCLASS:{'PRIVATE' if event.is_private else 'PUBLIC'}\r\n"
        f"TRANSP:{transparency}\r\nX-MICROSOFT-CDO-BUSYSTATUS:{busy}\r\nEND:VEVENT\r\n"
    )
    return b"".join((before.encode(), text("SUMMARY", title(w, event)), after.encode()))


def _when(when: Period | Moments) -> str:
    """An all-day event has DATE values, whose end is excluded (RFC 5545, 3.6.1)."""
    if isinstance(when, Moments):
        return f"DTSTART:{moment(when.start)}\r\nDTEND:{moment(when.end)}\r\n"
    after = when.last_day + ONE_DAY if when.last_day < date.max else when.last_day
    return f"DTSTART;VALUE=DATE:{day(when.first_day)}\r\nDTEND;VALUE=DATE:{day(after)}\r\n"
