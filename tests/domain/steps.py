"""Anna asks, in departments that decide in steps."""

from dataclasses import replace
from datetime import date, timedelta

from domain.company.commands import DefineDepartment, NameStandIn
from domain.company.decide import decide as settle
from domain.company.fold import fold as settled
from domain.company.places import Department, StandIn
from domain.company.settings import Settings
from domain.ids import EmployeeId, RequestId
from domain.leave.approvers import deciders
from domain.leave.commands import (
    ApproveRequest,
    DeclineRequest,
    RequestLeave,
    UndoDecision,
)
from domain.leave.requests import Status, Step
from tests import cast
from tests.cast import ANNA, BEN, NOW
from tests.given import Given, given

R1 = RequestId("r1")
EVA = EmployeeId("eva")
ASK = RequestLeave(ANNA, R1, cast.VACATION, cast.asked("2026-08-10", "2026-08-14"), NOW)


def company(*steps: Step, approvers: tuple[EmployeeId, ...] = (BEN,)) -> Settings:
    """Anna's department with these steps; Dora does not administer."""
    found = cast.settings()
    department = Department(cast.ENGINEERING, "Engineering", approvers, steps=steps)
    return settled(found, settle(found, DefineDepartment(department)))


def asked(*steps: Step, approvers: tuple[EmployeeId, ...] = (BEN,)) -> Given:
    return given(settings=company(*steps, approvers=approvers)).and_then(ASK)


def yes(by: EmployeeId, minutes: int = 0) -> ApproveRequest:
    return ApproveRequest(ANNA, R1, by, NOW + timedelta(minutes=minutes))


def no(by: EmployeeId) -> DeclineRequest:
    return DeclineRequest(ANNA, R1, by, NOW)


def undo(by: EmployeeId, hours: int = 1) -> UndoDecision:
    return UndoDecision(ANNA, R1, by, NOW + timedelta(hours=hours))


def status(now: Given) -> Status:
    return now.employee.requests[R1].status


def turn(now: Given) -> tuple[EmployeeId, ...]:
    return deciders(now.employee, now.employee.requests[R1], now.terms)


def with_stand_in(now: Given, for_id: EmployeeId, by: EmployeeId, first: str = "2026-07-01") -> Given:
    named = NameStandIn(StandIn(for_id, by, date.fromisoformat(first)))
    return replace(now, settings=settled(now.settings, settle(now.settings, named)))
