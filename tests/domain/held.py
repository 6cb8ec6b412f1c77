"""What an account holds of Anna's requests and corrections, in the company of the cast."""

from datetime import UTC, date, datetime

from domain.amounts import Amount
from domain.company.commands import CompanyCommand
from domain.company.decide import decide
from domain.company.fold import fold
from domain.company.settings import Settings
from domain.counting import calendar_of
from domain.employees.employee import Employee
from domain.ids import LeaveTypeId, RequestId
from domain.leave.account import Account, account_of
from domain.leave.requests import Charge, Request, Status
from domain.periods import Halves
from tests import cast

AT = datetime(2026, 1, 1, tzinfo=UTC)


def settled(*commands: CompanyCommand) -> Settings:
    """The company after some commands."""
    found = cast.settings()
    for command in commands:
        found = fold(found, decide(found, command))
    return found


def account(anna: Employee, settings: Settings, leave_type_id: LeaveTypeId = cast.VACATION) -> Account:
    """Her account of a leave type."""
    return account_of(anna, settings, leave_type_id, calendar_of(anna, settings, cast.holidays))


def request(
    number: str, day: date, status: Status, leave_type_id: LeaveTypeId = cast.VACATION
) -> tuple[RequestId, Request]:
    """A day of leave, by its id."""
    charge = Charge(day, Halves.BOTH, 480, Amount(1))
    asked = cast.asked(day.isoformat())
    found = Request(RequestId(number), leave_type_id, asked, (charge,), (), status, (), cast.ANNA, AT)
    return found.id, found
