"""Time zones by their names in the IANA database, such as Europe/Berlin."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.periods import Span


def is_time_zone(name: str) -> bool:
    """Whether there is a zone of that name; people's platforms know some that are not in the database."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def day_in(zone: str, at: datetime) -> date:
    """The date that it is in a zone at a moment (RULES 3)."""
    return at.astimezone(ZoneInfo(zone)).date()


def moments_of(day: date, span: Span, zone: str) -> tuple[datetime, datetime]:
    """When some time of a local day begins and ends, in UTC; what the clocks skip is read as before."""
    midnight = datetime.combine(day, time(), ZoneInfo(zone))
    start, end = (midnight + timedelta(minutes=minute) for minute in (span.start, span.end))
    return start.astimezone(UTC), end.astimezone(UTC)
