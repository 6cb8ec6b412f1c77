"""Leave as somebody wishes it, with what its days take: what rules look at."""

from dataclasses import dataclass
from datetime import date

from domain.amounts import NOTHING, Amount
from domain.employees.employee import Employee
from domain.ids import LeaveTypeId, RequestId
from domain.leave.requests import Charge, Request
from domain.periods import Asked
from domain.policies.leave_type import LeaveType


@dataclass(frozen=True, slots=True)
class Wish:
    """`replaces` are requests that it would take the place of, or is itself once it has been made."""

    leave_type: LeaveType
    asked: Asked
    charges: tuple[Charge, ...]
    replaces: frozenset[RequestId] = frozenset()

    @property
    def first_day(self) -> date:
        return self.asked.period.first_day

    @property
    def amount(self) -> Amount:
        """What all of its days take."""
        return sum((charge.amount for charge in self.charges), NOTHING)

    def others(self, employee: Employee) -> list[Request]:
        """The employee's active leave besides it, asked for or approved; changes of leave are not counted."""
        return [
            request
            for request in employee.requests.values()
            if request.status.is_active and request.is_leave and request.id not in self.replaces
        ]

    def blocking(self, employee: Employee, interrupting: frozenset[LeaveTypeId]) -> list[Request]:
        """The leave that its days may not be taken from: all but what its type gives back (see LeaveType)."""
        others = self.others(employee)
        if not self.leave_type.interrupts:
            return others
        return [request for request in others if request.leave_type_id in interrupting]
