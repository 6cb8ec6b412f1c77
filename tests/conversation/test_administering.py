"""A channel's digest: whoever is in the channel arranges, changes and stops it."""

from dataclasses import replace
from datetime import time

import pytest

from bot import intents
from bot.screens import DigestForm, Notice, NoticeKind, Refusing
from bot.screens.away import DigestScope, DigestValues
from domain.company.digests import Digest, Rhythm
from domain.employees.commands import ChangeProfile
from domain.refusals import Unsettled
from tests import cast
from tests.conversation.answers import opened, redrawn, said
from tests.rooms import CHANNEL, Rooms, rooms

NINE = DigestValues("C1", time_zone="Europe/Berlin")


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def form(house: Rooms, who: str = cast.ANNA) -> DigestForm:
    return opened(await house.ask(who, intents.OpenDigest()), DigestForm)


async def arranged(house: Rooms, values: DigestValues) -> Digest:
    """What stands after the form was sent; a dialog says nothing of the channel it was opened in."""
    done = redrawn(await house.ask(cast.ANNA, intents.ArrangeDigest(values), None), Notice)
    assert done == Notice(NoticeKind.DIGEST_ARRANGED, "C1")
    [digest] = (await house.house.store.settings(cast.COMPANY)).digests.values()
    return digest


async def test_a_new_one_is_offered_at_nine_by_the_clock_of_who_asks(house: Rooms) -> None:
    shown = await form(house, cast.DORA)
    assert shown.values == DigestValues("C1", time_zone="Europe/London")
    assert not shown.is_arranged
    assert shown.time_zones == ("Europe/Berlin", "Europe/London")
    assert shown.scopes[:2] == (
        DigestScope("company", "Tannenberg"),
        DigestScope("location:berlin", "Berlin"),
    )
    assert shown.scopes[-1] == DigestScope("department:sales", "Sales")


async def test_whose_clock_is_unknown_gets_that_of_their_place(house: Rooms) -> None:
    profile = replace(cast.PROFILES[cast.DORA][0], time_zone="Mars/Olympus")
    await house.settle(ChangeProfile(cast.DORA, profile))
    assert (await form(house, cast.DORA)).values.time_zone == "Europe/London"


@pytest.mark.parametrize(
    "values",
    [
        NINE,
        replace(NINE, minute=8 * 60 + 15, weekday=0, is_posted_when_empty=True),
        replace(NINE, scope="location:london", time_zone="Europe/London", weekday=4),
        replace(NINE, scope="department:sales"),
    ],
)
async def test_what_was_arranged_is_what_the_form_shows_again(house: Rooms, values: DigestValues) -> None:
    digest = await arranged(house, values)
    assert digest.at == time(values.minute // 60, values.minute % 60)
    assert digest.rhythm is (Rhythm.DAILY if values.weekday is None else Rhythm.WEEKLY)
    shown = await form(house)
    assert shown.values == values
    assert shown.is_arranged


async def test_arranging_again_changes_the_one_there_is(house: Rooms) -> None:
    await arranged(house, NINE)
    changed = await arranged(house, replace(NINE, scope="location:berlin"))
    assert changed.location_id == cast.BERLIN


async def test_it_is_stopped_and_can_be_arranged_again(house: Rooms) -> None:
    await arranged(house, NINE)
    for _ in range(2):
        done = redrawn(await house.ask(cast.BEN, intents.StopDigest("C1"), None), Notice)
        assert done == Notice(NoticeKind.DIGEST_STOPPED, "C1")
    assert (await house.house.store.settings(cast.COMPANY)).digests == {}
    assert not (await form(house)).is_arranged


async def test_a_direct_message_is_no_channel(house: Rooms) -> None:
    reply = await house.ask(cast.ANNA, intents.OpenDigest(), None)
    assert said(reply, Notice).kind is NoticeKind.DIGEST_NEEDS_CHANNEL


@pytest.mark.parametrize(
    "values",
    [
        replace(NINE, scope="location:moon"),
        replace(NINE, scope="department:moon"),
        replace(NINE, time_zone="Mars/Olympus"),
    ],
)
async def test_what_does_not_exist_cannot_be_covered(house: Rooms, values: DigestValues) -> None:
    refused = said(await house.ask(cast.ANNA, intents.ArrangeDigest(values), None), Refusing)
    assert isinstance(refused.refusal, Unsettled)


async def test_it_is_always_a_channel_of_ones_own_workspace(house: Rooms) -> None:
    assert (await arranged(house, NINE)).channel == CHANNEL
