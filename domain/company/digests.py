"""The who-is-off message of a channel: what it covers and when it comes."""

from dataclasses import dataclass
from datetime import time
from enum import Enum

from domain.ids import DepartmentId, DigestId, LocationId


class Platform(Enum):
    """Where people meet us; on the web a company is its own workspace, and nobody talks there."""

    SLACK = "slack"
    TEAMS = "teams"
    WEB = "web"


class Rhythm(Enum):
    """How often a digest comes."""

    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Channel:
    """A place to post in, by the platform's own ids."""

    platform: Platform
    workspace_id: str
    channel_id: str


@dataclass(frozen=True, slots=True)
class Digest:
    """One channel x one filter x a local time; no filter is the whole company."""

    id: DigestId
    channel: Channel
    at: time
    time_zone: str
    locale: str = "en"
    rhythm: Rhythm = Rhythm.DAILY
    weekday: int = 0
    """The day a weekly digest comes on; 0 is Monday."""
    location_id: LocationId | None = None
    department_id: DepartmentId | None = None
    label: str | None = None
    is_posted_when_empty: bool = False
    is_posted_on_free_days: bool = False
