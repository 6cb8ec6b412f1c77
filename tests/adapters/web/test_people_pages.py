"""The directory and a person's page over HTTP: what each reader finds there, and that nothing breaks it."""

from __future__ import annotations

from datetime import date

import pytest

from domain.employees.assignment import Assignment, Profile
from domain.employees.commands import AssignEmployee, HireEmployee
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import RecordLeave
from tests import cast
from tests.adapters.web.browsing import Browsers
from tests.rooms import Rooms

MARKUP = "<script>alert(1)</script>"
ABOUT = ("assignment", "pattern", "profile", "recount", "adjust", "leaving", "link")
PRESSES = ("deactivate", "reactivate", "unlink")


async def test_everybody_finds_everybody_in_the_directory(served: Browsers) -> None:
    found = await (await served.of(cast.DORA)).get("/people")
    assert found.status == 200
    assert "4 people" in found.text
    names = [row[0] for row in found.rows()[1:]]
    assert [name.split(" Engineering")[0].split(" Sales")[0] for name in names] == [
        "Anna Kovács",
        "Ben Okafor",
        "Carla Stein",
        "Dora Ellis",
    ]
    assert "anna@tannenberg.example" not in found.html
    assert not any(link.endswith("/people/new") for link in found.links)


async def test_administrators_find_addresses_and_the_way_to_take_somebody_in(served: Browsers) -> None:
    found = await (await served.of(cast.CARLA)).get("/people?balances=yes")
    assert "anna@tannenberg.example" in found.text
    assert any(link.endswith("/people/new") for link in found.links)
    assert "24 Tage" in found.text or "24 days" in found.text


async def test_filters_stay_in_the_form_and_find_whom_they_say(served: Browsers) -> None:
    ben = await served.of(cast.BEN)
    found = await ben.get("/people?words=ben&department=engineering&order=location&standing=all")
    assert [row[0].startswith("Ben Okafor") for row in found.rows()[1:]] == [True]
    kept = found.form("/people")
    assert (kept["words"], kept["department"], kept["order"]) == ("ben", "engineering", "location")
    nobody = await ben.get("/people?words=nobody")
    assert "Nobody here fits" in nobody.text


@pytest.mark.parametrize(
    "query",
    [
        f"words={MARKUP}",
        f"department={MARKUP}",
        "location=of-another-company",
        "label=%00%ff",
        "page=-1",
        "page=99999999999999999999",
        "page=٣",
        "standing=everybody",
        "order=" + "x" * 3_000,
        "words=" + "x" * 3_000,
    ],
)
async def test_what_makes_no_sense_in_an_address_breaks_nothing(served: Browsers, query: str) -> None:
    found = await (await served.of(cast.ANNA)).get(f"/people?{query}")
    assert found.status == 200
    assert MARKUP not in found.html


async def test_a_list_of_many_goes_on_where_the_page_ends(served: Browsers, house: Rooms) -> None:
    there = Assignment(cast.LONDON, cast.SALES)
    extra = [
        HireEmployee(EmployeeId(f"e{number}"), Profile(f"Extra {number:03}"), cast.HIRED, there)
        for number in range(60)
    ]
    await house.settle(*extra)
    anna = await served.of(cast.ANNA)
    first = await anna.get("/people?location=london")
    [onward] = [link for link in first.links if "page=2" in link]
    assert "location=london" in onward
    second = await anna.get(onward.removeprefix(anna.prefix))
    assert len(second.rows()) == 1 + 11


async def test_names_are_shown_as_they_are_however_they_read(served: Browsers, house: Rooms) -> None:
    odd = EmployeeId("a/b?c#d")
    there = Assignment(cast.LONDON, cast.SALES, frozenset({MARKUP}))
    await house.settle(HireEmployee(odd, Profile(MARKUP, None), cast.HIRED, there))
    carla = await served.of(cast.CARLA)
    listed = await carla.get("/people")
    assert MARKUP in listed.text
    assert MARKUP not in listed.html
    [own] = [link for link in listed.links if "a%2Fb" in link]
    page = await carla.get(own.removeprefix(carla.prefix))
    assert (page.status, page.heading) == (200, MARKUP)
    for room in ABOUT:
        assert (await carla.get(f"{own.removeprefix(carla.prefix)}/{room}")).status == 200


async def test_a_colleague_learns_when_somebody_is_away_and_no_more(served: Browsers, house: Rooms) -> None:
    week = cast.asked("2026-08-03", "2026-08-07")
    await house.settle(RecordLeave(cast.ANNA, RequestId("r1"), cast.SICK, week, cast.NOW, note="Operation"))
    found = await (await served.of(cast.DORA)).get("/people/anna")
    assert "Mon 3 – Fri 7 August" in found.text
    for secret in ("Sick", "Operation", "anna@", "Balances", "/adjust", "/why/"):
        assert secret not in found.main.text + " ".join(found.links)


@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN, cast.CARLA])
async def test_who_is_close_sees_balances_leave_and_terms(served: Browsers, house: Rooms, who: str) -> None:
    week = cast.asked("2026-08-03", "2026-08-07")
    later = Assignment(cast.LONDON, cast.SALES)
    await house.settle(
        RecordLeave(cast.ANNA, RequestId("r1"), cast.VACATION, week, cast.NOW),
        AssignEmployee(cast.ANNA, later, date(2027, 1, 1)),
    )
    found = await (await served.of(who)).get("/people/anna")
    assert (found.status, found.heading) == (200, "Anna Kovács")
    assert "anna@tannenberg.example" in found.text
    assert any(link.endswith("/people/anna/why/vacation") for link in found.links)
    assert any(link.endswith("/requests/anna/r1") for link in found.links)
    assert any(link.endswith("/people/anna/adjust") for link in found.links) is (who == cast.CARLA)


@pytest.mark.parametrize("nobody", ["nobody", "%3Cb%3E", "anna%20", "..%2Fanna", "x" * 2_000])
async def test_who_is_not_of_this_company_is_not_found_anywhere(served: Browsers, nobody: str) -> None:
    carla = await served.of(cast.CARLA)
    found = await carla.get(f"/people/{nobody}")
    assert found.status == 404
    for room in ABOUT:
        assert (await carla.get(f"/people/{nobody}/{room}")).status == 404
        assert (await carla.post(f"/people/{nobody}/{room}", {"press": "abcd"})).status == 404
    for press in PRESSES:
        assert (await carla.post(f"/people/{nobody}/{press}")).status == 404


@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN, cast.DORA])
async def test_only_administrators_change_people(served: Browsers, house: Rooms, who: str) -> None:
    before = await house.house.store.employee(cast.COMPANY, cast.ANNA)
    browser = await served.of(who)
    for room in ABOUT:
        assert (await browser.get(f"/people/anna/{room}")).status == 403
        assert (await browser.post(f"/people/anna/{room}", {"press": "abcd"})).status == 403
    for press in PRESSES:
        assert (await browser.post(f"/people/anna/{press}", {"user_id": "anna"})).status == 403
    assert (await browser.get("/people/new")).status == 403
    assert (await browser.post("/people/new", {"name": "Eve"})).status == 403
    assert await house.house.store.employee(cast.COMPANY, cast.ANNA) == before


async def test_nobody_gets_in_unsigned(served: Browsers) -> None:
    nobody = served.nobody()
    for path in ("/people", "/people/anna", "/people/anna/adjust", "/people/new"):
        assert (await nobody.get(path, goes_on=False)).status == 303
