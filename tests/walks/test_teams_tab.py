"""The dashboard within Teams, in a real browser: who looks is known by Teams' token, and by nothing else."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, expect

from adapters.web.settings import TAB_PREFIX
from bot.ports import Known
from tests import cast
from tests.walks.teams import Chat, both
from tests.walks.teams_host import OURS, Host, stand, token_of


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with both(tmp_path, PUBLIC_URL=OURS) as found:
        for who in (cast.ANNA, cast.BEN, cast.CARLA):
            await found.install(who)
        await found.settled()
        yield found


@pytest.fixture
async def host(chat: Chat, browser: Browser) -> AsyncIterator[Host]:
    context = await browser.new_context(viewport={"width": 1000, "height": 900}, locale="en-GB")
    yield (made := await stand(chat, context))
    assert made.wrong == []
    await context.close()


async def test_somebody_comes_in_by_teams_and_finds_their_leave(host: Host) -> None:
    tab = await host.open(cast.ANNA)
    await expect(tab.get_by_role("link", name="My leave", exact=True)).to_have_attribute(
        "aria-current", "page"
    )
    assert "appInitialization.success" in await host.page.evaluate("heard")
    cookies = await host.page.context.cookies(OURS)
    kept = next(each for each in cookies if each["name"] == "__Host-tab")
    assert (kept["secure"], kept["httpOnly"], kept["sameSite"]) == (True, True, "None")


async def test_pages_of_the_tab_lead_to_each_other_within_it(host: Host) -> None:
    tab = await host.open(cast.ANNA)
    await tab.get_by_role("link", name="Calendar", exact=True).click()
    await expect(tab.get_by_role("link", name="Calendar", exact=True)).to_have_attribute(
        "aria-current", "page"
    )
    assert tab.url.startswith(f"{OURS}{TAB_PREFIX}/calendar")


async def test_in_a_channel_it_begins_with_who_is_away(host: Host) -> None:
    tab = await host.open(cast.ANNA, context={"channelId": "19:x@thread.tacv2"})
    await expect(tab.get_by_role("link", name="Calendar", exact=True)).to_have_attribute(
        "aria-current", "page"
    )


async def test_a_link_of_a_card_leads_to_its_page(host: Host) -> None:
    tab = await host.open(cast.ANNA, context={"subEntityId": "people"})
    here = tab.get_by_role("link", name="People", exact=True)
    await expect(here).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize(
    "linked", ["//evil.example", "../../healthz", "https://evil.example", "javascript:x"]
)
async def test_a_link_to_somewhere_else_leads_home(host: Host, linked: str) -> None:
    tab = await host.open(cast.ANNA, context={"subEntityId": linked})
    await expect(tab.get_by_role("navigation", name="Pages")).to_be_visible()
    assert tab.url.startswith(f"{OURS}{TAB_PREFIX}/")


@pytest.mark.parametrize("theme", ["default", "dark", "contrast"])
async def test_the_tab_looks_as_teams_does_and_changes_with_it(host: Host, theme: str) -> None:
    tab = await host.open(cast.BEN, theme=theme)
    await expect(tab.get_by_role("navigation", name="Pages")).to_be_visible()
    await expect(tab.locator("html")).to_have_attribute("data-theme", theme)
    other = "dark" if theme != "dark" else "default"
    await host.change_theme(other)
    await expect(tab.locator("html")).to_have_attribute("data-theme", other)


async def test_where_teams_gives_no_token_it_says_what_is_missing(host: Host) -> None:
    tab = await host.open(cast.ANNA, token="")
    await expect(tab.get_by_role("alert")).to_contain_text("can set up single sign-on")


async def test_whose_token_is_no_good_is_told_so(host: Host) -> None:
    tab = await host.open(cast.ANNA, token=token_of(host.chat, cast.ANNA)[:-4] + "AAAA")
    await expect(tab.get_by_role("alert")).to_contain_text("Teams does not say who you are")
    host.wrong = [each for each in host.wrong if "401" not in each]


async def test_outside_of_teams_it_says_where_to_open_it(chat: Chat, browser: Browser) -> None:
    page = await browser.new_page()
    await page.goto(f"{chat.house.address}{TAB_PREFIX}?theme=dark")
    await expect(page.get_by_role("heading", name="This page belongs in Microsoft Teams.")).to_be_visible()
    await page.close()


@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Bearer x.y.z", "Basic YWJj", "Bearer " + "a" * 5_000]
)
async def test_no_token_or_a_made_up_one_opens_nothing(chat: Chat, header: str | None) -> None:
    sent = {"Sec-Fetch-Site": "same-origin"} | ({"Authorization": header} if header is not None else {})
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{chat.house.address}{TAB_PREFIX}/enter", headers=sent) as answer,
    ):
        assert (answer.status, "Set-Cookie" in answer.headers) == (401, False)


async def test_the_session_is_kept_for_the_frame_in_teams_alone(chat: Chat) -> None:
    sent = {"Sec-Fetch-Site": "same-origin", "Authorization": f"Bearer {token_of(chat, cast.ANNA)}"}
    async with (
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session,
        session.post(f"{chat.house.address}{TAB_PREFIX}/enter", headers=sent) as answer,
    ):
        name, *rest = answer.headers["Set-Cookie"].split("; ")
        assert name.startswith("__Host-tab=")
        assert {"Path=/", "HttpOnly", "Secure", "SameSite=None", "Partitioned"} <= set(rest)
        address = f"{chat.house.address}/dashboard/people"
        async with session.get(address, headers={"Cookie": name}, allow_redirects=False) as outside:
            assert outside.status == 303


async def test_coming_again_takes_the_place_of_the_session_before(chat: Chat) -> None:
    sent, name = {"Sec-Fetch-Site": "same-origin"}, ""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        for _ in range(3):
            told = {**sent, "Authorization": f"Bearer {token_of(chat, cast.ANNA)}", "Cookie": name}
            async with session.post(f"{chat.house.address}{TAB_PREFIX}/enter", headers=told) as answer:
                assert answer.status == 204
                name = answer.headers["Set-Cookie"].partition(";")[0]
    house = chat.house.parts.house
    known = Known(cast.COMPANY, cast.ANNA)
    assert len(await house.sessions.of(known, chat.house.clock.at)) == 1


async def test_another_sites_page_cannot_exchange_a_token(chat: Chat) -> None:
    sent = {"Sec-Fetch-Site": "cross-site", "Authorization": f"Bearer {token_of(chat, cast.ANNA)}"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{chat.house.address}{TAB_PREFIX}/enter", headers=sent) as answer,
    ):
        assert (answer.status, "Set-Cookie" in answer.headers) == (403, False)


async def test_without_an_application_there_is_no_tab(tmp_path: Path) -> None:
    async with (
        both(tmp_path, TEAMS_APP_ID="", TEAMS_APP_SECRET="") as found,
        aiohttp.ClientSession() as session,
        session.get(f"{found.house.address}{TAB_PREFIX}") as answer,
    ):
        assert answer.status == 404
