"""What cells of the team calendar say to whoever hears them, or looks closer."""

from datetime import date

from bot.dashboard.away_facts import Cover, SeenLeave
from bot.wording import Words
from domain.periods import Halves


def name_of(w: Words, leave: SeenLeave) -> str:
    """The type where the viewer may know it, else only that somebody is away."""
    return leave.leave_type.name if leave.leave_type else w("Away")


def said(w: Words, leave: SeenLeave, today: date) -> str:
    """The whole leave in one line."""
    days = w.asked(leave.asked, today)
    if leave.is_pending:
        return w("{leave}, {days}, not decided yet", leave=name_of(w, leave), days=days)
    return w("{leave}, {days}", leave=name_of(w, leave), days=days)


def off(w: Words, halves: Halves) -> str:
    """That nothing is worked on a day, or in a half of it."""
    if halves is Halves.MORNING:
        return w("Off in the morning")
    return w("Off in the afternoon") if halves is Halves.AFTERNOON else w("Off")


def half(w: Words, halves: Halves) -> str:
    """The half of a day; nothing for a whole one."""
    if halves is Halves.MORNING:
        return w("morning")
    return w("afternoon") if halves is Halves.AFTERNOON else ""


def counted(w: Words, cover: Cover, day: date) -> str:
    """How many are away, and where that is too many."""
    if day in cover.over:
        away, most = cover.over[day]
        return w("{away} away, at most {most} may be", away=away, most=most)
    return w.count("{n} away", "{n} away", cover.away.get(day, 0))
