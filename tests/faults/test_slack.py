"""Slack in trouble: what cannot be told now is told later, once; what never can is not buried in silence."""

from collections.abc import AsyncIterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from bot.effects import Effect, PostDigest, ShowRequest
from domain.company.commands import ArrangeDigest
from domain.company.digests import Channel, Digest, Platform
from domain.ids import DigestId
from domain.leave.requests import Status
from storage.bundle import DeadLetter
from tests import cast
from tests.walks.stage import GENERAL, TEAM, Stage, said, stage
from tests.walks.test_digest import at

PASSING = [
    {"status": 429, "retry_after": 30},
    {"status": 500},
    {"status": 503},
    {"error": "internal_error"},
    {"error": "fatal_error"},
    {"error": "ratelimited", "retry_after": 5},
    {"timeout": True},
    {"disconnect_after_effect": True},
]
"""After these a message is tried again."""


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Stage]:
    """Here nobody waits for a Slack that is silent."""
    async with stage(tmp_path, patience=1.0) as found:
        await found.found()
        yield found


async def send(house: Stage) -> None:
    """Anna asks; nothing is delivered yet."""
    await house.type(cast.ANNA, "10 august")
    assert (await house.send(cast.ANNA)).ok


async def as_time_goes_by(house: Stage, minutes: int = 30) -> None:
    for _ in range(minutes):
        await house.settled()
        house.later(minutes=1)


async def buried(house: Stage) -> list[DeadLetter]:
    return list(await house.parts.rooms.storage.outbox.dead_letters(cast.COMPANY))


async def effects_buried(house: Stage) -> list[type[Effect]]:
    return [type(each.delivery.effect) for each in await buried(house)]


@pytest.mark.parametrize("fault", PASSING, ids=str)
@pytest.mark.parametrize("times", [1, 3])
async def test_a_card_arrives_once_although_slack_stumbles(
    house: Stage, fault: dict[str, Any], times: int
) -> None:
    await send(house)
    house.world.fail_next("chat.postMessage", times=times, **fault)
    await as_time_goes_by(house)
    [card] = house.messages(cast.BEN)
    assert "Anna Kovács asks for leave" in said(card)
    assert len(house.messages(cast.ANNA)) == 1
    assert await buried(house) == []


@pytest.mark.parametrize("fault", PASSING, ids=str)
async def test_a_card_changes_once_slack_is_well_again(house: Stage, fault: dict[str, Any]) -> None:
    await send(house)
    await house.settled()
    await house.press(cast.BEN, house.messages(cast.BEN)[0], "approve")
    house.world.fail_next("chat.update", times=2, **fault)
    await as_time_goes_by(house)
    assert "Approved by Ben Okafor" in said(house.messages(cast.ANNA)[0])
    assert len(house.messages(cast.ANNA)) == 2
    assert len(house.messages(cast.BEN)) == 1


async def test_slack_is_not_asked_again_before_it_said_to(house: Stage) -> None:
    await send(house)
    house.world.fail_next("chat.postMessage", status=429, retry_after=600)
    await house.settled()
    calls = len(house.world.journal.calls_of("chat.postMessage"))
    house.later(seconds=590)
    await house.settled()
    assert len(house.world.journal.calls_of("chat.postMessage")) == calls
    house.later(seconds=20)
    await house.settled()
    assert len(house.messages(cast.BEN)) == 1


@pytest.mark.parametrize("error", ["channel_not_found", "user_disabled", "messages_tab_disabled"])
async def test_a_card_that_can_never_arrive_is_buried_and_an_administrator_hears_of_it(
    house: Stage, error: str
) -> None:
    await send(house)
    house.world.fail_next("chat.postMessage", error=error, times=2)
    await as_time_goes_by(house, 3)
    assert await effects_buried(house) == [ShowRequest, ShowRequest]
    told = [said(each) for each in house.messages(cast.CARLA)]
    assert [name for name in ("Anna Kovács", "Ben Okafor") for each in told if name in each] == [
        "Anna Kovács",
        "Ben Okafor",
    ]


async def test_an_approver_whom_slack_does_not_know_is_told_to_administrators(house: Stage) -> None:
    del house.world.workspaces[TEAM].people["UBEN"]
    await send(house)
    await as_time_goes_by(house, 3)
    [told] = house.messages(cast.CARLA)
    assert "Ben Okafor" in said(told)
    await house.ask(cast.ANNA, "11 august")
    assert len(house.messages(cast.CARLA)) == 1, "once a day is enough"


async def test_a_dead_token_buries_what_waits_and_a_new_one_brings_it_back(house: Stage) -> None:
    await send(house)
    for method in ("chat.postMessage", "users.lookupByEmail"):
        house.world.fail_next(method, error="invalid_auth", times=50)
    await as_time_goes_by(house, 3)
    assert house.messages(cast.BEN) == []
    assert {each.problem for each in await buried(house)} == {"not_connected"}
    house.world.faults.waiting.clear()
    await house.reinstall(TEAM, "UCARLA")
    await as_time_goes_by(house, 3)
    [card] = house.messages(cast.BEN)
    assert "Anna Kovács asks for leave" in said(card)
    assert await buried(house) == []


@pytest.mark.parametrize(
    ("fault", "is_posted", "is_stopped"),
    [
        ({"status": 503, "times": 2}, True, False),
        ({"error": "is_archived"}, False, True),
        ({"error": "channel_not_found"}, False, True),
        ({"error": "not_in_channel"}, False, True),
        ({"error": "msg_too_long"}, False, False),
    ],
    ids=str,
)
async def test_a_digest_comes_later_or_stops_or_is_missed_for_a_day_and_never_silently(
    house: Stage, fault: dict[str, Any], is_posted: bool, is_stopped: bool
) -> None:
    channel = Channel(Platform.SLACK, TEAM, GENERAL)
    nine = at_nine(channel)
    await house.settle(ArrangeDigest(nine), name="digest")
    await at(house, "2026-07-29T07:00")
    await house.ask(cast.ANNA, "sick tomorrow")
    house.world.fail_next("chat.postMessage", **fault)
    await at(house, "2026-07-30T07:00")
    await as_time_goes_by(house, 10)
    assert len(house.posts()) == is_posted
    digests = (await house.parts.house.store.settings(cast.COMPANY)).digests
    assert (digests == {}) is is_stopped
    told = [said(each) for each in house.messages(cast.CARLA)]
    assert [f"<#{GENERAL}>" in each for each in told] == [True] * (not is_posted)
    assert (PostDigest in await effects_buried(house)) is not is_posted


def at_nine(channel: Channel) -> Digest:
    return Digest(DigestId("everybody"), channel, time(9), "Europe/Berlin")


@pytest.mark.parametrize(
    "fault", [{"status": 429, "retry_after": 3}, {"timeout": True}, {"status": 500}], ids=str
)
async def test_a_first_command_is_answered_although_slack_cannot_be_asked_who_it_is(
    house: Stage, fault: dict[str, Any]
) -> None:
    house.world.fail_next("users.info", **fault)
    typed = await house.type(cast.ANNA, "balance")
    assert typed.ok
    assert "Try again" in said(house.answer(cast.ANNA))
    assert (await house.type(cast.ANNA, "balance")).ok
    assert "24 days left" in said(house.answer(cast.ANNA))


@pytest.mark.parametrize(
    "fault", [{"error": "expired_trigger_id"}, {"status": 500}, {"timeout": True}], ids=str
)
async def test_a_form_that_cannot_be_opened_becomes_a_button_to_it(
    house: Stage, fault: dict[str, Any]
) -> None:
    await house.type(cast.ANNA, "balance")
    house.world.fail_next("views.open", **fault)
    assert (await house.type(cast.ANNA, "10 august")).ok
    offered = house.answer(cast.ANNA)
    assert "Mon 10 August" in said(offered)
    assert (await house.press(cast.ANNA, offered, "open_request.0")).ok
    assert (await house.send(cast.ANNA)).ok
    employee = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    assert [each.status for each in employee.requests.values()] == [Status.PENDING]


async def test_one_silent_conversation_holds_up_nobody_else(house: Stage) -> None:
    for who in cast.PROFILES:
        await house.type(who, "balance")
    await send(house)
    await house.type(cast.DORA, "11 august")
    await house.send(cast.DORA)
    house.world.fail_next("chat.postMessage", status=500)
    await house.settled()
    arrived = [who for who in (cast.ANNA, cast.BEN, cast.CARLA, cast.DORA) if house.messages(who)]
    assert len(arrived) == 3
