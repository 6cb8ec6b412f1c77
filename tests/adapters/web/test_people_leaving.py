"""Leaving, counting and being known over HTTP: looked at, taken back, and never against oneself."""

from __future__ import annotations

from datetime import date

import pytest

from tests.adapters.web.browsing import Browser
from tests.adapters.web.stories import anna, annas_week, opened
from tests.rooms import Rooms

MARKUP = '"><script>alert(1)</script>'


@pytest.fixture
async def house() -> Rooms:
    return await annas_week()


async def test_the_last_day_shows_what_is_owed_and_can_be_taken_back(carla: Browser, house: Rooms) -> None:
    form = await opened(carla, "leaving")
    looked = await carla.send(form, "/leaving", last_day="2026-12-31", look="yes")
    assert "Owed on Thu 31 December" in looked.text
    assert "the company owes it to them" in looked.text
    done = await carla.send(looked, "/leaving")
    assert "Anna Kovács works here until Thu 31 December." in done.text
    assert (await anna(house)).last_day == date(2026, 12, 31)
    looked = await carla.send(await opened(carla, "leaving"), "/leaving", last_day="", look="yes")
    done = await carla.send(looked, "/leaving")
    assert "Anna Kovács stays." in done.text
    assert (await anna(house)).last_day is None


async def test_who_no_longer_counts_can_be_counted_again_at_once(carla: Browser, house: Rooms) -> None:
    done = await carla.send(await opened(carla, "leaving"), "/deactivate")
    assert not (await anna(house)).is_active
    await carla.send(done, "/reactivate")
    assert (await anna(house)).is_active


async def test_nobody_locks_themselves_out(carla: Browser) -> None:
    form = await carla.get("/people/carla/leaving")
    assert "Another administrator can say" in form.text
    refused = await carla.post("/people/carla/deactivate")
    assert (refused.status, "You would lock yourself out." in refused.text) == (422, True)


@pytest.mark.parametrize("last_day", ["2026-02-30", "1890-01-01", "9999-12-31"])
async def test_a_last_day_that_cannot_be_is_told(carla: Browser, last_day: str) -> None:
    again = await carla.send(await opened(carla, "leaving"), "/leaving", last_day=last_day)
    assert (again.status, set(again.errors)) == (422, {"last_day"})


async def test_an_identity_is_linked_taken_off_and_said_again(carla: Browser, house: Rooms) -> None:
    form = await carla.get("/people/anna/link")
    wrong = await carla.send(form, "/link", user_id="ben")
    assert set(wrong.errors) == {"user_id"}
    done = await carla.send(form, "/link", user_id="U024BE7LH")
    assert "U024BE7LH" in done.text
    assert {each.user_id for each in (await anna(house)).identities} == {"anna", "U024BE7LH"}
    undone = await carla.send(done, "/unlink")
    assert len((await anna(house)).identities) == 1
    await carla.send(undone, "/link")
    assert len((await anna(house)).identities) == 2


async def test_past_leave_is_counted_anew_with_a_reason(carla: Browser) -> None:
    form = await opened(carla, "recount")
    assert set((await carla.send(form, "/recount")).errors) == {"from_day", "reason"}
    done = await carla.send(form, "/recount", from_day="2026-07-01", reason="The calendar was wrong")
    assert "The leave of Anna Kovács is counted anew." in done.text
