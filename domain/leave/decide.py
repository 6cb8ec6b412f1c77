"""The rules of leave, by command: the table of contents."""

from typing import assert_never

from domain.employees.employee import Employee
from domain.leave.adjusting import adjust
from domain.leave.changing import cancel, withdraw
from domain.leave.commands import (
    AdjustBalance,
    ApproveRequest,
    CancelLeave,
    DeclineRequest,
    LeaveCommand,
    RecordLeave,
    RequestLeave,
    WithdrawRequest,
)
from domain.leave.deciding import approve, decline
from domain.leave.events import LeaveEvent
from domain.leave.requesting import record, request
from domain.leave.terms import Terms
from domain.refusals import NoSuchEmployee, Refused


def decide(employee: Employee, command: LeaveCommand, terms: Terms) -> tuple[LeaveEvent, ...]:
    """What happens because of a command; nothing where it has happened already. Raises Refused."""
    if employee.id is None:
        raise Refused(NoSuchEmployee(command.employee_id))
    match command:
        case RequestLeave():
            return request(employee, command, terms)
        case RecordLeave():
            return record(employee, command, terms)
        case ApproveRequest():
            return approve(employee, command, terms)
        case DeclineRequest():
            return decline(employee, command, terms)
        case WithdrawRequest():
            return withdraw(employee, command, terms)
        case CancelLeave():
            return cancel(employee, command, terms)
        case AdjustBalance():
            return adjust(employee, command, terms)
        case _:
            assert_never(command)
