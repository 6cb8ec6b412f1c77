"""What happens after a button in a message: answers go to where the button is."""

from dataclasses import replace
from typing import Any

import pytest

from adapters.playground import Message
from adapters.slack.actions import write_request
from bot import intents
from bot.ports import StoreUnavailable
from bot.replies import DrawHome, Field, Mend, Open, Redraw, Say, Silence, Slip
from bot.screens import Help
from bot.screens.examples import EXAMPLES
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.ids import EmployeeId, RequestId
from tests.adapters.slack.payloads import in_message
from tests.adapters.slack.stage import ANNA, BEN, GENERAL, TEAM, Stage

ABOUT = write_request(EmployeeId("e-alice"), RequestId("r-1"))
CARD, DECIDED = EXAMPLES["approval card"], EXAMPLES["approval card, approved"]


async def card_for(stage: Stage, user: str = BEN) -> Message:
    """An approval card, as the outbox posts it."""
    await stage.slack.messenger.tell(Identity(Platform.SLACK, TEAM, user), CARD, "en", "d-1", None)
    return stage.world.direct_messages(user)[-1]


async def test_a_decided_card_stands_in_the_place_of_the_open_one(stage: Stage) -> None:
    card = await card_for(stage)
    stage.conversation.reply = Redraw(DECIDED)
    done = await stage.world.click(BEN, card, "approve")
    await stage.settled()
    assert done.ok
    assert [type(intent) for intent in stage.conversation.intents] == [intents.Approve]
    messages = stage.world.direct_messages(BEN)
    assert len(messages) == 1
    assert "approve" not in _actions(messages[0])


async def test_an_answer_beside_a_card_is_for_the_clicker_only(stage: Stage) -> None:
    card = await card_for(stage)
    stage.conversation.reply = Say(Help(may_arrange_digest=False))
    await stage.world.click(BEN, card, "approve")
    await stage.settled()
    assert [message.is_ephemeral for message in stage.world.direct_messages(BEN)] == [False, True]


async def test_asking_for_a_reason_opens_a_form(stage: Stage) -> None:
    card = await card_for(stage)
    stage.conversation.reply = Open(EXAMPLES["decline form"])
    await stage.world.click(BEN, card, "ask_reason")
    assert stage.world.open_views(BEN)[0].content["callback_id"] == "decline"


async def test_a_form_that_comes_too_late_is_offered_again(stage: Stage) -> None:
    card = await card_for(stage)
    stage.conversation.reply = Open(EXAMPLES["decline form"])
    stage.world.fail_next("views.open", error="expired_trigger_id")
    await stage.world.click(BEN, card, "ask_reason")
    await stage.settled()
    assert "ask_reason" in _actions(stage.world.direct_messages(BEN)[-1])


async def test_an_answer_that_slack_drops_is_sent_again(stage: Stage) -> None:
    card = await card_for(stage)
    stage.conversation.reply = Redraw(DECIDED)
    stage.world.fail_next("response_url", status=503)
    await stage.world.click(BEN, card, "approve")
    await stage.settled()
    assert len(stage.calls("response_url")) == 1


async def test_an_answer_that_may_have_arrived_is_not_sent_twice(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tries = []

    def slow(*given: object, **options: object) -> None:
        tries.append(given)
        raise TimeoutError

    monkeypatch.setattr(stage.slack.session, "post", slow)
    await stage.interact(in_message("show_help", response_url="http://127.0.0.1/late"))
    assert len(tries) == 1
    assert "408" in caplog.text


async def test_an_answer_that_slack_never_takes_is_given_up(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    card = await card_for(stage)
    stage.conversation.reply = Redraw(DECIDED)
    stage.world.fail_next("response_url", status=503, times=3)
    await stage.world.click(BEN, card, "approve")
    await stage.settled()
    assert not stage.calls("response_url")
    assert "503" in caplog.text


async def test_an_answer_that_slack_refuses_is_noted_without_its_address(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    card = await card_for(stage)
    stage.conversation.reply = Redraw(DECIDED)
    stage.world.fail_next("response_url", error="used_url", status=404)
    await stage.world.click(BEN, card, "approve")
    await stage.settled()
    assert "404" in caplog.text
    assert "/responses/" not in caplog.text


async def test_an_unknown_button_is_answered_with_help(stage: Stage) -> None:
    await stage.interact(in_message("of_last_year"))
    assert stage.conversation.intents == [intents.ShowHelp()]


async def test_a_click_is_known_by_message_button_person_and_time(stage: Stage) -> None:
    for payload in (
        in_message("approve", ABOUT),
        in_message("approve", ABOUT),
        in_message("approve", ABOUT, user={"id": BEN, "team_id": TEAM}),
        in_message("decline", ABOUT),
    ):
        await stage.interact(payload)
    first, again, other, decline = (asker.delivery_id for asker, _ in stage.conversation.asked)
    assert first == again
    assert len({first, other, decline}) == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"team": None},
        {"team": None, "user": {"id": "W1", "team_id": TEAM}},
        {"enterprise": {"id": "E1"}, "is_enterprise_install": True, "team": None},
        {"response_url": None},
        {"container": None, "channel": {"id": GENERAL}},
    ],
)
async def test_what_can_be_missing_is_not_missed(stage: Stage, changes: dict[str, Any]) -> None:
    got = await stage.interact(in_message("show_help", **changes))
    asker, _ = stage.conversation.asked[0]
    assert got.status == 200
    assert asker.identity.workspace_id == TEAM
    assert asker.channel is not None
    assert asker.channel.channel_id == GENERAL


@pytest.mark.parametrize(
    "reply", [Silence(), Mend(((Field.DAYS, Slip.MISSING),)), DrawHome(EXAMPLES["home"])]
)
async def test_some_replies_leave_the_message_alone(stage: Stage, reply: Silence | Mend | DrawHome) -> None:
    card = await card_for(stage)
    stage.conversation.reply = reply
    done = await stage.world.click(BEN, card, "approve")
    await stage.settled()
    assert done.ok
    assert not stage.calls("response_url")
    assert bool(stage.calls("views.publish")) == isinstance(reply, DrawHome)


async def test_whoever_follows_a_link_is_there_already(stage: Stage) -> None:
    got = await stage.interact(in_message("follow"))
    assert got.status == 200
    assert stage.conversation.intents == []


async def test_trouble_is_told_beside_the_card_which_stays(stage: Stage) -> None:
    card = await card_for(stage)
    stage.conversation.trouble = StoreUnavailable("full")
    await stage.world.click(BEN, card, "approve")
    await stage.settled()
    card, sorry = stage.world.direct_messages(BEN)
    assert sorry.is_ephemeral
    assert "approve" in _actions(card)


async def test_a_person_of_the_other_side_of_a_shared_channel_asks_our_installation(stage: Stage) -> None:
    view = {"id": "V1", "type": "modal", "callback_id": "request", "app_installed_team_id": TEAM}
    payload = {
        "type": "view_submission",
        "team": {"id": "T2"},
        "user": {"id": "U9DORA", "team_id": "T2"},
        "view": {**view, "private_metadata": '{"request":"r-1"}'},
    }
    await stage.interact(payload)
    assert stage.conversation.asked[0][0].identity.workspace_id == TEAM


async def test_a_click_by_anna_is_annas(stage: Stage) -> None:
    await stage.interact(in_message("show_help"))
    assert stage.conversation.asked[0][0].identity.user_id == ANNA


def _actions(message: Message) -> set[str]:
    elements = [each for block in message.blocks for each in block.get("elements", ())]
    return {str(each.get("action_id", "")).partition(".")[0] for each in elements}


@pytest.mark.parametrize(
    "url",
    ["https://evil.example/slack.com", "https://127.0.0.1.evil.example/", "http://[broken", "", "127.0.0.1"],
)
async def test_answers_go_to_slack_and_nowhere_else(
    stage: Stage, caplog: pytest.LogCaptureFixture, url: str
) -> None:
    got = await stage.interact(in_message("show_help", response_url=url))
    assert got.status == 200
    assert not url or url not in caplog.text


@pytest.mark.parametrize(
    ("url", "is_slacks"),
    [
        ("https://hooks.slack.com/actions/1", True),
        ("https://slack.com/x", True),
        ("https://hooks.notslack.com/x", False),
        ("https://slack.com.evil.example/x", False),
    ],
)
def test_the_names_of_slack_are_told_from_others(stage: Stage, url: str, is_slacks: bool) -> None:
    assert replace(stage.slack.responses, host="slack.com")._is_slacks(url) is is_slacks
