"""Locations settled on the dashboard: who may, what is looked at first, and what is not taken."""

from dataclasses import replace
from datetime import date

import pytest

from bot.dashboard import NotFound, Stale, places
from bot.dashboard.foreseeing import Foreseen
from bot.dashboard.places import PlaceDraft
from domain.company.commands import ClosePast, DefineLocation
from domain.company.places import Location
from domain.flaws import Flaw
from domain.ids import RequestId
from domain.leave.commands import RequestLeave
from domain.policies.leave_year import CALENDAR_YEAR
from domain.refusals import ClosedPast, Need, NotPermitted, Refused, Unsettled
from domain.working_pattern import FREE, FULL_TIME, WorkingPattern, full_time
from tests import cast
from tests.rooms import Rooms, rooms

BERLIN = PlaceDraft("Berlin", "DE", "BE", "Europe/Berlin", 0, CALENDAR_YEAR, FULL_TIME)
SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def changed(
    house: Rooms, draft: PlaceDraft, seen: str = "", from_day: date = SEPTEMBER
) -> Foreseen | None:
    return await places.change(await house.visit(cast.CARLA), cast.BERLIN, draft, from_day, seen, "")


async def berlin(house: Rooms, day: date = SEPTEMBER) -> Location:
    return (await house.house.store.settings(cast.COMPANY)).location(cast.BERLIN, day)


async def test_only_administrators_see_and_settle_locations(house: Rooms) -> None:
    for who in (cast.ANNA, cast.BEN):
        talk = await house.visit(who)
        for asked in (
            places.locations(talk),
            places.location(talk, cast.BERLIN),
            places.open_place(talk, BERLIN),
            places.change(talk, cast.BERLIN, BERLIN, SEPTEMBER, "", ""),
        ):
            with pytest.raises(Refused) as refused:
                await asked
            assert refused.value.refusal == NotPermitted(Need.ADMINISTRATOR)


async def test_locations_say_who_is_there_what_holds_and_what_comes(house: Rooms) -> None:
    later = Location(cast.LONDON, "London Bridge", "GB", "ENG", "Europe/London")
    await house.settle(DefineLocation(later, SEPTEMBER))
    facts = await places.locations(await house.visit(cast.CARLA))
    assert [(each.now.name, each.people, each.since) for each in facts] == [
        ("Berlin", 3, date.min),
        ("London", 1, date.min),
    ]
    assert [[day for day, _ in each.coming] for each in facts] == [[], [SEPTEMBER]]


async def test_a_new_location_has_always_been_so_and_gets_a_readable_id(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    assert await places.open_place(talk, replace(BERLIN, name="Büro Süd")) == "buero-sued"
    again = await places.open_place(await house.visit(cast.CARLA), replace(BERLIN, name="Büro Süd"))
    assert again == "buero-sued-2"
    assert await places.open_place(await house.visit(cast.CARLA), replace(BERLIN, name="大阪")) == "location"
    found = await places.location(await house.visit(cast.CARLA), "buero-sued")
    assert (found.since, found.people, found.now.pattern) == (date.min, 0, FULL_TIME)


async def test_a_new_name_concerns_nobody_and_is_saved_at_once(house: Rooms) -> None:
    assert await changed(house, replace(BERLIN, name="Berlin Mitte", week_start=6)) is None
    assert (await berlin(house)).name == "Berlin Mitte"
    assert (await berlin(house, cast.TODAY)).name == "Berlin"


SHORTER = replace(BERLIN, pattern=full_time(480, frozenset({4, 5, 6})))


async def test_a_shorter_week_is_looked_at_before_it_is_saved(house: Rooms) -> None:
    week = cast.asked("2026-09-07", "2026-09-11")
    await house.settle(RequestLeave(cast.ANNA, RequestId("r1"), cast.VACATION, week, cast.NOW))
    seen = await changed(house, SHORTER)
    assert seen is not None
    [anna] = seen.people
    [leave] = anna.leave
    assert (anna.name, leave.before, leave.after) == ("Anna Kovács", 5, 4)
    assert (await berlin(house)).pattern == FULL_TIME
    other = await changed(house, replace(SHORTER, pattern=full_time(480, frozenset({3, 5, 6}))), seen.mark)
    assert other is not None, "what was not looked at is looked at first"
    assert await changed(house, SHORTER, seen.mark) is None
    assert (await berlin(house)).pattern == SHORTER.pattern


async def test_a_shorter_week_that_concerns_nobody_is_saved_at_once(house: Rooms) -> None:
    assert await changed(house, SHORTER) is None
    assert (await berlin(house)).pattern == SHORTER.pattern


async def test_what_was_sent_twice_is_done_once_and_not_called_stale(house: Rooms) -> None:
    stood = (await places.location(await house.visit(cast.CARLA), cast.BERLIN)).stands
    for _ in range(2):
        talk = await house.visit(cast.CARLA, "same press")
        assert await places.change(talk, cast.BERLIN, SHORTER, SEPTEMBER, "", stood) is None
    assert (await berlin(house)).pattern == SHORTER.pattern


@pytest.mark.parametrize(
    ("draft", "flaw"),
    [
        (replace(BERLIN, name=""), Flaw.NO_NAME),
        (replace(BERLIN, name="x" * 101), Flaw.NAME_TOO_LONG),
        (replace(BERLIN, name="one\ntwo"), Flaw.NAME_TOO_LONG),
        (replace(BERLIN, country="ZZ"), Flaw.NO_SUCH_COUNTRY),
        (replace(BERLIN, region="ENG"), Flaw.NO_SUCH_REGION),
        (replace(BERLIN, time_zone="../etc/passwd"), Flaw.NO_SUCH_TIME_ZONE),
        (replace(BERLIN, pattern=WorkingPattern(((FREE,) * 7,))), Flaw.NO_WORK),
    ],
)
async def test_what_cannot_be_is_refused(house: Rooms, draft: PlaceDraft, flaw: Flaw) -> None:
    for asked in (changed(house, draft), places.open_place(await house.visit(cast.CARLA), draft)):
        with pytest.raises(Refused) as refused:
            await asked
        assert isinstance(refused.value.refusal, Unsettled)
        assert refused.value.refusal.flaw is flaw


async def test_a_day_of_another_time_and_the_closed_past_are_refused(house: Rooms) -> None:
    with pytest.raises(Refused) as refused:
        await changed(house, replace(BERLIN, name="B"), from_day=date(9999, 12, 31))
    assert refused.value.refusal == Unsettled("from_day", Flaw.ANOTHER_TIME, date(9999, 12, 31))
    await house.settle(ClosePast(date(2026, 6, 30)))
    with pytest.raises(Refused) as refused:
        await changed(house, replace(BERLIN, name="B"), from_day=date(2026, 6, 30))
    assert refused.value.refusal == ClosedPast(date(2026, 6, 30), date(2026, 6, 30))


async def test_a_location_of_nobody_is_not_found_and_one_changed_meanwhile_is_said(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    with pytest.raises(NotFound):
        await places.location(talk, "elsewhere")
    stood = (await places.location(talk, cast.BERLIN)).stands
    assert await changed(house, replace(BERLIN, name="Berlin Mitte")) is None
    with pytest.raises(Stale):
        await places.change(await house.visit(cast.CARLA), cast.BERLIN, BERLIN, SEPTEMBER, "", stood)
