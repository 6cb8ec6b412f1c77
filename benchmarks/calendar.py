"""The team calendar as somebody signed in is answered, against a bare loop over its cells."""

import gzip
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from statistics import median

from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from jinja2 import Environment as Templates
from jinja2 import Template

from adapters.web.front import listen
from benchmarks import databases
from benchmarks.company import COMPANY, DEPARTMENT_SIZE, NOW, StandingClock, employee_id, found_at
from benchmarks.databases import say
from benchmarks.figures import Figure, Target, figure
from benchmarks.turns import CPU, Timed, both_awaited_in_turns
from bot.dashboard import Dashboard
from bot.ports import Known, SessionKind
from bot.settings import Environment
from bot.wiring.loop import run
from bot.wiring.rooms import rooms

MONTH = "/calendar?view=month&day=2025-07-01"
YEAR = "/calendar?view=year&day=2025-07-01"
PAGE = 200
A_MONTH, A_YEAR = 31, 365
WHOLE, NOTHING_NEW = Target(most=2.0), Target(most=0.2)
TEAM_VIEW, OF_PEER = 3_000.0, Target(most=1 / 100)
"""Milliseconds for a view of 1,000 people in TimeOff.Management (Node, SQLite), measured before."""
HEAVIEST = Target(most=150, of_value=True)
"""Kilobytes of a page as it is sent, packed."""
LOOP = """<table>{% for row in rows %}<tr><th>{{ row.name }}</th>
{%- for cell in row.cells %}<td class="{{ cell }}"></td>{% endfor %}</tr>{% endfor %}</table>"""


def calendar(is_quick: bool) -> Iterator[Figure]:
    """On every kind of database that there is."""
    few, many, rounds = (60, 120, 3) if is_quick else (PAGE, 1_000, 15)
    for kind in databases.available():
        with databases.KINDS[kind]() as url:
            say(f"calendar on {kind}: a company of {few} people is founded")
            run(found_at(url, few))
            month = run(_measured(url, few, MONTH, A_MONTH, rounds))
            yield _figure(f"calendar_month_{kind}", month.whole, WHOLE)
            yield _figure(f"calendar_304_{kind}", month.nothing_new, NOTHING_NEW)
            yield _weight(f"calendar_month_weight_{kind}", month.answers)
        with databases.KINDS[kind]() as url:
            say(f"calendar on {kind}: a company of {many} people is founded")
            run(found_at(url, many))
            year = run(_measured(url, many, YEAR, A_YEAR, max(3, rounds // 3)))
            yield _figure(f"calendar_year_{kind}", year.whole, WHOLE)
            yield _weight(f"calendar_year_weight_{kind}", year.answers)
            month = run(_measured(url, many, MONTH, A_MONTH, rounds))
            so_long = [each * 1000 for each in month.whole[0]]
            yield figure(f"calendar_against_peer_{kind}", so_long, "ms", [TEAM_VIEW], OF_PEER)


@dataclass(frozen=True, slots=True)
class Viewer:
    """An approver, who may see more of some than of others, with a browser."""

    answer: Callable[[web.Request], Awaitable[web.StreamResponse]]
    token: str

    def asks(self, path: str, tag: str = "") -> web.Request:
        headers = {"Cookie": f"sid={self.token}", "If-None-Match": tag, "Accept-Language": "en"}
        return make_mocked_request("GET", f"/dashboard{path}", headers=headers)

    async def get(self, *requests: web.Request) -> list[web.Response]:
        """The answers as they are handed to the server: a browser's own packing is not in it."""
        answers = [await self.answer(request) for request in requests]
        return [each for each in answers if isinstance(each, web.Response)]


@dataclass(frozen=True, slots=True)
class Measured:
    """Everybody's pages, as often as was asked, and the first of them where nothing is new."""

    whole: Timed
    nothing_new: Timed
    answers: list[web.Response]


async def _measured(url: str, people: int, path: str, days: int, rounds: int) -> Measured:
    environment = Environment(_env_file=None, DATABASE_URL=url)  # type: ignore[call-arg]
    async with rooms(environment, StandingClock()) as opened:
        sessions = opened.storage.sessions
        front = listen(Dashboard(opened.house), sessions, opened.clock, "", lambda: "REF")
        (route,) = [each for each in front.routes() if each.path == "/dashboard/calendar"]
        known = Known(COMPANY, employee_id(min(DEPARTMENT_SIZE, people - 1)))
        token, _ = await sessions.open(known, SessionKind.BROWSER, "Benchmark", "door", NOW)
        viewer, pages = Viewer(route.handler, token), -(-people // PAGE)
        asked = [viewer.asks(f"{path}&page={page}") for page in range(1, pages + 1)]
        answers = await viewer.get(*asked)
        again = viewer.asks(f"{path}&page=1", answers[0].headers["ETag"])
        floor = _loop(people, days)
        whole = await both_awaited_in_turns(rounds, lambda: viewer.get(*asked), floor, CPU)
        nothing_new = await both_awaited_in_turns(rounds, lambda: viewer.get(again), floor, CPU)
    return Measured(whole, nothing_new, answers)


def _loop(people: int, days: int) -> Callable[[], Awaitable[str]]:
    """What the same cells take that know nothing."""
    template: Template = Templates(autoescape=True).from_string(LOOP)
    rows = [
        {"name": f"Person {number}", "cells": ["x" if day % 7 > 4 else "" for day in range(days)]}
        for number in range(people)
    ]

    async def draw() -> str:
        return template.render(rows=rows)

    return draw


def _weight(name: str, answers: list[web.Response]) -> Figure:
    """Kilobytes of a page, packed; the floor is its names."""
    packed = [len(gzip.compress(answer.body or b"", 6)) / 1024 for answer in answers]  # type: ignore[arg-type]
    names = "".join(f"Person {number}" for number in range(PAGE)).encode()
    return Figure(name, median(packed), "KB", len(gzip.compress(names)) / 1024, HEAVIEST)


def _figure(name: str, timed: Timed, target: Target) -> Figure:
    return figure(name, [each * 1000 for each in timed[0]], "ms", [each * 1000 for each in timed[1]], target)
