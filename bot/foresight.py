"""The dry run of a change: its very commands are tried and undone, and people compared before and after."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.handling import Rehearsal, today_of
from bot.ports import Context, Origin
from bot.talk import House
from bot.trials import Consequence
from domain.company.commands import CompanyCommand, DefineLeaveType, DefinePolicy
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import CompanyId
from domain.leave.comparing import balance_changes, explained, leave_changes
from domain.streams import Command

__all__ = ["Consequence", "consequences", "foresee", "tried"]


async def foresee(
    house: House, company_id: CompanyId, commands: Sequence[Command], at: datetime
) -> tuple[Consequence, ...]:
    """Everybody whom the commands would affect, by name. Raises Refused where they would be refused."""
    found = [each async for each in consequences(house, company_id, commands, at)]
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.employee_id)))


async def consequences(
    house: House, company_id: CompanyId, commands: Sequence[Command], at: datetime
) -> AsyncIterator[Consequence]:
    """The same one after another, in no order that is promised: for what shows progress."""
    async for each in tried(house, company_id, commands, at):
        if each is not None:
            yield each


async def tried(
    house: House, company_id: CompanyId, commands: Sequence[Command], at: datetime, *, explains: bool = False
) -> AsyncIterator[Consequence | None]:
    """One for each person who is looked at, None where it means nothing to them; with why, if asked for."""
    settings = await house.store.settings(company_id)
    context = Context(company_id, None, Origin.CLI, f"rehearsal-{house.ids.new()}", at)
    after = await house.handling.rehearse(context, commands)
    async for employee in _concerned(house, company_id, commands, after):
        found = _of_one(house, employee, settings, after, commands, at)
        yield _explained(house, found, (employee, settings), after) if found and explains else found


async def _concerned(
    house: House, company_id: CompanyId, commands: Sequence[Command], after: Rehearsal
) -> AsyncIterator[Employee]:
    """Everybody where the company changes, else those whom the commands name or whose leave they meet."""
    if any(isinstance(each, CompanyCommand) for each in commands):
        async for employee in house.store.employees(company_id):
            yield employee
    else:
        for each in after.employees:
            yield await house.store.employee(company_id, each)


def _explained(
    house: House, found: Consequence, was: tuple[Employee, Settings], after: Rehearsal
) -> Consequence:
    now = (after.employees.get(found.employee_id, was[0]), after.settings)
    balances = tuple(explained(each, was, now, house.holidays) for each in found.balances)
    return replace(found, balances=balances)


def _of_one(
    house: House,
    was: Employee,
    settings: Settings,
    after: Rehearsal,
    commands: Sequence[Command],
    at: datetime,
) -> Consequence | None:
    if was.id is None or not was.is_active:
        return None
    now = after.employees.get(was.id, was)
    on = max(today_of(was, settings, at), _first_day(commands))
    balances = balance_changes((was, settings), (now, after.settings), house.holidays, on)
    leave = leave_changes(was, now, settings) if now is not was else ()
    if not balances and not leave:
        return None
    return Consequence(was.id, was.profile.name, balances, leave)


def _first_day(commands: Sequence[Command]) -> date:
    """The day from which terms change, where they do later than today: balances are compared on it."""
    days = [each.from_day for each in commands if isinstance(each, DefinePolicy)]
    is_of_terms_only = all(isinstance(each, DefinePolicy | DefineLeaveType) for each in commands)
    return max(days, default=date.min) if is_of_terms_only else date.min
