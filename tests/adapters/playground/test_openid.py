"""The playground's own sign-in: as any of its people, and as strict as a real provider."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from adapters.clock.clocks import SystemClock
from adapters.oidc.front import OpenIdProviders
from adapters.oidc.settings import Kind, ProviderSettings
from adapters.playground.openid import LocalProvider, Somebody, openid_routes
from bot.ports import SignIn
from bot.ports.providers import Begun
from domain.company.digests import Platform

BACK = "http://127.0.0.1/dashboard/sign-in/oidc/callback"
PEOPLE = [
    Somebody("U-ANNA", "Anna <b>Berg</b>", "anna@example.com", "Engineer"),
    Somebody("U-BEN", "Ben Okafor", "ben@example.com"),
]
FETCH = {"Sec-Fetch-Site": "same-origin"}


async def nobody(platform: Platform, workspace_id: str) -> bool:
    return False


@dataclass
class Stage:
    provider: LocalProvider
    browser: ClientSession
    us: OpenIdProviders

    async def begin(self) -> Begun:
        return await self.us.begin("oidc", BACK)

    async def press(self, begun: Begun, subject: str = "U-ANNA", **headers: str) -> dict[str, str]:
        """What the browser comes back with."""
        async with self.browser.post(
            begun.url, data={"subject": subject}, headers={**FETCH, **headers}, allow_redirects=False
        ) as response:
            assert response.status == 303, await response.text()
            to = urlsplit(response.headers["Location"])
        assert f"{to.scheme}://{to.netloc}{to.path}" == BACK
        return {name: value for name, [value] in parse_qs(to.query).items()}

    async def token(self, **form: str) -> tuple[int, dict[str, str]]:
        async with self.browser.post(f"{self.provider.issuer}/token", data=form) as response:
            return response.status, await response.json()


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    provider, app = LocalProvider("", PEOPLE, BACK), web.Application()
    app.add_routes(openid_routes(provider))
    async with TestServer(app) as server, ClientSession() as browser:
        provider.address = str(server.make_url("")).rstrip("/")
        secret = provider.client_secret
        settings = ProviderSettings(
            "oidc", "Playground", Kind.PLAIN, provider.issuer, provider.client_id, secret
        )
        us = OpenIdProviders.open([settings], nobody, SystemClock())
        yield Stage(provider, browser, us)
        await us.close()


async def test_the_page_lists_everybody_and_a_press_signs_in_as_them(stage: Stage) -> None:
    begun = await stage.begin()
    async with stage.browser.get(begun.url) as response:
        page = await response.text()
    assert response.status == 200
    assert "Anna &lt;b&gt;Berg&lt;/b&gt;" in page
    assert "Ben Okafor" in page
    verified = await stage.us.finish("oidc", await stage.press(begun, "U-BEN"), begun, BACK)
    assert verified.who == SignIn(stage.provider.issuer, "U-BEN")
    assert verified.name == "ben@example.com"


def asked(url: str, **changed: str) -> str:
    """The same question, some of it otherwise."""
    parts = urlsplit(url)
    query = {name: value for name, [value] in parse_qs(parts.query).items()} | changed
    return f"{parts.scheme}://{parts.netloc}{parts.path}?{urlencode(query)}"


@pytest.mark.parametrize(
    "wrong",
    [
        {"client_id": "another"},
        {"redirect_uri": "https://evil.example/back"},
        {"response_type": "token"},
        {"scope": "profile"},
        {"code_challenge_method": "plain"},
        {"code_challenge": ""},
    ],
    ids=str,
)
async def test_a_question_that_is_not_as_it_has_to_be_leads_nowhere(
    stage: Stage, wrong: dict[str, str]
) -> None:
    url = asked((await stage.begin()).url, **wrong)
    for method in ("GET", "POST"):
        async with stage.browser.request(
            method, url, data={"subject": "U-ANNA"}, headers=FETCH, allow_redirects=False
        ) as response:
            assert response.status == 400
            assert "That did not work" in await response.text()


async def test_nobody_else_presses_and_nobody_is_made_up(stage: Stage) -> None:
    begun = await stage.begin()
    data = {"subject": "U-ANNA"}
    for headers, status in (({"Sec-Fetch-Site": "cross-site"}, 403), ({"Host": "evil.example"}, 403)):
        async with stage.browser.post(begun.url, data=data, headers=headers) as response:
            assert response.status == status
    async with stage.browser.post(begun.url, data={"subject": "U-NOBODY"}, headers=FETCH) as response:
        assert response.status == 400
    assert stage.provider.codes == {}


async def form_of(stage: Stage) -> dict[str, str]:
    begun = await stage.begin()
    answer = await stage.press(begun)
    return {
        "grant_type": "authorization_code",
        "code": answer["code"],
        "redirect_uri": BACK,
        "code_verifier": begun.verifier,
        "client_id": stage.provider.client_id,
        "client_secret": stage.provider.client_secret,
    }


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"client_secret": "guessed"}, "invalid_client"),
        ({"client_id": "another"}, "invalid_client"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"code": "made-up"}, "invalid_grant"),
        ({"redirect_uri": "https://evil.example/back"}, "invalid_grant"),
        ({"code_verifier": "guessed"}, "invalid_grant"),
        ({"code_verifier": ""}, "invalid_grant"),
    ],
)
async def test_a_code_is_given_a_token_by_whoever_it_was_given_to(
    stage: Stage, wrong: dict[str, str], error: str
) -> None:
    status, said = await stage.token(**(await form_of(stage) | wrong))
    assert (status, said["error"]) == (400, error)


async def test_a_code_does_once_and_for_a_minute(stage: Stage) -> None:
    form = await form_of(stage)
    assert (await stage.token(**form))[0] == 200
    assert (await stage.token(**form))[1]["error"] == "invalid_grant"
    late = await form_of(stage)
    now = stage.provider.now()
    stage.provider.now = lambda: now + 60
    assert (await stage.token(**late))[1]["error"] == "invalid_grant"
