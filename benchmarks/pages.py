"""Pages of the dashboard as Chromium gets them: what comes over the wire, and when something is seen."""

import asyncio
import importlib.util
import shutil
from collections.abc import Iterator
from statistics import median
from typing import Any

from aiohttp import web

from adapters.web.front import listen
from benchmarks import databases
from benchmarks.company import COMPANY, NOW, StandingClock, employee_id, found_at
from benchmarks.databases import say
from benchmarks.figures import Figure, Target
from bot.dashboard import Dashboard
from bot.ports import Known, SessionKind
from bot.settings import Environment
from bot.wiring.loop import run
from bot.wiring.rooms import rooms

PEOPLE = 200
SHOWN = {
    "my_leave": "/",
    "calendar_month": "/calendar?view=month&day=2025-07-01",
    "calendar_year": "/calendar?view=year&day=2025-07-01",
}
BARE = "/bare"
LIGHT, SOON = Target(most=150, of_value=True), Target(most=10)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
PAINTED = """() => new Promise((done) => new PerformanceObserver((seen) => {
    for (const each of seen.getEntries()) if (each.name === "first-contentful-paint") done(each.startTime);
}).observe({type: "paint", buffered: true}))"""
WEIGHED = """() => performance.getEntries().filter((each) => "transferSize" in each)
    .reduce((sum, each) => sum + each.transferSize, 0)"""


def pages(is_quick: bool) -> Iterator[Figure]:
    """Left out where there is no browser."""
    chromium = shutil.which("chromium")
    if chromium is None or importlib.util.find_spec("playwright") is None:
        say("pages are left out: there is no chromium")
        return
    people, rounds = (20, 2) if is_quick else (PEOPLE, 10)
    with databases.KINDS["sqlite"]() as url:
        say(f"pages: a company of {people} people is founded")
        run(found_at(url, people))
        yield from asyncio.run(_measured(url, chromium, rounds))


async def _measured(url: str, chromium: str, rounds: int) -> list[Figure]:
    environment = Environment(_env_file=None, DATABASE_URL=url)  # type: ignore[call-arg]
    async with rooms(environment, StandingClock()) as opened:
        sessions = opened.storage.sessions
        front = listen(Dashboard(opened.house), sessions, opened.clock, "", lambda: "REF")
        runner = web.AppRunner(_application(front.routes()), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        known = Known(COMPANY, employee_id(1))
        token, _ = await sessions.open(known, SessionKind.BROWSER, "Benchmark", "door", NOW)
        try:
            return await _seen(f"http://127.0.0.1:{runner.addresses[0][1]}", token, chromium, rounds)
        finally:
            await front.drain()
            await runner.cleanup()


def _application(routes: list[web.RouteDef]) -> web.Application:
    """With a page beside them that has nothing but a word."""

    async def bare(request: web.Request) -> web.Response:
        return web.Response(text="<!doctype html><title>bare</title><p>Hello", content_type="text/html")

    app = web.Application()
    app.add_routes([web.get(BARE, bare), *routes])
    return app


async def _seen(address: str, token: str, chromium: str, rounds: int) -> list[Figure]:
    from playwright.async_api import async_playwright

    figures = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for name, path in SHOWN.items():
            paints: tuple[list[float], list[float]] = ([], [])
            weights: tuple[list[float], list[float]] = ([], [])
            for _ in range(rounds):
                for place, number in ((BARE, 1), (f"/dashboard{path}", 0)):
                    painted, weight = await _visit(browser, address, place, token)
                    paints[number].append(painted)
                    weights[number].append(weight)
            figures.append(Figure(f"page_weight_{name}", median(weights[0]), "KB", median(weights[1]), LIGHT))
            figures.append(Figure(f"page_paint_{name}", median(paints[0]), "ms", median(paints[1]), SOON))
        await browser.close()
    return figures


async def _visit(browser: Any, address: str, path: str, token: str) -> tuple[float, float]:
    """Milliseconds to the first paint, and kilobytes of everything: the first time that anybody comes."""
    context = await browser.new_context(viewport={"width": 1280, "height": 860})
    await context.add_cookies([{"name": "sid", "value": token, "url": address}])
    page = await context.new_page()
    await page.goto(address + path)
    painted = float(await page.evaluate(PAINTED))
    weight = float(await page.evaluate(WEIGHED)) / 1024
    await context.close()
    return painted, weight
