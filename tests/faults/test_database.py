"""The database in trouble: people are told to try again, nothing is lost, and afterwards it works."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import Engine, event

from adapters.playground import Person, acting
from domain.leave.requests import Status
from storage.verify import verify
from tests import cast
from tests.walks.stage import TEAM, Stage, said, stage


@pytest.fixture
async def used(house: Stage) -> Stage:
    """Anna and Ben have used the app before."""
    for who in (cast.ANNA, cast.BEN):
        await house.type(who, "balance")
    return house


@contextmanager
def locked(house: Stage) -> Iterator[None]:
    """Another program holds the database for itself."""
    path = house.parts.rooms.environment.DATA_DIR / "leave.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


async def statuses(house: Stage) -> list[Status]:
    employee = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    return [each.status for each in employee.requests.values()]


async def test_a_form_is_kept_while_the_database_is_locked_and_goes_through_after(used: Stage) -> None:
    await used.type(cast.ANNA, "10 august")
    with locked(used):
        assert (await used.send(cast.ANNA, note="Lisbon")).ok
        form = used.dialog(cast.ANNA)
        assert "Try again in a minute" in str(form.errors)
        assert form.values["note"]["note"]["value"] == "Lisbon"
    assert (await used.send(cast.ANNA)).ok
    assert await statuses(used) == [Status.PENDING]
    await used.settled()
    assert len(used.messages(cast.BEN)) == 1


async def test_a_click_while_the_database_is_locked_is_answered_and_works_after(used: Stage) -> None:
    await used.ask(cast.ANNA, "10 august")
    card = used.messages(cast.BEN)[0]
    with locked(used):
        assert (await used.press(cast.BEN, card, "approve")).ok
        await used.answered()
        assert "Try again in a minute" in said(used.messages(cast.BEN)[-1])
    assert (await used.press(cast.BEN, card, "approve")).ok
    assert await statuses(used) == [Status.APPROVED]


async def test_looking_things_up_goes_on_while_somebody_else_writes(used: Stage) -> None:
    with locked(used):
        for words in ("", "balance", "why", "requests", "help", "10 august"):
            assert (await used.type(cast.ANNA, words)).ok
        assert "24 days" in said(used.dialog(cast.ANNA))


async def test_a_first_command_while_the_database_is_locked_is_told_to_try_again(used: Stage) -> None:
    with locked(used):
        assert (await used.type(cast.DORA, "balance")).ok
        assert "ry again in a minute" in said(used.answer(cast.DORA))
    await used.type(cast.DORA, "balance")
    assert "24 days left" in said(used.answer(cast.DORA))


async def test_news_that_cannot_be_stored_is_told_again_by_slack(used: Stage) -> None:
    eve = Person("UEVE", "eve", "Eve Novak", "eve@tannenberg.example")
    with locked(used):
        refused = await used.world.join_team(TEAM, eve)
        assert refused is not None
        assert refused.status == 503
    await used.world.send_event(used.world.workspaces[TEAM], {"type": "team_join", "user": {"id": "UEVE"}})
    await used.settled()
    assert len(used.messages("UEVE")) == 1


async def test_a_home_that_cannot_be_remembered_is_answered_all_the_same(used: Stage) -> None:
    with locked(used):
        await acting.open_home(used.world, "UANNA")
        await used.answered()
    await acting.open_home(used.world, "UANNA")
    await used.answered()
    assert "You have no leave planned" in said(used.home(cast.ANNA))


async def test_health_says_how_the_database_is(used: Stage) -> None:
    async with aiohttp.ClientSession() as browser:
        async with browser.get(f"{used.address}/healthz") as well:
            assert (well.status, (await well.json())["database"]) == (200, "ok")
        await used.parts.rooms.storage.close()
        path = used.parts.rooms.environment.DATA_DIR / "leave.db"
        path.write_bytes(b"This is not what it was. " * 400)
        async with browser.get(f"{used.address}/healthz") as ill:
            assert ill.status == 503


Pragma = dict[str, str]


@pytest.fixture
async def limited(tmp_path: Path) -> AsyncIterator[tuple[Stage, Pragma]]:
    """A house whose connections begin with a statement that a test may change."""
    pragma: Pragma = {"before": "SELECT 1"}

    def begin(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(pragma["before"])

    event.listen(Engine, "connect", begin)
    try:
        async with stage(tmp_path) as found:
            await found.found()
            yield found, pragma
    finally:
        event.remove(Engine, "connect", begin)


def forget_connection(house: Stage) -> None:
    """The writer takes a new connection with its next transaction."""
    house.parts.rooms.storage.store._writer._disconnect()  # type: ignore[attr-defined]


async def ask_until_refused(house: Stage) -> int:
    """How many requests were taken before the last page was full."""
    days = [date(2026, 8, 11) + timedelta(days=each) for each in range(300)]
    for number, day in enumerate(each for each in days if each.weekday() < 5):
        await house.type(cast.ANNA, f"sick {day}")
        await house.send(cast.ANNA, note="a" * 900)
        if house.dialog(cast.ANNA).errors:
            return number
    raise AssertionError("the database was never full")


@pytest.mark.parametrize(
    ("trouble", "cure"),
    [
        ("PRAGMA query_only = 1", "PRAGMA query_only = 0"),
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 100000"),
    ],
    ids=["read-only", "full"],
)
async def test_a_read_only_or_full_database_takes_nothing_and_loses_nothing(
    limited: tuple[Stage, Pragma], trouble: str, cure: str
) -> None:
    house, pragma = limited
    await house.ask(cast.ANNA, "10 august")
    pragma["before"] = trouble
    forget_connection(house)
    stored = await ask_until_refused(house)
    assert "Try again in a minute" in str(house.dialog(cast.ANNA).errors)
    await house.type(cast.ANNA, "requests")
    assert "10 August" in said(house.answer(cast.ANNA))
    pragma["before"] = cure
    forget_connection(house)
    assert (await house.send(cast.ANNA)).ok
    assert len(await statuses(house)) == 1 + stored + 1
    await house.settled()
    assert isinstance(verify(house.parts.rooms.environment.database_url, cast.COMPANY), int)
