"""From `/vacation` to an approved leave, over the wire: real bytes, real databases, a stand-in for Slack."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests import cast
from tests.walks.stage import Stage, said, stage


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[Stage]:
    """The cast's company, in each kind of database."""
    async with stage(tmp_path, url=database_url) as found:
        await found.found()
        yield found


async def test_a_request_goes_from_words_to_a_card_to_leave(house: Stage) -> None:
    typed = await house.type(cast.ANNA, "next fri to tue")
    assert typed.ok, typed
    form = said(house.dialog(cast.ANNA))
    assert "“next fri to tue” was read as" in form
    sent = await house.send(cast.ANNA)
    assert sent.ok, sent
    await house.settled()
    [card] = house.messages(cast.BEN)
    assert "Anna Kovács asks for leave" in card.text
    clicked = await house.press(cast.BEN, card, "approve")
    assert clicked.ok
    await house.settled()
    [card] = house.messages(cast.BEN)
    assert "approved" in card.text.lower()
    receipt, news = house.messages(cast.ANNA)
    assert "Ben Okafor" in receipt.text
    assert "Ben Okafor" in news.text
