"""Calls to Teams: in their pace, with a word on what failed and when it is worth another try."""

from dataclasses import replace

import pytest
from aiohttp import web

from bot.ports import NotDelivered
from tests.adapters.teams.microsoft import TENANT
from tests.adapters.teams.outside import ANNAS_CHAT, AWAY, Outside

HELLO = {"type": "message", "text": "Hello"}


async def post(outside: Outside) -> str:
    return await outside.teams.outward.post(outside.annas_chat(), HELLO)


@pytest.mark.parametrize(
    ("status", "code", "in_a_chat", "in_a_channel", "is_forgotten"),
    [
        (404, "ConversationNotFound", "person_unreachable", "channel_gone", True),
        (403, "BotNotInConversationRoster", "person_unreachable", "channel_gone", True),
        (403, "ForbiddenOperationException", "person_unreachable", "channel_gone", True),
        (403, "MessageWritesBlocked", "person_unreachable", "channel_gone", False),
        (403, "BotDisabledByAdmin", "person_unreachable", "channel_gone", False),
        (403, "ConversationBlockedByUser", "person_unreachable", "channel_gone", False),
        (404, "", "person_unreachable", "channel_gone", False),
        (413, "MessageSizeTooBig", "went_wrong", "went_wrong", False),
        (400, "BadSyntax", "went_wrong", "went_wrong", False),
    ],
)
async def test_what_teams_will_never_take_is_not_tried_again(
    outside: Outside, status: int, code: str, in_a_chat: str, in_a_channel: str, is_forgotten: bool
) -> None:
    for where, problem in ((outside.annas_chat(), in_a_chat), (outside.channel(), in_a_channel)):
        outside.microsoft.refuse(status, code)
        with pytest.raises(NotDelivered) as caught:
            await outside.teams.outward.post(where, HELLO)
        assert (caught.value.problem, caught.value.after) == (problem, None)
        assert (await outside.stored.find(TENANT, where.conversation_id) is None) is is_forgotten


async def test_credentials_that_are_refused_stop_everything(outside: Outside) -> None:
    outside.microsoft.login_answers = [web.json_response({"error": "invalid_client"}, status=401)]
    with pytest.raises(NotDelivered) as caught:
        await post(outside)
    assert (caught.value.problem, caught.value.after) == ("not_connected", None)
    outside.microsoft.refuse(401)
    outside.microsoft.refuse(401)
    with pytest.raises(NotDelivered) as caught:
        await post(outside)
    assert (caught.value.problem, caught.value.after) == ("not_connected", None)


async def test_a_conversation_elsewhere_is_not_answered(outside: Outside) -> None:
    elsewhere = replace(outside.annas_chat(), service_url="https://evil.example/")
    with pytest.raises(NotDelivered) as caught:
        await outside.teams.outward.post(elsewhere, HELLO)
    assert caught.value.problem == "not_connected"
    assert not outside.microsoft.logins


@pytest.mark.parametrize("status", [412, 500, 502, 504])
async def test_what_teams_could_not_take_now_is_tried_again_later_and_later(
    outside: Outside, status: int
) -> None:
    pauses = []
    for _ in range(3):
        outside.microsoft.answers = [web.Response(status=status, text="<html>")]
        with pytest.raises(NotDelivered) as caught:
            await post(outside)
        pauses.append(caught.value.after)
    assert pauses == [2, 4, 8]
    assert await post(outside)


async def test_a_post_whose_outcome_is_not_known_is_repeated(outside: Outside) -> None:
    outside.microsoft.answers = [None]
    with pytest.raises(NotDelivered) as caught:
        await post(outside)
    assert caught.value.after
    assert await post(outside)


async def test_teams_asks_us_to_wait_and_we_wait(outside: Outside) -> None:
    outside.microsoft.refuse(429, "Throttled", {"Retry-After": "12"})
    for _ in range(2):
        with pytest.raises(NotDelivered) as caught:
            await post(outside)
        assert caught.value.after == 12
    assert len(outside.microsoft.calls) == 1
    assert await outside.teams.outward.post(outside.channel(), HELLO)


async def test_where_teams_does_not_say_how_long_we_wait_longer_each_time(outside: Outside) -> None:
    for pause in (2, 4):
        outside.microsoft.refuse(429, "Throttled")
        with pytest.raises(NotDelivered) as caught:
            await post(outside)
        assert caught.value.after == pause
        outside.clock.wait(seconds=pause)
    assert await post(outside)


async def test_an_answer_goes_out_beside(outside: Outside) -> None:
    task = outside.teams.outward.answer(outside.channel(), {"type": "message"}, f"{AWAY};messageid=1")
    await outside.teams.background.drain()
    assert task.result() == "m-1"
    assert (
        outside.microsoft.calls[0].path == "conversations/19%3Aaway%40thread.tacv2%3Bmessageid%3D1/activities"
    )


async def test_an_answer_outlasts_a_bad_moment(outside: Outside) -> None:
    outside.microsoft.answers = [None, web.Response(status=502), web.Response(status=412)]
    outside.microsoft.refuse(429, "Throttled", {"Retry-After": "9"})
    before = outside.clock.at
    task = outside.teams.outward.answer(outside.annas_chat(), {"type": "message"})
    assert await task == "m-5"
    assert 20 <= (outside.clock.at - before).total_seconds() <= 40


async def test_an_answer_that_cannot_be_given_is_let_go(
    outside: Outside, caplog: pytest.LogCaptureFixture
) -> None:
    outside.microsoft.answers = [web.Response(status=502) for _ in range(5)]
    assert await outside.teams.outward.answer(outside.annas_chat(), {"type": "message"}) is None
    outside.microsoft.refuse(403, "BotNotInConversationRoster")
    assert await outside.teams.outward.answer(outside.annas_chat(), {"type": "message"}) is None
    assert caplog.text.count("An answer was lost") == 2
    assert await outside.stored.find(TENANT, ANNAS_CHAT) is None
    assert len(outside.microsoft.calls) == 6


async def test_no_token_and_no_secret_ever_reaches_a_log(
    outside: Outside, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    for status in (401, 401, 403, 500, 413):
        outside.microsoft.refuse(status)
    for _ in range(4):
        with pytest.raises(NotDelivered):
            await post(outside)
    assert repr(outside.teams.token._held)
    for hidden in ("app-token", "secret-of-the-stage"):
        assert hidden not in caplog.text
        assert hidden not in repr(outside.teams.settings) + repr(outside.teams.token)
