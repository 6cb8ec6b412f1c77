"""Days in addresses."""

from datetime import date


def day_in(text: str) -> date | None:
    """A day of an address; one that cannot be read is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
