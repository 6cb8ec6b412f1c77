"""Who sees which type a leave is: others are told that somebody is away, and no more (RULES 21)."""

from enum import Enum

from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.approvers import possible_deciders
from domain.policies.leave_type import LeaveType


class Viewer(Enum):
    """Who looks at somebody's leave."""

    OWNER = "owner"
    DECIDER = "decider"
    """Who may come to decide about it, and administrators."""
    COLLEAGUE = "colleague"
    STRANGER = "stranger"
    """A channel, a guest, nobody of whom we know who they are."""


def viewer_of(employee: Employee, by: EmployeeId | None, settings: Settings) -> Viewer:
    """What somebody is to an employee; None is who is not known."""
    if by is None:
        return Viewer.STRANGER
    if by == employee.id:
        return Viewer.OWNER
    return Viewer.DECIDER if by in possible_deciders(employee, settings) else Viewer.COLLEAGUE


def sees_type(viewer: Viewer, leave_type: LeaveType) -> bool:
    """Whether they are told the type; colleagues where the company shows it by name."""
    if viewer is Viewer.COLLEAGUE:
        return leave_type.is_shown_by_name
    return viewer is not Viewer.STRANGER
