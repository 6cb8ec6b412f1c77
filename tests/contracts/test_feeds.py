"""What every storage keeps of the calendars that people subscribe to, and how safely."""

from pathlib import Path

import pytest

from bot.ports import About, Feed, Known, Telling
from storage.bundle import Storage
from storage.engine import open_storage
from storage.migrate import migrate
from tests import cast
from tests.contracts.conftest import Opening
from tests.contracts.story import KEYS, OTHER, Stopped, found, later

ANNA = Known(cast.COMPANY, cast.ANNA)
BEN = Known(cast.COMPANY, cast.BEN)
ELSEWHERE = Known(OTHER, cast.ANNA)
ANNAS = Feed("annas", ANNA, About.ONESELF, "", Telling.TYPES)


@pytest.fixture
async def founded(storage: Storage) -> Storage:
    """Two companies whose people have the same names."""
    await found(storage)
    await found(storage, OTHER)
    return storage


async def test_a_secret_leads_to_its_calendar_and_how_far_the_log_has_come(founded: Storage) -> None:
    feed = Feed("f1", ANNA, About.DEPARTMENT, cast.ENGINEERING, Telling.NAMES)
    secret = await founded.feeds.open(feed, cast.NOW)
    assert await founded.feeds.find(secret) == (feed, await founded.changes.position(cast.COMPANY))
    assert await founded.feeds.find(secret + "x") is None
    assert await founded.feeds.find(feed.id) is None
    assert await founded.feeds.find("\ud800 ☃") is None


async def test_everybody_has_a_list_of_their_own_and_the_company_one_of_all(founded: Storage) -> None:
    feeds = founded.feeds
    one = Feed("one", ANNA, About.ONESELF, "", Telling.TYPES)
    two = Feed("two", BEN, About.COMPANY, "", Telling.BUSY)
    three = Feed("three", ANNA, About.LABEL, "on call", Telling.NAMES)
    far = Feed("one", ELSEWHERE, About.LOCATION, cast.BERLIN, Telling.NAMES)
    for number, each in enumerate((one, two, three, far), 1):
        await feeds.open(each, later(number))
    assert [line.feed for line in await feeds.of(ANNA)] == [one, three]
    assert [line.feed for line in await feeds.all(cast.COMPANY)] == [one, two, three]
    assert [line.feed for line in await feeds.all(OTHER)] == [far]
    assert [line.created_at for line in await feeds.of(ANNA)] == [later(1), later(3)]


async def test_when_it_was_last_read_and_by_what_is_kept(founded: Storage) -> None:
    feeds = founded.feeds
    feed = ANNAS
    await feeds.open(feed, later(1))
    (line,) = await feeds.of(ANNA)
    assert (line.read_at, line.reader) == (None, "")
    far = Feed(feed.id, ELSEWHERE, About.ONESELF, "", Telling.TYPES)
    await feeds.open(far, later(2))
    await feeds.note(feed, "khal/0.11" + "!" * 400, later(60))
    assert [each.read_at for each in await feeds.of(ELSEWHERE)] == [None]
    (line,) = await feeds.of(ANNA)
    assert line.read_at == later(60)
    assert len(line.reader) == 300


async def test_a_new_secret_ends_the_one_before_and_nobody_elses_is_renewed(founded: Storage) -> None:
    feeds = founded.feeds
    feed = ANNAS
    secret = await feeds.open(feed, later(1))
    await feeds.note(feed, "khal", later(60))
    assert await feeds.renew(BEN, feed.id) is None
    assert await feeds.renew(ELSEWHERE, feed.id) is None
    newer = await feeds.renew(ANNA, feed.id)
    assert newer is not None
    assert await feeds.find(secret) is None
    found_again = await feeds.find(newer)
    assert found_again is not None
    assert found_again[0] == feed
    assert [line.read_at for line in await feeds.of(ANNA)] == [None]


async def test_a_closed_calendar_is_gone_and_nobody_closes_anothers(founded: Storage) -> None:
    feeds = founded.feeds
    feed = ANNAS
    secret = await feeds.open(feed, later(1))
    assert await feeds.close(BEN, feed.id) is False
    assert await feeds.close(ELSEWHERE, feed.id) is False
    assert await feeds.close(ANNA, feed.id) is True
    assert await feeds.close(ANNA, feed.id) is False
    assert await feeds.find(secret) is None


async def test_all_of_somebodys_end_at_once_and_nobody_elses(founded: Storage) -> None:
    feeds = founded.feeds
    for number, owner in enumerate((ANNA, ANNA, BEN, ELSEWHERE)):
        await feeds.open(Feed(f"f{number}", owner, About.COMPANY, "", Telling.NAMES), later(1))
    assert await feeds.close_all(ANNA) == 2
    assert await feeds.of(ANNA) == []
    assert len(await feeds.of(BEN)) == len(await feeds.of(ELSEWHERE)) == 1


async def test_what_one_process_ends_is_ended_for_the_other(opening: Opening) -> None:
    one, other = opening(), opening()
    await found(one)
    feed = ANNAS
    secret = await one.feeds.open(feed, later(1))
    assert await other.feeds.find(secret) is not None
    await one.feeds.close(ANNA, feed.id)
    assert await other.feeds.find(secret) is None


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_no_file_of_the_database_contains_a_secret(sqlite_url: str, tmp_path: Path) -> None:
    migrate(sqlite_url)
    storage = open_storage(sqlite_url, KEYS, clock=Stopped())
    feed = ANNAS
    secret = await storage.feeds.open(feed, later(1))
    written = everything_in(tmp_path)
    await storage.close()
    assert feed.id.encode() in written
    assert secret.encode() not in written


async def test_secrets_are_long_and_never_the_same(founded: Storage) -> None:
    made = [await founded.feeds.open(ANNAS, later(1)) for _ in range(20)]
    assert len(set(made)) == 20
    assert [await founded.feeds.find(secret) is not None for secret in made] == [False] * 19 + [True]
    assert len(await founded.feeds.of(ANNA)) == 1
    assert {len(secret) for secret in made} == {43}
