"""One's own account: where one is signed in, what lets one in, and how one is spoken to."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.ports import Known
from bot.ports.providers import Doubt, NotVerified
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.adapters.web.entering import ELSEWHERE, GOOGLE, AnsweringProviders
from tests.adapters.web.reading import Page
from tests.rooms import Rooms, identity, rooms

ANNA, BEN = Known(cast.COMPANY, cast.ANNA), Known(cast.COMPANY, cast.BEN)
CONNECT = "/account/sign-ins/connect"


@dataclass
class Stage:
    house: Rooms
    providers: AnsweringProviders
    browsers: Browsers

    async def comes_back(self, at: Browser) -> Page:
        state = self.providers.begun[-1].state
        return await at.get(f"/sign-in/google/callback?code=c&state={state}")

    async def whose(self) -> Known | None:
        return await self.house.storage.sign_ins.whose(GOOGLE)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    house, providers = await rooms(), AnsweringProviders()
    providers.says(GOOGLE)
    address = "http://leave.example.com"
    async with browsers(house, providers=providers, public_url=address) as found:
        yield Stage(house, providers, found)


async def test_somebody_sees_who_they_are_in_chat_and_where_they_are_signed_in(stage: Stage) -> None:
    anna, _ = await stage.browsers.of(cast.ANNA), await stage.browsers.of(cast.ANNA)
    await stage.browsers.of(cast.BEN)
    page = await anna.get("/account")
    assert page.text.count("this one") == 1
    assert page.text.count("Sign out there") == 1
    assert "Slack Tannenberg" in page.text
    assert "by a link" in page.text


async def test_somebody_signs_out_elsewhere_and_stays_here(stage: Stage) -> None:
    anna, phone = await stage.browsers.of(cast.ANNA), await stage.browsers.of(cast.ANNA)
    page = await anna.get("/account")
    after = await anna.send(page, "/account/sessions/end")
    assert "Signed out there." in after.text
    assert (await phone.get("/account")).heading == "Sign in"
    assert (await anna.get("/account")).heading == "Your account"


async def test_somebody_signs_out_everywhere_else(stage: Stage) -> None:
    anna = await stage.browsers.of(cast.ANNA)
    others = [await stage.browsers.of(cast.ANNA) for _ in range(2)]
    ben = await stage.browsers.of(cast.BEN)
    after = await anna.send(await anna.get("/account"), "/account/sessions/end-others")
    assert "Signed out at 2 other places." in after.text
    for each in others:
        assert (await each.get("/account")).heading == "Sign in"
    assert (await ben.get("/account")).heading == "Your account"


async def test_nobody_ends_a_session_of_somebody_else(stage: Stage) -> None:
    ben, anna = await stage.browsers.of(cast.BEN), await stage.browsers.of(cast.ANNA)
    [session] = await stage.house.storage.sessions.of(ANNA, stage.house.clock.at)
    after = await ben.post("/account/sessions/end", {"session": session.id})
    assert "It was over already." in after.text
    assert (await anna.get("/account")).heading == "Your account"


async def test_somebody_connects_a_sign_in_and_disconnects_it(stage: Stage) -> None:
    anna = await stage.browsers.of(cast.ANNA)
    going = await anna.send(await anna.get("/account"), CONNECT)
    assert going.heading == "On to Google"
    assert going.headers["Refresh"] == f"0; url={ELSEWHERE}?n=0"
    assert f"{ELSEWHERE}?n=0" in going.links
    page = await stage.comes_back(anna)
    assert (page.heading, page.path) == ("Your account", "/dashboard/account")
    assert "Google lets you in from now on." in page.text
    assert await stage.whose() == ANNA
    after = await anna.send(page, "/account/sign-ins/disconnect")
    assert "It lets you in no more." in after.text
    assert await stage.whose() is None


async def test_no_other_page_begins_to_connect(stage: Stage) -> None:
    """Else somebody's browser could be made to connect another person's account with theirs."""
    anna = await stage.browsers.of(cast.ANNA)
    page = await anna.post(CONNECT, {"provider": "google"}, Sec_Fetch_Site="cross-site")
    assert page.status == 403
    assert (await anna.get(CONNECT)).status in (404, 405)
    await anna.get("/sign-in/google", goes_on=False)
    await stage.comes_back(anna)
    assert await stage.whose() is None


async def test_connecting_ends_with_the_session_that_began_it(stage: Stage) -> None:
    shared = await stage.browsers.of(cast.ANNA)
    await shared.post(CONNECT, {"provider": "google"})
    shared.cookies["sid"] = (await stage.browsers.of(cast.BEN)).cookies["sid"]
    page = await stage.comes_back(shared)
    assert (page.status, page.heading) == (400, "Please sign in again")
    assert await stage.whose() is None


async def test_what_somebody_else_has_connected_stays_theirs(stage: Stage) -> None:
    await stage.house.storage.sign_ins.connect(BEN, GOOGLE, "ben@example.com", stage.house.clock.at)
    anna = await stage.browsers.of(cast.ANNA)
    await anna.post(CONNECT, {"provider": "google"})
    page = await stage.comes_back(anna)
    assert "is connected with somebody else here. Nothing was changed." in page.text
    fields = {"issuer": GOOGLE.issuer, "subject": GOOGLE.subject}
    assert (await anna.post("/account/sign-ins/disconnect", fields)).status == 404
    assert await stage.whose() == BEN


async def test_what_needs_no_connecting_says_so(stage: Stage) -> None:
    stage.providers.says(identity(cast.ANNA))
    anna = await stage.browsers.of(cast.ANNA)
    await anna.post(CONNECT, {"provider": "google"})
    assert "Google lets you in already." in (await stage.comes_back(anna)).text


async def test_a_provider_that_is_away_or_not_there_changes_nothing(stage: Stage) -> None:
    anna = await stage.browsers.of(cast.ANNA)
    assert (await anna.post(CONNECT, {"provider": "okta"})).status == 404
    stage.providers.trouble = NotVerified(Doubt.UNREACHABLE, "away")
    page = await anna.post(CONNECT, {"provider": "google"})
    assert "Google does not answer just now." in page.text


async def test_somebody_chooses_their_language_and_time_zone(stage: Stage) -> None:
    anna = await stage.browsers.of(cast.ANNA)
    fields = {"locale": "de-DE", "time_zone": "Asia/Tokyo"}
    page = await anna.send(await anna.get("/account"), "/account/language", **fields)
    assert page.heading == "Dein Konto"
    form = page.form("/account/language")
    assert (form["locale"], form["time_zone"]) == ("de-DE", "Asia/Tokyo")
    profile = (await stage.house.house.store.employee(cast.COMPANY, cast.ANNA)).profile
    assert (profile.locale, profile.time_zone) == ("de-DE", "Asia/Tokyo")
    after = await anna.send(page, "/account/language", locale="", time_zone="")
    assert after.heading == "Your account"


@pytest.mark.parametrize("fields", [{"time_zone": "Mars/Base"}, {"locale": "xx"}, {"time_zone": "../etc"}])
async def test_what_there_is_not_cannot_be_chosen(stage: Stage, fields: dict[str, str]) -> None:
    anna = await stage.browsers.of(cast.ANNA)
    before = (await stage.house.house.store.employee(cast.COMPANY, cast.ANNA)).profile
    page = await anna.post("/account/language", fields)
    assert page.status == 422
    assert page.errors
    assert (await stage.house.house.store.employee(cast.COMPANY, cast.ANNA)).profile == before
