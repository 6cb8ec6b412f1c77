"""Cards and digests on Teams: posted once, kept up to date, and honest about what did not go out."""

from dataclasses import replace

import pytest
from aiohttp import web

from adapters.teams.delivery import CARD as CARD_TYPE
from adapters.teams.delivery import LONGEST_SUMMARY, post
from adapters.teams.screens import Message
from bot.ports import Copy, NotDelivered
from bot.screens import Screen
from bot.screens.examples import EXAMPLES
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity
from tests.adapters.teams.microsoft import TENANT
from tests.adapters.teams.outside import ANNA, ANNAS_CHAT, AWAY, BEN, BOT, DORA, HERE, Outside

CARD, DECIDED, DIGEST = EXAMPLES["approval card"], EXAMPLES["approval card, approved"], EXAMPLES["digest"]


async def tell(
    outside: Outside, copy: Copy | None = None, screen: Screen = CARD, to: Identity = ANNA
) -> Copy:
    found = await outside.teams.messenger.tell(to, screen, "en", "d-1", copy)
    assert found is not None
    return found


async def test_a_card_reaches_its_reader_directly(outside: Outside) -> None:
    copy = await tell(outside)
    (call,) = outside.microsoft.calls
    assert call.path == "conversations/a%3Aanna/activities"
    assert (copy.platform, copy.workspace_id, copy.channel_id) == (Platform.TEAMS, TENANT, ANNAS_CHAT)
    assert copy.message_id == "m-1"
    (attachment,) = call.body["attachments"]
    assert attachment["contentType"] == CARD_TYPE
    assert attachment["content"]["type"] == "AdaptiveCard"
    assert call.body["summary"]
    assert call.body["channelData"] == {"notification": {"alert": True}}


async def test_a_card_is_refreshed_for_its_reader_alone(outside: Outside) -> None:
    await tell(outside)
    card = outside.microsoft.calls[0].body["attachments"][0]["content"]
    assert card["refresh"]["userIds"] == ["29:anna"]


async def test_a_card_that_changed_changes_where_it_stands(outside: Outside) -> None:
    first = await tell(outside)
    second = await tell(outside, first, DECIDED)
    assert (second.channel_id, second.message_id) == (first.channel_id, first.message_id)
    assert second.drawn != first.drawn
    (call,) = outside.microsoft.sent("PUT")
    assert call.path == "conversations/a%3Aanna/activities/m-1"
    assert len(outside.microsoft.sent("POST")) == 1


async def test_a_card_that_looks_the_same_costs_no_call(outside: Outside) -> None:
    first = await tell(outside)
    outside.microsoft.calls.clear()
    assert await tell(outside, first) == first
    assert not outside.microsoft.calls


async def test_a_card_that_somebody_removed_is_posted_anew(outside: Outside) -> None:
    first = await tell(outside)
    outside.microsoft.refuse(404, "ActivityNotFoundInConversation")
    second = await tell(outside, first, DECIDED)
    assert second.message_id != first.message_id


async def test_a_card_in_a_chat_that_is_gone_is_posted_in_the_new_one(outside: Outside) -> None:
    first = await tell(outside)
    await outside.teams.references.note(replace(outside.annas_chat(), conversation_id="a:anna-again"))
    outside.microsoft.refuse(403, "BotNotInConversationRoster")
    second = await tell(outside, first, DECIDED)
    assert second.channel_id == "a:anna-again"


async def test_a_card_that_is_too_large_now_stays_as_it_stands(outside: Outside) -> None:
    first = await tell(outside)
    outside.microsoft.refuse(413, "MessageSizeTooBig")
    with pytest.raises(NotDelivered) as caught:
        await tell(outside, first, DECIDED)
    assert (caught.value.problem, caught.value.after) == ("went_wrong", None)


@pytest.mark.parametrize("elsewhere", [{"workspace_id": "tenant-2"}, {"platform": Platform.SLACK}])
async def test_a_card_that_stands_elsewhere_is_left_there(
    outside: Outside, elsewhere: dict[str, object]
) -> None:
    first = await tell(outside)
    second = await tell(outside, replace(first, **elsewhere))  # type: ignore[arg-type]
    assert second.message_id != first.message_id
    assert not outside.microsoft.sent("PUT")


async def test_a_message_without_a_name_cannot_be_changed_later(outside: Outside) -> None:
    outside.microsoft.answers = [web.Response(status=202)]
    assert await outside.teams.messenger.tell(ANNA, CARD, "en", "d-1", None) is None


async def test_a_digest_is_a_new_thread_in_its_channel(outside: Outside) -> None:
    copy = await outside.teams.messenger.announce(HERE, DIGEST, "en", "d-1", None)
    assert copy is not None
    assert copy.channel_id == AWAY
    assert outside.microsoft.calls[0].path == "conversations/19%3Aaway%40thread.tacv2/activities"


async def test_a_channel_that_nothing_came_from_is_reached_as_others_are(outside: Outside) -> None:
    channel = Channel(Platform.TEAMS, TENANT, "19:quiet@thread.tacv2")
    copy = await outside.teams.messenger.announce(channel, DIGEST, "en", "d-1", None)
    assert copy is not None
    assert copy.channel_id == "19:quiet@thread.tacv2"


async def test_a_home_is_a_tab_that_nothing_is_sent_to(outside: Outside) -> None:
    await outside.teams.messenger.draw_home(ANNA, EXAMPLES["home"], "en")
    assert not outside.microsoft.calls


async def test_somebody_of_a_team_is_written_to_first(outside: Outside) -> None:
    copy = await tell(outside, to=BEN)
    made = next(call for call in outside.microsoft.calls if call.path == "conversations")
    assert made.body["members"] == [{"id": "29:ben"}]
    assert made.body["bot"] == {"id": BOT}
    assert made.body["tenantId"] == TENANT
    kept = await outside.stored.personal(TENANT, BEN.user_id)
    assert kept is not None
    assert (kept.conversation_id, kept.member_id, kept.name) == (copy.channel_id, "29:ben", "Ben Okafor")
    outside.microsoft.calls.clear()
    await tell(outside, to=BEN)
    assert len(outside.microsoft.calls) == 1


async def test_somebody_whom_no_conversation_has_is_not_reached(outside: Outside) -> None:
    with pytest.raises(NotDelivered) as caught:
        await tell(outside, to=DORA)
    assert (caught.value.problem, caught.value.after) == ("person_unreachable", None)


async def test_somebody_whose_chat_may_not_be_opened_is_not_reached(outside: Outside) -> None:
    outside.microsoft.refuse_path("conversations", 403, "ForbiddenOperationException")
    with pytest.raises(NotDelivered) as caught:
        await tell(outside, to=BEN)
    assert (caught.value.problem, caught.value.after) == ("person_unreachable", None)
    assert await outside.stored.channels(TENANT)


async def test_nothing_goes_to_a_tenant_that_has_removed_us(outside: Outside) -> None:
    await outside.teams.references.forget_all(TENANT)
    for attempt in (
        outside.teams.messenger.tell(ANNA, CARD, "en", "d-1", None),
        outside.teams.messenger.announce(HERE, DIGEST, "en", "d-1", None),
    ):
        with pytest.raises(NotDelivered) as caught:
            await attempt
        assert (caught.value.problem, caught.value.after) == ("not_connected", None)
    assert not outside.microsoft.calls


def test_a_notification_shows_the_beginning_of_a_long_message() -> None:
    summary = post(Message("word " * 200, {}))["summary"]
    assert isinstance(summary, str)
    assert len(summary) <= LONGEST_SUMMARY
    assert summary.endswith("word…")
    assert post(Message("Short", {}))["summary"] == "Short"
