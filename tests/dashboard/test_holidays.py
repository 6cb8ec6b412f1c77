"""The holiday calendar of a location, edited on the dashboard, and whose booked leave is counted anew."""

from collections.abc import Sequence
from datetime import date

import pytest

from bot.dashboard import NotFound, Stale, holidays
from bot.dashboard.holiday_edits import AddDay, DropDay, Edit, WorkDay
from bot.dashboard.holidays import Difference
from domain.company.commands import ClosePast, DefineLocation
from domain.company.places import Location
from domain.flaws import Flaw
from domain.holiday_calendar import Holiday, WorkedDay
from domain.ids import RequestId
from domain.leave.commands import RequestLeave
from domain.periods import Halves
from domain.refusals import ClosedPast, Need, NotPermitted, Refused, Unsettled
from tests import cast
from tests.rooms import Rooms, rooms

EVE = Holiday(date(2026, 12, 24), "Christmas Eve")
NEXT_EVE = Holiday(date(2027, 12, 24), "Christmas Eve")
UNITY = date(2026, 10, 3)


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def edited(house: Rooms, *edits: Edit, seen: str = "", stood: str = "") -> Difference:
    return await holidays.edit(await house.visit(cast.CARLA), cast.BERLIN, edits, seen, stood)


async def saved(house: Rooms, *edits: Edit) -> Difference:
    looked_at = await edited(house, *edits)
    assert looked_at.foreseen is not None
    done = await edited(house, *edits, seen=looked_at.foreseen.mark)
    assert done.foreseen is None
    return looked_at


async def lines(house: Rooms, year: int = 2026) -> list[tuple[str, bool, Halves]]:
    found = await holidays.calendar(await house.visit(cast.CARLA), cast.BERLIN, year)
    return [(each.holiday.name, each.is_public, each.free) for each in found.lines]


async def test_only_administrators_see_and_edit_holidays(house: Rooms) -> None:
    talk = await house.visit(cast.BEN)
    for asked in (
        holidays.calendar(talk, cast.BERLIN, 2026),
        holidays.edit(talk, cast.BERLIN, [AddDay(EVE)], "", ""),
        holidays.move(talk, cast.BERLIN, "GB", None, cast.TODAY, "", ""),
        holidays.listed(talk, cast.BERLIN, [EVE]),
    ):
        with pytest.raises(Refused) as refused:
            await asked
        assert refused.value.refusal == NotPermitted(Need.ADMINISTRATOR)


async def test_a_year_has_the_public_holidays_and_the_companys_own(house: Rooms) -> None:
    looked_at = await saved(house, AddDay(EVE), WorkDay(UNITY, Halves.MORNING))
    assert (looked_at.added, [each.name for each in looked_at.dropped]) == (
        (Holiday(UNITY, "Unity Day", Halves.AFTERNOON), EVE),
        ["Unity Day"],
    )
    assert await lines(house) == [
        ("Unity Day", True, Halves.AFTERNOON),
        ("Christmas Eve", False, Halves.BOTH),
        ("Christmas Day", True, Halves.BOTH),
        ("Boxing Day", True, Halves.BOTH),
    ]
    assert [each[0] for each in await lines(house, 2027)] == ["Unity Day", "Christmas Day", "Boxing Day"]


async def test_a_day_is_dropped_and_a_holiday_kept_again(house: Rooms) -> None:
    await saved(house, AddDay(EVE), WorkDay(UNITY, Halves.BOTH))
    await saved(house, DropDay(EVE.day, EVE.name), WorkDay(UNITY, Halves.NONE))
    assert [each[0] for each in await lines(house)] == ["Unity Day", "Christmas Day", "Boxing Day"]
    settings = await house.house.store.settings(cast.COMPANY)
    assert settings.location(cast.BERLIN, UNITY).special_days == ()


async def test_it_says_whose_booked_leave_is_counted_anew(house: Rooms) -> None:
    asked = cast.asked("2026-12-21", "2026-12-23")
    wish = RequestLeave(cast.ANNA, RequestId("r1"), cast.VACATION, asked, cast.NOW)
    await house.settle(wish)
    looked_at = await edited(house, AddDay(Holiday(date(2026, 12, 23), "Party", Halves.AFTERNOON)))
    assert looked_at.foreseen is not None
    [anna] = looked_at.foreseen.people
    [change] = anna.leave
    assert (anna.name, change.before, float(change.after)) == ("Anna Kovács", 3, 2.5)


async def test_each_day_is_kept_by_the_version_that_holds_on_it(house: Rooms) -> None:
    later = Location(cast.BERLIN, "Berlin", "DE", "BY", "Europe/Berlin")
    await house.settle(DefineLocation(later, date(2027, 1, 1)))
    await saved(house, AddDay(EVE), AddDay(NEXT_EVE))
    settings = await house.house.store.settings(cast.COMPANY)
    kept = [each.company_days for _, each in settings.locations[cast.BERLIN]]
    assert kept == [(EVE,), (NEXT_EVE,)]
    assert ("Christmas Eve", False, Halves.BOTH) in await lines(house, 2027)


async def test_the_closed_past_keeps_its_holidays(house: Rooms) -> None:
    await house.settle(ClosePast(date(2026, 6, 30)))
    with pytest.raises(Refused) as refused:
        await edited(house, AddDay(Holiday(date(2026, 6, 30), "Then")))
    assert refused.value.refusal == ClosedPast(date(2026, 6, 30), date(2026, 6, 30))
    await saved(house, AddDay(EVE))
    settings = await house.house.store.settings(cast.COMPANY)
    assert [day for day, _ in settings.locations[cast.BERLIN]] == [date.min, date(2026, 7, 1)]


async def test_other_public_holidays_are_looked_at_first(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    looked_at = await holidays.move(talk, cast.BERLIN, "GB", "SCT", date(2026, 9, 1), "", "")
    assert looked_at.foreseen is not None
    assert [each.day for each in looked_at.dropped] == [UNITY, date(2027, 10, 3)]
    again = await house.visit(cast.CARLA)
    mark = looked_at.foreseen.mark
    done = await holidays.move(again, cast.BERLIN, "GB", "SCT", date(2026, 9, 1), mark, "")
    assert done.foreseen is None
    found = await holidays.calendar(await house.visit(cast.CARLA), cast.BERLIN, 2026)
    assert (found.location.country, [each.holiday.name for each in found.lines]) == (
        "DE",
        ["Christmas Day", "Boxing Day"],
    )


async def test_of_a_list_only_what_is_not_free_yet_comes_in(house: Rooms) -> None:
    await house.settle(
        DefineLocation(
            Location(
                cast.BERLIN,
                "Berlin",
                "DE",
                "BE",
                "Europe/Berlin",
                company_days=(Holiday(EVE.day, "Eve", Halves.AFTERNOON),),
                worked_days=(WorkedDay(UNITY),),
            ),
            date.min,
        )
    )
    days: Sequence[Holiday] = (EVE, EVE, cast.CHRISTMAS, Holiday(UNITY, "Unity Day"))
    found = await holidays.listed(await house.visit(cast.CARLA), cast.BERLIN, days)
    assert found == [
        AddDay(Holiday(EVE.day, "Christmas Eve", Halves.MORNING)),
        AddDay(Holiday(UNITY, "Unity Day")),
    ]


@pytest.mark.parametrize(
    ("edit", "flaw"),
    [
        (AddDay(Holiday(date(9999, 1, 1), "Far")), Flaw.ANOTHER_TIME),
        (AddDay(Holiday(EVE.day, "")), Flaw.NO_NAME),
        (AddDay(Holiday(EVE.day, "x" * 101)), Flaw.NAME_TOO_LONG),
        (DropDay(date.min, "Then"), Flaw.ANOTHER_TIME),
    ],
)
async def test_what_cannot_be_is_refused(house: Rooms, edit: Edit, flaw: Flaw) -> None:
    with pytest.raises(Refused) as refused:
        await edited(house, edit)
    assert isinstance(refused.value.refusal, Unsettled)
    assert refused.value.refusal.flaw is flaw


async def test_the_same_day_twice_and_days_without_end_are_refused(house: Rooms) -> None:
    for edits, flaw in (
        ([AddDay(EVE), AddDay(EVE)], Flaw.NAMED_TWICE),
        ([AddDay(EVE), WorkDay(EVE.day, Halves.BOTH)], Flaw.NAMED_TWICE),
        ([AddDay(EVE)] * 2_001, Flaw.TOO_MANY),
    ):
        with pytest.raises(Refused) as refused:
            await edited(house, *edits)
        assert isinstance(refused.value.refusal, Unsettled)
        assert refused.value.refusal.flaw is flaw


@pytest.mark.parametrize(("country", "region"), [("ZZ", None), ("DE", "ENG"), ("", None)])
async def test_countries_and_regions_that_nobody_knows_are_refused(
    house: Rooms, country: str, region: str | None
) -> None:
    talk = await house.visit(cast.CARLA)
    with pytest.raises(Refused):
        await holidays.move(talk, cast.BERLIN, country, region, cast.TODAY, "", "")


async def test_years_of_another_time_and_locations_of_nobody_are_not_shown(house: Rooms) -> None:
    talk = await house.visit(cast.CARLA)
    for location, year in ((cast.BERLIN, 9999), ("elsewhere", 2026)):
        with pytest.raises(NotFound):
            await holidays.calendar(talk, location, year)


async def test_two_tabs_do_not_overwrite_each_other(house: Rooms) -> None:
    stood = (await holidays.calendar(await house.visit(cast.CARLA), cast.BERLIN, 2026)).stands
    await saved(house, AddDay(EVE))
    with pytest.raises(Stale):
        await edited(house, AddDay(NEXT_EVE), stood=stood)


async def test_what_was_sent_twice_is_done_once_and_not_called_stale(house: Rooms) -> None:
    stood = (await holidays.calendar(await house.visit(cast.CARLA), cast.BERLIN, 2026)).stands
    for _ in range(2):
        talk = await house.visit(cast.CARLA, "same press")
        found = await holidays.edit(talk, cast.BERLIN, [AddDay(EVE)], "", stood, at_once=True)
        assert found.foreseen is None
    assert [each[0] for each in await lines(house)].count("Christmas Eve") == 1
