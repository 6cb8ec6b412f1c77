"""An event together with when it was recorded."""

from dataclasses import dataclass
from datetime import datetime

from domain.streams import Event


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with the moment it was recorded at."""

    event: Event
    at: datetime
