"""After which events a status may be another one: what lies far off is looked at when its day comes."""

from bot.ports import Context
from domain.employees.employee import Employee
from domain.employees.events import (
    EmployeeAssigned,
    EmployeeDeactivated,
    EmployeeLeaves,
    EmployeeReactivated,
    ProfileChanged,
)
from domain.leave.events import (
    DecisionUndone,
    LeaveAmended,
    LeaveCancelled,
    LeaveRestored,
    RequestApproved,
)
from domain.periods import ONE_DAY, Period
from domain.streams import Event

OF_PERSON = EmployeeAssigned | EmployeeDeactivated | EmployeeLeaves | EmployeeReactivated | ProfileChanged
OF_LEAVE = RequestApproved | LeaveCancelled | LeaveAmended | LeaveRestored | DecisionUndone


def changes_status(context: Context, event: Event, before: Employee | None, after: Employee | None) -> bool:
    """Whether it may change what is to be shown now, or before the next day's look."""
    if isinstance(event, OF_PERSON):
        return before is not None and before.id is not None
    if not isinstance(event, OF_LEAVE):
        return False
    today = context.at.date()
    near = Period(today - ONE_DAY, today + 2 * ONE_DAY)
    stands = (each.requests.get(event.request_id) for each in (before, after) if each is not None)
    return any(each is not None and each.asked.period.meets(near) for each in stands)
