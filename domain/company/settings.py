"""Everything a company has settled, folded from its stream."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.company.digests import Digest, Platform
from domain.company.places import Department, Location, StandIn
from domain.ids import CompanyId, DepartmentId, DigestId, EmployeeId, LeaveTypeId, LocationId, RuleId
from domain.policies.leave_type import LeaveType
from domain.policies.policy import LeavePolicy
from domain.policies.rules import Rule
from domain.versions import Versions, in_force

PolicyKey = tuple[LeaveTypeId, LocationId | None, frozenset[str], EmployeeId | None]


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
    rules: Mapping[RuleId, Rule] = field(default_factory=dict)
    stand_ins: Mapping[EmployeeId, StandIn] = field(default_factory=dict)
    """By the approver whom they stand in for."""
    expires_after_days: int | None = None
    """Days after which a request that nobody decided ends; None is never."""
    closed_until: date | None = None
    """The last day of the closed past: nothing dated on it or before it changes."""

    def location(self, location_id: LocationId, day: date) -> Location:
        """The location as it is on a day, or as it first was for days before. KeyError for an unknown one."""
        versions = self.locations[location_id]
        return in_force(versions, day) or versions[0][1]

    def policy_versions(
        self,
        leave_type_id: LeaveTypeId,
        location_id: LocationId,
        labels: frozenset[str],
        employee_id: EmployeeId | None = None,
    ) -> Versions[LeavePolicy]:
        """The versions that apply to somebody: their own, else the most specific; () for none.

        By location, then by the number of labels; of as many labels, those first in the alphabet. Before a
        more specific policy begins, what is less specific holds: so there are no gaps.
        """
        matching = [
            ((key[3] is None, key[1] is None, -len(key[2]), sorted(key[2])), versions)
            for key, versions in self.policies.items()
            if _applies(key, leave_type_id, location_id, labels, employee_id)
        ]
        merged: Versions[LeavePolicy] = ()
        for _, versions in sorted(matching, key=lambda match: match[0], reverse=True):
            merged = (*(each for each in merged if each[0] < versions[0][0]), *versions)
        return merged

    def departments_above(self, department_id: DepartmentId) -> Iterator[Department]:
        """A department, then the one it belongs to, up to the top."""
        above: DepartmentId | None = department_id
        while above is not None:
            department = self.departments[above]
            yield department
            above = department.parent_id

    def is_within(self, department_id: DepartmentId, upper: DepartmentId) -> bool:
        """Whether a department is another one or lies below it."""
        return any(each.id == upper for each in self.departments_above(department_id))


def policy_key(policy: LeavePolicy) -> PolicyKey:
    """What makes two versions versions of one policy."""
    return (policy.leave_type_id, policy.location_id, policy.labels, policy.employee_id)


def _applies(
    key: PolicyKey,
    leave_type_id: LeaveTypeId,
    location_id: LocationId,
    labels: frozenset[str],
    employee_id: EmployeeId | None,
) -> bool:
    of_type, at_location, with_labels, of_employee = key
    is_there = at_location in (None, location_id) and with_labels <= labels
    return of_type == leave_type_id and is_there and of_employee in (None, employee_id)
