"""Leave entered for somebody by who decides for them: approved at once, and with a reason if need be."""

from __future__ import annotations

from datetime import date

import pytest

from domain.company.commands import DefineRule
from domain.employees.employee import Employee
from domain.ids import RuleId
from domain.leave.requests import Request, Status
from domain.policies.rules import Blackout, Rule, Severity
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers
from tests.rooms import Rooms

NEW = "/people/anna/leave/new"
WEEK = {"first_day": "2026-08-10", "last_day": "2026-08-14"}


@pytest.fixture
async def ben(served: Browsers) -> Browser:
    """Who decides for Anna."""
    return await served.of(cast.BEN)


async def leave_of(house: Rooms) -> list[Request]:
    anna: Employee = await house.house.store.employee(cast.COMPANY, cast.ANNA)
    return list(anna.requests.values())


async def test_leave_is_counted_and_then_entered_once(ben: Browser, house: Rooms) -> None:
    form = await ben.get(NEW)
    assert (form.status, form.heading) == (200, "Anna Kovács")
    counted = await ben.post(f"{NEW}/cost", {**form.form("/leave/new"), **WEEK})
    assert "5 days" in counted.text
    assert await leave_of(house) == []
    for _ in range(2):
        done = await ben.send(counted, "/leave/new")
        assert "It is entered, and Anna Kovács is told." in done.text
    [leave] = await leave_of(house)
    assert (leave.status, leave.requested_by, leave.amount) == (Status.APPROVED, cast.BEN, 5)
    assert f"/requests/anna/{leave.id}" in done.path


async def test_the_address_may_name_the_days_and_the_type(ben: Browser) -> None:
    form = (await ben.get(f"{NEW}?first=2026-08-14&last=2026-08-10&type=sick")).form("/leave/new")
    assert (form["first_day"], form["last_day"], form["leave_type"]) == ("2026-08-10", "2026-08-14", "sick")
    for nonsense in ("first=2026-02-30", "type=of-another-company", "first=9999-12-31"):
        assert (await ben.get(f"{NEW}?{nonsense}")).status == 200


async def test_past_leave_and_leave_against_a_rule_need_a_reason(ben: Browser, house: Rooms) -> None:
    closing = Blackout(date(2026, 8, 12), date(2026, 8, 13), "Stocktaking")
    await house.settle(DefineRule(Rule(RuleId("closing"), closing, severity=Severity.REFUSE)))
    refused = await ben.send(await ben.get(NEW), "/leave/new", **WEEK)
    assert (refused.status, set(refused.errors)) == (422, {"reason"})
    assert await leave_of(house) == []
    done = await ben.send(refused, "/leave/new", reason="She counts the stock")
    [leave] = await leave_of(house)
    assert (done.status, leave.override) == (200, "She counts the stock")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"first_day": ""}, {"first_day"}),
        ({"first_day": "2026-02-30"}, {"first_day"}),
        ({"last_day": "2026-08-01"}, {"last_day"}),
        ({"leave_type": "of-another-company"}, {"leave_type"}),
        ({"first_day": "2023-01-01", "last_day": ""}, {"first_day"}),
        ({"first_day": "9999-12-31", "last_day": "9999-12-31"}, {"first_day"}),
        ({"first_day": "2026-08-15", "last_day": "2026-08-16"}, {"first_day"}),
        ({"note": "x" * 1_500}, {"note"}),
    ],
)
async def test_what_is_wrong_stands_under_its_field(
    ben: Browser, house: Rooms, typed: dict[str, str], expected: set[str]
) -> None:
    again = await ben.send(await ben.get(NEW), "/leave/new", **{**WEEK, **typed})
    assert (again.status, set(again.errors)) == (422, expected)
    assert await leave_of(house) == []


@pytest.mark.parametrize("who", [cast.ANNA, cast.DORA])
async def test_nobody_else_enters_leave_of_another(served: Browsers, house: Rooms, who: str) -> None:
    browser = await served.of(who)
    for path in ("/people/ben/leave/new", "/people/ben/leave/new/cost"):
        assert (await browser.post(path, WEEK)).status == 403
    assert (await browser.get("/people/ben/leave/new")).status == 403
    assert (await browser.get("/people/nobody/leave/new")).status == 404
    assert await leave_of(house) == []


async def test_for_oneself_it_is_an_ordinary_request(ben: Browser) -> None:
    found = await ben.get("/people/ben/leave/new", goes_on=False)
    assert (found.status, found.headers["Location"]) == (303, "/dashboard/requests/new")
    assert (await ben.post("/people/ben/leave/new", WEEK)).status == 403


async def test_another_type_has_other_parts_of_a_day(ben: Browser) -> None:
    filled = {**(await ben.get(NEW)).form("/leave/new"), **WEEK, "part": "hours", "leave_type": "vacation"}
    counted = await ben.post(f"{NEW}/cost", filled)
    assert counted.form("/leave/new")["part"] == "all_day"
