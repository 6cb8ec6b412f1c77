"""The cards of a request, for those on both sides of it."""

from dataclasses import dataclass

from bot.conversation.away import colleagues_away
from bot.conversation.facts import available, person_fact, request_fact
from bot.conversation.weighing import found_now, given_back
from bot.permissions import may_decide_now
from bot.screens.deciding import ApprovalCard
from bot.screens.requesting import Outcome, Receipt
from bot.talk import Talk
from domain.amounts import NOTHING, Amount
from domain.employees.employee import Employee
from domain.ids import EmployeeId, RequestId
from domain.leave.deciding import request_of, wish_of
from domain.leave.requests import Request, Status
from domain.leave.undoing import may_undo

Left = tuple[Amount | None, Amount | None]
"""What is available before and after; None where there is no limit, or nobody has said how much there is."""


async def approval_card(talk: Talk, employee: Employee, request: Request) -> ApprovalCard:
    """The request as its approver sees it; the balance is what the requester has on its first day."""
    terms = await talk.terms(employee, request.asked.period)
    before, after = left_around(talk, employee, request)
    is_pending = request.status is Status.PENDING
    return ApprovalCard(
        await request_fact(talk, employee, request, terms),
        before,
        after,
        await colleagues_away(talk, employee, request.asked.period, with_pending=True),
        may_decide_now(talk, employee, request, terms),
        found_now(employee, request, terms),
        given_back(talk, employee, wish_of(request, terms), terms) if is_pending and request.is_leave else (),
        employee.id != talk.my_id and may_undo(request, talk.my_id, talk.at),
        may_change=talk.is_administrator
        and request.status is Status.APPROVED
        and request.is_leave
        and _open_change(employee, request) is None,
    )


async def receipt(talk: Talk, employee_id: EmployeeId, request_id: RequestId) -> Receipt:
    """One's own card of a request; for administrators that of somebody else's."""
    employee, request = await find(talk, employee_id, request_id)
    change, allowed = _open_change(employee, request), permitted(talk, employee, request)
    return Receipt(
        await request_fact(talk, employee, request),
        left_around(talk, employee, request)[1],
        may_withdraw=allowed.withdraw,
        may_cancel=allowed.cancel,
        may_change=allowed.change,
        needs_why=allowed.needs_why,
        change=await request_fact(talk, employee, change) if change else None,
    )


@dataclass(frozen=True, slots=True)
class Permitted:
    """What its owner, or an administrator, can do about a request."""

    withdraw: bool
    cancel: bool
    change: bool
    needs_why: bool
    is_changing: bool
    """Whether a change of it waits."""


def permitted(talk: Talk, employee: Employee, request: Request) -> Permitted:
    """The same that a receipt has buttons for."""
    is_changing, is_mine = _open_change(employee, request) is not None, employee.id == talk.my_id
    is_settled = request.status is Status.APPROVED and not is_changing
    has_begun = bool(request.charges) and request.charges[0].day < talk.today
    is_over = request.asked.period.last_day < talk.today
    return Permitted(
        withdraw=request.status is Status.PENDING and is_mine,
        cancel=is_settled and (talk.is_administrator or not has_begun),
        change=is_settled and request.is_leave and (talk.is_administrator or not is_over),
        needs_why=has_begun or not is_mine,
        is_changing=is_changing,
    )


async def own_receipt(talk: Talk, request_id: RequestId) -> Receipt:
    """One's own card; of a change that waits or has been made, that of the leave it is about."""
    _, request = await find(talk, talk.my_id, request_id)
    is_shown_there = request.status in (Status.PENDING, Status.WITHDRAWN, Status.APPLIED)
    about = request.amends if request.amends and is_shown_there else request_id
    return await receipt(talk, talk.my_id, about)


async def outcome(
    talk: Talk, employee_id: EmployeeId, request_id: RequestId, changed_by: EmployeeId | None = None
) -> Outcome:
    """News for the requester."""
    employee, request = await find(talk, employee_id, request_id)
    by = await person_fact(talk, changed_by) if changed_by else None
    return Outcome(await request_fact(talk, employee, request), left_around(talk, employee, request)[1], by)


async def find(talk: Talk, employee_id: EmployeeId, request_id: RequestId) -> tuple[Employee, Request]:
    """Somebody's request. Raises Refused(NoSuchRequest)."""
    employee = await talk.house.store.employee(talk.company_id, employee_id)
    return employee, request_of(employee, request_id)


def _open_change(employee: Employee, leave: Request) -> Request | None:
    changes = (each for each in employee.requests.values() if each.amends == leave.id)
    return next((each for each in changes if each.status is Status.PENDING), None)


def left_around(talk: Talk, employee: Employee, request: Request) -> Left:
    """What is available on its first day without the request, and with it."""
    leave_type = talk.settings.leave_types[request.leave_type_id]
    now = available(talk, employee, leave_type, request.asked.period.first_day)
    if now is None:
        return None, None
    takes = _takes(employee, request)
    before = now + _reserved(takes, request)
    return before, before - takes


def _takes(employee: Employee, request: Request) -> Amount:
    """What it takes from the balance as it stands: less than nothing where it gives some back."""
    if request.earned is not None:
        return -request.earned
    if request.amends is None:
        return request.amount
    leave = employee.requests[request.amends]
    return request.amount - (leave.amount if leave.status.is_active else NOTHING)


def _reserved(takes: Amount, request: Request) -> Amount:
    """What of it is taken off already: a claim not before it is approved, a change only what it adds."""
    if request.earned is not None:
        return takes if request.status is Status.APPROVED else NOTHING
    return max(takes, NOTHING) if request.status.is_active else NOTHING
