"""Time worked that became leave: in a file it is a correction by hand, with the same day, amount and end."""

from domain.company.settings import Settings
from domain.counting import Calendar
from domain.employees.employee import Employee
from domain.leave.account import account_of
from domain.leave.requests import Adjustment, Status

MOST = 200
"""Characters of a reason in the file."""


def claims(employee: Employee, settings: Settings, *, is_approved_only: bool = False) -> list[Adjustment]:
    """What somebody has been given for time worked; what was cancelled since as well, unless left out."""
    claimed = {each.leave_type_id for each in employee.requests.values() if each.earned is not None}
    earned = (
        each
        for leave_type_id in claimed
        if settings.leave_types[leave_type_id].toil
        for each in account_of(employee, settings, leave_type_id, Calendar.of(())).adjustments
        if each.earned_by and each.amount > 0
    )
    approved = {key for key, each in employee.requests.items() if each.status is Status.APPROVED}
    return [each for each in earned if each.earned_by in approved or not is_approved_only]


def reason_of(adjustment: Adjustment) -> str:
    """Why, on one line; for time worked its note, or that it was worked."""
    said = " ".join("".join(each if each.isprintable() else " " for each in adjustment.reason).split())
    return said[:MOST].strip() or "Time worked"
