"""Taking a decision back within a day, by whoever made it (PRODUCT 4)."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.claiming import without_claim
from domain.leave.commands import UndoDecision
from domain.leave.deciding import against_approving, request_of
from domain.leave.events import DecisionUndone, LeaveAmended, LeaveEvent, LeaveRestored
from domain.leave.recounting import charges_from
from domain.leave.requests import Decision, Request, Status
from domain.leave.terms import Terms
from domain.refusals import ChangeOpen, Need, NotLeave, NotPermitted, Refusal, Refused, TooLateToUndo

LONGEST = timedelta(days=1)
UNDOABLE = (Status.PENDING, Status.APPROVED, Status.DECLINED, Status.APPLIED)
Events = tuple[LeaveEvent, ...]


def undo(employee: Employee, command: UndoDecision, terms: Terms) -> Events:
    """Makes the request wait again as it did before; what a change did to leave goes with it.

    Raises Refused where it was another's decision, is too long ago, or what stood before cannot stand again.
    """
    request = request_of(employee, command.request_id)
    undone = last_decisions(request, command.by)
    if request.status not in UNDOABLE or (not undone and request.status is Status.PENDING):
        return ()
    if not undone:
        raise Refused(NotPermitted(Need.APPROVER))
    if refusal := _too_late(employee, request, undone[-1].at, command.at):
        raise Refused(refusal)
    restored = _restored(employee, request, command, terms)
    if refusal := _against_waiting(employee, request, terms):
        raise Refused(refusal)
    steps = sum(each.completes for each in undone) if request.status is not Status.DECLINED else 0
    kept = len(request.decisions) - len(undone)
    undoing = DecisionUndone(request.id, command.by, command.at, request.step - steps, kept)
    return (*restored, undoing)


def may_undo(request: Request, by: EmployeeId, at: datetime) -> bool:
    """Whether somebody could take back what was decided last."""
    undone = last_decisions(request, by)
    return request.status in UNDOABLE and bool(undone) and at - undone[-1].at <= LONGEST


def last_decisions(request: Request, by: EmployeeId) -> list[Decision]:
    """What somebody decided in one breath, if nothing was decided after it."""
    last = request.decisions[-1] if request.decisions else None
    if last is None or last.by != by:
        return []
    if request.status is Status.DECLINED:
        return [last]
    found: list[Decision] = []
    for decision in reversed(request.decisions):
        if decision.by != by or decision.at != last.at:
            break
        found.append(decision)
    return found


def _too_late(employee: Employee, request: Request, decided_at: datetime, at: datetime) -> Refusal | None:
    if at - decided_at > LONGEST:
        return TooLateToUndo(request.id)
    leave_id = request.amends or request.id
    for change in employee.requests.values():
        if change.amends == leave_id and change.status is Status.PENDING and change.id != request.id:
            return ChangeOpen(leave_id, change.id)
    return None


def _against_waiting(employee: Employee, request: Request, terms: Terms) -> Refusal | None:
    """Why it cannot wait again: its days are taken, or the time it earned is used."""
    if request.status is Status.DECLINED:
        return against_approving(employee, request, terms)
    if request.status is Status.APPROVED and request.earned is not None:
        return without_claim(employee, request, Status.PENDING, terms)
    return None


def _restored(employee: Employee, change: Request, command: UndoDecision, terms: Terms) -> Events:
    """What an applied change did, taken back. Raises Refused where it cannot be."""
    if change.status is not Status.APPLIED or change.amends is None:
        return ()
    leave = employee.requests[change.amends]
    by, at = command.by, command.at
    if change.is_cancellation:
        if refusal := against_approving(employee, leave, terms):
            raise Refused(refusal)
        return (LeaveRestored(leave.id, by, at),)
    before = change.before
    if before is None or leave.asked != change.asked or leave.status is not Status.APPROVED:
        raise Refused(NotLeave(leave.id))
    was = replace(leave, asked=before.asked, charges=before.charges, holidays=before.holidays)
    was = replace(was, charges=charges_from(was, terms.today, terms))
    if refusal := against_approving(employee, was, terms):
        raise Refused(refusal)
    return (LeaveAmended(leave.id, was.asked, was.charges, was.holidays, by, at),)
