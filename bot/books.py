"""What follows from how somebody stands: worked out once, kept until they or their company stand anew."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date

from domain.amounts import Amount
from domain.company.settings import Settings
from domain.counting import Calendar, HolidaySource, calendar_of
from domain.employees.employee import Employee
from domain.ids import EmployeeId, LeaveTypeId
from domain.leave.account import Account, account_of
from domain.leave.balance import Balance, available, balance

MOST_PEOPLE = 2_000
"""Whose books are kept, those looked at last; some 10 kB each."""
MOST_DAYS = 100
"""Balances kept of one person."""


@dataclass(frozen=True, slots=True)
class Books:
    """One person's calendar, accounts and balances. Pure: another pair of states has other books."""

    employee: Employee
    settings: Settings
    calendar: Calendar
    _accounts: dict[LeaveTypeId, Account] = field(default_factory=dict)
    _balances: dict[tuple[LeaveTypeId, date], Balance] = field(default_factory=dict)

    def account(self, leave_type_id: LeaveTypeId) -> Account:
        """Raises Refused(NoPolicy) for a limited type of which nobody has said how much there is."""
        found = self._accounts.get(leave_type_id)
        if found is None:
            found = account_of(self.employee, self.settings, leave_type_id, self.calendar)
            self._accounts[leave_type_id] = found
        return found

    def available(self, leave_type_id: LeaveTypeId, on: date) -> Amount:
        """What `balance` says is available, for less than half of its work. Raises as `account` does."""
        known = self._balances.get((leave_type_id, on))
        return known.available if known else available(self.account(leave_type_id), on)

    def balance(self, leave_type_id: LeaveTypeId, on: date) -> Balance:
        """Raises as `account` does."""
        found = self._balances.get((leave_type_id, on))
        if found is None:
            if len(self._balances) >= MOST_DAYS:
                self._balances.clear()
            found = self._balances[leave_type_id, on] = balance(self.account(leave_type_id), on)
        return found


@dataclass(frozen=True, slots=True)
class Shelf:
    """The books of the people who were looked at last. A new state of somebody takes the old one's place."""

    _kept: OrderedDict[EmployeeId, Books] = field(default_factory=OrderedDict)

    def books(self, employee: Employee, settings: Settings, holidays: HolidaySource) -> Books:
        """States are never changed, so the same ones have the same books."""
        if employee.id is None:
            return Books(employee, settings, calendar_of(employee, settings, holidays))
        kept = self._kept.get(employee.id)
        if kept is None or kept.employee is not employee or kept.settings is not settings:
            kept = self._kept[employee.id] = Books(
                employee, settings, calendar_of(employee, settings, holidays)
            )
        self._kept.move_to_end(employee.id)
        if len(self._kept) > MOST_PEOPLE:
            self._kept.popitem(last=False)
        return kept
