"""People are told when booked leave costs something else than it did."""

from datetime import date

import pytest

from bot.ports import Context, Origin
from bot.screens import Outcome, Receipt, Recounted
from bot.wording import words
from domain.amounts import Amount
from domain.company.commands import DefineLocation
from domain.company.places import Location
from domain.employees.commands import LeaveCompany
from domain.holiday_calendar import Holiday
from domain.ids import RequestId
from domain.leave.commands import (
    ApproveRequest,
    Because,
    CancelLeave,
    RecordLeave,
    RecountLeave,
    RequestLeave,
)
from domain.leave.requests import Status
from domain.streams import Command
from tests import cast
from tests.rooms import Rooms, rooms

R1 = RequestId("r1")
WEEK = cast.asked("2026-08-10", "2026-08-14")
BRIDGE = Holiday(date(2026, 8, 12), "Bridge day")
BERLIN = Location(cast.BERLIN, "Berlin", "DE", "BE", "Europe/Berlin", company_days=(BRIDGE,))


@pytest.fixture
async def house() -> Rooms:
    """Anna's week in August is booked, and everybody knows."""
    found = await rooms()
    await act(found, RequestLeave(cast.ANNA, R1, cast.VACATION, WEEK, cast.NOW))
    await act(found, ApproveRequest(cast.ANNA, R1, cast.BEN, cast.NOW))
    found.posts.sent.clear()
    return found


async def act(house: Rooms, *commands: Command, origin: Origin = Origin.SLACK) -> None:
    house.asked += 1
    context = Context(cast.COMPANY, None, origin, f"act-{house.asked}", house.clock.at)
    await house.house.handling.handle_all(context, commands)
    await house.deliver()


def recount(because: Because) -> RecountLeave:
    return RecountLeave(cast.ANNA, date(2026, 8, 1), because, cast.NOW)


def news(house: Rooms) -> list[Recounted]:
    return [each for each in house.posts.to(cast.ANNA, Recounted) if isinstance(each, Recounted)]


@pytest.mark.parametrize("origin", [Origin.SLACK, Origin.CLI])
async def test_a_new_public_holiday_is_told_with_what_it_gives_back(house: Rooms, origin: Origin) -> None:
    await act(house, DefineLocation(BERLIN, date.min), recount(Because.HOLIDAYS), origin=origin)
    [told] = news(house)
    assert (told.was, told.request.amount, told.because) == (Amount(5), Amount(4), Because.HOLIDAYS)
    assert words("en").recounted(told) == (
        "Mon 10 – Fri 14 August now costs 4 days, was 5 days, because of a public holiday."
    )
    assert words("de").recounted(told) == (
        "Mo 10. – Fr 14. August kostet jetzt 4 Tage statt 5 Tage, wegen eines Feiertags."
    )
    assert len(house.posts.to(cast.ANNA, Receipt)) == 1
    assert house.posts.to(cast.ANNA, Outcome) == []


async def test_leave_that_costs_the_same_is_no_news(house: Rooms) -> None:
    await act(house, recount(Because.PATTERN))
    assert house.posts.sent == []


async def test_leave_beyond_the_last_day_is_told_as_such(house: Rooms) -> None:
    await act(house, LeaveCompany(cast.ANNA, date(2026, 8, 11)), recount(Because.LAST_DAY))
    [told] = news(house)
    assert (told.was, told.request.amount, told.because) == (Amount(5), Amount(2), Because.LAST_DAY)
    assert "because of your last day" in words("en").recounted(told)


async def test_leave_after_the_last_day_is_over(house: Rooms) -> None:
    await act(house, LeaveCompany(cast.ANNA, date(2026, 8, 7)), recount(Because.LAST_DAY))
    [told] = news(house)
    assert told.request.status is Status.CANCELLED
    assert words("en").recounted(told) == (
        "Mon 10 – Fri 14 August is cancelled, because of your last day. It would have cost 5 days."
    )


async def test_what_a_person_changes_is_no_recount(house: Rooms) -> None:
    await act(house, CancelLeave(cast.ANNA, R1, cast.ANNA, cast.NOW))
    assert news(house) == []


async def test_what_a_file_records_is_told_to_nobody(house: Rooms) -> None:
    recorded = RecordLeave(cast.ANNA, RequestId("r2"), cast.VACATION, cast.asked("2026-09-07"), cast.NOW)
    await act(house, recorded, origin=Origin.CLI)
    assert house.posts.sent == []
