"""How much of whose leave somebody sees on the calendar: asked once for each person and visit."""

from dataclasses import dataclass, field

from bot.dashboard.away_facts import Sight
from bot.permissions import Ability, decides_anywhere, may
from bot.ports import AwayRow
from bot.talk import Talk
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import DepartmentId, EmployeeId
from domain.leave.requests import Status
from domain.leave.visibility import Viewer, sees_type
from domain.policies.leave_type import LeaveType


@dataclass(frozen=True, slots=True)
class Sights:
    """One viewer's; `decides` says whether they may see more than a colleague of anybody at all."""

    talk: Talk
    decides: bool
    _known: dict[EmployeeId, Sight] = field(default_factory=dict)
    _of_department: dict[DepartmentId, bool] = field(default_factory=dict)
    _deciders: frozenset[EmployeeId] = frozenset()

    @classmethod
    async def of_viewer(cls, talk: Talk) -> "Sights":
        """Those of whoever asks."""
        decides = talk.is_administrator or await decides_anywhere(talk)
        return cls(talk, decides, _deciders=_deciders(talk.settings) if decides else frozenset())

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
            if self.decides and found is not Sight.OWN and await self._may_see(employee):
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

    async def _may_see(self, employee: Employee) -> bool:
        """Who decides for one decides for all of a department, but for those who decide there themselves."""
        if employee.id in self._deciders:
            return await may(self.talk, Ability.SEE_LEAVE, employee)
        department_id = employee.assignment(self.talk.today).department_id
        if department_id not in self._of_department:
            self._of_department[department_id] = await may(self.talk, Ability.SEE_LEAVE, employee)
        return self._of_department[department_id]

    def _plain(self, employee_id: EmployeeId) -> Sight:
        return Sight.OWN if employee_id == self.talk.my_id else Sight.COLLEAGUE


def _deciders(settings: Settings) -> frozenset[EmployeeId]:
    """Everybody who is named to decide anywhere."""
    departments = settings.departments.values()
    named = {each for department in departments for each in department.approver_ids}
    in_steps = {each for one in departments for step in one.steps for each in step.approver_ids}
    standing_in = {each.stand_in_id for each in settings.stand_ins.values()}
    return frozenset(named | in_steps | standing_in | set(settings.administrator_ids))


def shows_type(sight: Sight, leave_type: LeaveType) -> bool:
    """Whether leave of a type is shown with it."""
    return sight is not Sight.COLLEAGUE or sees_type(Viewer.COLLEAGUE, leave_type)
