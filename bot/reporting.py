"""What is reported of everybody, and their balances on a day, one after another."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from bot.talk import House
from domain.company.settings import Settings
from domain.counting import calendar_of
from domain.employees.employee import Employee
from domain.ids import CompanyId
from domain.leave.account import account_of
from domain.leave.balance import Balance, balance
from domain.policies.leave_type import LeaveType
from domain.refusals import Refused


class Report(Enum):
    """What there is a page and a file of."""

    REQUESTS = "requests"
    BALANCES = "balances"
    MONTHLY = "monthly"
    DEPARTMENTS = "departments"


class FileFormat(Enum):
    """What a report can be taken away as."""

    CSV = "csv"
    XLSX = "xlsx"


class Purpose(Enum):
    """What a request asks for."""

    LEAVE = "leave"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    WORKED = "worked"
    """That time worked becomes leave."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands with a leave type; `balance` None where no policy of it is for them."""

    employee: Employee
    leave_type: LeaveType
    balance: Balance | None


async def balances_of_all(
    house: House,
    company_id: CompanyId,
    settings: Settings,
    leave_types: Sequence[LeaveType],
    on: date,
    known_at: datetime | None = None,
) -> AsyncIterator[Standing]:
    """Everybody active and employed on the day, with each of the types, all as of one commit.

    With `known_at` as they were known at that moment, under the settings of then.

    In no order that is promised. Nothing of those before is kept: ten thousand people take as much memory as
    one, and a person as long as among a hundred.
    """
    async for employee in house.store.employees(company_id, known_at):
        if is_there(employee, on):
            for leave_type in leave_types:
                yield Standing(employee, leave_type, _balance(house, employee, settings, leave_type, on))


def is_there(employee: Employee, on: date) -> bool:
    """Whether somebody counts among the people of a day."""
    return employee.is_active and employee.hired_on <= on <= (employee.last_day or date.max)


def _balance(
    house: House, employee: Employee, settings: Settings, leave_type: LeaveType, on: date
) -> Balance | None:
    calendar = calendar_of(employee, settings, house.holidays)
    try:
        return balance(account_of(employee, settings, leave_type.id, calendar), on)
    except Refused:  # nobody has said how much there is
        return None
