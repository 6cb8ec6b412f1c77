"""Teams over the wire: signed activities in, cards out, real databases, and Slack beside it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests import cast
from tests.walks.teams import GENERAL, PEOPLE, Chat, both, buttons, said


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    """Everybody has the app in Teams, and has been greeted."""
    async with both(tmp_path) as found:
        for who in (cast.ANNA, cast.BEN, cast.CARLA):
            assert (await found.install(who)).status == 200
        await found.settled()
        found.microsoft.calls.clear()
        yield found


async def test_words_are_answered_by_a_card(chat: Chat) -> None:
    assert (await chat.write(cast.ANNA, "balance")).status == 200
    await chat.settled()
    [card] = chat.messages(cast.ANNA)
    assert "Vacation" in said(card)


async def test_a_request_goes_from_words_to_a_card_to_leave(chat: Chat) -> None:
    await chat.write(cast.ANNA, "vacation next fri to tue")
    await chat.settled()
    [form] = chat.messages(cast.ANNA)
    assert "was read as" in said(form)
    sent = await chat.press(cast.ANNA, form, "request")
    assert sent.status == 200
    await chat.settled()
    [card] = chat.messages(cast.BEN)
    assert "Anna Kovács" in said(card)
    decided = await chat.press(cast.BEN, card, "approve")
    assert "approved" in said(decided.card).lower()
    assert not list(buttons(decided.card, "approve"))
    await chat.settled()
    assert "Ben Okafor" in said(chat.messages(cast.ANNA))


async def test_asked_in_slack_and_decided_in_teams_every_message_says_so(chat: Chat) -> None:
    await chat.house.ask(cast.ANNA, "next fri to tue")
    await chat.settled()
    [card] = chat.messages(cast.BEN)
    await chat.press(cast.BEN, card, "approve")
    await chat.settled()
    assert not list(buttons(chat.messages(cast.BEN), "approve"))
    receipt = chat.house.messages(cast.ANNA)[0]
    assert "Ben Okafor" in receipt.text


async def test_a_second_decision_is_answered_with_how_it_stands(chat: Chat) -> None:
    await chat.house.ask(cast.ANNA, "next fri to tue")
    await chat.settled()
    [card] = chat.messages(cast.BEN)
    await chat.press(cast.BEN, card, "approve")
    again = await chat.press(cast.BEN, card, "decline")
    assert again.status == 200
    assert "approved" in said(again.card).lower()


async def test_who_may_not_decide_is_told_so(chat: Chat) -> None:
    await chat.house.ask(cast.ANNA, "next fri to tue")
    await chat.settled()
    [card] = chat.messages(cast.BEN)
    refused = await chat.press(cast.ANNA, card, "approve")
    assert refused.status == 200
    assert "approved" not in said(refused.body).lower()
    await chat.settled()
    assert list(buttons(chat.messages(cast.BEN), "approve"))


async def test_in_a_channel_only_the_asker_sees_the_answer(chat: Chat) -> None:
    await chat.write(cast.ANNA, "balance", GENERAL)
    await chat.settled()
    [curtain] = chat.messages(GENERAL)
    assert "Vacation" not in said(curtain)
    assert curtain["refresh"]["userIds"] == [f"29:{cast.ANNA}"]
    look = {"action": curtain["refresh"]["action"], "trigger": "automatic"}
    shown = await chat.invoke(cast.ANNA, "adaptiveCard/action", look, GENERAL)
    assert "Vacation" in said(shown.card)
    others = await chat.invoke(cast.BEN, "adaptiveCard/action", look, GENERAL)
    assert "Vacation" not in said(others.body)


async def test_a_dialog_works_out_what_a_request_costs_and_keeps_what_was_typed(chat: Chat) -> None:
    await chat.write(cast.ANNA, "")
    await chat.settled()
    [menu] = chat.messages(cast.ANNA)
    dialog = await chat.open(cast.ANNA, menu, "open_request")
    days = {"first_day": "2026-08-10", "last_day": "2026-08-14", "note": "By the sea"}
    shown = await chat.submit(cast.ANNA, dialog.card, "request", look=True, leave_type="vacation", **days)
    assert "5 days" in said(shown.card)
    wrong = await chat.submit(cast.ANNA, shown.card, "request", last_day="2026-08-01")
    assert "By the sea" in said(wrong.card)
    sent = await chat.submit(cast.ANNA, shown.card, "request")
    assert "5 days" in said(sent.card)


async def test_the_message_extension_asks_for_leave_and_finds_who_is_away(chat: Chat) -> None:
    form = await chat.invoke(cast.ANNA, "composeExtension/fetchTask", {"commandId": "requestLeave"})
    assert list(buttons(form.card, "request"))
    query = {"commandId": "whoIsAway", "parameters": [{"name": "who", "value": ""}]}
    found = await chat.invoke(cast.ANNA, "composeExtension/query", query)
    assert found.body["composeExtension"]["type"] in ("result", "message")


async def test_nobody_without_a_good_token_is_let_in(chat: Chat) -> None:
    body = chat.activity(cast.ANNA, "message", text="balance")
    for claims in (
        {"aud": "another"},
        {"exp": 1},
        {"iss": "https://evil.example"},
        {"serviceurl": "https://x"},
    ):
        assert (await chat.post(body, **claims)).status == 401
    assert chat.messages(cast.ANNA) == []


async def test_what_is_no_activity_is_refused_in_words(chat: Chat) -> None:
    unknown = await chat.invoke(cast.ANNA, "nothing/known", {})
    assert unknown.status == 501
    strange = await chat.invoke(cast.ANNA, "adaptiveCard/action", {"action": {"data": {"other": 1}}})
    assert strange.body["statusCode"] == 400
    assert (await chat.post(["no", "activity"])).status == 400  # type: ignore[arg-type]
    large = chat.activity(cast.ANNA, "message", text="x" * 300_000)
    assert (await chat.post(large)).status == 413


async def test_a_message_that_comes_twice_is_answered_once(chat: Chat) -> None:
    body = chat.activity(cast.ANNA, "message", text="balance")
    assert [(await chat.post(body)).status for _ in range(2)] == [200, 200]
    await chat.settled()
    assert len(chat.messages(cast.ANNA)) == 1


async def test_people_are_known_by_their_entra_id_then_by_e_mail(chat: Chat) -> None:
    known = await chat.house.parts.house.queries.identities(cast.COMPANY, cast.ANNA)
    assert PEOPLE[cast.ANNA] in {each.user_id for each in known}


async def test_another_organisation_is_not_served(tmp_path: Path) -> None:
    async with both(tmp_path, TEAMS_TENANTS="another-tenant") as chat:
        refused = await chat.write(cast.ANNA, "balance")
        assert refused.status == 403
        assert "does not serve" in refused.body


async def test_without_an_app_nothing_is_there_to_post_to(tmp_path: Path) -> None:
    async with both(tmp_path, TEAMS_APP_SECRET="") as chat:
        assert (await chat.write(cast.ANNA, "balance")).status == 404


async def test_an_emulator_is_let_in_on_loopback_only(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="TEAMS_EMULATOR"):
        async with both(tmp_path, TEAMS_EMULATOR="true"):
            pass


async def test_a_mention_with_markup_in_its_name_is_still_one_person(chat: Chat) -> None:
    name = "<b>Ben</b> [x](https://evil.example) </at>"
    ben = {"type": "mention", "text": f"<at>{name}</at>", "mentioned": {"id": f"29:{cast.BEN}", "name": name}}
    await chat.write(cast.ANNA, f"away <at>{name}</at>", entities=[ben])
    await chat.settled()
    [card] = chat.messages(cast.ANNA)
    assert "Ben Okafor" in said(card)
    assert "evil" not in said(card)


async def test_a_guest_without_an_e_mail_address_hears_why_not(chat: Chat) -> None:
    await chat.install("guest")
    chat.microsoft.rosters["a%3Aguest"][0] |= {"userRole": "guest", "email": None, "userPrincipalName": None}
    await chat.write("guest", "balance")
    await chat.settled()
    card = chat.messages("guest")[-1]
    assert "guest" in said(card).lower()


async def test_a_digest_is_arranged_in_a_channel_and_posted_there(chat: Chat) -> None:
    await chat.write(cast.CARLA, "digest", GENERAL)
    await chat.settled()
    [curtain] = chat.messages(GENERAL)
    look = {"action": curtain["refresh"]["action"], "trigger": "automatic"}
    form = await chat.invoke(cast.CARLA, "adaptiveCard/action", look, GENERAL)
    sent = await chat.press(cast.CARLA, form.card, "digest", GENERAL, when_empty="true", time="09:00")
    assert sent.status == 200
    chat.house.later(days=1)
    await chat.house.tick()
    await chat.settled()
    digest = chat.messages(GENERAL)[-1]
    assert "Off today" in said(digest)
    assert "Vacation" not in said(digest)


async def test_a_channel_that_is_gone_stops_its_digest(chat: Chat) -> None:
    await test_a_digest_is_arranged_in_a_channel_and_posted_there(chat)
    data = {"tenant": {"id": "tenant-1"}, "eventType": "channelDeleted", "channel": {"id": GENERAL}}
    gone = chat.activity(cast.CARLA, "conversationUpdate", GENERAL, channelData=data)
    assert (await chat.post(gone)).status == 200
    settings = await chat.house.parts.house.store.settings(cast.COMPANY)
    assert not settings.digests


async def test_who_has_no_app_in_teams_is_reached_in_slack(tmp_path: Path) -> None:
    async with both(tmp_path) as chat:
        await chat.install(cast.ANNA)
        await chat.settled()
        await chat.write(cast.ANNA, "vacation next fri to tue")
        await chat.settled()
        form = chat.messages(cast.ANNA)[-1]
        await chat.press(cast.ANNA, form, "request")
        await chat.settled()
        assert "Anna Kovács" in chat.house.messages(cast.BEN)[0].text


async def test_what_was_sent_from_the_chat_stays_there_without_buttons(chat: Chat) -> None:
    await chat.write(cast.ANNA, "vacation next fri to tue")
    await chat.settled()
    sent = await chat.press(cast.ANNA, chat.messages(cast.ANNA)[-1], "request")
    assert "Vacation" in said(sent.card)
    assert not [each for each in sent.card["body"] if each["type"] == "ActionSet"]


async def test_a_client_that_knows_no_execute_presses_by_a_message(chat: Chat) -> None:
    await chat.house.ask(cast.ANNA, "next fri to tue")
    await chat.settled()
    [card] = chat.messages(cast.BEN)
    data = next(iter(buttons(card, "approve")))["data"]
    await chat.post(chat.activity(cast.BEN, "message", value=data))
    await chat.settled()
    assert not list(buttons(chat.messages(cast.BEN), "approve"))


async def test_a_look_that_comes_by_itself_changes_nothing(chat: Chat) -> None:
    await chat.house.ask(cast.ANNA, "next fri to tue")
    await chat.settled()
    [card] = chat.messages(cast.BEN)
    button = next(iter(buttons(card, "approve")))
    looked = {"action": {"verb": "approve", "data": button["data"]}, "trigger": "automatic"}
    refused = await chat.invoke(cast.BEN, "adaptiveCard/action", looked)
    assert refused.body["statusCode"] == 400
    shown = {"action": card["refresh"]["action"], "trigger": "automatic"}
    fresh = await chat.invoke(cast.BEN, "adaptiveCard/action", shown)
    assert list(buttons(fresh.card, "approve"))
    others = await chat.invoke(cast.ANNA, "adaptiveCard/action", shown)
    assert not list(buttons(others.body, "approve"))


async def test_where_the_app_leaves_its_last_conversation_the_tenant_is_left(chat: Chat) -> None:
    for who in (cast.ANNA, cast.BEN, cast.CARLA):
        await chat.post(chat.activity(who, "installationUpdate", action="remove"))
    settings = await chat.house.parts.house.store.settings(cast.COMPANY)
    assert {platform.value for platform, _ in settings.workspaces} == {"slack"}
    await chat.install(cast.ANNA)
    await chat.write(cast.ANNA, "balance")
    await chat.settled()
    assert "Vacation" in said(chat.messages(cast.ANNA)[-1])
