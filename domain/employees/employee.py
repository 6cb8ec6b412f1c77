"""An employee with all their leave, folded from their stream."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.employees.assignment import Assignment, Identity, Profile
from domain.ids import AdjustmentId, EmployeeId, RequestId
from domain.leave.requests import Adjustment, Request
from domain.versions import Versions, in_force

NOBODY = Profile("")


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody as they stand; `id` is None until they are hired."""

    id: EmployeeId | None = None
    profile: Profile = NOBODY
    hired_on: date = date.min
    last_day: date | None = None
    is_active: bool = True
    assignments: Versions[Assignment] = ()
    identities: frozenset[Identity] = frozenset()
    requests: Mapping[RequestId, Request] = field(default_factory=dict)
    adjustments: Mapping[AdjustmentId, Adjustment] = field(default_factory=dict)

    def assignment(self, day: date) -> Assignment:
        """Where they work on a day, or where they first did for days before. IndexError if never hired."""
        return in_force(self.assignments, day) or self.assignments[0][1]
