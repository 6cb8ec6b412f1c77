"""Leave on the team calendar, and the calendar as somebody sees it."""

from datetime import date

from bot.dashboard import away
from bot.dashboard.away_facts import Cover, Line, Sought, View, Wall
from domain.ids import DepartmentId, EmployeeId, LeaveTypeId, RequestId
from domain.leave.commands import RecordLeave, RequestLeave
from domain.periods import Asked
from tests import cast
from tests.rooms import Rooms

AUGUST = Sought(View.MONTH, date(2026, 8, 12))
WEEK = Sought(View.LIST, date(2026, 8, 5))
TWO_DAYS = cast.asked("2026-08-06", "2026-08-07")
PLATFORM = DepartmentId("platform")


async def record(
    house: Rooms, who: EmployeeId, asked: Asked = TWO_DAYS, kind: LeaveTypeId = cast.VACATION
) -> None:
    """Leave that is granted."""
    house.asked += 1
    await house.settle(RecordLeave(who, RequestId(f"r{house.asked}"), kind, asked, cast.NOW))


async def ask(house: Rooms, who: EmployeeId, asked: Asked = TWO_DAYS) -> None:
    """Leave that nobody has decided yet."""
    await house.settle(RequestLeave(who, RequestId("asked"), cast.VACATION, asked, cast.NOW))


async def seen_by(house: Rooms, viewer: EmployeeId, sought: Sought = AUGUST) -> Wall:
    return await away.wall(await house.visit(viewer), sought)


def line(wall: Wall, who: EmployeeId) -> Line:
    (found,) = [row for group in wall.groups for row in group.rows if row.person.id == who]
    return found.line()


def names(wall: Wall) -> list[str]:
    return [row.person.id for group in wall.groups for row in group.rows]


def cover(wall: Wall, department_id: DepartmentId) -> Cover:
    (found,) = [group.cover for group in wall.groups if group.department.id == department_id]
    return found
