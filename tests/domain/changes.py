"""Anna with approved vacation, and what she and others make of it."""

from dataclasses import replace
from datetime import date, timedelta

from domain.amounts import Amount
from domain.company.commands import DefineLeaveType
from domain.company.decide import decide as settle
from domain.company.fold import fold as settled
from domain.company.settings import Settings
from domain.ids import EmployeeId, RequestId
from domain.leave.account import account_of
from domain.leave.balance import balance
from domain.leave.commands import (
    AmendLeave,
    ApproveRequest,
    CancelLeave,
    RequestLeave,
    UndoDecision,
)
from domain.leave.requests import Status
from domain.periods import Asked
from domain.policies.leave_type import LeaveType
from tests import cast
from tests.cast import ANNA, BEN, NOW
from tests.given import Given, given

R1, C1, C2, S1, R2 = (RequestId(name) for name in ("r1", "c1", "c2", "s1", "r2"))
WEEK = cast.asked("2026-08-10", "2026-08-14")
LONGER = cast.asked("2026-08-10", "2026-08-18")
SHORTER = cast.asked("2026-08-10", "2026-08-12")
WEDNESDAY = date(2026, 8, 12)
KEPT = cast.settings().leave_types
ILL = replace(KEPT[cast.SICK], interrupts=True)
WATCHED = replace(KEPT[cast.VACATION], giving_back_needs_approval=True)


def company(*leave_types: LeaveType) -> Settings:
    found = cast.settings()
    for each in leave_types:
        found = settled(found, settle(found, DefineLeaveType(each)))
    return found


def has(asked: Asked = WEEK, *leave_types: LeaveType) -> Given:
    """Anna with approved vacation."""
    ask = RequestLeave(ANNA, R1, cast.VACATION, asked, NOW)
    return given(settings=company(*leave_types)).and_then(ask, yes(R1))


def yes(request_id: RequestId, minutes: int = 0) -> ApproveRequest:
    return ApproveRequest(ANNA, request_id, BEN, NOW + timedelta(minutes=minutes))


def amend(
    asked: Asked, change_id: RequestId = C1, by: EmployeeId = ANNA, reason: str | None = None
) -> AmendLeave:
    return AmendLeave(ANNA, R1, change_id, asked, by, NOW, reason)


def cancel(by: EmployeeId = ANNA, reason: str | None = None) -> CancelLeave:
    return CancelLeave(ANNA, R1, by, NOW, reason, C1)


def undo(request_id: RequestId, hours: int = 1) -> UndoDecision:
    return UndoDecision(ANNA, request_id, BEN, NOW + timedelta(hours=hours))


def ill(first: str, last: str | None = None) -> RequestLeave:
    return RequestLeave(ANNA, S1, cast.SICK, cast.asked(first, last), NOW)


def left(now: Given) -> Amount:
    found = account_of(now.employee, now.settings, cast.VACATION, now.terms.calendar)
    return balance(found, now.today).available


def takes(now: Given, request_id: RequestId = R1) -> Amount:
    request = now.employee.requests[request_id]
    return request.amount if request.status.is_active else Amount(0)


def status(now: Given, request_id: RequestId) -> Status:
    return now.employee.requests[request_id].status
