"""Time zones by their names in the IANA database, such as Europe/Berlin."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def is_time_zone(name: str) -> bool:
    """Whether there is a zone of that name; people's platforms know some that are not in the database."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
