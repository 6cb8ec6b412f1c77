"""The web application that every front stands in."""

from collections.abc import AsyncIterator, Mapping
from contextlib import suppress

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters import http

STATE = {"store": "ok", "slack": "ok"}


async def health() -> Mapping[str, str]:
    return STATE


async def broken(request: web.Request) -> web.Response:
    raise RuntimeError("secret details")


async def hung_up(request: web.Request) -> web.Response:
    raise ConnectionResetError("gone")


async def away(request: web.Request) -> web.Response:
    raise web.HTTPFound("/healthz?moved=1")


async def refused(request: web.Request) -> web.Response:
    raise web.HTTPForbidden


async def page(request: web.Request) -> web.Response:
    await request.read()
    return web.Response(text="page", headers={"Content-Security-Policy": "default-src 'self'"})


ROUTES = [
    web.get("/broken", broken),
    web.get("/hung-up", hung_up),
    web.get("/away", away),
    web.get("/refused", refused),
    web.post("/page", page),
]


class Visit:
    """A browser at the application."""

    def __init__(self, server: TestServer, session: aiohttp.ClientSession) -> None:
        self.server, self.session = server, session

    async def __call__(self, path: str, method: str = "GET", data: bytes | None = None) -> "Seen":
        address = self.server.make_url(path)
        async with self.session.request(method, address, data=data, allow_redirects=False) as answer:
            return Seen(answer.status, await answer.text(), answer.headers)


class Seen:
    def __init__(self, status: int, text: str, headers: Mapping[str, str]) -> None:
        self.status, self.text, self.headers = status, text, headers


@pytest.fixture
async def visit() -> AsyncIterator[Visit]:
    app = http.application(ROUTES, health=health, new_reference=lambda: "ref-7", is_https=True)
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        yield Visit(server, session)


async def test_a_mistake_is_shown_by_its_reference_only(
    visit: Visit, caplog: pytest.LogCaptureFixture
) -> None:
    seen = await visit("/broken?code=hidden")
    assert seen.status == 500
    assert "ref-7" in seen.text
    assert "secret details" not in seen.text
    assert "Traceback" not in seen.text
    (line,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert "ref-7" in line.getMessage()
    assert "hidden" not in caplog.text


@pytest.mark.parametrize("path", ["/broken", "/nowhere", "/healthz", "/away", "/refused"])
async def test_every_answer_carries_the_headers_that_keep_browsers_safe(visit: Visit, path: str) -> None:
    seen = await visit(path)
    for name, value in http.HEADERS.items():
        assert seen.headers[name] == value
    assert seen.headers["Strict-Transport-Security"]
    assert "Server" not in seen.headers


async def test_a_page_may_say_more_than_the_usual_headers(visit: Visit) -> None:
    seen = await visit("/page", "POST", b"x")
    assert seen.headers["Content-Security-Policy"] == "default-src 'self'"


async def test_browsers_are_not_told_to_insist_on_https_where_there_is_none() -> None:
    app = http.application([], health=health, new_reference=lambda: "ref-7")
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        seen = await Visit(server, session)("/healthz")
    assert "Strict-Transport-Security" not in seen.headers


@pytest.mark.parametrize(
    ("path", "method", "status", "words"),
    [
        ("/nowhere", "GET", 404, "nothing at this address"),
        ("/healthz", "DELETE", 405, "does not take"),
        ("/refused", "GET", 403, "Forbidden"),
    ],
)
async def test_what_is_not_there_is_said_in_words(
    visit: Visit, path: str, method: str, status: int, words: str
) -> None:
    seen = await visit(path, method)
    assert seen.status == status
    assert words in seen.text
    assert seen.headers["Content-Type"].startswith("text/plain")
    assert ("Allow" in seen.headers) == (status == 405)


async def test_a_body_that_is_too_large_is_refused(visit: Visit) -> None:
    seen = await visit("/page", "POST", b"x" * (http.LARGEST_BODY + 1))
    assert seen.status == 413
    assert "1,000,000" in seen.text


async def test_people_are_sent_on(visit: Visit) -> None:
    seen = await visit("/away")
    assert seen.status == 302
    assert seen.headers["Location"] == "/healthz?moved=1"


async def test_who_hangs_up_is_no_mistake_of_ours(visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    with suppress(aiohttp.ClientError):
        await visit("/hung-up")
    assert "ref-7" not in caplog.text


async def test_health_says_which_part_is_not_well(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await visit("/healthz")).status == 200
    monkeypatch.setitem(STATE, "store", "away")
    seen = await visit("/healthz")
    assert seen.status == 503
    assert '"store": "away"' in seen.text


async def test_what_is_under_way_is_finished_in_order_before_the_end() -> None:
    done: list[str] = []

    async def first() -> None:
        done.append("first")

    async def second() -> None:
        done.append("second")

    app = http.application([], health=health, new_reference=lambda: "x", drains=[first, second])
    async with TestServer(app):
        assert not done
    assert done == ["first", "second"]
