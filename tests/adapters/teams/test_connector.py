"""Calls to the Connector: with our own token, to Teams alone, and each made once."""

import asyncio
import json

import aiohttp
import pytest
from aiohttp import web

from adapters.teams.app_token import SCOPE, AppToken
from adapters.teams.connector import HOST_REFUSED, Connector
from adapters.teams.trouble import ConnectorRefused, LoginRefused, Throttled, Unreachable
from tests.adapters.teams.microsoft import APP, SECRET, Clock, Microsoft

CHAT = "19:abc@thread.tacv2;messageid=1"
QUOTED = "19%3Aabc%40thread.tacv2%3Bmessageid%3D1"
HELLO = {"type": "message", "text": "Hello"}


@pytest.fixture
def app_token(microsoft: Microsoft, session: aiohttp.ClientSession, clock: Clock) -> AppToken:
    return AppToken(session, microsoft.settings(), clock.seconds)


@pytest.fixture
def connector(microsoft: Microsoft, session: aiohttp.ClientSession, app_token: AppToken) -> Connector:
    return Connector(session, microsoft.settings(), app_token)


async def test_a_token_is_fetched_by_client_credentials(microsoft: Microsoft, app_token: AppToken) -> None:
    assert await app_token.get() == "app-token-1"
    ((tenant, form),) = microsoft.logins
    assert tenant == "botframework.com"
    assert form == {
        "grant_type": "client_credentials",
        "client_id": APP,
        "client_secret": SECRET,
        "scope": SCOPE,
    }


async def test_a_bot_of_one_tenant_asks_its_tenant(
    microsoft: Microsoft, session: aiohttp.ClientSession
) -> None:
    await AppToken(session, microsoft.settings(tenant_id="tenant-1")).get()
    assert microsoft.logins[0][0] == "tenant-1"


async def test_everybody_who_asks_at_once_gets_one_token(microsoft: Microsoft, app_token: AppToken) -> None:
    found = await asyncio.gather(*(app_token.get() for _ in range(20)))
    assert set(found) == {"app-token-1"}
    assert len(microsoft.logins) == 1


async def test_a_token_is_renewed_five_minutes_early(
    microsoft: Microsoft, app_token: AppToken, clock: Clock
) -> None:
    await app_token.get()
    clock.wait(minutes=54)
    assert await app_token.get() == "app-token-1"
    clock.wait(minutes=1)
    assert await app_token.get() == "app-token-2"


async def test_a_token_is_used_to_its_end_while_no_other_can_be_had(
    microsoft: Microsoft, app_token: AppToken, clock: Clock
) -> None:
    await app_token.get()
    microsoft.login_answers = [web.Response(status=503), web.Response(status=429), web.Response(text="[]")]
    clock.wait(minutes=56)
    assert await app_token.get() == "app-token-1"
    assert await app_token.get() == "app-token-1"
    clock.wait(minutes=4)
    with pytest.raises(Unreachable):
        await app_token.get()
    assert await app_token.get() == "app-token-5"


async def test_credentials_that_are_refused_are_named_as_such(
    microsoft: Microsoft, app_token: AppToken
) -> None:
    body = {"error": "invalid_client", "error_description": "AADSTS7000215", "error_codes": [7000215]}
    microsoft.login_answers = [web.json_response(body, status=401)]
    with pytest.raises(LoginRefused, match="HTTP 401 invalid_client 7000215"):
        await app_token.get()


async def test_a_login_server_that_is_not_there_is_tried_again(
    microsoft: Microsoft, session: aiohttp.ClientSession, unused_tcp_port: int
) -> None:
    nowhere = microsoft.settings(login_url=f"http://127.0.0.1:{unused_tcp_port}")
    with pytest.raises(Unreachable):
        await AppToken(session, nowhere).get()


async def test_an_emulator_asks_for_no_token(microsoft: Microsoft, session: aiohttp.ClientSession) -> None:
    settings = microsoft.settings(app_id="", app_secret="", is_emulator=True)
    await Connector(session, settings, AppToken(session, settings)).send(microsoft.service_url, CHAT, HELLO)
    assert [call.token for call in microsoft.calls] == [""]
    assert not microsoft.logins


async def test_a_message_is_sent_and_known_by_its_id(microsoft: Microsoft, connector: Connector) -> None:
    assert await connector.send(microsoft.service_url, CHAT, HELLO) == "m-1"
    (call,) = microsoft.calls
    assert (call.method, call.path) == ("POST", f"conversations/{QUOTED}/activities")
    assert (call.token, call.body) == ("app-token-1", HELLO)


async def test_a_message_may_answer_another(microsoft: Microsoft, connector: Connector) -> None:
    await connector.send(microsoft.service_url.rstrip("/"), CHAT, HELLO, "1:2/3")
    assert microsoft.calls[0].path == f"conversations/{QUOTED}/activities/1%3A2%2F3"


async def test_a_message_is_changed_and_removed(microsoft: Microsoft, connector: Connector) -> None:
    await connector.update(microsoft.service_url, CHAT, "m-1", HELLO)
    await connector.delete(microsoft.service_url, CHAT, "m-1")
    assert [(call.method, call.path) for call in microsoft.calls] == [
        ("PUT", f"conversations/{QUOTED}/activities/m-1"),
        ("DELETE", f"conversations/{QUOTED}/activities/m-1"),
    ]
    assert microsoft.calls[0].body == {**HELLO, "id": "m-1"}


@pytest.mark.parametrize(("id", "quoted"), [("..", "%2E%2E"), ("../x", "..%2Fx"), ("a?b#c", "a%3Fb%23c")])
async def test_an_id_never_leads_elsewhere(
    microsoft: Microsoft, connector: Connector, id: str, quoted: str
) -> None:
    await connector.send(microsoft.service_url, id, HELLO)
    assert microsoft.calls[0].path == f"conversations/{quoted}/activities"


async def test_somebodys_chat_is_opened(microsoft: Microsoft, connector: Connector) -> None:
    assert await connector.create(microsoft.service_url, f"28:{APP}", "29:anna", "tenant-1") == "a:made-1"
    assert microsoft.calls[0].body == {
        "isGroup": False,
        "bot": {"id": f"28:{APP}"},
        "members": [{"id": "29:anna"}],
        "tenantId": "tenant-1",
        "channelData": {"tenant": {"id": "tenant-1"}},
    }


async def test_a_roster_is_read_page_by_page(microsoft: Microsoft, connector: Connector) -> None:
    microsoft.rosters[QUOTED] = [
        {"id": "29:anna", "name": "Anna Berg", "objectId": "entra-anna", "email": "anna@example.com"},
        {"id": "29:ben", "name": "Ben Okafor", "aadObjectId": "entra-ben", "userRole": "user"},
        {"id": "29:guest", "name": None},
    ]
    first = await connector.page(microsoft.service_url, CHAT)
    last = await connector.page(microsoft.service_url, CHAT, first.continuationToken)
    assert [(each.member_id, each.user_id) for each in (*first.members, *last.members)] == [
        ("29:anna", "entra-anna"),
        ("29:ben", "entra-ben"),
        ("29:guest", ""),
    ]
    assert last.continuationToken is None
    assert [call.query for call in microsoft.calls] == [
        {"pageSize": "500"},
        {"pageSize": "500", "continuationToken": "2"},
    ]


async def test_a_member_is_known_by_either_id(microsoft: Microsoft, connector: Connector) -> None:
    microsoft.rosters[QUOTED] = [{"id": "29:ben", "name": "Ben Okafor", "objectId": "entra-ben"}]
    for id in ("29:ben", "entra-ben"):
        assert (await connector.member(microsoft.service_url, CHAT, id)).name == "Ben Okafor"
    with pytest.raises(ConnectorRefused, match="HTTP 404 MemberNotFoundInConversation"):
        await connector.member(microsoft.service_url, CHAT, "29:nobody")


async def test_the_channels_of_a_team_are_listed(microsoft: Microsoft, connector: Connector) -> None:
    (general,) = await connector.channels(microsoft.service_url, "19:team@thread.tacv2")
    assert (general.id, general.name) == ("19:general", None)
    assert microsoft.calls[0].path == "teams/19%3Ateam%40thread.tacv2/conversations"


@pytest.mark.parametrize(
    ("answer", "status", "code"),
    [
        (
            {"error": {"code": "BotNotInConversationRoster", "message": "No."}},
            403,
            "BotNotInConversationRoster",
        ),
        ({"errorCode": 209, "message": '{"subCode":"MessageWritesBlocked"}'}, 403, "MessageWritesBlocked"),
        ({"error": {"code": "Forbidden", "subCode": "MessageWritesBlocked"}}, 403, "MessageWritesBlocked"),
        ({"error": {"code": "ConversationNotFound"}}, 404, "ConversationNotFound"),
        ({"error": {"code": "BadSyntax"}}, 400, "BadSyntax"),
        ({"error": "BadSyntax"}, 400, "BadSyntax"),
        ({"error": None, "message": None}, 404, ""),
        ({"error": {"code": None, "message": "["}}, 404, ""),
        ({"message": "Authorization has been denied for this request."}, 401, ""),
        (None, 404, ""),
        ("<html>Request Entity Too Large</html>", 413, ""),
    ],
)
async def test_a_refusal_says_why(
    microsoft: Microsoft, connector: Connector, answer: object, status: int, code: str
) -> None:
    text = answer if isinstance(answer, str) else "" if answer is None else json.dumps(answer)
    microsoft.answers = [web.Response(status=status, text=text) for _ in range(2)]
    with pytest.raises(ConnectorRefused) as caught:
        await connector.send(microsoft.service_url, CHAT, HELLO)
    assert (caught.value.status, caught.value.code) == (status, code)


@pytest.mark.parametrize(
    "answer",
    [
        web.Response(status=412),
        web.Response(status=408),
        web.Response(status=500, text="{}"),
        web.Response(status=502, text="<html>Bad gateway</html>"),
        web.Response(status=504),
        web.Response(status=302, headers={"Location": "https://evil.example"}),
        web.Response(status=403, text="<html>A proxy says no</html>"),
        web.Response(status=200, text="<html>Welcome</html>"),
        web.Response(status=200, text="[" * 5000),
        None,
    ],
)
async def test_an_answer_that_is_none_leaves_the_outcome_open(
    microsoft: Microsoft, connector: Connector, answer: web.Response | None
) -> None:
    microsoft.answers = [answer]
    with pytest.raises(Unreachable):
        await connector.send(microsoft.service_url, CHAT, HELLO)
    assert len(microsoft.calls) == 1


async def test_a_conversation_without_an_id_is_none(microsoft: Microsoft, connector: Connector) -> None:
    microsoft.answers = [web.Response(status=201)]
    with pytest.raises(Unreachable):
        await connector.create(microsoft.service_url, f"28:{APP}", "29:anna", "tenant-1")


async def test_an_answer_that_does_not_come_is_given_up(
    microsoft: Microsoft, connector: Connector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.teams.connector.PATIENCE", 0.05)
    microsoft.held = asyncio.Event()
    with pytest.raises(Unreachable, match="TimeoutError"):
        await connector.send(microsoft.service_url, CHAT, HELLO)
    microsoft.held.set()


@pytest.mark.parametrize(
    ("header", "after"), [("7", 7), ("0", 1), ("99999", 3600), ("soon", None), (None, None)]
)
async def test_teams_says_how_long_to_wait(
    microsoft: Microsoft, connector: Connector, header: str | None, after: float | None
) -> None:
    microsoft.refuse(429, "Throttled", {"Retry-After": header} if header else None)
    with pytest.raises(Throttled) as caught:
        await connector.send(microsoft.service_url, CHAT, HELLO)
    assert caught.value.after == after


async def test_a_token_that_is_not_taken_is_renewed_once(microsoft: Microsoft, connector: Connector) -> None:
    microsoft.refuse(401)
    assert await connector.send(microsoft.service_url, CHAT, HELLO)
    assert [call.token for call in microsoft.calls] == ["app-token-1", "app-token-2"]
    microsoft.refuse(401, "BotNotRegistered")
    microsoft.refuse(401, "BotNotRegistered")
    with pytest.raises(ConnectorRefused):
        await connector.send(microsoft.service_url, CHAT, HELLO)
    assert len(microsoft.logins) == 3


async def test_a_token_that_was_renewed_meanwhile_is_kept(app_token: AppToken) -> None:
    first = await app_token.get()
    assert first is not None
    app_token.refuse(first)
    second = await app_token.get()
    app_token.refuse(first)
    assert await app_token.get() == second


@pytest.mark.parametrize("url", ["https://evil.example/", "http://127.0.0.1:1/", "http://localhost/", ""])
async def test_our_token_goes_nowhere_but_to_teams(
    microsoft: Microsoft, connector: Connector, url: str
) -> None:
    with pytest.raises(ConnectorRefused) as caught:
        await connector.send(url, CHAT, HELLO)
    assert caught.value.code == HOST_REFUSED
    assert not microsoft.logins
