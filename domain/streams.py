"""Which stream an event or command belongs to, and the unions of all of them."""

from domain.company.commands import CompanyCommand
from domain.company.events import CompanyEvent
from domain.employees.commands import EmploymentCommand
from domain.employees.events import EmploymentEvent
from domain.ids import EmployeeId
from domain.leave.commands import LeaveCommand
from domain.leave.events import LeaveEvent

EmployeeEvent = EmploymentEvent | LeaveEvent
EmployeeCommand = EmploymentCommand | LeaveCommand
Event = CompanyEvent | EmployeeEvent
Command = CompanyCommand | EmployeeCommand

COMPANY = "company"


def employee_stream(employee_id: EmployeeId) -> str:
    """The name of an employee's stream."""
    return f"employee-{employee_id}"
