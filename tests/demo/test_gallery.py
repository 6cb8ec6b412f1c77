"""The playground's gallery: every screen in Slack and in Teams beside it, in each language."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, expect

from adapters.playground import gallery_routes
from adapters.playground.pages import STATIC
from bot.screens.examples import EXAMPLES, HOSTILE
from bot.wiring.gallery import LANGUAGES, every_screen


@pytest.fixture
async def site() -> AsyncIterator[str]:
    app = web.Application()
    app.add_routes(gallery_routes(every_screen, LANGUAGES))
    app.router.add_static("/playground/static", STATIC)
    async with TestServer(app) as server:
        yield str(server.make_url("/playground/gallery"))


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page on which any error of a script, or anything the policy forbids, fails the test."""
    context = await browser.new_context(viewport={"width": 1280, "height": 820})
    page = await context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    yield page
    assert wrong == []
    await context.close()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_screen_is_there_in_each_language(site: str, language: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{site}/screens?in={language}") as answer:
        shown = await answer.json()
    assert shown["chosen"] == language
    assert len(shown["screens"]) == len(EXAMPLES) + len(HOSTILE)
    assert all(
        each["blocks"] and each["card"]["body"] and each["dialog"]["body"] for each in shown["screens"]
    )


async def test_a_language_that_there_is_not_is_english(site: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{site}/screens?in=xx") as answer:
        assert (await answer.json())["chosen"] == "en"


async def test_nobody_else_reads_it_by_another_name(site: str) -> None:
    async with aiohttp.ClientSession() as session:
        for path in (site, f"{site}/screens"):
            async with session.get(path, headers={"Host": "evil.example"}) as answer:
                assert answer.status == 403


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shape", ["message", "dialog"])
async def test_both_platforms_draw_every_screen(site: str, page: Page, shape: str, scheme: str) -> None:
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    await page.goto(f"{site}?as={shape}")
    await expect(page.locator("article")).to_have_count(len(EXAMPLES) + len(HOSTILE))
    await expect(page.locator(".teams .ac-adaptiveCard")).to_have_count(len(EXAMPLES) + len(HOSTILE))
    await expect(page.locator(".slack .blocks")).to_have_count(len(EXAMPLES) + len(HOSTILE))
    await expect(page.get_by_text("cannot be drawn")).to_have_count(0)


async def test_a_screen_can_be_found_by_its_name_and_read_in_german(site: str, page: Page) -> None:
    await page.goto(site)
    await page.get_by_label("Find").fill("approval card, rules")
    await page.get_by_label("Language").select_option("Deutsch")
    there = page.get_by_label("approval card, rules in Teams", exact=True)
    await expect(there).to_contain_text("Alice Jones möchte frei haben")
    here = page.get_by_label("approval card, rules in Slack", exact=True)
    await expect(here).to_contain_text("Alice Jones möchte frei haben")
