"""A company with some leave in it, for reports."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dashboard.reports.filters import Filters, filters_of
from domain.amounts import Amount
from domain.company.commands import DefineDepartment, DefineLeaveType
from domain.company.places import Department
from domain.ids import AdjustmentId, DepartmentId, LeaveTypeId, RequestId
from domain.leave.commands import AdjustBalance, ApproveRequest, RecordLeave, RequestLeave
from domain.leave.requests import Adjustment
from domain.periods import DayPart
from domain.policies.leave_type import LeaveType, Slice, Unit
from tests import cast
from tests.rooms import Rooms, rooms

DOCTOR = LeaveTypeId("doctor")
EVERYBODY = DepartmentId("everybody")


def filters(*given: tuple[str, str]) -> Filters:
    """Read from the fields of an address."""
    fields: dict[str, Sequence[str]] = {}
    for name, value in given:
        fields[name] = [*fields.get(name, ()), value]
    return filters_of(fields, cast.TODAY)


async def reported() -> Rooms:
    """Anna was ill, has leave across July's end and an hour at the doctor's; Dora has asked for a week."""
    house = await rooms()
    engineering = Department(cast.ENGINEERING, "Engineering", (cast.BEN,))
    across, half = cast.asked("2026-07-30", "2026-08-04"), cast.asked("2026-07-28", part=DayPart.MORNING)
    doctor = LeaveType(
        DOCTOR, "Doctor", unit=Unit.HOURS, smallest=Slice.HALF_HOUR, is_limited=False, needs_approval=False
    )
    overtime = Adjustment(AdjustmentId("a1"), cast.VACATION, cast.TODAY, Amount(5, 6), "Overtime")
    await house.settle(
        DefineDepartment(Department(EVERYBODY, "Everybody")),
        DefineDepartment(replace(engineering, parent_id=EVERYBODY)),
        DefineLeaveType(doctor),
        RequestLeave(cast.ANNA, RequestId("across"), cast.VACATION, across, cast.NOW, "To the sea"),
        ApproveRequest(cast.ANNA, RequestId("across"), cast.BEN, cast.NOW),
        RecordLeave(cast.ANNA, RequestId("ill"), cast.SICK, half, cast.NOW),
        RecordLeave(cast.ANNA, RequestId("doctor"), DOCTOR, cast.hours("2026-07-29", 9, 11), cast.NOW),
        RequestLeave(
            cast.DORA, RequestId("week"), cast.VACATION, cast.asked("2026-08-10", "2026-08-14"), cast.NOW
        ),
        AdjustBalance(cast.BEN, overtime),
    )
    return house
