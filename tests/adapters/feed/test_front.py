"""Private addresses: whoever has one reads the calendar, and who has none learns nothing."""

import asyncio
import gzip
import logging
from dataclasses import replace
from datetime import date, timedelta
from typing import NoReturn

import pytest

from adapters.feed import calendars
from adapters.feed.calendars import Calendars
from adapters.feed.vevents import vevent
from bot.dashboard import publishing
from bot.dashboard.calendar_events import CalendarEvent
from bot.dashboard.publishing import Publishing
from bot.ports import About, Known, StoreUnavailable
from bot.settings import Environment
from bot.wiring.serving import listening
from bot.wording import Words
from domain.company.commands import DefineLeaveType
from domain.employees.commands import DeactivateEmployee, LeaveCompany, ReactivateEmployee
from domain.policies.leave_type import LeaveType
from tests import cast
from tests.adapters.feed.stage import Read, Stage, application, served
from tests.rooms import rooms

ANNA = Known(cast.COMPANY, cast.ANNA)
FOREIGN = "A" * 43


async def test_an_address_gives_a_calendar_to_be_kept_by_the_reader_alone(stage: Stage) -> None:
    read = await stage.get(await stage.open())
    assert read.status == 200
    assert read.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert read.headers["Cache-Control"] == "private, no-cache"
    assert read.headers["X-Robots-Tag"] == "noindex"
    assert read.calendar.events == []


async def test_whoever_has_it_already_is_told_so_until_something_changes(stage: Stage) -> None:
    secret = await stage.open()
    read = await stage.get(secret)
    again = await stage.get(secret, If_None_Match=read.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == read.headers["ETag"]
    assert again.headers["Cache-Control"] == "private, no-cache"
    await stage.record(cast.asked("2026-08-03"))
    after = await stage.get(secret, If_None_Match=read.headers["ETag"])
    assert after.status == 200
    assert after.titles == ["Vacation"]
    assert after.headers["ETag"] != read.headers["ETag"]


async def test_another_day_is_another_calendar(stage: Stage) -> None:
    secret = await stage.open()
    read = await stage.get(secret)
    stage.rooms.clock.at += timedelta(days=1)
    assert (await stage.get(secret, If_None_Match=read.headers["ETag"])).status == 200


async def test_tags_differ_between_calendars_and_say_nothing_of_them(stage: Stage) -> None:
    reads = [
        await stage.read(),
        await stage.read(who=cast.BEN),
        await stage.read(About.COMPANY),
        await stage.read(About.DEPARTMENT, cast.SALES),
    ]
    tags = [read.headers["ETag"] for read in reads]
    assert len(set(tags)) == 4
    assert not any(cast.COMPANY in tag or cast.ANNA in tag for tag in tags)


def shown(read: Read) -> tuple[int, bytes, dict[str, str]]:
    """All that can be told apart."""
    return read.status, read.body, {name: value for name, value in read.headers.items() if name != "Date"}


async def test_a_revoked_address_is_answered_as_one_that_never_was(stage: Stage) -> None:
    feeds = stage.rooms.house.feeds
    closed, renewed, left = await stage.open(), await stage.open(), await stage.open(who=cast.DORA)
    one, two, _ = stage.opened
    await feeds.close(ANNA, one.id)
    newer = await feeds.renew(ANNA, two.id)
    await stage.rooms.settle(LeaveCompany(cast.DORA, date(2026, 7, 28)))
    unknown = await stage.get(FOREIGN)
    assert unknown.status == 404
    for secret in (closed, renewed, left, two.id, "%00", "x" * 5_000, "..%2F..%2Fetc"):
        assert shown(await stage.get(secret)) == shown(unknown), secret
    assert newer is not None
    assert (await stage.get(newer)).status == 200


async def test_the_calendars_of_who_is_deactivated_stay_ended_when_they_come_back(stage: Stage) -> None:
    secret = await stage.open()
    await stage.rooms.settle(DeactivateEmployee(cast.ANNA))
    assert (await stage.get(secret)).status == 404
    await stage.rooms.settle(ReactivateEmployee(cast.ANNA))
    assert (await stage.get(secret)).status == 404
    assert await stage.rooms.house.feeds.of(ANNA) == []


async def test_when_it_was_last_read_and_by_what_is_noted_once_in_a_while(stage: Stage) -> None:
    secret, began = await stage.open(), stage.at
    await stage.get(secret, User_Agent="khal/0.11")
    (line,) = await stage.rooms.house.feeds.of(ANNA)
    assert (line.read_at, line.reader) == (began, "khal/0.11")
    stage.rooms.clock.at += timedelta(minutes=14)
    await stage.get(secret, User_Agent="Other/1")
    (line,) = await stage.rooms.house.feeds.of(ANNA)
    assert line.read_at == began
    stage.rooms.clock.at += timedelta(minutes=1)
    again = await stage.get(secret, User_Agent="Other/1 \u200b")
    assert again.status == 200
    (line,) = await stage.rooms.house.feeds.of(ANNA)
    assert line.read_at == began + timedelta(minutes=15)
    assert line.reader.startswith("Other/1")
    assert line.reader.isprintable()


async def test_a_long_calendar_is_packed_for_those_who_can_unpack_it(stage: Stage) -> None:
    for number in range(10):
        day = (date(2026, 8, 3) + timedelta(weeks=number)).isoformat()
        await stage.record(cast.asked(day), name=f"r{number}")
    secret = await stage.open()
    plain, packed = await stage.get(secret), await stage.get(secret, Accept_Encoding="gzip, br")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.body) < len(plain.body) / 3
    assert gzip.decompress(packed.body) == plain.body
    assert (await stage.get(secret, Accept_Encoding="gzip")).body == packed.body
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"


async def test_a_head_request_has_no_body_and_others_are_not_taken(stage: Stage) -> None:
    secret = await stage.open()
    head = await stage.get(secret, "HEAD")
    assert (head.status, head.body) == (200, b"")
    for method in ("POST", "PUT", "DELETE", "PROPFIND"):
        assert (await stage.get(secret, method)).status == 405


async def test_a_calendar_of_one_company_has_nothing_of_another(stage: Stage) -> None:
    foreign = await rooms()
    await foreign.settle()
    async with served(foreign) as server:
        other = replace(stage, rooms=foreign, server=server, opened=[])
        await other.record(cast.asked("2026-08-03"))
        secret = await other.open(About.COMPANY)
        assert (await other.get(secret)).titles == ["Anna Kovács: away"]
        assert (await stage.get(secret)).status == 404
        assert (await stage.read(About.COMPANY)).events == []


async def test_no_log_says_what_an_address_ends_in(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = await stage.open()
    caplog.set_level(logging.DEBUG)

    async def broken(*_: object) -> NoReturn:
        raise RuntimeError

    monkeypatch.setattr(type(stage.rooms.house.queries), "people", broken)
    failing = await stage.open(About.COMPANY)
    environment = Environment(_env_file=None, HOST="127.0.0.1", PORT=0)  # type: ignore[call-arg]
    runner = await listening(application(stage.rooms), environment)
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/feeds"
    for ending, status in ((failing, 500), (secret, 200), (f"{secret}x", 404)):
        async with stage.http.get(f"{address}/{ending}.ics") as answer:
            assert answer.status == status
    await runner.cleanup()
    said = "\n".join(record.getMessage() + (record.exc_text or "") for record in caplog.records)
    assert "GET /feeds/{secret}.ics failed" in said
    assert secret not in said
    assert failing not in said


async def test_a_database_that_is_away_is_worth_another_try_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> NoReturn:
        raise StoreUnavailable

    secret = await stage.open()
    monkeypatch.setattr(type(stage.rooms.house.feeds), "find", away)
    read = await stage.get(secret)
    assert read.status == 503
    assert read.headers["Retry-After"] == "120"


async def test_others_have_their_turn_while_a_long_calendar_is_drawn(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendars, "AT_ONCE", 1)
    monkeypatch.setattr(publishing, "MOST_KNOWN", 1)
    await stage.record(cast.asked("2026-08-03"), who=cast.ANNA)
    await stage.record(cast.asked("2026-08-04"), who=cast.DORA)
    secrets = [await stage.open(About.COMPANY, who=who) for who in (cast.ANNA, cast.BEN, cast.ANNA)]
    reads = await asyncio.gather(*(stage.get(secret) for secret in secrets))
    assert [len(read.events) for read in reads] == [2, 2, 2]
    assert [(await stage.get(secret)).status for secret in secrets] == [200] * 3


async def test_only_those_of_whom_something_changed_are_drawn_anew(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str | None] = []

    def watched(w: Words, event: CalendarEvent) -> bytes:
        drawn.append(event.who)
        return vevent(w, event)

    monkeypatch.setattr(calendars, "vevent", watched)
    for who in (cast.ANNA, cast.DORA):
        await stage.record(cast.asked("2026-08-03"), who=who)
    secret = await stage.open(About.COMPANY)
    await stage.get(secret)
    await stage.record(cast.asked("2026-08-04"), who=cast.ANNA, name="r2")
    assert len((await stage.get(secret)).events) == 3
    assert drawn == ["Anna Kovács", "Dora Ellis", "Anna Kovács", "Anna Kovács"]
    await stage.rooms.settle(DefineLeaveType(LeaveType(cast.VACATION, "Holiday", is_shown_by_name=True)))
    assert (await stage.get(secret)).titles == [
        "Anna Kovács: Holiday", "Dora Ellis: Holiday", "Anna Kovács: Holiday",
    ]  # fmt: skip


async def test_what_is_kept_has_its_bounds(stage: Stage) -> None:
    await stage.record(cast.asked("2026-08-03"))
    drawing, publishing_ = Calendars(Publishing(stage.rooms.house)), Publishing(stage.rooms.house)
    drawing.pieces.most = drawing.whole.most = 10
    published = await publishing_.find(await stage.open(About.COMPANY))
    assert published is not None
    first = await drawing.drawn(published)
    assert await drawing.drawn(published) == first
    assert (drawing.whole.size, drawing.pieces.size) == (0, 0)


async def test_a_calendar_is_read_also_where_nothing_can_be_written(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> NoReturn:
        raise StoreUnavailable

    secret = await stage.open()
    monkeypatch.setattr(type(stage.rooms.house.feeds), "note", full)
    assert (await stage.get(secret)).status == 200
