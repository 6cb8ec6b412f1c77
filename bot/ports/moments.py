"""The present, and new ids."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The present; the only place it comes from."""

    def now(self) -> datetime:
        """Aware, in UTC."""
        ...


class Ids(Protocol):
    """New ids, ordered by time."""

    def new(self) -> str: ...
