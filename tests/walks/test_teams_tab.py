"""Teams' tab in a real browser, with Teams around it: people look, press, and come back."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, Route, expect

from tests import cast
from tests.adapters.teams.microsoft import APP
from tests.walks.teams import Chat, Json, both, buttons, said, values
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
    context = await browser.new_context(viewport={"width": 900, "height": 1000}, locale="en-GB")
    yield (made := await stand(chat, context))
    assert made.wrong == []
    await context.close()


async def test_somebody_sees_their_leave_and_comes_back_to_it(host: Host) -> None:
    tab = await host.open(cast.ANNA)
    await expect(tab.get_by_role("heading", name="Your leave", level=1)).to_be_visible()
    await expect(tab.get_by_text("Vacation").first).to_be_visible()
    await expect(tab.get_by_role("button", name="Back")).to_be_hidden()
    assert "appInitialization.success" in await host.page.evaluate("heard")
    await tab.get_by_role("button", name="Why this balance").click()
    await tab.get_by_role("button", name="Back").click()
    await expect(tab.get_by_role("heading", name="Your leave", level=1)).to_be_visible()


async def test_somebody_asks_in_the_tab_and_their_approver_decides_there(host: Host) -> None:
    tab = await host.open(cast.ANNA)
    await tab.get_by_role("button", name="Request leave").click()
    await tab.get_by_label("First day").fill("2026-08-10")
    await tab.get_by_label("Last day").fill("2026-08-14")
    await tab.get_by_role("button", name="Work out").click()
    await expect(tab.get_by_text("5 days").first).to_be_visible()
    await tab.get_by_role("button", name="Send").click()
    await expect(tab.get_by_text("Mon 10 – Fri 14 August").first).to_be_visible()
    await host.chat.settled()
    assert host.chat.messages(cast.BEN)
    await host.page.context.unroute("https://teams.microsoft.com/**")
    tab = await host.open(cast.BEN)
    await expect(tab.get_by_role("heading", name="Waiting for you")).to_be_visible()
    await tab.get_by_role("button", name="Approve").first.click()
    await expect(tab.get_by_text("approved").first).to_be_visible()
    await tab.get_by_role("button", name="Back").click()
    await expect(tab.get_by_role("heading", name="Your leave")).to_be_visible()


async def test_what_is_wrong_with_a_form_stands_under_its_field_and_what_was_typed_stays(host: Host) -> None:
    tab = await host.open(cast.ANNA)
    await tab.get_by_role("button", name="Request leave").click()
    await tab.get_by_label("First day").fill("2026-08-14")
    await tab.get_by_label("Last day").fill("2026-08-10")
    await tab.get_by_role("button", name="Send").click()
    await expect(tab.get_by_label("First day")).to_have_value("2026-08-14")
    await expect(tab.get_by_role("button", name="Send")).to_be_visible()


@pytest.mark.parametrize("theme", ["default", "dark", "contrast"])
async def test_the_tab_looks_as_teams_does(host: Host, theme: str) -> None:
    await host.chat.house.ask(cast.ANNA, "next fri to tue")
    tab = await host.open(cast.BEN, theme=theme)
    await expect(tab.get_by_role("heading", name="Waiting for you")).to_be_visible()
    await expect(tab.locator("html")).to_have_attribute("data-theme", theme)
    if folder := os.environ.get("PICTURES"):
        await host.page.screenshot(path=f"{folder}/tab-{theme}.png")
        await tab.get_by_role("button", name="Request leave").click()
        await tab.get_by_role("button", name="Send").wait_for()
        await host.page.screenshot(path=f"{folder}/tab-form-{theme}.png")


async def test_another_theme_is_put_on_without_losing_what_was_typed(host: Host) -> None:
    tab = await host.open(cast.ANNA)
    await tab.get_by_role("button", name="Request leave").click()
    await tab.get_by_label("First day").fill("2026-08-10")
    await host.change_theme("dark")
    await expect(tab.locator("html")).to_have_attribute("data-theme", "dark")
    await expect(tab.get_by_label("First day")).to_have_value("2026-08-10")


async def test_in_a_channel_it_begins_with_who_is_away(host: Host) -> None:
    await host.chat.house.ask(cast.ANNA, "tomorrow")
    tab = await host.open(cast.BEN, context={"channelId": "19:general@thread.tacv2"})
    await expect(tab.get_by_role("heading", name="Away")).to_be_visible()
    await expect(tab.get_by_role("button", name="Next week")).to_be_visible()


async def test_it_speaks_the_language_of_whoever_looks(host: Host) -> None:
    tab = await host.open(cast.CARLA, locale="en-gb")
    await expect(tab.get_by_role("heading", name="Deine Abwesenheiten")).to_be_visible()
    await tab.get_by_role("button", name="Hilfe").click()
    await expect(tab.get_by_role("button", name="Zurück")).to_be_visible()
    await expect(tab.locator("html")).to_have_attribute("lang", "de-DE")


async def test_teams_own_dialog_chooses_a_person(host: Host) -> None:
    async def from_a_card(route: Route) -> None:
        await route.fallback(post_data={"leave": {"do": "open_stand_in"}})

    await host.page.context.route(f"{OURS}/teams/tab/act", from_a_card)
    chosen = [{"objectId": "entra-carla", "displayName": "Carla Stein", "email": "carla@example.com"}]
    tab = await host.open(cast.BEN, people=chosen)
    await tab.get_by_role("button", name="Choose a person").click()
    await expect(tab.get_by_role("combobox")).to_have_value("entra-carla")
    await host.page.context.unroute(f"{OURS}/teams/tab/act", from_a_card)
    await tab.get_by_label("First day").fill("2026-08-03")
    await tab.get_by_label("Last day").fill("2026-08-14")
    await tab.get_by_role("button", name="Save").click()
    await expect(tab.get_by_text("Carla Stein").first).to_be_visible()


async def test_where_single_sign_on_is_not_set_up_it_says_so(host: Host) -> None:
    tab = await host.open(cast.ANNA, token=None)
    await expect(tab.get_by_role("alert")).to_contain_text("single sign-on")


async def test_by_itself_it_says_how_to_open_it_in_teams(host: Host) -> None:
    await host.page.goto(f"{OURS}/teams/tab")
    await expect(host.page.get_by_text("This page belongs in Microsoft Teams.")).to_be_visible()
    link = host.page.get_by_role("link", name="Open it in Teams")
    await expect(link).to_have_attribute("href", f"https://teams.microsoft.com/l/entity/{APP}/leave")


async def test_nobody_else_may_show_it_inside_a_page(host: Host) -> None:
    await host.open(cast.ANNA, at="https://evil.example")
    await host.page.wait_for_timeout(500)
    assert any("frame-ancestors" in each for each in host.wrong)
    host.wrong.clear()


async def test_only_the_tab_may_be_framed_and_it_sets_no_cookie(chat: Chat) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{chat.house.address}/teams/tab") as page:
            assert "https://teams.microsoft.com" in page.headers["Content-Security-Policy"]
            assert "X-Frame-Options" not in page.headers
            assert "Set-Cookie" not in page.headers
        for path in ("/teams/about", "/healthz", "/teams/tab/tab.js", "/teams/tab/nothing.js"):
            async with session.get(f"{chat.house.address}{path}") as other:
                assert other.headers["X-Frame-Options"] == "DENY", path
                assert "frame-ancestors 'none'" in other.headers["Content-Security-Policy"], path


@pytest.mark.parametrize("path", ["..%2ftab.py", "vendor/vendor.toml", "vendor/../index.html", "index.html"])
async def test_no_other_file_is_given_out(chat: Chat, path: str) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{chat.house.address}/teams/tab/{path}") as got,
    ):
        assert got.status == 404


async def test_files_are_packed_and_given_out_once(chat: Chat) -> None:
    address = f"{chat.house.address}/teams/tab/vendor/tab-kit.js"
    async with aiohttp.ClientSession() as session:
        async with session.get(address, headers={"Accept-Encoding": "gzip"}) as first:
            assert int(first.headers["Content-Length"]) < 70_000
            tag = first.headers["ETag"]
        async with session.get(address, headers={"Accept-Encoding": "identity"}) as plain:
            assert len(await plain.read()) > 200_000
        async with session.get(address, headers={"If-None-Match": tag}) as again:
            assert (again.status, await again.read()) == (304, b"")


async def test_a_press_that_arrives_twice_is_done_once(chat: Chat) -> None:
    chat.microsoft.calls.clear()
    card = (await sent(chat, {"leave": {"do": "open_request"}}))["card"]
    form = {**values(card), "first_day": "2026-08-10", "last_day": "2026-08-14"}
    form |= next(iter(buttons(card, "request")))["data"]
    first, again = await sent(chat, form, "press-0001"), await sent(chat, form, "press-0001")
    assert first == again
    assert "Mon 10 – Fri 14 August" in said(first["card"])
    await chat.settled()
    assert len(chat.messages(cast.BEN)) == 1


async def sent(chat: Chat, body: Json, press: str = "") -> Json:
    """What the page sends, and what it gets."""
    headers = {"Authorization": f"Bearer {token_of(chat, cast.ANNA)}", "X-Press": press}
    address = f"{chat.house.address}/teams/tab/act"
    async with aiohttp.ClientSession() as session, session.post(address, json=body, headers=headers) as got:
        assert got.status == 200
        answer: Json = await got.json()
        return answer


BODIES = {
    "no JSON": (b"{", 400),
    "no object": (b"[1]", 400),
    "no button of ours": (b'{"leave": 7}', 400),
    "bytes": (b"\xff\xfe", 400),
    "too much": (b'{"leave": {"do": "' + b"x" * 70_000 + b'"}}', 400),
    "a button of years ago": (b'{"leave": {"do": "dance"}}', 200),
    "nothing": (b"", 200),
}


@pytest.mark.parametrize(("body", "status"), BODIES.values(), ids=BODIES)
async def test_what_is_sent_is_answered_in_words(chat: Chat, body: bytes, status: int) -> None:
    bearer = {"Authorization": f"Bearer {token_of(chat, cast.ANNA)}"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{chat.house.address}/teams/tab/act", data=body, headers=bearer) as got,
    ):
        assert got.status == status
        assert await got.json()


async def test_a_stranger_is_told_in_words(chat: Chat) -> None:
    address = f"{chat.house.address}/teams/tab/act"
    async with aiohttp.ClientSession() as session, session.post(address) as got:
        assert got.status == 401
        assert "who you are" in (await got.json())["sorry"]
