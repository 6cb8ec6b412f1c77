"""The playground answers the person at this machine and nobody's page but its own."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.playground import mount
from adapters.playground.guard import is_loopback
from adapters.playground.pages import STATIC
from tests.adapters.playground.controls import SmallControls
from tests.adapters.playground.stage import ANNA, GENERAL, MORNING, Clock, small_world


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1:8080", True),
        ("localhost:8080", True),
        ("localhost", True),
        ("[::1]:8080", True),
        ("play.localhost:8080", True),
        ("example.com", False),
        ("127.0.0.1.example.com", False),
        ("192.168.1.5:8080", False),
        ("", False),
    ],
)
def test_only_names_of_this_machine_are_answered(host: str, ours: bool) -> None:
    assert is_loopback(host) is ours


async def test_other_pages_are_turned_away(clock: Clock) -> None:
    world = small_world(clock)
    site = web.Application()
    mount(site, world, SmallControls(clock, MORNING))
    async with TestServer(site) as server, aiohttp.ClientSession() as session:
        act = server.make_url("/playground/slack/act/write")
        words = {"as": ANNA, "at": GENERAL, "text": "Hello"}
        async with session.post(act, json=words, headers={"Sec-Fetch-Site": "cross-site"}) as answer:
            assert answer.status == 403
        async with session.post(act, data=words) as answer:
            assert answer.status == 415
        async with session.get(server.make_url("/"), headers={"Host": "evil.example"}) as answer:
            assert answer.status == 403
        assert world.messages(GENERAL) == []
        async with session.post(act, json=words) as answer:
            assert answer.status == 200
        assert [m.text for m in world.messages(GENERAL)] == ["Hello"]


async def test_nonsense_from_the_page_is_a_clean_refusal(clock: Clock) -> None:
    site = web.Application()
    mount(site, small_world(clock), SmallControls(clock, MORNING))
    async with TestServer(site) as server, aiohttp.ClientSession() as session:
        for path, body, status in [
            ("slack/act/write", {"as": "U0", "at": GENERAL, "text": "x"}, 409),
            ("slack/act/write", {"as": ANNA, "at": "C0", "text": "x"}, 409),
            ("slack/act/write", [], 400),
            ("slack/act/write", {}, 409),
            ("slack/act/dance", {}, 404),
            ("controls/clock", {"step": "back"}, 400),
            ("controls/clock", {"step": "tomorrow", "tz": "Moon/Sea"}, 400),
            ("controls/lever", {}, 404),
        ]:
            async with session.post(server.make_url(f"/playground/{path}"), json=body) as answer:
                assert answer.status == status, path
        for path in ("static/../pages.py", "static/%2e%2e/pages.py", "static/nothing.js", "static/vendor"):
            url = f"{server.make_url('/playground/')}{path}"
            async with session.get(url) as answer:
                assert answer.status == 404, path
        async with session.get(server.make_url("/playground/slack/seen?as=U0")) as answer:
            assert answer.status == 409


def test_the_bundle_is_the_recorded_one_and_names_no_registry() -> None:
    vendor = STATIC / "vendor"
    record = tomllib.loads((vendor / "vendor.toml").read_text())
    for file in record["file"]:
        assert hashlib.sha256((vendor / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    assert {"react", "slack-blocks-to-jsx", "htm", "adaptivecards"} <= {
        each["name"] for each in record["package"]
    }
    lock = Path(STATIC).parent / "client" / "package-lock.json"
    assert '"resolved"' not in lock.read_text()
