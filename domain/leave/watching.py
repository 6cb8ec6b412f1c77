"""Who is told of leave and decides nothing about it."""

from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.requests import Request, Status


def watchers(employee: Employee, request: Request, settings: Settings) -> tuple[EmployeeId, ...]:
    """Those who watch the department that somebody is in on the first day of leave; never oneself."""
    if not request.is_leave:
        return ()
    department_id = employee.assignment(request.asked.period.first_day).department_id
    department = settings.departments.get(department_id)
    return tuple(each for each in department.watcher_ids if each != employee.id) if department else ()


def was_told(request: Request) -> bool:
    """Whether it is news for watchers: it is leave, or was."""
    was_approved = request.step >= len(request.steps)
    return was_approved and request.status in (Status.APPROVED, Status.CANCELLED)
