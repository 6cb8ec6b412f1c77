"""Locations on the dashboard over real HTTP."""

from __future__ import annotations

from datetime import date

import pytest

from domain.ids import RequestId
from domain.leave.commands import RequestLeave
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers
from tests.adapters.web.settling import carla, shown

__all__ = ["carla", "shown"]


class TestLocations:
    async def test_a_location_is_made_and_changed_from_a_day(self, carla: Browser, shown: Browsers) -> None:
        page = await carla.get("/settings/locations/new")
        page = await carla.send(page, "/new#foreseen", name="Porto", country="PT", do="preset:four_days")
        form = page.form("/new#foreseen")
        assert (form["name"], form["w0d3m"], form["w0d4m"]) == ("Porto", "4", "")
        page = await carla.send(page, "/new#foreseen", do="weeks:2")
        assert page.form("/new#foreseen")["w1d3m"] == "4"
        page = await carla.send(page, "/new#foreseen", time_zone="Europe/Lisbon", leave_year="hiring")
        assert "Porto is there now." in page.text
        page = await carla.get("/settings/locations/porto")
        change = {
            "name": "Porto",
            "leave_year": "day",
            "year-month": "4",
            "year-day": "1",
            "from_day": "2026-09-01",
        }
        page = await carla.send(page, "/porto#foreseen", **change)
        assert "Porto is saved, from Tue 1 September on." in page.text
        kept = (await shown.house.house.store.settings(cast.COMPANY)).locations
        [(_, first), (day, then)] = next(each for key, each in kept.items() if key == "porto")
        assert (first.leave_year.start, len(first.pattern.weeks), day) == (None, 2, date(2026, 9, 1))
        assert then.leave_year.start is not None
        page = await carla.get("/settings/locations/porto")
        assert "from Tue 1 September" in page.text

    async def test_shorter_weeks_are_looked_at_before_they_are_saved(
        self, carla: Browser, shown: Browsers
    ) -> None:
        asked = cast.asked("2026-09-07", "2026-09-11")
        await shown.house.settle(RequestLeave(cast.ANNA, RequestId("r1"), cast.VACATION, asked, cast.NOW))
        page = await carla.get("/settings/locations/berlin")
        typed = {"w0d4m": "", "w0d4a": "", "from_day": "2026-09-01", "do": "look"}
        page = await carla.send(page, "/berlin#foreseen", **typed)
        assert "It concerns 1 person" in page.text
        assert "booked leave is counted anew" in page.text
        page = await carla.send(page, "/berlin#foreseen", do="apply")
        assert "Berlin is saved" in page.text

    @pytest.mark.parametrize(
        ("typed", "wrong"),
        [
            ({"name": ""}, {"name"}),
            ({"country": "ZZ"}, {"country"}),
            ({"country": "DE/XX"}, {"country"}),
            ({"time_zone": "../../etc/passwd"}, {"time_zone"}),
            ({"time_zone": "Mars/Olympus"}, {"time_zone"}),
            ({"leave_year": "day", "year-month": "2", "year-day": "31"}, {"year-day"}),
            ({"leave_year": "day", "year-month": "99999999999", "year-day": "1"}, {"year-month", "year-day"}),
            ({"w0d0m": "25"}, {"w0d0m"}),
            ({"w0d0m": "-4"}, {"w0d0m"}),
            ({"from_day": "2026-02-31"}, {"from_day"}),
            ({"from_day": "9999-12-31"}, {"from_day"}),
            ({"week_start": "12"}, set()),
        ],
    )
    async def test_what_cannot_be_is_said_under_its_field(
        self, carla: Browser, typed: dict[str, str], wrong: set[str]
    ) -> None:
        page = await carla.get("/settings/locations/berlin")
        page = await carla.send(page, "/berlin#foreseen", **typed)
        assert set(page.errors) <= wrong
        assert page.status == (422 if wrong else 200)

    async def test_two_tabs_do_not_overwrite_each_other(self, carla: Browser) -> None:
        first, second = [await carla.get("/settings/locations/berlin") for _ in range(2)]
        await carla.send(first, "/berlin#foreseen", name="Berlin Mitte")
        page = await carla.send(second, "/berlin#foreseen", name="Berlin Ost")
        assert (page.status, "Berlin Ost" in page.text) == (409, True)

    async def test_a_new_one_that_cannot_be_is_said_under_its_field(self, carla: Browser) -> None:
        page = await carla.send(await carla.get("/settings/locations/new"), "/new#foreseen", name="Here")
        assert (page.status, set(page.errors)) == (422, {"country", "time_zone"})
        typed = {"name": "Here", "country": "PT", "time_zone": "Nowhere/Land"}
        page = await carla.send(await carla.get("/settings/locations/new"), "/new#foreseen", **typed)
        assert (page.status, set(page.errors)) == (422, {"time_zone"})

    async def test_hours_to_begin_from_keep_what_else_was_typed(self, carla: Browser) -> None:
        page = await carla.get("/settings/locations/berlin")
        page = await carla.send(page, "/berlin#foreseen", name="Berlin Mitte", do="preset:alternate_weeks")
        form = page.form("/berlin#foreseen")
        assert (form["name"], form["w0d4m"], form["w1d4m"]) == ("Berlin Mitte", "4", "")
        page = await carla.send(page, "/berlin#foreseen", do="weeks:nonsense")
        assert page.form("/berlin#foreseen")["name"] == "Berlin Mitte"

    async def test_a_change_is_taken_back(self, carla: Browser, shown: Browsers) -> None:
        shown.house.clock.at = cast.NOW.replace(hour=10)
        page = await carla.get("/settings/locations/berlin")
        page = await carla.send(page, "#foreseen", name="Berlin Mitte")
        page = await carla.send(page, "/berlin/back")
        assert "The location is as it was before." in page.text
        assert "Mitte" not in page.text
        long_ago = {"before": "2020-01-01T00:00:00+00:00", "from_day": "2026-09-01"}
        for fields, status in (({}, 422), (long_ago, 404)):
            assert (await carla.post("/settings/locations/berlin/back", fields)).status == status
