"""The page in the browser and what it asks for while it is open."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfoNotFoundError

from aiohttp import web

from adapters.playground import picture
from adapters.playground.asked import ASKED
from adapters.playground.avatar import avatar
from adapters.playground.controls import Controls, moved
from adapters.playground.guard import HEADERS, guarded
from adapters.playground.refusals import SlackRefused
from adapters.playground.workspace import Json

if TYPE_CHECKING:
    from adapters.playground.teams import TeamsWorld
    from adapters.playground.world import SlackWorld

STATIC = Path(__file__).parent / "static"
KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".html": "text/html",
    ".txt": "text/plain",
}
HEARTBEAT = 15.0
T = TypeVar("T")


class Pages:
    """Answers the browser; one for a world and its controls."""

    def __init__(self, world: SlackWorld, controls: Controls, teams: TeamsWorld | None = None) -> None:
        self.world, self.controls, self.teams = world, controls, teams

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", guarded(self.page)),
            web.get("/playground", guarded(self.page)),
            web.get("/playground/static/{path:[a-zA-Z0-9._/-]+}", guarded(self.static)),
            web.get("/playground/stage", guarded(self.stage)),
            web.get("/playground/changes", guarded(self.changes)),
            web.get("/playground/wire", guarded(self.wire)),
            web.post("/playground/controls/{lever}", guarded(self.lever)),
            web.get("/playground/slack/avatar/{user}.svg", guarded(self.avatar)),
            web.get("/playground/slack/seen", guarded(self.seen)),
            web.post("/playground/slack/act/{what}", guarded(self.act)),
        ]

    async def page(self, request: web.Request) -> web.Response:
        return _file(STATIC / "index.html")

    async def static(self, request: web.Request) -> web.Response:
        path = (STATIC / request.match_info["path"]).resolve()
        if not path.is_relative_to(STATIC) or not path.is_file() or path.suffix not in KINDS:
            raise web.HTTPNotFound
        return _file(path)

    async def stage(self, request: web.Request) -> web.Response:
        """Whom one can be, and what time the product thinks it is."""
        cards = {card.user: card for card in await self.controls.people()}
        people = [
            {**each, "teams": self._teams_id(each["id"])} for each in picture.everybody(self.world, cards)
        ]
        return web.json_response({"people": people, "at": self.controls.now().isoformat()})

    def _teams_id(self, user: str) -> str:
        """Who the same person is in Teams, by e-mail address; empty where they have none."""
        person = self.world.home_of(user)[1]
        found = self.teams.tenant.with_email(person.email) if self.teams and person.email else None
        return found.id if found else ""

    async def seen(self, request: web.Request) -> web.Response:
        user, at = request.query.get("as", ""), request.query.get("at", "")
        return web.json_response(_or_conflict(lambda: picture.seen_by(self.world, user, at)))

    async def act(self, request: web.Request) -> web.Response:
        given = await _json(request)
        do = ASKED.get(request.match_info["what"])
        if do is None:
            raise web.HTTPNotFound
        try:
            await do(self.world, str(given.get("as")), given)
        except (LookupError, SlackRefused) as refused:
            return web.json_response({"sorry": str(refused)}, status=409)
        return web.json_response({"revision": self.world.revision})

    async def lever(self, request: web.Request) -> web.Response:
        given = await _json(request)
        said = await self._pull(request.match_info["lever"], given)
        self.world.changed()
        return web.json_response({"said": said, "at": self.controls.now().isoformat()})

    async def _pull(self, lever: str, given: Json) -> str:
        if lever == "digest":
            return await self.controls.post_digest_now()
        if lever == "reset":
            return await self.controls.reset()
        if lever != "clock":
            raise web.HTTPNotFound
        try:
            to = moved(self.controls.now(), str(given.get("step")), str(given.get("tz") or "UTC"))
        except (ValueError, ZoneInfoNotFoundError) as wrong:
            raise web.HTTPBadRequest(text=str(wrong)) from wrong
        await self.controls.move_clock(to)
        return ""

    async def wire(self, request: web.Request) -> web.Response:
        """The last calls and deliveries, newest first."""
        calls = [{"way": "in", **asdict(each)} for each in self.world.journal.calls]
        sent = [{"way": "out", **asdict(each)} for each in self.world.journal.deliveries]
        lines = sorted([*calls, *sent], key=lambda each: str(each["at"]), reverse=True)[:200]
        return web.json_response({"lines": lines}, dumps=lambda v: json.dumps(v, default=str))

    async def changes(self, request: web.Request) -> web.StreamResponse:
        """A line for each change, for as long as the page is open."""
        answer = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
        await answer.prepare(request)
        watcher = self.world.watch()
        try:
            while not self.world.is_closing:
                watcher.clear()
                await answer.write(f"data: {self.world.revision}\n\n".encode())
                await _either(watcher, HEARTBEAT)
        except ConnectionError:
            pass
        finally:
            self.world.unwatch(watcher)
        return answer

    async def avatar(self, request: web.Request) -> web.Response:
        user = request.match_info["user"]
        shown = _or_conflict(lambda: picture.person_picture(self.world.home_of(user)[1], self.world.now()))
        drawing = avatar(shown["real_name"], shown["colour"])
        return web.Response(text=drawing, content_type="image/svg+xml")


def _file(path: Path) -> web.Response:
    """A file of ours, read anew each time: it may have been edited, and it is small."""
    return web.Response(body=path.read_bytes(), content_type=KINDS[path.suffix], charset="utf-8")


def _or_conflict(look: Callable[[], T]) -> T:
    try:
        return look()
    except SlackRefused as refused:
        raise web.HTTPConflict(text=str(refused)) from refused


async def _json(request: web.Request) -> Json:
    try:
        given = await request.json()
    except ValueError as wrong:
        raise web.HTTPBadRequest(text="JSON is expected here.") from wrong
    if not isinstance(given, dict):
        raise web.HTTPBadRequest(text="An object is expected here.")
    return given


async def _either(watcher: asyncio.Event, limit: float) -> None:
    try:
        await asyncio.wait_for(watcher.wait(), limit)
    except TimeoutError:
        return
