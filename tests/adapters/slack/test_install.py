"""Installing the app into a workspace, by OAuth or by a token."""

from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from yarl import URL

from adapters.playground import oauth
from adapters.playground.methods import unauthorised
from adapters.slack import manifest
from adapters.slack.install import COOKIE
from adapters.slack.settings import SlackSettings
from adapters.slack.single import Tested, TokenRefused, connect
from adapters.slack.web_api import Unreachable, WebApi
from bot.ports import StoreUnavailable
from domain.company.digests import Platform
from tests.adapters.slack.stage import ANNA, SECRET, TEAM, TOKEN, Stage, standing

BACK = "/slack/oauth_redirect"


@pytest.fixture
async def open_stage() -> AsyncIterator[Stage]:
    """An installation that many workspaces can join."""
    settings = SlackSettings(
        signing_secret=SECRET,
        client_id="1234567890.0987654321",
        client_secret="playground-client-secret",
        public_url="https://leave.example.com/",
        authorize_url="https://slack.example.com/oauth/v2/authorize",
    )
    async with standing(settings) as stage:
        stage.world.app = type(stage.world.app)(
            **{**vars(stage.world.app), "redirect_urls": (f"https://leave.example.com{BACK}",)}
        )
        yield stage


async def begin(stage: Stage) -> tuple[dict[str, str], str]:
    """What the browser is sent on with, and the state it keeps."""
    async with stage.browser.get(f"{stage.url}/slack/install", allow_redirects=False) as answer:
        assert answer.status == 302
        cookie = answer.cookies[COOKIE]
        assert cookie["httponly"]
        assert cookie["secure"]
        assert cookie["samesite"] == "Lax"
        query = {
            name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()
        }
        return query, cookie.value


async def come_back(stage: Stage, query: dict[str, str], kept: str | None) -> tuple[int, str]:
    headers = {"Cookie": f"{COOKIE}={kept}"} if kept else {}
    address = URL(f"{stage.url}{BACK}").with_query(query)
    async with stage.browser.get(address, headers=headers) as answer:
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        return answer.status, await answer.text()


def allow(stage: Stage, query: dict[str, str], team: str = "T2", user: str = "U9DORA") -> dict[str, str]:
    """Somebody presses Allow; what Slack sends the browser back with."""
    target = oauth.authorise(stage.world, query, team, user)
    return {name: values[0] for name, values in parse_qs(urlsplit(target).query).items()}


async def test_a_workspace_installs_the_app(open_stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    query, kept = await begin(open_stage)
    assert query["scope"].split(",") == list(manifest.bot_scopes())
    status, page = await come_back(open_stage, allow(open_stage, query), kept)
    assert status == 200
    assert "Birch" in page
    assert "/vacation" in page
    found = await open_stage.installations.find(Platform.SLACK, "T2")
    assert found is not None
    assert found.installed_by == "U9DORA"
    assert found.bot_id.startswith("B")
    assert "commands" in found.scopes
    assert open_stage.conversation.installed == [found]
    assert found.bot_token not in caplog.text + page


async def test_a_workspace_that_installs_again_is_served_with_its_new_token(open_stage: Stage) -> None:
    await open_stage.command()
    query, kept = await begin(open_stage)
    await come_back(open_stage, allow(open_stage, query, TEAM, ANNA), kept)
    found = await open_stage.slack.workspaces.find(Platform.SLACK, TEAM)
    assert found is not None
    assert found.bot_token != TOKEN


async def test_a_state_works_once(open_stage: Stage) -> None:
    query, kept = await begin(open_stage)
    assert (await come_back(open_stage, allow(open_stage, query), kept))[0] == 200
    assert (await come_back(open_stage, allow(open_stage, query), kept))[0] == 400


async def test_a_state_lives_ten_minutes(open_stage: Stage) -> None:
    query, kept = await begin(open_stage)
    back = allow(open_stage, query)
    open_stage.clock.at += timedelta(minutes=10)
    status, page = await come_back(open_stage, back, kept)
    assert status == 400
    assert "ten minutes" in page


@pytest.mark.parametrize("kept", [None, "another", "ü"])
async def test_a_state_of_another_browser_is_worth_nothing(open_stage: Stage, kept: str | None) -> None:
    query, _ = await begin(open_stage)
    status, _ = await come_back(open_stage, allow(open_stage, query), kept)
    assert status == 400
    assert await open_stage.installations.find(Platform.SLACK, "T2") is None


async def test_a_made_up_state_is_worth_nothing(open_stage: Stage) -> None:
    assert (await come_back(open_stage, {"state": "made-up", "code": "x"}, "made-up"))[0] == 400
    assert (await come_back(open_stage, {"code": "x"}, None))[0] == 400


async def test_somebody_who_says_no_is_not_blamed(open_stage: Stage) -> None:
    query, kept = await begin(open_stage)
    status, page = await come_back(open_stage, {"error": "access_denied", "state": query["state"]}, kept)
    assert status == 400
    assert "cancelled" in page
    assert "Start again" in page


@pytest.mark.parametrize(
    ("fault", "status"),
    [({"error": "invalid_code"}, 400), ({"status": 500}, 502), ({"status": 429, "retry_after": 3}, 502)],
)
async def test_an_exchange_that_fails_is_said_in_words(
    open_stage: Stage, fault: dict[str, int | str], status: int
) -> None:
    query, kept = await begin(open_stage)
    open_stage.world.fail_next("oauth.v2.access", **fault)  # type: ignore[arg-type]
    found, page = await come_back(open_stage, allow(open_stage, query), kept)
    assert found == status
    assert "Start again" in page


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"team": None, "is_enterprise_install": True, "access_token": "xoxb-org"}, "whole organisation"),
        ({"access_token": ""}, "bot token"),
    ],
)
async def test_some_installations_are_refused_in_words(
    open_stage: Stage, monkeypatch: pytest.MonkeyPatch, answer: dict[str, object], words: str
) -> None:
    plain = unauthorised.oauth_access
    monkeypatch.setattr(
        "adapters.playground.methods.UNAUTHORISED",
        {"oauth.v2.access": lambda *given: {**plain(*given), **answer}},
        raising=False,
    )
    query, kept = await begin(open_stage)
    status, page = await come_back(open_stage, allow(open_stage, query), kept)
    assert status == 400
    assert words in page


async def test_while_the_store_is_away_nothing_begins_or_ends(
    open_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    query, kept = await begin(open_stage)

    async def away(*given: object) -> None:
        raise StoreUnavailable("gone")

    monkeypatch.setattr(open_stage.installations, "issue_state", away)
    monkeypatch.setattr(open_stage.installations, "consume_state", away)
    async with open_stage.browser.get(f"{open_stage.url}/slack/install", allow_redirects=False) as answer:
        assert answer.status == 503
    assert (await come_back(open_stage, allow(open_stage, query), kept))[0] == 503


async def test_an_installation_for_one_workspace_takes_no_others(stage: Stage) -> None:
    async with stage.browser.get(f"{stage.url}/slack/install", allow_redirects=False) as answer:
        assert answer.status == 404
        assert "one workspace" in await answer.text()


def test_secrets_do_not_show_where_settings_are_printed() -> None:
    settings = SlackSettings("hidden-1", "hidden-2", "hidden-3", "id", "hidden-4")
    assert "hidden" not in repr(settings)


async def test_a_token_is_tried_once_and_kept(stage: Stage) -> None:
    found = await connect(stage.slack.outward.web, TOKEN, stage.installations, stage.clock)
    assert (found.workspace_id, found.workspace_name) == (TEAM, "Acme")
    assert found.installed_by == ANNA
    assert len(stage.calls("auth.test")) == 1


async def test_a_first_token_makes_its_workspace_known(stage: Stage) -> None:
    await stage.slack.workspaces.remove(Platform.SLACK, TEAM)
    found = await connect(stage.slack.outward.web, TOKEN, stage.slack.workspaces, stage.clock)
    assert await stage.slack.workspaces.find(Platform.SLACK, TEAM) == found
    assert found.installed_by == ""
    await stage.command("help")
    assert stage.conversation.asked[0][0].identity.workspace_id == TEAM


@pytest.mark.parametrize(
    ("token", "error", "words"),
    [
        ("xoxp-user", "", "has to start with xoxb-"),
        ("xoxb-wrong", "", "does not know"),
        (TOKEN, "account_inactive", "removed"),
        (TOKEN, "ekm_access_denied", "ekm_access_denied"),
    ],
)
async def test_a_token_that_is_of_no_use_is_explained(
    stage: Stage, token: str, error: str, words: str
) -> None:
    if error:
        stage.world.fail_next("auth.test", error=error)
    with pytest.raises(TokenRefused) as caught:
        await connect(stage.slack.outward.web, token, stage.installations, stage.clock)
    assert words in str(caught.value)
    assert token not in str(caught.value)


async def test_while_slack_is_away_a_token_is_neither_good_nor_bad(stage: Stage) -> None:
    stage.world.fail_next("auth.test", status=503)
    with pytest.raises(Unreachable):
        await connect(stage.slack.outward.web, TOKEN, stage.installations, stage.clock)


async def test_a_token_of_no_workspace_is_neither_good_nor_bad(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nobody(*given: object) -> Tested:
        return Tested(ok=True)

    monkeypatch.setattr(WebApi, "call_with_form", nobody)
    with pytest.raises(Unreachable):
        await connect(stage.slack.outward.web, TOKEN, stage.installations, stage.clock)
