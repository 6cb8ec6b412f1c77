"""Where somebody works, for whom and how, from a day on."""

from dataclasses import dataclass

from domain.company.digests import Platform
from domain.ids import DepartmentId, LocationId
from domain.working_pattern import WorkingPattern


@dataclass(frozen=True, slots=True)
class Assignment:
    """`pattern` None is the location's."""

    location_id: LocationId
    department_id: DepartmentId
    labels: frozenset[str] = frozenset()
    pattern: WorkingPattern | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is on a platform."""

    platform: Platform
    workspace_id: str
    user_id: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What others call somebody, and how they are spoken to; `time_zone` None is the location's."""

    name: str
    email: str | None = None
    locale: str | None = None
    time_zone: str | None = None
