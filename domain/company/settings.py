"""Everything a company has settled, folded from its stream."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.company.digests import Digest, Platform
from domain.company.places import Department, Location
from domain.ids import CompanyId, DepartmentId, DigestId, EmployeeId, LeaveTypeId, LocationId
from domain.policies.leave_type import LeaveType
from domain.policies.policy import LeavePolicy
from domain.versions import Versions, in_force

PolicyKey = tuple[LeaveTypeId, LocationId | None, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Settings:
    """A company as it stands; `id` is None until it is founded."""

    id: CompanyId | None = None
    name: str = ""
    locale: str = "en"
    takes_newcomers: bool = True
    locations: Mapping[LocationId, Versions[Location]] = field(default_factory=dict)
    departments: Mapping[DepartmentId, Department] = field(default_factory=dict)
    leave_types: Mapping[LeaveTypeId, LeaveType] = field(default_factory=dict)
    policies: Mapping[PolicyKey, Versions[LeavePolicy]] = field(default_factory=dict)
    administrator_ids: tuple[EmployeeId, ...] = ()
    workspaces: Mapping[tuple[Platform, str], str] = field(default_factory=dict)
    digests: Mapping[DigestId, Digest] = field(default_factory=dict)

    def location(self, location_id: LocationId, day: date) -> Location:
        """The location as it is on a day, or as it first was for days before. KeyError for an unknown one."""
        versions = self.locations[location_id]
        return in_force(versions, day) or versions[0][1]

    def policy_versions(
        self, leave_type_id: LeaveTypeId, location_id: LocationId, labels: frozenset[str]
    ) -> Versions[LeavePolicy]:
        """The versions that apply to somebody: the most specific by location, then by labels; () for none."""
        matching = [
            (key[1] is not None, len(key[2]), versions)
            for key, versions in self.policies.items()
            if key[0] == leave_type_id and key[1] in (None, location_id) and key[2] <= labels
        ]
        return max(matching, key=lambda match: match[:2])[2] if matching else ()


def policy_key(policy: LeavePolicy) -> PolicyKey:
    """What makes two versions versions of one policy."""
    return (policy.leave_type_id, policy.location_id, policy.labels)
