"""Consent to a status: what the page knows, and what becomes of those who cannot give it."""

from dataclasses import replace

import pytest

from bot.dashboard import NotFound, consenting
from bot.dashboard.consenting import Came
from bot.ports import Granted, NotDelivered
from domain.company.commands import DefineLeaveType, DisconnectWorkspace
from domain.employees.commands import LeaveCompany
from domain.ids import RequestId
from domain.leave.commands import RecordLeave
from domain.policies.leave_type import LeaveType
from tests import cast
from tests.rooms import SLACK, WORKSPACE, Rooms, identity, rooms
from tests.showing import Beside

BACK = "https://leave.example.com/back"


@pytest.fixture
async def house() -> Rooms:
    found = await rooms()
    found.house = replace(found.house, statuses={SLACK: Beside(found.clock.now)})
    return found


def slack(house: Rooms) -> Beside:
    found = house.house.statuses[SLACK]
    assert isinstance(found, Beside)
    return found


async def test_a_workspace_that_is_not_connected_is_none_to_show_it_in(house: Rooms) -> None:
    assert [each.workspace for each in (await consenting.status(await house.visit(cast.ANNA))).places] == [
        "Tannenberg"
    ]
    await house.settle(DisconnectWorkspace(SLACK, WORKSPACE))
    assert (await consenting.status(await house.visit(cast.ANNA))).places == []


async def test_types_that_are_no_longer_used_are_not_spoken_of(house: Rooms) -> None:
    await house.settle(DefineLeaveType(LeaveType(cast.VACATION, "Vacation", is_active=False)))
    [look] = (await consenting.status(await house.visit(cast.ANNA))).looks
    assert look.names == ("Sick leave", "Errand")


async def test_what_comes_next_is_told_until_ones_last_day(house: Rooms) -> None:
    leave = RecordLeave(cast.ANNA, RequestId("r1"), cast.SICK, cast.asked("2026-08-03"), cast.NOW)
    await house.settle(leave)
    coming = (await consenting.status(await house.visit(cast.ANNA))).coming
    assert coming is not None
    assert (coming.begins.isoformat(), coming.last_day.isoformat(), coming.is_now) == (
        "2026-08-03T00:00:00+02:00", "2026-08-03", False
    )  # fmt: skip
    talk = await house.visit(cast.ANNA)
    await house.settle(LeaveCompany(cast.ANNA, cast.TODAY))
    gone = replace(talk, me=await house.house.store.employee(cast.COMPANY, cast.ANNA))
    assert (await consenting.status(gone)).coming is None
    gone = replace(gone, at=cast.NOW.replace(month=9))
    assert (await consenting.status(gone)).coming is None


async def test_nobody_comes_back_from_where_nothing_is_offered(house: Rooms) -> None:
    slack(house).is_offered = False
    with pytest.raises(NotFound):
        await consenting.come_back(await house.visit(cast.ANNA), SLACK, "c1", "", BACK)


@pytest.mark.parametrize("failure", [None, NotDelivered("silent", 0)])
async def test_a_token_of_somebody_else_is_given_back_as_well_as_that_can_be_done(
    house: Rooms, failure: NotDelivered | None
) -> None:
    slack(house).codes["c1"] = Granted(identity(cast.BEN), "xoxp-ben")
    if failure is not None:
        slack(house).failing = [("give back", failure)]
    came = await consenting.come_back(await house.visit(cast.ANNA), SLACK, "c1", "", BACK)
    assert came is Came.SOMEBODY_ELSE
    assert await house.house.consents.givers(cast.COMPANY) == []
    assert slack(house).good == (set() if failure is None else {"xoxp-ben"})
