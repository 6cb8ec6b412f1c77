"""The last day of work, with what is owed either way on it; and who counts at present."""

from dataclasses import dataclass
from datetime import date

from bot.conversation.facts import balance_fact, balance_on, usable_types
from bot.dashboard import trying
from bot.dashboard.trying import Change, Outlook, Pressed, Problem, begun, somebody
from bot.dashboard.typed import check, day_problem
from bot.replies import Slip
from bot.screens.facts import BalanceFact
from bot.talk import Talk
from domain.employees.commands import DeactivateEmployee, LeaveCompany, ReactivateEmployee
from domain.employees.employee import Employee
from domain.ids import EmployeeId


@dataclass(frozen=True, slots=True)
class LeavingForm:
    """When somebody leaves, where that is known, and what is owed then."""

    name: str
    last_day: date | None
    begun: str
    is_active: bool
    owed: tuple[BalanceFact, ...]
    """What remains on the last day of each limited type; below nothing it is owed to the company."""


async def open_form(talk: Talk, employee_id: EmployeeId) -> LeavingForm:
    """The form with what stands."""
    employee = await somebody(talk, employee_id)
    owed = balances_at_end(talk, employee, employee.last_day) if employee.last_day else ()
    return LeavingForm(
        employee.profile.name, employee.last_day, begun(_stood, employee), employee.is_active, owed
    )


async def look(
    talk: Talk, employee_id: EmployeeId, last_day: date | None, pressed: Pressed
) -> tuple[Outlook, tuple[BalanceFact, ...]]:
    """What would follow, and what would be owed. Raises Mended, Stale."""
    change = await _change(talk, employee_id, last_day)
    outlook = await trying.look(talk, change, pressed)
    return outlook, await _owed(talk, change, last_day)


async def save(
    talk: Talk, employee_id: EmployeeId, last_day: date | None, pressed: Pressed
) -> tuple[Outlook, tuple[BalanceFact, ...]] | None:
    """Sets the last day, or takes it back, once what follows has been looked at. Raises Mended, Stale."""
    change = await _change(talk, employee_id, last_day)
    outlook = await trying.make(talk, change, pressed, at_once=False)
    return None if outlook is None else (outlook, await _owed(talk, change, last_day))


async def deactivate(talk: Talk, employee_id: EmployeeId) -> None:
    """They no longer count among those present, and are not let in; nothing of theirs is lost.

    Raises Mended for oneself: nobody could take it back.
    """
    await somebody(talk, employee_id)
    check({"deactivate": _lock_out(talk, employee_id)})
    await talk.house.handling.handle(talk.context(), DeactivateEmployee(employee_id))


async def reactivate(talk: Talk, employee_id: EmployeeId) -> None:
    """They count again."""
    await somebody(talk, employee_id)
    await talk.house.handling.handle(talk.context(), ReactivateEmployee(employee_id))


def balances_at_end(talk: Talk, employee: Employee, last_day: date) -> tuple[BalanceFact, ...]:
    """What is left of each limited type on a last day of work."""
    found = []
    for leave_type in usable_types(talk):
        balance = balance_on(talk, employee, leave_type, last_day) if leave_type.is_limited else None
        if balance is not None:
            found.append(balance_fact(leave_type, balance))
    return tuple(found)


async def _change(talk: Talk, employee_id: EmployeeId, last_day: date | None) -> Change:
    employee = await somebody(talk, employee_id)
    if last_day is not None:
        locked_out = _lock_out(talk, employee_id) if last_day < talk.today else None
        check({"last_day": day_problem(talk, last_day, employee) or locked_out})
    return Change(employee_id, last_day, (LeaveCompany(employee_id, last_day),), _stood, "last_day")


async def _owed(talk: Talk, change: Change, last_day: date | None) -> tuple[BalanceFact, ...]:
    if last_day is None:
        return ()
    after = await talk.house.handling.rehearse(talk.context("rehearsal"), change.commands)
    return balances_at_end(talk, after.employees[change.employee_id], last_day)


def _lock_out(talk: Talk, employee_id: EmployeeId) -> Problem | None:
    return Slip.LOCKS_ONESELF_OUT if employee_id == talk.my_id else None


def _stood(employee: Employee) -> object:
    return employee.last_day
