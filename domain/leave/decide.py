"""The rules of leave, by command: the table of contents."""

from typing import assert_never

from domain.employees.employee import Employee
from domain.leave.adjusting import adjust
from domain.leave.changing import amend, cancel, withdraw
from domain.leave.claiming import claim
from domain.leave.commands import (
    AdjustBalance,
    AmendLeave,
    ApproveRequest,
    CancelLeave,
    ClaimTime,
    DeclineRequest,
    EnterLeave,
    ExpireRequest,
    LeaveCommand,
    PassOn,
    RecordLeave,
    RecountLeave,
    RequestLeave,
    SnoozeReminder,
    UndoDecision,
    WithdrawRequest,
)
from domain.leave.deciding import approve, decline
from domain.leave.events import LeaveEvent
from domain.leave.passing import expire, pass_on, snooze
from domain.leave.recounting import recount
from domain.leave.requesting import enter, record, request
from domain.leave.terms import Terms
from domain.leave.undoing import undo
from domain.refusals import NoSuchEmployee, Refused

Asking = RequestLeave | EnterLeave | RecordLeave | ClaimTime
Deciding = ApproveRequest | DeclineRequest | UndoDecision | PassOn | ExpireRequest | SnoozeReminder


def decide(employee: Employee, command: LeaveCommand, terms: Terms) -> tuple[LeaveEvent, ...]:
    """What happens because of a command; nothing where it has happened already. Raises Refused."""
    if employee.id is None:
        raise Refused(NoSuchEmployee(command.employee_id))
    match command:
        case RequestLeave() | EnterLeave() | RecordLeave() | ClaimTime():
            return _asking(employee, command, terms)
        case WithdrawRequest():
            return withdraw(employee, command, terms)
        case CancelLeave():
            return cancel(employee, command, terms)
        case AmendLeave():
            return amend(employee, command, terms)
        case RecountLeave():
            return recount(employee, command, terms)
        case AdjustBalance():
            return adjust(employee, command, terms)
        case _:
            return _deciding(employee, command, terms)


def _asking(employee: Employee, command: Asking, terms: Terms) -> tuple[LeaveEvent, ...]:
    match command:
        case RequestLeave():
            return request(employee, command, terms)
        case EnterLeave():
            return enter(employee, command, terms)
        case RecordLeave():
            return record(employee, command, terms)
        case ClaimTime():
            return claim(employee, command, terms)
        case _:
            assert_never(command)


def _deciding(employee: Employee, command: Deciding, terms: Terms) -> tuple[LeaveEvent, ...]:
    match command:
        case ApproveRequest():
            return approve(employee, command, terms)
        case DeclineRequest():
            return decline(employee, command, terms)
        case UndoDecision():
            return undo(employee, command, terms)
        case PassOn():
            return pass_on(employee, command, terms)
        case ExpireRequest():
            return expire(employee, command, terms)
        case SnoozeReminder():
            return snooze(employee, command, terms)
        case _:
            assert_never(command)
