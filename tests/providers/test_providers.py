"""Signing in with providers that others wrote: by HTTP, and in a real browser through all of their pages."""

from __future__ import annotations

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import Page as Tab
from playwright.async_api import expect

from tests.adapters.web.browsing import Browser
from tests.adapters.web.reading import Page
from tests.providers.conftest import ANNA, Stage

POLICY = "Content Security Policy"
"""What a browser says where a page of ours, or a form on it, may not go somewhere."""
SUBJECT = "johndoe"
"""Whom oauth2-mock-server always signs in."""


async def answer_of(stage: Stage, at: Browser) -> str:
    """Where a provider without pages of its own sends the browser back to."""
    url = await stage.begin(at)
    async with at.client.get(url, allow_redirects=False) as response:
        assert response.status in (302, 303)
        return response.headers["Location"]


async def through(stage: Stage) -> tuple[Browser, Page]:
    """Somebody's whole way there and back."""
    anna = stage.browsers.nobody()
    return anna, await stage.back(anna, await answer_of(stage, anna))


async def connect(stage: Stage, subject: str) -> None:
    at = stage.house.clock.at
    await stage.house.storage.sign_ins.connect(ANNA, stage.sign_in_of(subject), "anna", at)


async def test_who_has_connected_it_is_in(changing: Stage) -> None:
    await connect(changing, SUBJECT)
    anna, page = await through(changing)
    assert (page.status, page.headers["Location"]) == (303, "/dashboard/")
    assert (await anna.get("/account")).heading == "Your account"


async def test_who_has_not_is_told_what_to_do(changing: Stage) -> None:
    _, page = await through(changing)
    assert (page.status, page.heading) == (403, "We do not know you yet")


FORGED = {
    "for another application": {"aud": "somebody-else"},
    "given to another application": {"azp": "somebody-else"},
    "of another issuer": {"iss": "https://accounts.google.com"},
    "for another sign-in": {"nonce": "another"},
    "expired": {"exp": int(time.time()) - 3_600},
    "of tomorrow": {"iat": int(time.time()) + 86_400},
}


@pytest.mark.parametrize("payload", FORGED.values(), ids=FORGED.keys())
async def test_what_it_should_not_have_said_is_not_taken(changing: Stage, payload: dict[str, object]) -> None:
    await connect(changing, SUBJECT)
    await changing.provider.say(payload=payload)
    anna, page = await through(changing)
    assert (page.status, page.heading) == (400, "You are not signed in")
    assert "sid" not in anna.cookies


async def test_a_provider_may_change_its_key(changing: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    await connect(changing, SUBJECT)
    assert (await through(changing))[1].status == 303
    await changing.provider.say(key="another")
    assert (await through(changing))[1].status == 400
    keys, passed = changing.us.parties["oidc"].keys, time.monotonic() + 60
    monkeypatch.setattr(keys, "now", lambda: passed)
    assert (await through(changing))[1].status == 303


async def test_an_answer_is_taken_once(changing: Stage) -> None:
    await connect(changing, SUBJECT)
    anna, other = changing.browsers.nobody(), changing.browsers.nobody()
    back = await answer_of(changing, anna)
    assert (await changing.back(other, back)).status == 400
    flow = anna.cookies["flow"]
    assert (await changing.back(anna, back)).status == 303
    assert (await changing.back(anna, back)).status == 400
    # Even a browser that kept what it was told to forget: the provider has given the token out already.
    anna.cookies["flow"] = flow
    page = await changing.back(anna, back)
    assert (page.status, page.heading) == (400, "You are not signed in")


async def test_another_provider_lets_the_same_person_in_by_its_own_word(plain: Stage) -> None:
    await connect(plain, "anna-at-oakridge")
    anna = plain.browsers.nobody()
    url = await plain.begin(anna)
    async with anna.client.post(url, data={"sub": "anna-at-oakridge"}, allow_redirects=False) as response:
        page = await plain.back(anna, response.headers["Location"])
    assert (page.status, page.headers["Location"]) == (303, "/dashboard/")


async def test_who_says_no_there_is_not_in_here(plain: Stage) -> None:
    anna = plain.browsers.nobody()
    url = await plain.begin(anna)
    async with anna.client.post(url, data={"action": "deny"}, allow_redirects=False) as response:
        location = response.headers["Location"]
    assert parse_qs(urlsplit(location).query)["error"] == ["access_denied"]
    state = parse_qs(urlsplit(url).query)["state"][0]
    page = await plain.back(anna, f"{location}&state={state}")
    assert (page.status, page.heading) == (400, "You are not signed in")
    assert "you stopped it there" in page.text


async def log_in(tab: Tab, name: str) -> None:
    """Through the certified provider's own pages."""
    await tab.locator("input[name=login]").fill(name)
    await tab.locator("input[name=password]").fill("whatever")
    await tab.locator("button[type=submit]").click()
    await tab.locator("button[type=submit]", has_text="Continue").click()


async def test_in_a_browser_somebody_connects_a_certified_provider_and_signs_in_by_it(
    certified: Stage, browser: Chromium
) -> None:
    token = (await certified.browsers.of(ANNA.employee_id)).cookies["sid"]
    home = await browser.new_context()
    cookie = {"name": "sid", "value": token, "url": certified.address}
    await home.add_cookies([cookie])  # type: ignore[list-item]
    tab, wrong = await home.new_page(), list[str]()
    tab.on("console", lambda line: wrong.append(line.text) if POLICY in line.text else None)
    await tab.goto(f"{certified.address}/dashboard/account")
    await tab.get_by_role("button", name="Connect Oakridge").click()
    await log_in(tab, "anna")
    await expect(tab.get_by_text("Oakridge lets you in from now on.")).to_be_visible()
    await expect(tab.get_by_text("anna@oakridge.example")).to_be_visible()
    await home.close()

    elsewhere = await browser.new_context()
    tab = await elsewhere.new_page()
    tab.on("console", lambda line: wrong.append(line.text) if POLICY in line.text else None)
    await tab.goto(f"{certified.address}/dashboard/account")
    await tab.get_by_role("link", name="Sign in with Oakridge").click()
    await log_in(tab, "anna")
    await expect(tab.get_by_role("heading", name="Your account")).to_be_visible()
    assert wrong == []
    kept = [each for each in await elsewhere.cookies() if each["name"] == "sid"]
    assert [(each["httpOnly"], each["sameSite"]) for each in kept] == [(True, "Lax")]
    await elsewhere.close()


async def test_in_a_browser_somebody_whom_nobody_connected_stays_out(
    certified: Stage, browser: Chromium
) -> None:
    context = await browser.new_context()
    tab = await context.new_page()
    await tab.goto(f"{certified.address}/dashboard/")
    await tab.get_by_role("link", name="Sign in with Oakridge").click()
    await log_in(tab, "mallory")
    await expect(tab.get_by_role("heading", name="We do not know you yet")).to_be_visible()
    assert [each["name"] for each in await context.cookies(certified.address) if each["name"] == "sid"] == []
    await context.close()
