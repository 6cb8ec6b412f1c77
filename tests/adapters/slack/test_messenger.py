"""Cards and digests: posted once, kept up to date, and honest about what did not go out."""

from dataclasses import replace

import pytest

from adapters.slack.delivery import client_msg_id
from adapters.slack.lanes import Busy, Lanes
from bot.ports import Copy, NotDelivered
from bot.screens.examples import EXAMPLES
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity
from tests.adapters.slack.stage import ANNA, BEN, CHRIS, GENERAL, TEAM, Stage

CARD, DECIDED, DIGEST = EXAMPLES["approval card"], EXAMPLES["approval card, approved"], EXAMPLES["digest"]
BEN_HERE = Identity(Platform.SLACK, TEAM, BEN)
HERE = Channel(Platform.SLACK, TEAM, GENERAL)


async def tell(stage: Stage, copy: Copy | None = None, screen: object = CARD, id: str = "d-1") -> Copy:
    found = await stage.slack.messenger.tell(BEN_HERE, screen, "en", id, copy)  # type: ignore[arg-type]
    assert found is not None
    return found


async def test_a_card_reaches_its_reader_directly(stage: Stage) -> None:
    copy = await tell(stage)
    (message,) = stage.world.direct_messages(BEN)
    assert message.ts == copy.message_id
    assert copy.channel_id.startswith("D")
    assert message.text
    assert message.blocks


async def test_a_message_carries_what_it_can_be_known_by(stage: Stage) -> None:
    await tell(stage)
    (args,) = stage.calls("chat.postMessage")
    assert args["client_msg_id"] == client_msg_id(TEAM, BEN, "d-1")
    assert args["metadata"] == {"event_type": "leave_delivery", "event_payload": {"delivery_id": "d-1"}}


async def test_a_card_that_changed_changes_where_it_stands(stage: Stage) -> None:
    first = await tell(stage)
    second = await tell(stage, first, DECIDED, "d-2")
    assert (second.channel_id, second.message_id) == (first.channel_id, first.message_id)
    assert second.drawn != first.drawn
    assert len(stage.world.direct_messages(BEN)) == 1


async def test_a_card_that_looks_the_same_costs_no_call(stage: Stage) -> None:
    first = await tell(stage)
    stage.world.journal.clear()
    assert await tell(stage, first, CARD, "d-2") == first
    assert not stage.world.journal.calls


@pytest.mark.parametrize("error", ["message_not_found", "cant_update_message"])
async def test_a_card_that_somebody_removed_is_posted_anew(stage: Stage, error: str) -> None:
    first = await tell(stage)
    stage.world.fail_next("chat.update", error=error)
    second = await tell(stage, first, DECIDED, "d-2")
    assert second.message_id != first.message_id


async def test_a_card_that_was_posted_before_we_knew_of_it_is_brought_up_to_date(stage: Stage) -> None:
    await tell(stage)
    again = await tell(stage, None, DECIDED)
    await tell(stage, again, DECIDED, "d-2")
    (message,) = stage.world.direct_messages(BEN)
    assert "Approved" in message.text


async def test_a_card_of_another_workspace_is_left_where_it_is(stage: Stage) -> None:
    first = await tell(stage)
    second = await tell(stage, replace(first, workspace_id="T2"), CARD, "d-2")
    assert second.message_id != first.message_id
    assert second.workspace_id == TEAM


async def test_a_message_that_was_deleted_before_we_knew_of_it_is_not_posted_again(stage: Stage) -> None:
    stage.world.fail_next("chat.postMessage", error="duplicate_message_not_found")
    assert await stage.slack.messenger.tell(BEN_HERE, CARD, "en", "d-1", None) is None


async def test_a_digest_is_posted_where_we_were_invited(stage: Stage) -> None:
    await stage.world.invite_bot(GENERAL, ANNA)
    await stage.settled()
    copy = await stage.slack.messenger.announce(HERE, DIGEST, "en", "d-1", None)
    assert copy is not None
    assert stage.world.messages(GENERAL)[-1].ts == copy.message_id


async def test_a_home_is_drawn(stage: Stage) -> None:
    await stage.slack.messenger.draw_home(BEN_HERE, EXAMPLES["home"], "en")
    assert stage.world.workspaces[TEAM].homes[BEN].blocks


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        ("invalid_auth", "not_connected"),
        ("account_inactive", "not_connected"),
        ("token_revoked", "not_connected"),
        ("channel_not_found", "channel_gone"),
        ("is_archived", "channel_gone"),
        ("not_in_channel", "channel_gone"),
        ("user_not_found", "person_unreachable"),
        ("messages_tab_disabled", "person_unreachable"),
        ("invalid_blocks", "went_wrong"),
        ("missing_scope", "went_wrong"),
    ],
)
async def test_what_slack_will_never_take_is_not_tried_again(stage: Stage, error: str, problem: str) -> None:
    stage.world.fail_next("chat.postMessage", error=error)
    with pytest.raises(NotDelivered) as caught:
        await tell(stage)
    assert (caught.value.problem, caught.value.after) == (problem, None)


@pytest.mark.parametrize("fault", [{"status": 500}, {"status": 503}, {"error": "fatal_error"}])
async def test_what_slack_could_not_take_now_is_tried_again_later_and_later(
    stage: Stage, fault: dict[str, str | int]
) -> None:
    pauses = []
    for _ in range(3):
        stage.world.fail_next("chat.postMessage", **fault)  # type: ignore[arg-type]
        with pytest.raises(NotDelivered) as caught:
            await tell(stage)
        pauses.append(caught.value.after)
    assert pauses == [2, 4, 8]
    stage.clock.wait(minutes=1)
    assert await tell(stage)


async def test_a_post_whose_outcome_is_not_known_is_repeated_under_the_same_id(stage: Stage) -> None:
    stage.world.fail_next("chat.postMessage", disconnect_after_effect=True)
    with pytest.raises(NotDelivered) as caught:
        await tell(stage)
    assert caught.value.after
    await tell(stage)
    assert len({args["client_msg_id"] for args in stage.calls("chat.postMessage")}) == 1


async def test_slack_asks_us_to_wait_and_we_wait(stage: Stage) -> None:
    stage.world.fail_next("chat.postMessage", status=429, retry_after=12)
    for _ in range(2):
        with pytest.raises(NotDelivered) as caught:
            await tell(stage)
        assert caught.value.after is not None
        assert 10 < caught.value.after <= 12
    assert len(stage.calls("chat.postMessage")) == 1


async def test_one_method_waits_and_others_go_on(stage: Stage) -> None:
    first = await tell(stage)
    stage.world.fail_next("chat.update", status=429, retry_after=30)
    with pytest.raises(NotDelivered):
        await tell(stage, first, DECIDED, "d-2")
    await stage.slack.messenger.draw_home(BEN_HERE, EXAMPLES["home"], "en")


async def test_nothing_goes_to_a_workspace_that_has_removed_us(stage: Stage) -> None:
    await stage.slack.workspaces.remove(Platform.SLACK, TEAM)
    with pytest.raises(NotDelivered) as caught:
        await tell(stage)
    assert (caught.value.problem, caught.value.after) == ("not_connected", None)


async def test_somebody_who_left_is_not_reached(stage: Stage) -> None:
    gone = Identity(Platform.SLACK, TEAM, "U0NOBODY")
    with pytest.raises(NotDelivered) as caught:
        await stage.slack.messenger.tell(gone, CARD, "en", "d-1", None)
    assert caught.value.after is None
    with pytest.raises(NotDelivered):
        await stage.slack.messenger.draw_home(gone, EXAMPLES["home"], "en")


async def test_the_directory_knows_people_by_what_slack_says(stage: Stage) -> None:
    anna = await stage.slack.directory.look_up(Identity(Platform.SLACK, TEAM, ANNA))
    ben = await stage.slack.directory.look_up(BEN_HERE)
    chris = await stage.slack.directory.look_up(Identity(Platform.SLACK, TEAM, CHRIS))
    assert anna is not None
    assert (anna.name, anna.email, anna.is_installer) == ("Anna Berg", "anna@example.com", True)
    assert anna.workspace_name == "Acme"
    assert ben is not None
    assert (ben.time_zone, ben.locale, ben.is_installer) == ("Europe/London", "en-GB", False)
    assert chris is not None
    assert chris.is_deleted


@pytest.mark.parametrize(("team", "user"), [(TEAM, "U0NOBODY"), ("T2", "U9DORA"), ("T0", ANNA)])
async def test_the_directory_does_not_know_everybody(stage: Stage, team: str, user: str) -> None:
    assert await stage.slack.directory.look_up(Identity(Platform.SLACK, team, user)) is None


async def test_somebody_is_found_by_their_address(stage: Stage) -> None:
    found = await stage.slack.directory.find(TEAM, "BEN@example.com")
    assert found is not None
    assert (found.identity, found.locale) == (BEN_HERE, "en-GB")


@pytest.mark.parametrize(("team", "email"), [(TEAM, "nobody@example.com"), ("T2", "dora@example.com")])
async def test_not_everybody_is_found_by_an_address(stage: Stage, team: str, email: str) -> None:
    assert await stage.slack.directory.find(team, email) is None


async def test_where_addresses_may_not_be_seen_nobody_is_found(stage: Stage) -> None:
    stage.world.fail_next("users.lookupByEmail", error="missing_scope")
    assert await stage.slack.directory.find(TEAM, "ben@example.com") is None


@pytest.mark.parametrize(
    ("fault", "after"),
    [({"error": "invalid_auth"}, None), ({"status": 500}, 0), ({"status": 429, "retry_after": 9}, 9)],
)
async def test_a_search_that_fails_says_when_to_try_again(
    stage: Stage, fault: dict[str, str | int], after: float | None
) -> None:
    stage.world.fail_next("users.lookupByEmail", **fault)  # type: ignore[arg-type]
    with pytest.raises(NotDelivered) as caught:
        await stage.slack.directory.find(TEAM, "ben@example.com")
    assert caught.value.after == after


def lanes(start: float = 100.0) -> tuple[Lanes, list[float], list[float]]:
    now, slept = [start], []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    return Lanes(lambda: now[0], sleep), now, slept


async def test_a_channel_takes_a_message_a_second() -> None:
    lane, _, slept = lanes()
    for _ in range(3):
        await lane.enter("T1", "chat.postMessage", "C1")
    await lane.enter("T1", "chat.postMessage", "C2")
    assert slept == [1.0, 1.0]


async def test_who_would_wait_long_is_sent_away_without_a_place_in_the_queue() -> None:
    lane, now, _ = lanes()
    lane.park("T1", "chat.postMessage", 30)
    with pytest.raises(Busy) as caught:
        await lane.enter("T1", "chat.postMessage", "C1")
    assert caught.value.after == 30
    now[0] += 30
    await lane.enter("T1", "chat.postMessage", "C1")
    await lane.enter("T2", "chat.postMessage", "C1")


async def test_waiting_longer_is_forgotten_once_slack_answers() -> None:
    lane, _, _ = lanes()
    assert [lane.fail("T1", "chat.update") for _ in range(9)][-1] == 300
    lane.succeed("T1", "chat.update")
    lane.succeed("T1", "chat.delete")
    assert lane.fail("T1", "chat.update") == 2


async def test_lanes_that_nobody_waits_in_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.slack.lanes.MOST_LANES", 3)
    lane, now, _ = lanes()
    for number in range(10):
        now[0] += 5
        await lane.enter("T1", "chat.postMessage", f"C{number}")
    assert len(lane._lanes) <= 4
