"""Who may call what: tokens, scopes, installing and uninstalling."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.playground import SlackWorld
from tests.adapters.playground.stage import ANNA, BEN, CHRIS, GENERAL, TEAM, Clock, EchoApp

BACK = "http://127.0.0.1/back"
# slack_sdk 3.47 still builds its header with a class that aiohttp has marked as old.
OLD_SDK = "ignore:BasicAuth is deprecated:DeprecationWarning"


async def test_the_token_says_who_is_calling(world: SlackWorld, client: AsyncWebClient) -> None:
    answer = await client.auth_test()
    assert (answer["team_id"], answer["team"], answer["user"]) == (TEAM, "Acme", "echo")
    assert "chat:write" in answer.headers["x-oauth-scopes"]


@pytest.mark.parametrize(("token", "error"), [("", "not_authed"), ("xoxb-unknown", "invalid_auth")])
async def test_a_wrong_token_opens_nothing(world: SlackWorld, token: str, error: str) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{world.api_url}auth.test", data={"token": token}) as answer,
    ):
        assert await answer.json() == {"ok": False, "error": error}


async def test_a_missing_scope_is_named(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        await client.team_info()
    answer = refused.value.response
    assert (answer["error"], answer["needed"]) == ("missing_scope", "team:read")
    assert answer["provided"] == "commands,chat:write,users:read,im:write"
    with pytest.raises(SlackApiError, match="channels:read"):
        await client.conversations_info(channel=GENERAL)


async def test_an_email_is_only_shown_with_its_scope(world: SlackWorld, client: AsyncWebClient) -> None:
    assert "email" not in (await client.users_info(user=ANNA))["user"]["profile"]
    world.install(TEAM, token="xoxb-echo", scopes=("users:read.email",))
    assert (await client.users_info(user=ANNA))["user"]["profile"]["email"] == "anna@example.com"
    found = await client.users_lookupByEmail(email="BEN@example.com")
    assert found["user"]["id"] == BEN
    with pytest.raises(SlackApiError, match="users_not_found"):
        await client.users_lookupByEmail(email="chris@example.com")


async def test_people_come_in_pages_with_zone_and_locale(client: AsyncWebClient) -> None:
    ids: list[str] = []
    async for page in await client.users_list(limit=2, include_locale=True):
        ids += [member["id"] for member in page["members"]]
    assert ids[:3] == [ANNA, BEN, CHRIS]
    ben = (await client.users_info(user=BEN, include_locale=True))["user"]
    assert (ben["tz"], ben["tz_offset"], ben["locale"]) == ("Europe/London", 3600, "en-GB")
    assert (await client.users_info(user=CHRIS))["user"]["deleted"]
    with pytest.raises(SlackApiError, match="user_not_found"):
        await client.users_info(user="U0NOBODY")


async def test_channels_are_listed_by_kind_and_scope(world: SlackWorld, client: AsyncWebClient) -> None:
    world.install(TEAM, token="xoxb-echo", scopes=("channels:read", "groups:read", "channels:join"))
    listed = await client.conversations_list(types="public_channel,private_channel")
    assert [c["name"] for c in listed["channels"]] == ["general"]
    assert (await client.conversations_join(channel=GENERAL))["channel"]["is_member"]
    members = (await client.conversations_members(channel=GENERAL))["members"]
    assert members[:2] == [ANNA, BEN]
    with pytest.raises(SlackApiError, match="invalid_types"):
        await client.conversations_list(types="rooms")
    await world.settled()


async def test_nobody_opens_a_talk_with_somebody_who_left(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="user_disabled"):
        await client.conversations_open(users=CHRIS)
    first = await client.conversations_open(users=ANNA)
    again = await client.conversations_open(users=ANNA)
    assert (first["channel"]["id"], again["already_open"]) == (again["channel"]["id"], True)


async def test_an_unknown_method_is_unknown(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="unknown_method"):
        await client.api_call("chat.whisper")


async def test_uninstalling_kills_the_token_and_is_told_twice(
    world: SlackWorld, client: AsyncWebClient, echo: EchoApp
) -> None:
    await world.uninstall()
    with pytest.raises(SlackApiError, match="account_inactive"):
        await client.auth_test()
    assert (echo.count("tokens_revoked"), echo.count("app_uninstalled")) == (1, 1)
    assert not (await world.slash(ANNA, "/echo")).ok


async def test_a_revoked_token_is_refused(world: SlackWorld, client: AsyncWebClient, echo: EchoApp) -> None:
    assert (await client.auth_revoke())["revoked"]
    await world.settled()
    assert echo.last("tokens_revoked")["event"]["tokens"]["oauth"] == []
    with pytest.raises(SlackApiError, match="token_revoked"):
        await client.auth_test()


async def test_an_app_can_take_itself_out(world: SlackWorld, client: AsyncWebClient, echo: EchoApp) -> None:
    with pytest.raises(SlackApiError, match="bad_client_secret"):
        await client.apps_uninstall(client_id=world.app.client_id, client_secret="wrong")
    await client.apps_uninstall(client_id=world.app.client_id, client_secret=world.app.client_secret)
    await world.settled()
    assert echo.count("app_uninstalled") == 1


async def allow(world: SlackWorld, answer: str = "allow", **query: str) -> dict[str, str]:
    """Go through the page as a browser does; what the app is sent back with."""
    asked = {"client_id": world.app.client_id, "scope": "commands,chat:write", "redirect_uri": BACK}
    url = f"{world.base_url}/playground/slack/authorize"
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            url, params=asked | query, data={"answer": answer, "team": TEAM}, allow_redirects=False
        ) as sent,
    ):
        assert sent.status == 302
        back = parse_qs(urlsplit(sent.headers["Location"]).query)
        return {name: values[0] for name, values in back.items()}


@pytest.mark.filterwarnings(OLD_SDK)
async def test_a_code_becomes_a_token_once(world: SlackWorld, client: AsyncWebClient) -> None:
    back = await allow(world, state="s-1")
    assert back["state"] == "s-1"
    ids = {"client_id": world.app.client_id, "client_secret": world.app.client_secret}
    granted = await client.oauth_v2_access(**ids, code=back["code"], redirect_uri=BACK)
    assert (granted["team"]["id"], granted["authed_user"]["id"]) == (TEAM, ANNA)
    assert (await AsyncWebClient(granted["access_token"], base_url=world.api_url).auth_test())["ok"]
    with pytest.raises(SlackApiError, match="invalid_code"):
        await client.oauth_v2_access(**ids, code=back["code"], redirect_uri=BACK)


@pytest.mark.filterwarnings(OLD_SDK)
async def test_a_code_is_bound_to_its_way_back_and_to_ten_minutes(
    world: SlackWorld, client: AsyncWebClient, clock: Clock
) -> None:
    ids = {"client_id": world.app.client_id, "client_secret": world.app.client_secret}
    back = await allow(world)
    with pytest.raises(SlackApiError, match="bad_redirect_uri"):
        await client.oauth_v2_access(**ids, code=back["code"], redirect_uri="http://127.0.0.1/else")
    late = await allow(world)
    clock.wait(minutes=11)
    with pytest.raises(SlackApiError, match="invalid_code"):
        await client.oauth_v2_access(**ids, code=late["code"], redirect_uri=BACK)


async def test_a_refusal_goes_back_as_one(world: SlackWorld) -> None:
    assert (await allow(world, answer="deny", state="s-2")) == {"error": "access_denied", "state": "s-2"}


async def test_the_page_asks_for_known_apps_only(world: SlackWorld) -> None:
    url = f"{world.base_url}/playground/slack/authorize"
    async with aiohttp.ClientSession() as session:
        async with session.get(url, params={"client_id": "other"}) as answer:
            assert answer.status == 400
        asked = {"client_id": world.app.client_id, "scope": "commands", "redirect_uri": BACK}
        async with session.get(url, params=asked) as answer:
            text = await answer.text()
            assert (answer.status, "Acme" in text, "commands" in text) == (200, True, True)
