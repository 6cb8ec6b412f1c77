"""From `/vacation` to an approved leave, over the wire: real bytes, real database, a stand-in for Slack."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.playground import acting
from tests import cast
from tests.walks.stage import USERS, Stage, stage


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path) as found:
        await found.found()
        yield found


async def test_a_request_goes_from_words_to_a_card_to_leave(house: Stage) -> None:
    typed = await house.type(cast.ANNA, "next fri to tue")
    assert typed.ok, typed
    sent = await acting.submit(house.world, USERS[cast.ANNA], house.dialog(cast.ANNA))
    assert sent.ok, sent
    await house.settled()
    [card] = house.messages(cast.BEN)
    assert "Anna Kovács" in card.text
    clicked = await acting.click(house.world, USERS[cast.BEN], card, "approve")
    assert clicked.ok
    await house.settled()
    [card] = house.messages(cast.BEN)
    assert "approved" in card.text.lower()
    receipt, news = house.messages(cast.ANNA)
    assert "Ben Okafor" in receipt.text
    assert "Ben Okafor" in news.text
