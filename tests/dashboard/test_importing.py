"""Files brought in on the web: a table of people or a company, looked at first, mistakes with their lines."""

from __future__ import annotations

from datetime import date

import pytest

from bot.company_file import tables
from bot.dashboard import importing
from bot.dashboard.importing import Broken, Looked
from domain.company.commands import DefineLocation
from domain.employees.assignment import Assignment
from domain.employees.commands import AssignEmployee
from domain.employees.employee import Employee
from domain.ids import EmployeeId, LocationId, RequestId
from domain.leave.commands import RecordLeave
from domain.refusals import HiredAfterLeave, Need, NotPermitted, Refused
from tests import cast
from tests.rooms import Rooms, rooms

HEAD = "name,email,hired_on,location,department,labels"
ELA = 'Ela Novak,ela@tannenberg.example,2026-10-01,Berlin,engineering,"nights, early"'


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


def table(*lines: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *lines]).encode()


async def looked(house: Rooms, data: bytes) -> Looked:
    found = await importing.look(await house.visit(cast.CARLA), data)
    assert isinstance(found, Looked), found
    return found


async def broken(house: Rooms, data: bytes) -> list[str]:
    found = await importing.look(await house.visit(cast.CARLA), data)
    assert isinstance(found, Broken), found
    return [str(each) for each in found.mistakes]


async def brought(house: Rooms, data: bytes) -> int:
    seen = (await looked(house, data)).seen
    done = await importing.bring(await house.visit(cast.CARLA), data, seen)
    assert isinstance(done, int), done
    return done


async def known_as(house: Rooms, email: str) -> Employee:
    row = await house.house.queries.person_by_email(cast.COMPANY, email)
    assert row is not None
    return await house.house.store.employee(cast.COMPANY, row.employee_id)


async def test_people_of_a_table_are_shown_and_then_taken_in(house: Rooms) -> None:
    found = await looked(house, table(ELA))
    assert [(each.line, each.name, each.words) for each in found.lines] == [
        (2, "Ela Novak", "new, hired on 2026-10-01")
    ]
    assert (found.count, found.unlisted) == (1, 4)
    assert len(await house.house.queries.people(cast.COMPANY)) == 4
    assert await brought(house, table(ELA)) == 1
    ela = await known_as(house, "ela@tannenberg.example")
    there = Assignment(cast.BERLIN, cast.ENGINEERING, frozenset({"nights", "early"}))
    assert ela.assignments == ((date(2026, 10, 1), there),)
    assert (await looked(house, table(ELA))).count == 0


async def test_who_is_here_changes_from_a_day_on_and_what_is_empty_stays(house: Rooms) -> None:
    later = Assignment(cast.LONDON, cast.SALES)
    await house.settle(AssignEmployee(cast.ANNA, later, date(2027, 1, 1)))
    line = "ANNA@tannenberg.example,Anna Stein,London,2026-09-01"
    found = await looked(house, table(line, head="email,name,location,from"))
    assert {each.name for each in found.lines} == {"Anna Stein"}
    await brought(house, table(line, head="email,name,location,from"))
    anna = await known_as(house, "anna@tannenberg.example")
    assert anna.profile.name == "Anna Stein"
    assert [(day, each.location_id, each.department_id) for day, each in anna.assignments] == [
        (cast.HIRED, cast.BERLIN, cast.ENGINEERING),
        (date(2026, 9, 1), cast.LONDON, cast.ENGINEERING),
        (date(2027, 1, 1), cast.LONDON, cast.SALES),
    ]


async def test_without_a_day_a_change_holds_from_today(house: Rooms) -> None:
    await brought(house, table("dora@tannenberg.example;Vertrieb", head="E-Mail;Labels"))
    dora = await known_as(house, "dora@tannenberg.example")
    assert dora.assignments[-1][0] == cast.TODAY
    assert dora.assignments[-1][1].labels == {"Vertrieb"}


async def test_it_says_for_whom_balances_and_booked_leave_change(house: Rooms) -> None:
    week = cast.asked("2026-08-03", "2026-08-07")
    await house.settle(RecordLeave(cast.ANNA, RequestId("r1"), cast.VACATION, week, cast.NOW))
    found = await looked(house, table("anna@tannenberg.example,2026-08-04", head="email,last_day"))
    [person] = found.people
    assert (person.name, [(each.before, each.after) for each in person.leave]) == (
        "Anna Kovács",
        [(5, 2)],
    )


async def test_spreadsheets_write_days_with_points_and_columns_in_german(house: Rooms) -> None:
    head = "\ufeffName;E-Mail;Eintritt;Standort;Abteilung"
    line = "Ela Novak;ela@tannenberg.example;01.10.2026;BERLIN;Engineering"
    await brought(house, f"{head}\r\n{line}\r\n\r\n".encode())
    assert (await known_as(house, "ela@tannenberg.example")).hired_on == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            table(ELA.replace("Berlin", "Berln")),
            "line 2, location: there is no location “Berln”.",
        ),
        (
            table(ELA, ELA.replace("engineering", "Cooks")),
            "line 3, department: there is no department",
        ),
        (table(ELA.replace("2026-10-01", "2026-02-30")), "line 2, hired_on: there is “2026-02-30”"),
        (table(ELA.replace("ela@tannenberg.example", "ela")), "line 2, email: there is “ela”"),
        (table(ELA.replace("ela@tannenberg.example", "")), "line 2, email: there is no e-mail address."),
        (table(ELA.replace("Ela Novak", "")), "line 2, name: there is no name."),
        (table(ELA, ELA), "line 3: there is another person of this e-mail address. It stands on line 2."),
        (table(ELA, head=HEAD + ",wage"), "line 1: there is a column “wage”."),
        (table("a,b", head="name,email,location_\u00e4"), "line 1: there is a column “location_ä”."),
        (table("x@y.z,2024-01-01", head="email,last_day"), "is new here and needs it."),
        (table("anna@tannenberg.example,2020-01-01", head="email,last_day"), "before the first day of work."),
        (table("anna@tannenberg.example,Europe/Nowhere", head="email,time_zone"), "there is no time zone"),
        (table("x" * 200_000), "line 2: the table cannot be read"),
        ("name,email\nÄ,ä".encode("latin-1"), "the table is not written in UTF-8."),
        (b"company:\n  id: [", "line"),
        (b"\x00\x01\x02", "line 1"),
        (b"just words", "line 1"),
        (b"name;hired_on\nEla;2026-10-01", "line 1"),
    ],
)
async def test_what_is_wrong_is_told_with_its_line(house: Rooms, data: bytes, said: str) -> None:
    found = await broken(house, data)
    assert any(said in each for each in found), found
    assert len(await house.house.queries.people(cast.COMPANY)) == 4


async def test_a_table_without_an_end_is_read_up_to_a_line(
    house: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 1)
    found = await broken(house, table("a@b.c,A", ",", "d@e.f,D", "g@h.i,G", head="email,name"))
    assert any("line 4: the table has more than 1 lines." in each for each in found)


async def test_what_the_company_refuses_is_told_with_its_line(house: Rooms) -> None:
    week = cast.asked("2026-08-03", "2026-08-07")
    await house.settle(RecordLeave(cast.ANNA, RequestId("r1"), cast.VACATION, week, cast.NOW))
    line = "anna@tannenberg.example,2026-09-01"
    found = await importing.look(
        await house.visit(cast.CARLA), table("dora@tannenberg.example,", line, head="email,hired_on")
    )
    assert isinstance(found, Broken)
    assert (found.mistakes[0].spot.line, type(found.refusal)) == (3, HiredAfterLeave)


async def test_a_company_file_is_brought_in_too(house: Rooms) -> None:
    data = b"company:\n  id: tannenberg\n  name: Tannenberg AG\n"
    found = await looked(house, data)
    assert (found.count, found.lines[0].name) == (1, "")
    assert await brought(house, data) == 1
    assert (await house.house.store.settings(cast.COMPANY)).name == "Tannenberg AG"


async def test_another_companys_file_is_refused(house: Rooms) -> None:
    found = await importing.look(
        await house.visit(cast.CARLA), b"company:\n  id: larkspur\n  name: Larkspur\n"
    )
    assert isinstance(found, Broken)
    assert found.refusal is not None


async def test_what_somebody_changed_after_the_look_is_looked_at_again(house: Rooms) -> None:
    line = "anna@tannenberg.example,London"
    data = table(line, head="email,location")
    seen = (await looked(house, data)).seen
    oslo = cast.settings().location(cast.BERLIN, cast.TODAY)
    await house.settle(
        DefineLocation(type(oslo)(LocationId("bonn"), "Bonn", "DE", None, "Europe/Berlin"), date.min),
        AssignEmployee(cast.ANNA, Assignment(LocationId("bonn"), cast.SALES), date(2026, 7, 1)),
    )
    again = await importing.bring(await house.visit(cast.CARLA), data, seen)
    assert isinstance(again, Looked)
    assert await importing.bring(await house.visit(cast.CARLA), data, again.seen) == 1
    anna = await house.house.store.employee(cast.COMPANY, cast.ANNA)
    assert anna.assignment(cast.TODAY).location_id == cast.LONDON


@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN, cast.DORA])
async def test_it_is_for_administrators(house: Rooms, who: EmployeeId) -> None:
    talk = await house.visit(who)
    for attempt in (
        importing.open_form(talk),
        importing.look(talk, table(ELA)),
        importing.bring(talk, table(ELA), ""),
    ):
        with pytest.raises(Refused) as refused:
            await attempt
        assert refused.value.refusal == NotPermitted(Need.ADMINISTRATOR)
