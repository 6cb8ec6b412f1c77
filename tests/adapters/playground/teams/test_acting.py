"""What people do, as it reaches the app, and what its answers change."""

from __future__ import annotations

from typing import Any

import jwt
from aiohttp import web

from adapters.playground.teams import TeamsWorld, mri_of
from tests.adapters.playground.teams.stage import (
    ANNA,
    BEN,
    GENERAL,
    GROUP,
    TENANT,
    WHO,
    Caller,
    EchoBot,
    answered,
    button,
    card,
    message,
    opening,
    page,
    text,
)


async def posted(world: TeamsWorld, call: Caller, body: dict[str, Any], place: str = "") -> Any:
    at = place or world.personal(ANNA).id
    _, said = await call("POST", f"v3/conversations/{at}/activities", body)
    return world.tenant.conversations[at].find(said["id"])


async def test_words_reach_the_app_signed_with_who_where_and_in_what_language(
    teams: TeamsWorld, bot: EchoBot, call: Caller
) -> None:
    await teams.say(BEN, teams.personal(BEN).id, "vacation next fri")
    activity = bot.last("message")
    assert activity["text"] == "vacation next fri"
    assert activity["from"] == {"id": mri_of(BEN), "name": "Ben Okafor", "aadObjectId": BEN}
    assert activity["conversation"]["conversationType"] == "personal"
    assert activity["channelData"]["tenant"] == {"id": TENANT}
    [client] = activity["entities"]
    assert (client["locale"], client["timezone"]) == ("en-GB", "Europe/London")
    async with call.session.get(f"{teams.url}/openid") as answer:
        where = (await answer.json())["jwks_uri"]
    async with call.session.get(where) as answer:
        [key] = (await answer.json())["keys"]
    assert key["endorsements"] == ["msteams"]
    claims = jwt.decode(bot.tokens[-1], jwt.PyJWK(key), ["RS256"], audience=teams.app.id)
    assert (claims["iss"], claims["serviceurl"]) == ("https://api.botframework.com", activity["serviceUrl"])


async def test_a_channel_tells_the_app_only_of_words_that_mention_it(teams: TeamsWorld, bot: EchoBot) -> None:
    await teams.say(ANNA, WHO, "Good morning")
    assert bot.got == []
    await teams.say(ANNA, WHO, "@Echo is @Ben Okafor away?")
    activity = bot.last("message")
    assert activity["text"] == "<at>Echo</at> is <at>Ben Okafor</at> away?"
    mentioned = {each["mentioned"]["id"] for each in activity["entities"] if each["type"] == "mention"}
    assert mentioned == {teams.app.mri, mri_of(BEN)}
    assert activity["conversation"]["id"] == f"{WHO};messageid={activity['id']}"
    assert activity["channelData"]["team"] == {"id": GENERAL}


async def test_an_answer_with_a_card_is_for_the_one_who_pressed(
    teams: TeamsWorld, bot: EchoBot, call: Caller
) -> None:
    seen = await posted(teams, call, message(button("Show", verb="show", data={"a": "1"})), GROUP)
    bot.answers["adaptiveCard/action"] = answered(card(text("Yours alone")))
    await teams.press(ANNA, teams.tenant.conversations[GROUP], seen, "Show", note="hi")
    asked = bot.last("adaptiveCard/action")
    assert asked["value"]["action"]["data"] == {"a": "1", "note": "hi"}
    assert (asked["value"]["trigger"], asked["replyToId"]) == ("manual", seen.id)
    assert seen.card(ANNA) == card(text("Yours alone"))
    assert seen.card(BEN) != seen.card(ANNA)


async def test_a_card_refreshes_by_itself(teams: TeamsWorld, bot: EchoBot, call: Caller) -> None:
    refresh = {"action": button("Refresh", verb="refresh"), "userIds": [mri_of(ANNA)]}
    seen = await posted(teams, call, message(text("Base"), refresh=refresh), GROUP)
    bot.answers["adaptiveCard/action"] = answered(card(text("Yours")))
    await teams.refresh(ANNA, GROUP, seen.id)
    assert bot.last("adaptiveCard/action")["value"]["trigger"] == "automatic"
    assert seen.card(ANNA) == card(text("Yours"))


async def test_errors_and_passing_words_are_shown(teams: TeamsWorld, bot: EchoBot, call: Caller) -> None:
    seen = await posted(teams, call, message(button("Approve")))
    at = teams.personal(ANNA)
    error = {"code": "400", "message": "Ben was faster."}
    bot.answers["adaptiveCard/action"] = {
        "statusCode": 400,
        "type": "application/vnd.microsoft.error",
        "value": error,
    }
    assert (await teams.press(ANNA, at, seen, "Approve")).error == "Ben was faster."
    bot.answers["adaptiveCard/action"] = {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "Approved.",
    }
    assert (await teams.press(ANNA, at, seen, "Approve")).toast == "Approved."
    bot.answers["adaptiveCard/action"] = web.Response(status=500)
    assert "went wrong" in (await teams.press(ANNA, at, seen, "Approve")).error


async def test_a_dialog_goes_from_page_to_page_and_closes(
    teams: TeamsWorld, bot: EchoBot, call: Caller
) -> None:
    seen = await posted(teams, call, message(opening("Request leave")))
    bot.answers["task/fetch"] = page("Request leave", card(button("Send", "Submit", data={"do": "send"})))
    await teams.press(ANNA, teams.personal(ANNA), seen, "Request leave")
    assert bot.last("task/fetch")["value"]["data"]["leave"] == {"do": "ask"}
    assert teams.dialogs[ANNA].title == "Request leave"
    bot.answers["task/submit"] = page("Sent", card(text("It is with Ben.")))
    await teams.press_in_dialog(ANNA, "Send", first="2026-07-10")
    assert bot.last("task/submit")["value"]["data"] == {"do": "send", "first": "2026-07-10"}
    assert teams.dialogs[ANNA].title == "Sent"
    await teams.close_dialog(ANNA)
    assert ANNA not in teams.dialogs


async def test_a_message_extension_searches_and_puts_a_card_into_the_chat(
    teams: TeamsWorld, bot: EchoBot
) -> None:
    found = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card(text("Ben is away"))}
    bot.answers["composeExtension/query"] = {
        "composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": [found]}
    }
    outcome = await teams.search(ANNA, GROUP, "whoIsAway", "ben")
    asked = bot.last("composeExtension/query")["value"]
    assert asked["parameters"] == [{"name": "name", "value": "ben"}]
    sent = await teams.attach(ANNA, GROUP, outcome.found[0])
    assert sent.card(BEN) == card(text("Ben is away"))


async def test_a_message_extension_with_a_dialog_ends_in_a_card(teams: TeamsWorld, bot: EchoBot) -> None:
    bot.answers["composeExtension/fetchTask"] = page("Request leave", card(button("Send", "Submit")))
    await teams.open_extension(ANNA, GROUP, "requestLeave")
    bot.answers["composeExtension/submitAction"] = {
        "composeExtension": {"type": "result", "attachments": [{"contentType": "x"}]}
    }
    outcome = await teams.press_in_dialog(ANNA, "Send", note="x")
    asked = bot.last("composeExtension/submitAction")["value"]
    assert (asked["commandId"], asked["data"]) == ("requestLeave", {"note": "x"})
    assert outcome.found == [{"contentType": "x"}]
    assert ANNA not in teams.dialogs


async def test_a_plain_submit_is_a_message_with_a_value(
    teams: TeamsWorld, bot: EchoBot, call: Caller
) -> None:
    seen = await posted(teams, call, message(button("Yes", "Submit", data={"x": "1"})), WHO)
    await teams.press(ANNA, teams.tenant.conversations[WHO], seen, "Yes")
    activity = bot.last("message")
    assert (activity["value"], activity["replyToId"]) == ({"x": "1"}, seen.id)
    assert activity["conversation"]["id"] == f"{WHO};messageid={seen.id}"
    assert "text" not in activity


async def test_the_app_hears_that_it_was_added_and_taken_away(teams: TeamsWorld, bot: EchoBot) -> None:
    for place in teams.tenant.conversations.values():
        place.is_installed = False
    assert await teams.install_everywhere(BEN)
    updates = [each for each in bot.got if each["type"] == "installationUpdate"]
    assert [each["conversation"]["conversationType"] for each in updates] == [
        "channel",
        "groupChat",
        "personal",
        "personal",
    ]
    assert updates[0]["channelData"]["team"]["name"] == "Everybody"
    assert updates[2]["from"]["aadObjectId"] == BEN
    assert all(place.is_installed for place in teams.tenant.conversations.values())
    await teams.uninstall(teams.personal(BEN), BEN)
    assert bot.last("installationUpdate")["action"] == "remove"


async def test_the_app_hears_where_to_answer_when_it_is_upgraded(teams: TeamsWorld, bot: EchoBot) -> None:
    await teams.upgrade_everywhere()
    assert {each["action"] for each in bot.got} == {"add-upgrade"}
    assert len(bot.got) == len(teams.tenant.conversations)
    assert {each["serviceUrl"] for each in bot.got} == {teams.service_url}
