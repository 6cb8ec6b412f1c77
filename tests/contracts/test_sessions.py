"""What every storage keeps of those who are signed in, of one-use links and of sign-ins elsewhere."""

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.ports import Known, Session, SessionKind, SignIn
from storage.bundle import Storage
from storage.engine import open_storage
from storage.migrate import migrate
from tests import cast
from tests.contracts.conftest import Opening
from tests.contracts.story import KEYS, OTHER, Stopped, later

ANNA = Known(cast.COMPANY, cast.ANNA)
BEN = Known(cast.COMPANY, cast.BEN)
ANNA_ELSEWHERE = Known(OTHER, cast.ANNA)
GOOGLE = SignIn("https://accounts.google.com", "104522")
MINUTE, HOUR, DAY = 60, 3_600, 86_400
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:151.0) Gecko/20100101 Firefox/151.0"


async def sign_in(storage: Storage, known: Known = ANNA, at: float = 0) -> tuple[str, Session]:
    return await storage.sessions.open(known, SessionKind.BROWSER, FIREFOX, "slack", later(at))


async def test_a_token_opens_the_session_it_was_given_for(storage: Storage) -> None:
    token, session = await sign_in(storage)
    other, _ = await sign_in(storage, BEN)
    assert session == Session(session.id, ANNA, SessionKind.BROWSER, FIREFOX, "slack", cast.NOW, cast.NOW)
    assert await storage.sessions.find(token, later(5)) == session
    found = await storage.sessions.find(other, later(5))
    assert found is not None
    assert found.known == BEN
    assert await storage.sessions.find("a made-up token", later(5)) is None
    assert await storage.sessions.find(session.id, later(5)) is None


async def test_a_session_of_the_tab_stays_one_and_a_long_name_is_cut(storage: Storage) -> None:
    token, _ = await storage.sessions.open(ANNA, SessionKind.TAB, "x" * 1_000, "entra", later(0))
    found = await storage.sessions.find(token, later(1))
    assert found is not None
    assert (found.kind, found.agent, found.by) == (SessionKind.TAB, "x" * 300, "entra")


async def test_a_session_that_nobody_used_for_twelve_hours_is_over(storage: Storage) -> None:
    token, _ = await sign_in(storage)
    assert await storage.sessions.find(token, later(12 * HOUR)) is None
    assert await storage.sessions.of(ANNA, later(12 * HOUR)) == []
    assert await storage.sessions.find(token, later(12 * HOUR - 1)) is not None
    assert await storage.sessions.find(token, later(24 * HOUR - 2)) is not None


async def test_a_session_is_over_after_seven_days_however_much_it_is_used(storage: Storage) -> None:
    token, _ = await sign_in(storage)
    for hours in range(11, 7 * 24, 11):
        assert await storage.sessions.find(token, later(hours * HOUR)) is not None
    assert await storage.sessions.find(token, later(7 * DAY - 1)) is not None
    assert await storage.sessions.find(token, later(7 * DAY)) is None


async def test_its_use_is_noted_once_a_minute(storage: Storage) -> None:
    token, session = await sign_in(storage)
    await storage.sessions.find(token, later(MINUTE - 1))
    assert await storage.sessions.of(ANNA, later(MINUTE)) == [session]
    await storage.sessions.find(token, later(MINUTE))
    await storage.sessions.find(token, later(MINUTE + 30))
    assert await storage.sessions.of(ANNA, later(MINUTE + 31)) == [replace(session, seen_at=later(MINUTE))]


async def test_somebody_sees_their_own_sessions_the_one_used_last_first(storage: Storage) -> None:
    token, first = await sign_in(storage)
    _, second = await sign_in(storage, at=10)
    await sign_in(storage, BEN)
    await sign_in(storage, ANNA_ELSEWHERE)
    assert await storage.sessions.of(ANNA, later(20)) == [second, first]
    await storage.sessions.find(token, later(MINUTE + 11))
    assert [each.id for each in await storage.sessions.of(ANNA, later(90))] == [first.id, second.id]


async def test_somebody_ends_one_of_their_own_and_nobody_elses(storage: Storage) -> None:
    token, session = await sign_in(storage)
    assert await storage.sessions.end(BEN, session.id) is False
    assert await storage.sessions.end(ANNA_ELSEWHERE, session.id) is False
    assert await storage.sessions.find(token, later(5)) is not None
    assert await storage.sessions.end(ANNA, session.id) is True
    assert await storage.sessions.find(token, later(5)) is None
    assert await storage.sessions.end(ANNA, session.id) is False


async def test_somebody_ends_all_of_their_own_but_this_one(storage: Storage) -> None:
    here, kept = await sign_in(storage)
    there, _ = await sign_in(storage)
    bens, _ = await sign_in(storage, BEN)
    elsewhere, _ = await sign_in(storage, ANNA_ELSEWHERE)
    assert await storage.sessions.end_all(ANNA, but=kept.id) == 1
    assert await storage.sessions.find(there, later(5)) is None
    assert await storage.sessions.find(here, later(5)) == kept
    assert await storage.sessions.end_all(ANNA) == 1
    assert await storage.sessions.find(here, later(5)) is None
    for token in (bens, elsewhere):
        assert await storage.sessions.find(token, later(5)) is not None


async def test_a_session_ended_in_one_process_is_over_in_another(opening: Opening) -> None:
    one, other = opening(), opening()
    token, session = await sign_in(one)
    assert await other.sessions.find(token, later(5)) == session
    await one.sessions.end(ANNA, session.id)
    assert await other.sessions.find(token, later(6)) is None


async def test_a_link_lets_one_person_in_once(storage: Storage) -> None:
    token = await storage.doors.issue(ANNA, later(5 * MINUTE), later(0))
    bens = await storage.doors.issue(BEN, later(5 * MINUTE), later(0))
    for _ in range(2):
        assert await storage.doors.leads_to(token, later(5)) == ANNA
    assert await storage.doors.consume(token, later(6)) == ANNA
    assert await storage.doors.leads_to(token, later(7)) is None
    assert await storage.doors.consume(token, later(7)) is None
    assert await storage.doors.consume("a made-up token", later(7)) is None
    assert await storage.doors.consume(bens, later(8)) == BEN


async def test_a_link_is_no_good_after_its_time(storage: Storage) -> None:
    token = await storage.doors.issue(ANNA, later(5 * MINUTE), later(0))
    late = await storage.doors.issue(ANNA, later(10 * MINUTE), later(5 * MINUTE))
    assert await storage.doors.leads_to(token, later(5 * MINUTE)) is None
    assert await storage.doors.consume(token, later(5 * MINUTE)) is None
    assert await storage.doors.consume(late, later(10 * MINUTE - 1)) == ANNA


async def test_a_link_lets_in_one_of_two_who_press_at_once(opening: Opening) -> None:
    one, other = opening(), opening()
    for _ in range(5):
        token = await one.doors.issue(ANNA, later(5 * MINUTE), later(0))
        both = [each.doors.consume(token, later(5)) for each in (one, other)]
        assert {*await asyncio.gather(*both)} == {None, ANNA}


async def test_a_sign_in_is_one_persons_until_they_give_it_up(storage: Storage) -> None:
    assert await storage.sign_ins.whose(GOOGLE) is None
    assert await storage.sign_ins.connect(ANNA, GOOGLE, "anna@example.com", later(0)) is True
    assert await storage.sign_ins.whose(GOOGLE) == ANNA
    for other in (BEN, ANNA_ELSEWHERE):
        assert await storage.sign_ins.connect(other, GOOGLE, "ben@example.com", later(1)) is False
        assert await storage.sign_ins.disconnect(other, GOOGLE) is False
    assert await storage.sign_ins.of(ANNA) == [(GOOGLE, "anna@example.com")]
    assert await storage.sign_ins.disconnect(ANNA, GOOGLE) is True
    assert await storage.sign_ins.whose(GOOGLE) is None
    assert await storage.sign_ins.connect(BEN, GOOGLE, "ben@example.com", later(2)) is True


async def test_the_same_subject_of_another_issuer_is_somebody_else(storage: Storage) -> None:
    elsewhere = SignIn("https://login.oakridge.example", GOOGLE.subject)
    await storage.sign_ins.connect(ANNA, GOOGLE, "anna@example.com", later(0))
    assert await storage.sign_ins.whose(elsewhere) is None
    assert await storage.sign_ins.connect(ANNA, elsewhere, "Anna", later(1)) is True
    assert await storage.sign_ins.of(ANNA) == [(GOOGLE, "anna@example.com"), (elsewhere, "Anna")]


async def test_who_connects_again_is_shown_by_the_newer_name(storage: Storage) -> None:
    await storage.sign_ins.connect(ANNA, GOOGLE, "anna@example.com", later(0))
    assert await storage.sign_ins.connect(ANNA, GOOGLE, "Anna Berger", later(1)) is True
    assert await storage.sign_ins.of(ANNA) == [(GOOGLE, "Anna Berger")]


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_no_file_of_the_database_contains_a_token(sqlite_url: str, tmp_path: Path) -> None:
    migrate(sqlite_url)
    storage = open_storage(sqlite_url, KEYS, clock=Stopped())
    token, session = await sign_in(storage)
    door = await storage.doors.issue(ANNA, later(5 * MINUTE), later(0))
    written = everything_in(tmp_path)
    await storage.close()
    assert session.id.encode() in written
    assert token.encode() not in written
    assert door.encode() not in written
    assert len(token) == len(door) == 43
