"""The audit log on the web."""

import csv
from collections.abc import AsyncIterator
from dataclasses import replace
from io import StringIO

import pytest

from domain.employees.assignment import Profile
from domain.employees.commands import ChangeProfile
from domain.ids import EmployeeId
from storage.memory.log import MemoryStore
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.dashboard.reported import reported

EVIL = "=cmd|' /C calc'!A0<img src=x onerror=alert(1)>"


@pytest.fixture
async def web() -> AsyncIterator[Browsers]:
    house = await reported()
    await house.settle(ChangeProfile(cast.CARLA, replace(cast.PROFILES[cast.CARLA][0], locale="en")))
    async with browsers(house) as found:
        yield found


@pytest.fixture
async def carla(web: Browsers) -> Browser:
    return await web.of(cast.CARLA)


async def test_the_log_says_who_did_what_to_whom_and_where(carla: Browser) -> None:
    page = await carla.get("/audit?person=anna&matter=leave")
    assert page.status == 200
    when, who, what, about, where = page.rows()[5]
    assert (when, who) == ("Wed 29 July, 11:00", "an operator")
    assert (what, about) == ("Approved: Vacation, Thu 30 July – Tue 4 August", "Anna Kovács")
    assert where == "by a file or command"


async def test_an_entry_leads_to_what_it_changed_and_what_was_known_then(carla: Browser) -> None:
    log = await carla.get("/audit?person=anna&matter=leave")
    link = next(each for each in log.links if each.removeprefix("/dashboard/audit/").isdigit())
    page = await carla.get(link.removeprefix("/dashboard"))
    assert page.status == 200
    assert ["status", "pending", "approved"] in page.rows()
    then = next(each for each in page.links if "as-of" in each)
    known = await carla.get(then.removeprefix("/dashboard"))
    assert known.status == 200
    assert "Anna Kovács" in known.text
    assert "Engineering" in known.text


async def test_the_company_is_shown_as_it_was_known(carla: Browser) -> None:
    page = await carla.get("/audit/as-of")
    assert "Berlin and London" in page.text
    assert "Nothing was recorded by then" in (await carla.get("/audit/as-of?at=2020-01-01T00:00")).text


async def test_the_log_is_paged_by_position(carla: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.dashboard.audit.log.A_PAGE", 5)
    first = await carla.get("/audit")
    assert len(first.rows()) == 6
    older = next(each for each in first.links if "before=" in each)
    second = await carla.get(older.removeprefix("/dashboard"))
    assert len(second.rows()) == 6
    assert first.rows()[1:] != second.rows()[1:]


async def test_every_seal_is_checked(carla: Browser) -> None:
    page = await carla.send(await carla.get("/audit"), "/audit/verify")
    assert "entries, every one as it was written." in page.text


async def test_an_entry_that_somebody_changed_is_named(web: Browsers, carla: Browser) -> None:
    store = web.house.storage.store
    assert isinstance(store, MemoryStore)
    row = store.logs[cast.COMPANY].events[4]
    row["payload"] = str(row["payload"]).replace("Sales", "Sails")
    page = await carla.send(await carla.get("/audit"), "/audit/verify")
    assert "Entry 5 is not as it was written" in page.text


async def test_the_log_is_taken_away_without_formulas(web: Browsers, carla: Browser) -> None:
    await web.house.settle(ChangeProfile(cast.ANNA, Profile(EVIL, None, "en", None)))
    page = await carla.get("/audit.csv?person=anna")
    rows = list(csv.DictReader(StringIO(page.html)))
    assert rows[0]["event"] == "ProfileChanged"
    assert rows[0]["about"] == f"'{EVIL}"
    assert rows[0]["what"].startswith("Changed the profile")
    assert [row["event"] for row in rows][-2:] == ["IdentityLinked", "EmployeeHired"]
    shown = await carla.get("/audit")
    assert "<img src=x" not in shown.html


@pytest.mark.parametrize("path", ["", ".csv", "/1", "/as-of", "/as-of?person=anna"])
@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN])
async def test_the_log_is_for_administrators(web: Browsers, who: EmployeeId, path: str) -> None:
    page = await (await web.of(who)).get(f"/audit{path}")
    assert page.status == 403
    assert "Dora" not in page.text


async def test_only_administrators_check_seals(web: Browsers) -> None:
    assert (await (await web.of(cast.BEN)).post("/audit/verify")).status == 403


@pytest.mark.parametrize("path", ["999", "nonsense", "9" * 400, "as-of?person=x"])
async def test_what_is_not_there_is_not_found(carla: Browser, path: str) -> None:
    assert (await carla.get(f"/audit/{path}")).status == 404


@pytest.mark.parametrize(
    ("path", "field"),
    [("/audit?from=x", "from"), ("/audit?to=0001-01-01", "to"), ("/audit/as-of?at=yesterday", "at")],
)
async def test_what_makes_no_sense_is_said_under_its_field(carla: Browser, path: str, field: str) -> None:
    page = await carla.get(path)
    assert page.status == 422
    assert page.errors[field]
    assert (await carla.get("/audit.csv?from=x")).status == 422


@pytest.mark.parametrize("query", ["person=%00", "actor=x", "before=x", "matter=x&origin=x", "origin=teams"])
async def test_nonsense_finds_nothing_and_breaks_nothing(carla: Browser, query: str) -> None:
    assert (await carla.get(f"/audit?{query}")).status == 200
    assert (await carla.get(f"/audit.csv?{query}")).status == 200
