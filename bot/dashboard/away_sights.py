"""How much of whose leave somebody sees on the calendar: asked once for each person and visit."""

from dataclasses import dataclass, field

from bot.dashboard.away_facts import Sight
from bot.permissions import Ability, decides_anywhere, may
from bot.ports import AwayRow
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.leave.requests import Status
from domain.leave.visibility import Viewer, sees_type
from domain.policies.leave_type import LeaveType


@dataclass(frozen=True, slots=True)
class Sights:
    """One viewer's; `decides` says whether they may see more than a colleague of anybody at all."""

    talk: Talk
    decides: bool
    _known: dict[EmployeeId, Sight] = field(default_factory=dict)

    @classmethod
    async def of_viewer(cls, talk: Talk) -> "Sights":
        """Those of whoever asks."""
        return cls(talk, talk.is_administrator or await decides_anywhere(talk))

    async def of(self, employee_id: EmployeeId) -> Sight:
        """What the viewer sees of somebody who is not at hand."""
        known = self._known.get(employee_id)
        if known is not None or not self.decides or employee_id == self.talk.my_id:
            return known or self._plain(employee_id)
        return await self.of_employee(await self.talk.house.store.employee(self.talk.company_id, employee_id))

    async def of_employee(self, employee: Employee) -> Sight:
        """What the viewer sees of somebody's leave."""
        employee_id = employee.id or EmployeeId("")
        found = self._known.get(employee_id)
        if found is None:
            found = self._plain(employee_id)
            if self.decides and found is not Sight.OWN and await may(self.talk, Ability.SEE_LEAVE, employee):
                found = Sight.FULL
            self._known[employee_id] = found
        return found

    async def sees(self, row: AwayRow) -> bool:
        """Whether the viewer is told of this at all: what nobody decided yet is no colleague's business."""
        return row.status is Status.APPROVED or await self.of(row.employee_id) is not Sight.COLLEAGUE

    async def sees_type(self, row: AwayRow) -> bool:
        """Whether the viewer is told its type."""
        leave_type = self.talk.settings.leave_types.get(row.leave_type_id)
        return leave_type is not None and shows_type(await self.of(row.employee_id), leave_type)

    def _plain(self, employee_id: EmployeeId) -> Sight:
        return Sight.OWN if employee_id == self.talk.my_id else Sight.COLLEAGUE


def shows_type(sight: Sight, leave_type: LeaveType) -> bool:
    """Whether leave of a type is shown with it."""
    return sight is not Sight.COLLEAGUE or sees_type(Viewer.COLLEAGUE, leave_type)
