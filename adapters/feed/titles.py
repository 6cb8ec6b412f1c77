"""What a calendar and its events are called."""

from bot.dashboard.calendar_events import CalendarEvent
from bot.ports import About
from bot.wording.words import Words
from domain.leave.requests import Status


def title(w: Words, event: CalendarEvent) -> str:
    """As little as the calendar tells, in the few letters that a day has room for."""
    if event.who is not None:
        leave = event.leave_type or w("away")
        return w("{name}: {leave}", name=event.who, leave=leave)
    leave = event.leave_type or w("Away")
    return w("{leave}, not decided yet", leave=leave) if event.status is Status.PENDING else leave


def calendar_title(w: Words, about: About, name: str) -> str:
    """What it is called in the list of somebody's calendars."""
    if about is About.ONESELF:
        return w("Leave of {name}", name=name)
    return w("Away: {what}", what=name)
