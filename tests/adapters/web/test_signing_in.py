"""Signing in on the web: who comes in by whose word, and everybody who does not."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

import pytest

from bot.ports import Known
from bot.ports.providers import Doubt, NotVerified
from domain.employees.commands import DeactivateEmployee
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.adapters.web.entering import ELSEWHERE, GOOGLE, AnsweringProviders
from tests.adapters.web.reading import Page
from tests.rooms import Rooms, identity, rooms

ANNA = Known(cast.COMPANY, cast.ANNA)
ADDRESS = "http://leave.example.com"


@dataclass
class Stage:
    house: Rooms
    providers: AnsweringProviders
    browsers: Browsers

    async def signs_in(self, at: Browser, provider: str = "slack", back: str = "") -> Page:
        """As far as the provider, and back with its answer."""
        await at.get(f"/sign-in/{provider}{f'?next={back}' if back else ''}", goes_on=False)
        return await self.comes_back(at, provider)

    async def comes_back(self, at: Browser, provider: str = "slack", state: str = "") -> Page:
        wanted = state or self.providers.begun[-1].state
        return await at.get(f"/sign-in/{provider}/callback?code=c&state={wanted}", goes_on=False)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    house, providers = await rooms(), AnsweringProviders()
    providers.says(identity(cast.ANNA))
    async with browsers(house, providers=providers, public_url=ADDRESS) as found:
        yield Stage(house, providers, found)


async def test_whoever_is_not_signed_in_sees_the_ways_in_and_comes_back_to_where_they_wanted(
    stage: Stage,
) -> None:
    page = await stage.browsers.nobody().get("/account?x=1")
    assert (page.status, page.heading) == (200, "Sign in")
    assert [each for each in page.links if "/sign-in/" in each] == [
        "/dashboard/sign-in/slack?next=%2Faccount%3Fx%3D1",
        "/dashboard/sign-in/google?next=%2Faccount%3Fx%3D1",
    ]
    assert page.headers["Cache-Control"] == "no-store"


async def test_a_browser_is_sent_to_the_provider_with_our_own_address_to_come_back_to(stage: Stage) -> None:
    page = await stage.browsers.nobody().get("/sign-in/slack", goes_on=False, Host="evil.example")
    assert (page.status, page.headers["Location"]) == (303, f"{ELSEWHERE}?n=0")
    assert stage.providers.backs == [f"{ADDRESS}/dashboard/sign-in/slack/callback"]


async def test_somebody_signs_in_with_slack_and_goes_on(stage: Stage) -> None:
    anna = stage.browsers.nobody()
    page = await stage.signs_in(anna, back="/account")
    assert (page.status, page.headers["Location"]) == (303, "/dashboard/account")
    assert "flow" not in anna.cookies
    account = await anna.get("/account")
    assert "with Slack" in account.text
    [session] = await stage.house.storage.sessions.of(ANNA, stage.house.clock.at)
    assert session.by == "slack"
    assert session.agent.startswith("Python")


async def test_cookies_are_for_us_alone(stage: Stage) -> None:
    async with browsers(stage.house, providers=stage.providers, public_url="https://x.example") as secure:
        anna = secure.nobody()
        begun = await anna.get("/sign-in/slack", goes_on=False)
        page = await stage.comes_back(anna)
    assert begun.headers["Set-Cookie"].startswith("__Host-flow=")
    for part in ("Path=/", "HttpOnly", "Max-Age=600", "Secure", "SameSite=Lax"):
        assert part in begun.headers["Set-Cookie"].split("; ")
    assert {"__Host-sid"} == set(anna.cookies)
    assert "verifier" not in begun.html + begun.headers["Location"]
    assert page.status == 303


async def test_the_answer_is_for_the_browser_that_began_it(stage: Stage) -> None:
    """Somebody who is made to open another's answer is not signed in as them."""
    mallory, victim = stage.browsers.nobody(), stage.browsers.nobody()
    await mallory.get("/sign-in/slack", goes_on=False)
    page = await stage.comes_back(victim)
    assert (page.status, page.heading) == (400, "Please sign in again")
    assert stage.providers.finished == []
    assert "sid" not in victim.cookies


async def test_an_answer_does_once(stage: Stage) -> None:
    anna = stage.browsers.nobody()
    await stage.signs_in(anna)
    page = await stage.comes_back(anna)
    assert (page.status, page.heading) == (400, "Please sign in again")
    assert len(stage.providers.finished) == 1


async def test_an_answer_after_ten_minutes_is_too_late(stage: Stage) -> None:
    anna = stage.browsers.nobody()
    await anna.get("/sign-in/slack", goes_on=False)
    stage.house.clock.at += timedelta(minutes=10)
    assert (await stage.comes_back(anna)).status == 400
    assert stage.providers.finished == []


async def test_an_answer_of_another_provider_does_not_do(stage: Stage) -> None:
    anna = stage.browsers.nobody()
    await anna.get("/sign-in/google", goes_on=False)
    assert (await stage.comes_back(anna, "slack")).status == 400
    assert stage.providers.finished == []


async def test_a_made_up_answer_does_not_end_what_somebody_has_begun(stage: Stage) -> None:
    anna = stage.browsers.nobody()
    await anna.get("/sign-in/slack", goes_on=False)
    stage.providers.answer = NotVerified(Doubt.NOT_TRUSTED, "the answer is to another question")
    page = await stage.comes_back(anna, state="made-up")
    assert (page.status, page.heading) == (400, "You are not signed in")
    stage.providers.says(identity(cast.ANNA))
    assert (await stage.comes_back(anna)).status == 303


@pytest.mark.parametrize(
    "cookie", ["", "x", "!!!", "bnVsbA==", "W10=", "WzEsMiwzLDQsNSwiNiIsN10=", "e30=", "A" * 3_000, "ÿ"]
)
async def test_a_cookie_that_makes_no_sense_is_none(stage: Stage, cookie: str) -> None:
    anna = stage.browsers.nobody()
    anna.cookies["flow"] = cookie
    page = await anna.get("/sign-in/slack/callback?code=c&state=s")
    assert page.status == 400


EVIL = [
    "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https:evil.example",
    "javascript:alert(1)", "/%0d%0aLocation:https://evil.example", "/\t/evil.example", "/ /evil.example",
    "///evil.example", "evil.example", "@evil.example", "/" + "a" * 3_000,
]  # fmt: skip


@pytest.mark.parametrize("where", EVIL)
async def test_nobody_is_sent_on_to_an_address_that_is_not_ours(stage: Stage, where: str) -> None:
    anna = stage.browsers.nobody()
    page = await stage.signs_in(anna, back=quote(where, safe="%"))
    assert page.status == 303
    assert page.headers["Location"].startswith("/dashboard/")
    assert "\n" not in page.headers["Location"]
    assert "evil" not in page.headers["Location"].removeprefix("/dashboard/%0d%0a")
    choice = await anna.get(f"/sign-in?next={quote(where, safe='%')}", goes_on=False)
    assert choice.headers["Location"].startswith("/dashboard/")


async def test_a_cookie_that_somebody_made_by_hand_sends_nobody_elsewhere(stage: Stage) -> None:
    anna = stage.browsers.nobody()
    await anna.get("/sign-in/slack", goes_on=False)
    parts = json.loads(urlsafe_b64decode(anna.cookies["flow"]))
    parts[4] = "//evil.example"
    anna.cookies["flow"] = urlsafe_b64encode(json.dumps(parts).encode()).decode()
    page = await stage.comes_back(anna)
    assert (page.status, page.headers["Location"]) == (303, "/dashboard/")


async def test_who_is_in_no_company_here_is_told_what_to_do(stage: Stage) -> None:
    stage.providers.says(identity("U-stranger"))
    nobody = stage.browsers.nobody()
    page = await stage.signs_in(nobody)
    assert (page.status, page.heading) == (403, "We do not know you yet")
    assert "/vacation" in page.text
    assert "sid" not in nobody.cookies
    assert "flow" not in nobody.cookies


async def test_a_sign_in_that_nobody_connected_lets_nobody_in_whatever_its_address(stage: Stage) -> None:
    """Anna's own e-mail address, at an account that she never connected."""
    stage.providers.says(GOOGLE)
    nobody = stage.browsers.nobody()
    page = await stage.signs_in(nobody, "google")
    assert (page.status, page.heading) == (403, "We do not know you yet")
    assert "anna@example.com" in page.text
    assert "connect Google" in page.text
    assert "sid" not in nobody.cookies


async def test_a_sign_in_that_was_connected_lets_in_whose_it_is(stage: Stage) -> None:
    await stage.house.storage.sign_ins.connect(ANNA, GOOGLE, "anna@example.com", stage.house.clock.at)
    stage.providers.says(GOOGLE)
    anna = stage.browsers.nobody()
    assert (await stage.signs_in(anna, "google")).status == 303
    assert (await anna.get("/account")).text.startswith("Your account")


async def test_who_was_deactivated_stays_out(stage: Stage) -> None:
    await stage.house.settle(DeactivateEmployee(cast.ANNA))
    anna = stage.browsers.nobody()
    page = await stage.signs_in(anna)
    assert page.status == 403
    assert "sid" not in anna.cookies


@pytest.mark.parametrize(
    ("doubt", "status", "said"),
    [
        (Doubt.STOPPED, 400, "Slack did not go on with it, or you stopped it there."),
        (Doubt.UNREACHABLE, 502, "Slack does not answer just now."),
        (Doubt.NOT_TRUSTED, 400, "does not fit this sign-in"),
        (Doubt.NOT_SERVED, 403, "does not use this"),
    ],
)
async def test_a_doubt_is_said_in_words_with_a_way_on(
    stage: Stage, doubt: Doubt, status: int, said: str
) -> None:
    stage.providers.answer = NotVerified(doubt, "a reason for the log")
    page = await stage.signs_in(stage.browsers.nobody(), back="/account")
    assert (page.status, page.heading) == (status, "You are not signed in")
    assert said in page.text
    assert "a reason for the log" not in page.html
    assert "/dashboard/sign-in/slack?next=%2Faccount" in page.links


async def test_a_provider_that_is_away_is_said_before_anybody_goes_there(stage: Stage) -> None:
    stage.providers.trouble = NotVerified(Doubt.UNREACHABLE, "away")
    page = await stage.browsers.nobody().get("/sign-in/slack")
    assert page.status == 502
    assert "does not answer just now" in page.text


async def test_a_provider_that_is_not_set_up_is_said(stage: Stage) -> None:
    for path in ("/sign-in/okta", "/sign-in/%3Cscript%3E"):
        page = await stage.browsers.nobody().get(path)
        assert (page.status, page.heading) == (404, "This way in is not set up")
    assert (await stage.browsers.nobody().get("/sign-in/okta/callback")).status == 400


async def test_without_an_address_of_our_own_no_provider_is_offered(stage: Stage) -> None:
    async with browsers(stage.house, providers=stage.providers) as without:
        page = await without.nobody().get("/sign-in")
        assert [each for each in page.links if "/sign-in/" in each] == []
        assert "Open dashboard" in page.text
        assert (await without.nobody().get("/sign-in/slack")).status == 404


async def test_who_is_signed_in_goes_on_at_once(stage: Stage) -> None:
    anna = await stage.browsers.of(cast.ANNA)
    page = await anna.get("/sign-in?next=/account", goes_on=False)
    assert page.headers["Location"] == "/dashboard/account"


async def test_signing_in_as_somebody_else_ends_the_session_of_before(stage: Stage) -> None:
    shared = await stage.browsers.of(cast.BEN)
    before = shared.cookies["sid"]
    await stage.signs_in(shared)
    assert shared.cookies["sid"] != before
    assert await stage.house.storage.sessions.find(before, stage.house.clock.at) is None


async def test_somebody_signs_out_and_the_cookie_opens_nothing_more(stage: Stage) -> None:
    anna = await stage.browsers.of(cast.ANNA)
    token = anna.cookies["sid"]
    page = await anna.post("/sign-out")
    assert page.heading == "Sign in"
    assert "You are signed out." in page.text
    assert "sid" not in anna.cookies
    anna.cookies["sid"] = token
    assert (await anna.get("/account")).heading == "Sign in"
    assert (await stage.browsers.nobody().post("/sign-out")).heading == "Sign in"


async def test_another_site_signs_nobody_out(stage: Stage) -> None:
    anna = await stage.browsers.of(cast.ANNA)
    page = await anna.post("/sign-out", Sec_Fetch_Site="cross-site")
    assert page.status == 403
    assert (await anna.get("/account")).heading == "Your account"


async def test_in_german_it_is_german(stage: Stage) -> None:
    page = await stage.browsers.nobody().get("/sign-in", Accept_Language="de")
    assert page.heading == "Anmelden"
