"""What happens in a workspace, and what people write to the app."""

import pytest

from adapters.playground import Person
from adapters.slack.actions import Action
from bot import intents
from bot.intents import ChannelGone, ConsentsRevoked, MemberChanged, MemberJoined, WorkspaceLeft
from bot.ports import StoreUnavailable
from bot.replies import Mend, Open, Redraw, Reply, Say
from bot.screens import Help
from bot.screens.examples import EXAMPLES
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity
from tests.adapters.slack.stage import ANNA, BEN, GENERAL, TEAM, Stage

HERE = Channel(Platform.SLACK, TEAM, GENERAL)
HELP = Help(may_arrange_digest=False)


async def test_a_mention_is_answered_for_its_writer_in_the_channel(stage: Stage) -> None:
    await stage.world.invite_bot(GENERAL, ANNA)
    await stage.settled()
    await stage.world.mention(ANNA, GENERAL, "who is away?")
    await stage.settled()
    asker, intent = stage.conversation.asked[0]
    assert intent == intents.Said("who is away?")
    assert asker.channel == HERE
    assert stage.world.messages(GENERAL, seen_by=ANNA)[-1].is_ephemeral


async def test_a_mention_in_a_thread_is_answered_there(stage: Stage) -> None:
    event = {"type": "app_mention", "user": ANNA, "channel": GENERAL, "text": "hi", "thread_ts": "7.7"}
    await stage.event(event)
    assert stage.calls("chat.postEphemeral")[0]["thread_ts"] == "7.7"


async def test_a_direct_message_is_answered_like_the_command(stage: Stage) -> None:
    await stage.world.direct_message(BEN, "balance")
    await stage.settled()
    assert stage.conversation.intents == [intents.Said("balance")]
    assert stage.conversation.asked[0][0].channel is None
    assert len(stage.world.direct_messages(BEN)) == 2
    assert stage.calls("chat.postMessage")[0]["client_msg_id"]


@pytest.mark.parametrize("reply", [Open(EXAMPLES["request form"]), Redraw(EXAMPLES["request form"])])
async def test_words_bring_no_trigger_so_a_form_is_offered_as_a_button(stage: Stage, reply: Reply) -> None:
    stage.conversation.reply = reply
    await stage.world.direct_message(BEN, "tomorrow")
    await stage.settled()
    elements = [
        each for block in stage.world.direct_messages(BEN)[-1].blocks for each in block.get("elements", ())
    ]
    assert Action.OPEN_REQUEST in [str(each.get("action_id", "")).partition(".")[0] for each in elements]


async def test_there_is_nothing_to_mend_in_words(stage: Stage) -> None:
    stage.conversation.reply = Mend(())
    await stage.world.direct_message(BEN, "tomorrow")
    await stage.settled()
    assert len(stage.world.direct_messages(BEN)) == 1


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B1", "user": "U1"},
        {"user": "U0BOT"},
        {"subtype": "message_changed", "user": ANNA},
        {"channel_type": "channel", "user": ANNA},
        {},
    ],
)
async def test_we_do_not_talk_to_ourselves_or_listen_to_others(stage: Stage, event: dict[str, str]) -> None:
    world_bot = stage.world.workspaces[TEAM].installation
    assert world_bot is not None
    fixed = {key: value.replace("U0BOT", world_bot.bot_user_id) for key, value in event.items()}
    await stage.event({"type": "message", "channel": "D1", "channel_type": "im", "text": "x", **fixed})
    assert not stage.conversation.asked


async def test_being_invited_to_a_channel_we_say_hello_once(stage: Stage) -> None:
    await stage.world.invite_bot(GENERAL, ANNA)
    await stage.settled()
    (hello,) = stage.calls("chat.postMessage")
    assert hello["channel"] == GENERAL
    assert "/vacation" in hello["text"]


async def test_somebody_else_joining_a_channel_is_none_of_our_business(stage: Stage) -> None:
    await stage.event({"type": "member_joined_channel", "user": BEN, "channel": GENERAL})
    assert not stage.calls("chat.postMessage")
    assert not stage.conversation.heard


async def test_a_newcomer_is_heard_of(stage: Stage) -> None:
    await stage.world.join_team(TEAM, Person("U7EVE", "eve", "Eve Stone"))
    assert stage.conversation.heard == [MemberJoined(Identity(Platform.SLACK, TEAM, "U7EVE"))]


async def test_somebody_who_changed_or_left_is_heard_of(stage: Stage) -> None:
    await stage.world.deactivate(BEN)
    assert stage.conversation.heard == [MemberChanged(Identity(Platform.SLACK, TEAM, BEN))]


@pytest.mark.parametrize("user", [{"id": "U8", "is_bot": True}, {"id": "USLACKBOT"}, "", None])
async def test_bots_are_no_newcomers(stage: Stage, user: object) -> None:
    await stage.event({"type": "team_join", "user": user})
    assert not stage.conversation.heard


async def test_an_archived_channel_is_gone(stage: Stage) -> None:
    await stage.world.invite_bot(GENERAL, ANNA)
    await stage.world.archive(GENERAL, ANNA)
    assert stage.conversation.heard == [ChannelGone(HERE)]


@pytest.mark.parametrize(
    "kind", ["channel_deleted", "channel_left", "group_archive", "group_deleted", "group_left"]
)
async def test_a_channel_can_go_in_many_ways(stage: Stage, kind: str) -> None:
    await stage.event({"type": kind, "channel": GENERAL})
    assert stage.conversation.heard == [ChannelGone(HERE)]


async def test_being_removed_from_a_channel_it_is_gone_for_us(stage: Stage) -> None:
    await stage.world.invite_bot(GENERAL, ANNA)
    await stage.world.remove_bot(GENERAL, ANNA)
    assert ChannelGone(HERE) in stage.conversation.heard


async def test_somebody_else_leaving_a_channel_changes_nothing(stage: Stage) -> None:
    await stage.event({"type": "member_left_channel", "user": BEN, "channel": GENERAL})
    await stage.event({"type": "channel_archive"}, "Ev2")
    assert not stage.conversation.heard


async def test_uninstalled_everything_stops_and_the_token_goes(stage: Stage) -> None:
    await stage.command()
    await stage.world.uninstall(TEAM)
    assert WorkspaceLeft(TEAM) in stage.conversation.heard
    assert await stage.installations.find(Platform.SLACK, TEAM) is None
    assert await stage.slack.workspaces.find(Platform.SLACK, TEAM) is None


async def test_a_persons_revoked_token_ends_their_consent_and_nothing_else(stage: Stage) -> None:
    await stage.event({"type": "tokens_revoked", "tokens": {"oauth": [ANNA], "bot": []}})
    await stage.event({"type": "tokens_revoked", "tokens": {"oauth": [ANNA]}}, "Ev2")
    revoked = ConsentsRevoked((Identity(Platform.SLACK, TEAM, ANNA),))
    assert stage.conversation.heard == [revoked, revoked]
    assert await stage.installations.find(Platform.SLACK, TEAM) is not None


async def test_news_that_could_not_be_stored_is_told_again_and_then_heard(stage: Stage) -> None:
    event = {"type": "channel_archive", "channel": GENERAL}
    stage.conversation.trouble = StoreUnavailable("locked")
    assert (await stage.event(event)).status == 503
    stage.conversation.trouble = None
    assert (await stage.event(event, **{"X-Slack-Retry-Num": "1"})).status == 200
    assert (await stage.event(event, **{"X-Slack-Retry-Num": "2"})).status == 200
    assert stage.conversation.heard == [ChannelGone(HERE)]


async def test_news_comes_again_while_not_even_its_arrival_can_be_noted(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(key: str, at: object) -> bool:
        raise StoreUnavailable("gone")

    monkeypatch.setattr(stage.inbox, "is_first", away)
    assert (await stage.event({"type": "channel_archive", "channel": GENERAL})).status == 503


async def test_a_mistake_of_ours_does_not_make_slack_repeat_itself(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.conversation.trouble = RuntimeError("broken")
    got = await stage.event({"type": "channel_archive", "channel": GENERAL})
    assert got.status == 200
    assert len([record for record in caplog.records if record.levelname == "ERROR"]) == 1


async def test_an_event_while_the_store_is_away_is_answered_without_a_token(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(platform: Platform, workspace_id: str) -> None:
        raise StoreUnavailable("gone")

    monkeypatch.setattr(stage.installations, "find", away)
    stage.conversation.reply = Say(HELP)
    assert (await stage.command()).status == 200
