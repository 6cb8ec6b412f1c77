"""Links that let in once: who looks ahead uses nothing up, who presses is in."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports import Known
from domain.employees.commands import ChangeProfile, DeactivateEmployee
from tests import cast
from tests.adapters.web.browsing import Browsers, browsers
from tests.rooms import rooms

ANNA = Known(cast.COMPANY, cast.ANNA)
FIVE = timedelta(minutes=5)


@pytest.fixture
async def found() -> AsyncIterator[Browsers]:
    async with browsers(await rooms()) as opened:
        yield opened


async def door(found: Browsers, known: Known = ANNA) -> str:
    at = found.house.clock.at
    return f"/door/{await found.house.storage.doors.issue(known, at + FIVE, at)}"


async def test_a_link_shows_a_button_and_the_button_lets_in(found: Browsers) -> None:
    path, anna = await door(found), found.nobody()
    for _ in range(3):
        page = await anna.get(path)
        assert (page.status, page.heading) == (200, "Open the dashboard")
        assert "Continue as Anna Kovács" in page.text
        assert "sid" not in anna.cookies
    inside = await anna.post(path, page.form(path), goes_on=False)
    assert (inside.status, inside.headers["Location"]) == (303, "/dashboard/")
    assert (await anna.get("/account")).heading == "Your account"
    [session] = await found.house.storage.sessions.of(ANNA, found.house.clock.at)
    assert session.by == "door"


async def test_a_link_speaks_the_language_of_whom_it_is_for(found: Browsers) -> None:
    me = await found.house.house.store.employee(cast.COMPANY, cast.ANNA)
    await found.house.settle(ChangeProfile(cast.ANNA, replace(me.profile, locale="de-DE")))
    page = await found.nobody().get(await door(found))
    assert page.heading == "Dashboard öffnen"


async def test_a_link_leads_to_the_page_that_it_was_made_for_and_nowhere_else(found: Browsers) -> None:
    anna = found.nobody()
    path = await door(found)
    page = await anna.get(f"{path}?next=/account")
    assert page.form(path)["next"] == "/account"
    for evil in ("//evil.example", "/\\evil.example", "https://evil.example"):
        assert (await anna.get(f"{path}?next={evil}")).form(path)["next"] == "/"
    page = await anna.post(path, {"next": "//evil.example"}, goes_on=False)
    assert page.headers["Location"] == "/dashboard/"


async def test_a_link_does_once(found: Browsers) -> None:
    path, anna, other = await door(found), found.nobody(), found.nobody()
    await anna.post(path, goes_on=False)
    for page in (await other.get(path), await other.post(path)):
        assert (page.status, page.heading) == (410, "This link is used up")
    assert "sid" not in other.cookies
    again = await anna.get(path, goes_on=False)
    assert (again.status, again.headers["Location"]) == (303, "/dashboard/")


async def test_a_link_does_not_do_after_its_time(found: Browsers) -> None:
    path, anna = await door(found), found.nobody()
    found.house.clock.at += FIVE
    assert (await anna.get(path)).status == 410
    assert (await anna.post(path)).status == 410


async def test_a_made_up_link_lets_nobody_in(found: Browsers) -> None:
    for token in ("x", "A" * 43, "A" * 3_000, "%3Cscript%3E", ".."):
        page = await found.nobody().post(f"/door/{token}")
        assert page.status in (404, 405, 410), token


async def test_another_site_presses_no_button(found: Browsers) -> None:
    path, anna = await door(found), found.nobody()
    for headers in ({"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "none"}):
        assert (await anna.post(path, **headers)).status == 403
    assert "sid" not in anna.cookies
    assert (await anna.get(path)).status == 200


async def test_who_was_deactivated_stays_out(found: Browsers) -> None:
    path, anna = await door(found), found.nobody()
    await found.house.settle(DeactivateEmployee(cast.ANNA))
    assert (await anna.get(path)).status == 403
    assert (await anna.post(path)).status == 403
    assert "sid" not in anna.cookies


async def test_a_link_takes_the_place_of_somebody_elses_session(found: Browsers) -> None:
    shared = await found.of(cast.BEN)
    before = shared.cookies["sid"]
    path = await door(found)
    assert "Continue as Anna Kovács" in (await shared.get(path)).text
    await shared.post(path, goes_on=False)
    assert await found.house.storage.sessions.find(before, found.house.clock.at) is None
