"""What reports are called, and the heads of their columns."""

from datetime import date, datetime, tzinfo
from fractions import Fraction
from typing import assert_never

from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_decimal, format_percent

from bot.reporting import Purpose, Report
from bot.wording import amounts
from bot.wording.voice import Voice
from domain.amounts import Amount
from domain.policies.leave_type import Unit

A_KILOBYTE, A_MEGABYTE = 1_000, 1_000_000


def report(voice: Voice, report: Report) -> str:
    """The name of a report."""
    match report:
        case Report.REQUESTS:
            return voice("Requests")
        case Report.BALANCES:
            return voice("Balances")
        case Report.MONTHLY:
            return voice("Leave by month")
        case Report.DEPARTMENTS:
            return voice("Absence by department")
        case _ as never:  # pragma: no cover
            assert_never(never)


def about(voice: Voice, report: Report) -> str:
    """What it answers."""
    match report:
        case Report.REQUESTS:
            return voice("Every request of a period: who asked for what, where it stands and who decided.")
        case Report.BALANCES:
            return voice("What everybody has on a day, as it is known now or was known then.")
        case Report.MONTHLY:
            return voice("What each person takes of each type in a month, half days and hours exact.")
        case Report.DEPARTMENTS:
            return voice("How much of the working time is leave: each department over twelve months.")
        case _ as never:  # pragma: no cover
            assert_never(never)


def purpose(voice: Voice, purpose: Purpose) -> str:
    """What a request asks for."""
    match purpose:
        case Purpose.LEAVE:
            return voice("Leave")
        case Purpose.CHANGE:
            return voice("Change of leave")
        case Purpose.CANCELLATION:
            return voice("Cancellation")
        case Purpose.WORKED:
            return voice("Time worked")
        case _ as never:  # pragma: no cover
            assert_never(never)


def unit(voice: Voice, unit: Unit) -> str:
    """What amounts are counted in."""
    return voice("hours") if unit is Unit.HOURS else voice("days")


def heading(voice: Voice, column: str) -> str:
    """The head of a column by its name. KeyError for one that has none."""
    return _headings(voice)[column]


def _headings(voice: Voice) -> dict[str, str]:
    return {**_people(voice), **_leave(voice), **_balances(voice)}


def _people(voice: Voice) -> dict[str, str]:
    return {
        "name": voice("Name"),
        "email": voice("E-mail"),
        "location": voice("Location"),
        "department": voice("Department"),
        "people": voice("People"),
        "employee": voice("Id of the person"),
        "decided_by": voice("Decided by"),
    }


def _leave(voice: Voice) -> dict[str, str]:
    return {
        "leave_type": voice("Leave type"),
        "purpose": voice("What for"),
        "first_day": voice("First day"),
        "last_day": voice("Last day"),
        "part": voice("Part of the day"),
        "hours": voice("Hours"),
        "amount": voice("Amount"),
        "unit": voice("Unit"),
        "status": voice("Status"),
        "requested_at": voice("Asked for (UTC)"),
        "decided_at": voice("Decided (UTC)"),
        "request": voice("Id of the request"),
        "month": voice("Month"),
        "days": voice("Days away"),
        "share": voice("Share of working time"),
        "worked_hours": voice("Hours of work"),
    }


def _balances(voice: Voice) -> dict[str, str]:
    return {
        "on": voice("On"),
        "entitled": voice("Entitled"),
        "granted": voice("Granted"),
        "carried": voice("Carried over"),
        "lapsed": voice("Lapsed"),
        "adjusted": voice("Adjusted"),
        "taken": voice("Taken"),
        "booked": voice("Booked"),
        "pending": voice("Pending"),
        "available": voice("Available"),
    }


def month(voice: Voice, day: date) -> str:
    """ "July 2026" """
    return format_skeleton("yMMMM", day, locale=voice.locale)


def short_month(voice: Voice, day: date) -> str:
    """ "Jul", for an axis."""
    return format_date(day, "LLL", voice.locale)


def share(voice: Voice, share: Fraction) -> str:
    """ "7.5 %" of something, to one decimal."""
    return format_percent(float(share), "#,##0.0%", voice.locale)


def moment(voice: Voice, at: datetime, zone: tzinfo) -> str:
    """ "29 Jul 2026, 11:00", by a clock."""
    return format_datetime(at.astimezone(zone), "medium", locale=voice.locale)


def figure(voice: Voice, amount: Amount, unit: Unit) -> str:
    """For a column: "7½", or "3 h 30" where hours need their own."""
    return amounts.bare(voice, amount, unit)


def size(voice: Voice, size: int) -> str:
    """How large a file is, about."""
    if size < A_KILOBYTE:
        return voice("less than 1 KB")
    if size < A_MEGABYTE:
        return voice("{n} KB", n=size // A_KILOBYTE)
    return voice("{n} MB", n=format_decimal(size / A_MEGABYTE, "0.0", voice.locale))
