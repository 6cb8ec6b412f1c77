"""What every storage keeps of people's consent to have their status set, and how safely."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.ports import Consent, Known, Shown, Stand
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.ids import CompanyId
from storage.bundle import Storage
from storage.engine import open_storage
from storage.migrate import migrate
from storage.secrecy import Undecipherable, new_key
from tests import cast
from tests.contracts.story import KEYS, OTHER, Stopped, identity, later

ANNA = Known(cast.COMPANY, cast.ANNA)
TOKEN, RENEWAL = "xoxp-hers-alone", "0.refresh-hers-alone"
GIVEN = Consent(ANNA, identity(cast.ANNA), later(0), TOKEN)
TEAMS = Consent(
    ANNA, Identity(Platform.TEAMS, "tenant-1", "oid-anna"), later(1), TOKEN, RENEWAL, ends_at=later(3600)
)
WORKSPACE = GIVEN.identity.workspace_id
SHOWN = Shown(":palm_tree:", "Away", later(900), later(0), "I am away until Friday.")
BEFORE = Shown("", "Reachable", None, kept='{"status":"alwaysEnabled"}')


async def test_a_consent_is_found_as_it_was_given(storage: Storage) -> None:
    await storage.consents.give(TEAMS)
    await storage.consents.give(GIVEN)
    assert list(await storage.consents.of(ANNA)) == [GIVEN, TEAMS]
    assert list(await storage.consents.of(Known(cast.COMPANY, cast.BEN))) == []


async def test_givers_are_those_of_one_company_each_once(storage: Storage) -> None:
    bens = replace(GIVEN, known=Known(cast.COMPANY, cast.BEN), identity=identity(cast.BEN))
    elsewhere = replace(GIVEN, known=Known(OTHER, cast.CARLA), identity=identity(cast.CARLA))
    for each in (bens, TEAMS, GIVEN, elsewhere):
        await storage.consents.give(each)
    assert list(await storage.consents.givers(cast.COMPANY)) == [cast.ANNA, cast.BEN]
    assert list(await storage.consents.givers(CompanyId("nobody's"))) == []


async def test_what_is_shown_is_noted_beside_the_tokens_and_stays_when_consent_is_given_again(
    storage: Storage,
) -> None:
    await storage.consents.give(GIVEN)
    shown = replace(GIVEN, shown=SHOWN, before=BEFORE, stand=Stand.SET)
    await storage.consents.note(replace(shown, token="not to be kept"))
    [kept] = await storage.consents.of(ANNA)
    assert (kept, kept.shown, kept.before) == (shown, SHOWN, BEFORE)
    assert (kept.shown and kept.shown.said, kept.before and kept.before.kept) == (SHOWN.said, BEFORE.kept)
    again = replace(GIVEN, token="xoxp-another", given_at=later(60))
    await storage.consents.give(again)
    assert list(await storage.consents.of(ANNA)) == [
        replace(again, shown=SHOWN, before=BEFORE, stand=Stand.SET)
    ]


async def test_tokens_are_renewed_beside_what_is_shown(storage: Storage) -> None:
    await storage.consents.give(TEAMS)
    await storage.consents.note(replace(TEAMS, shown=SHOWN, stand=Stand.MEANT))
    await storage.consents.renew(replace(TEAMS, token="t2", renewal="r2", ends_at=later(7200)))
    [kept] = await storage.consents.of(ANNA)
    assert (kept.token, kept.renewal, kept.ends_at, kept.shown) == ("t2", "r2", later(7200), SHOWN)


async def test_what_is_gone_does_not_come_back_by_a_note(storage: Storage) -> None:
    await storage.consents.note(replace(GIVEN, shown=SHOWN))
    await storage.consents.renew(GIVEN)
    assert list(await storage.consents.of(ANNA)) == []


async def test_a_consent_is_withdrawn_once_and_can_be_given_anew(storage: Storage) -> None:
    await storage.consents.give(GIVEN)
    await storage.consents.give(TEAMS)
    assert await storage.consents.withdraw(ANNA, Platform.SLACK, "T-other", later(5)) is False
    assert await storage.consents.withdraw(ANNA, Platform.SLACK, WORKSPACE, later(5)) is True
    assert await storage.consents.withdraw(ANNA, Platform.SLACK, WORKSPACE, later(6)) is False
    assert [each.withdrawn_at for each in await storage.consents.of(ANNA)] == [later(5), None]
    await storage.consents.give(GIVEN)
    assert [each.withdrawn_at for each in await storage.consents.of(ANNA)] == [None, None]


async def test_what_was_given_anew_does_not_end_with_what_it_replaced(storage: Storage) -> None:
    await storage.consents.give(GIVEN)
    await storage.consents.give(replace(GIVEN, given_at=later(60)))
    await storage.consents.end(GIVEN)
    [kept] = await storage.consents.of(ANNA)
    await storage.consents.end(kept)
    await storage.consents.end(kept)
    assert list(await storage.consents.of(ANNA)) == []


async def test_forgetting_takes_one_identity_or_a_whole_workspace(storage: Storage) -> None:
    bens = replace(GIVEN, known=Known(cast.COMPANY, cast.BEN), identity=identity(cast.BEN))
    for each in (GIVEN, bens, TEAMS):
        await storage.consents.give(each)
    await storage.consents.forget(GIVEN.identity)
    assert list(await storage.consents.of(ANNA)) == [TEAMS]
    await storage.consents.forget_all(Platform.SLACK, GIVEN.identity.workspace_id)
    assert list(await storage.consents.givers(cast.COMPANY)) == [cast.ANNA]


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_no_file_of_the_database_contains_a_token(sqlite_url: str, tmp_path: Path) -> None:
    migrate(sqlite_url)
    storage = open_storage(sqlite_url, KEYS, clock=Stopped())
    await storage.consents.give(TEAMS)
    written = everything_in(tmp_path)
    await storage.close()
    assert b"oid-anna" in written
    assert TOKEN.encode() not in written
    assert RENEWAL.encode() not in written


async def test_a_new_key_opens_what_the_old_one_locked_and_rotating_lets_the_old_one_go(
    database_url: str,
) -> None:
    migrate(database_url)
    old, new = f"k1:{new_key()}", f"k2:{new_key()}"
    for ring, rotated in ((old, 0), (f"{new},{old}", 1), (new, 0)):
        storage = open_storage(database_url, ring, clock=Stopped())
        if ring == old:
            await storage.consents.give(TEAMS)
        assert await storage.consents.rotate_keys() == rotated
        assert list(await storage.consents.of(ANNA)) == [TEAMS]
        await storage.close()
    storage = open_storage(database_url, old, clock=Stopped())
    with pytest.raises(Undecipherable, match="k2"):
        await storage.consents.of(ANNA)
    await storage.close()
