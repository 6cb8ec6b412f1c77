"""What every storage remembers of messages that stand and homes that were opened."""

from bot.ports import Copy
from domain.company.digests import Platform
from storage.bundle import Storage
from tests import cast
from tests.contracts.story import OTHER, identity

CARD = Copy(Platform.SLACK, "T1", "D1", "1722244000.000100", "drawn once")


async def test_a_message_is_found_where_it_was_put(storage: Storage) -> None:
    await storage.copies.keep(cast.COMPANY, "ben", "request r1", CARD)
    assert await storage.copies.find(cast.COMPANY, "ben", "request r1") == CARD
    assert await storage.copies.find(cast.COMPANY, "ben", "request r2") is None
    assert await storage.copies.find(cast.COMPANY, "carla", "request r1") is None
    assert await storage.copies.find(OTHER, "ben", "request r1") is None


async def test_a_message_drawn_anew_takes_the_place_of_the_old_one(storage: Storage) -> None:
    await storage.copies.keep(cast.COMPANY, "ben", "request r1", CARD)
    moved = Copy(Platform.SLACK, "T1", "D2", "1722244001.000100", "drawn twice")
    await storage.copies.keep(cast.COMPANY, "ben", "request r1", moved)
    assert await storage.copies.find(cast.COMPANY, "ben", "request r1") == moved


async def test_a_message_that_is_gone_is_forgotten(storage: Storage) -> None:
    await storage.copies.keep(cast.COMPANY, "ben", "request r1", CARD)
    await storage.copies.keep(OTHER, "ben", "request r1", CARD)
    await storage.copies.forget(cast.COMPANY, "ben", "request r1")
    await storage.copies.forget(cast.COMPANY, "ben", "request r1")
    assert await storage.copies.find(cast.COMPANY, "ben", "request r1") is None
    assert await storage.copies.find(OTHER, "ben", "request r1") == CARD


async def test_whoever_opened_their_home_is_remembered(storage: Storage) -> None:
    assert await storage.copies.has_home(identity(cast.ANNA)) is False
    await storage.copies.note_home(identity(cast.ANNA))
    await storage.copies.note_home(identity(cast.ANNA))
    assert await storage.copies.has_home(identity(cast.ANNA)) is True
    assert await storage.copies.has_home(identity(cast.ANNA, OTHER)) is False
