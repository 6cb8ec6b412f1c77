"""What the app may say and ask over the Connector, and what is refused."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from adapters.playground.teams import TeamsWorld, mri_of
from tests.adapters.playground.teams.stage import ANNA, BEN, GENERAL, TENANT, WHO, Caller, card, message, text


def chat(world: TeamsWorld, person: str = ANNA) -> str:
    return f"v3/conversations/{world.personal(person).id}"


async def test_a_message_is_posted_changed_and_taken_away(teams: TeamsWorld, call: Caller) -> None:
    status, said = await call("POST", f"{chat(teams)}/activities", {"type": "message", "text": "Hello"})
    assert status == 201
    path = f"{chat(teams)}/activities/{said['id']}"
    assert await call("PUT", path, {"type": "message", "text": "Hello again"}) == (200, said)
    assert [each.text for each in teams.messages(ANNA)] == ["Hello again"]
    assert await call("DELETE", path) == (200, None)
    assert teams.messages(ANNA) == []


async def test_a_chat_is_opened_with_somebody_by_either_of_their_ids(teams: TeamsWorld, call: Caller) -> None:
    for name in (mri_of(ANNA), ANNA):
        asked = {"isGroup": False, "members": [{"id": name}], "tenantId": TENANT}
        status, said = await call("POST", "v3/conversations", asked)
        assert (status, said["id"]) == (201, teams.personal(ANNA).id)


async def test_a_thread_begins_in_a_channel_and_goes_on_under_its_name(
    teams: TeamsWorld, call: Caller
) -> None:
    asked = {"channelData": {"channel": {"id": WHO}}, "activity": {"type": "message", "text": "Off today"}}
    status, begun = await call("POST", "v3/conversations", asked)
    assert (status, begun["id"]) == (201, f"{WHO};messageid={begun['activityId']}")
    path = f"v3/conversations/{quote(begun['id'], safe='')}/activities"
    assert (await call("POST", path, {"type": "message", "text": "And Ben"}))[0] == 201
    root, follower = teams.tenant.conversations[WHO].messages
    assert (root.root, follower.root) == ("", root.id)


async def test_members_are_told_by_pages_one_by_one_and_with_their_entra_ids(
    teams: TeamsWorld, call: Caller
) -> None:
    _, page = await call("GET", f"v3/conversations/{GENERAL}/pagedmembers?pageSize=50")
    assert [each["objectId"] for each in page["members"]] == [ANNA, BEN]
    _, everybody = await call("GET", f"v3/conversations/{GENERAL}/members")
    assert everybody == page["members"]
    for name in (mri_of(BEN), BEN, "ben@example.com"):
        assert await call("GET", f"v3/conversations/{GENERAL}/members/{name}") == (200, everybody[1])
    assert (await call("GET", f"v3/conversations/{GENERAL}/members/29:nobody"))[0] == 404


async def test_a_team_tells_its_channels(teams: TeamsWorld, call: Caller) -> None:
    _, team = await call("GET", f"v3/teams/{GENERAL}")
    assert (team["name"], team["channelCount"]) == ("Everybody", 2)
    _, found = await call("GET", f"v3/teams/{GENERAL}/conversations")
    assert [(each["id"], each["name"]) for each in found["conversations"]] == [
        (GENERAL, None),
        (WHO, "who-is-out"),
    ]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"type": "message"}, 400, "BadSyntax"),
        ({"type": "message", "text": "x" * 60_000}, 413, "MessageSizeTooBig"),
        ({"type": "message", "attachments": [{"contentType": "image/heic"}]}, 400, "BadSyntax"),
        (message(text("New"), version="1.7"), 400, "BadArgument"),
    ],
)
async def test_what_teams_would_not_take_is_refused(
    teams: TeamsWorld, call: Caller, body: dict[str, Any], status: int, code: str
) -> None:
    got, said = await call("POST", f"{chat(teams)}/activities", body)
    assert (got, said["error"]["code"]) == (status, code)
    assert teams.messages(ANNA) == []


async def test_nobody_is_reached_who_blocked_the_app_or_where_it_is_not(
    teams: TeamsWorld, call: Caller
) -> None:
    teams.block(ANNA)
    teams.personal(BEN).is_installed = False
    hello = {"type": "message", "text": "Hello"}
    blocked = await call("POST", f"{chat(teams)}/activities", hello)
    assert (blocked[0], blocked[1]["error"]["code"]) == (403, "MessageWritesBlocked")
    gone = await call("POST", f"{chat(teams, BEN)}/activities", hello)
    assert (gone[0], gone[1]["error"]["code"]) == (403, "BotNotInConversationRoster")
    asked = {"members": [{"id": BEN}], "tenantId": TENANT}
    assert (await call("POST", "v3/conversations", asked))[0] == 403
    unknown = await call("POST", "v3/conversations/19:none@thread.tacv2/activities", hello)
    assert (unknown[0], unknown[1]["error"]["code"]) == (404, "ConversationNotFound")


async def test_only_its_own_messages_are_the_apps_to_change(teams: TeamsWorld, call: Caller) -> None:
    written = await teams.say(ANNA, teams.personal(ANNA).id, "Mine")
    path = f"{chat(teams)}/activities/{written.id}"
    assert (await call("PUT", path, {"type": "message", "text": "Not yours"}))[0] == 404
    assert (await call("DELETE", path))[0] == 404


async def test_faults_come_as_armed(teams: TeamsWorld, call: Caller) -> None:
    teams.fail_next("sendToConversation", retry_after=2)
    path, hello = f"{chat(teams)}/activities", {"type": "message", "text": "Hello"}
    assert (await call("POST", path, hello))[0] == 429
    assert (await call("POST", path, hello))[0] == 201


async def test_a_token_is_given_for_the_secret_and_nothing_else(teams: TeamsWorld, call: Caller) -> None:
    assert (await call.log_in(client_secret="guessed"))[0] == 401
    assert (await call.log_in(client_id="other"))[0] == 400
    assert (await call.log_in(scope="https://graph.microsoft.com/.default"))[0] == 400
    call.token = "made-up"
    status, said = await call("GET", f"v3/teams/{GENERAL}")
    assert (status, said["error"]["code"]) == (401, "Unauthorized")


async def test_a_card_that_people_see_differently_is_one_again_when_the_app_changes_it(
    teams: TeamsWorld, call: Caller
) -> None:
    _, said = await call("POST", f"{chat(teams)}/activities", message(text("For all")))
    [posted] = teams.messages(ANNA)
    posted.views[ANNA] = card(text("For Anna"))
    await call("PUT", f"{chat(teams)}/activities/{said['id']}", message(text("Decided")))
    assert posted.card(ANNA) == card(text("Decided"))
