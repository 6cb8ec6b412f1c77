"""The team calendar by its address: filters, pages, what makes no sense, and what a browser has already."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.dashboard import away
from domain.company.commands import DefineDepartment, DefineLeaveType, DefineRule
from domain.company.places import Department
from domain.employees.assignment import Assignment, Profile
from domain.employees.commands import AssignEmployee, ChangeProfile
from domain.ids import DepartmentId, RuleId
from domain.policies.leave_type import LeaveType
from domain.policies.rules import Blackout, Rule
from domain.working_pattern import full_time
from tests import cast
from tests.adapters.web.browsing import Browsers
from tests.adapters.web.calendars import (
    AUGUST,
    EVERY_VIEW,
    MARKUP,
    WEEK,
    record,
    row,
    seen,
)
from tests.rooms import Rooms


@pytest.mark.parametrize(
    "headers",
    [{"Sec_CH_UA_Mobile": "?1"}, {"User_Agent": "Mozilla/5.0 (iPhone) Mobile/15E148 Safari"}],
)
async def test_a_phone_is_shown_the_list_first(served: Browsers, headers: dict[str, str]) -> None:
    assert (await seen(served, cast.ANNA, "/calendar", **headers)).heading == "Away this week"
    assert (await seen(served, cast.ANNA, AUGUST, **headers)).heading == "August 2026"
    assert (await seen(served, cast.ANNA, "/calendar")).heading == "July 2026"


async def test_filters_stay_from_page_to_page(served: Browsers, house: Rooms) -> None:
    platform = Department(DepartmentId("platform"), "Platform", parent_id=cast.ENGINEERING)
    labelled = Assignment(cast.BERLIN, platform.id, frozenset({"night"}))
    await house.settle(DefineDepartment(platform), AssignEmployee(cast.ANNA, labelled, date(2026, 1, 1)))
    page = await seen(
        served, cast.ANNA, AUGUST + "&department=engineering&label=night&location=berlin&name=anna"
    )
    assert [each.text for each in page.main.all("th", scope="row")] == ["Anna Kovács"]
    form = page.form("/calendar")
    assert (form["department"], form["label"], form["name"]) == ("engineering", "night", "anna")
    (later,) = page.main.all("a", rel="next")
    assert later.attributes["href"] == (
        "/dashboard/calendar?view=month&day=2026-09-01&department=engineering&location=berlin&label=night&name=anna"
    )


async def test_where_nobody_is_found_the_way_back_is_shown(served: Browsers) -> None:
    page = await seen(served, cast.ANNA, AUGUST + "&name=nobody")
    assert "Nobody is found like this. Show everybody" in page.text


@pytest.mark.parametrize(
    "query",
    [
        "view=decade", "day=2026-02-30", "day=0001-01-01", "day=9999-12-31&view=year",
        "day=9999-12-31&view=week", "page=-1", "page=99999999999999999999", "page=²", "location=..",
        "department=" + "x" * 5_000, "type=%00", f"name={MARKUP}", "label=%F0%9F%8C%B4", "view=&day=&page=",
    ],
)  # fmt: skip
async def test_an_address_that_makes_no_sense_shows_a_calendar(served: Browsers, query: str) -> None:
    page = await seen(served, cast.ANNA, f"/calendar?{query}")
    assert page.main.all("form", role="search")
    assert MARKUP not in page.html


async def test_markup_in_names_is_only_text(served: Browsers, house: Rooms) -> None:
    profile = Profile(MARKUP, None, "en", "Europe/Berlin")
    await house.settle(
        ChangeProfile(cast.ANNA, profile),
        DefineLeaveType(LeaveType(cast.VACATION, MARKUP, MARKUP, MARKUP, is_shown_by_name=True)),
        DefineDepartment(Department(cast.ENGINEERING, MARKUP, (cast.BEN,))),
        DefineRule(Rule(RuleId("b"), Blackout(date(2026, 8, 3), date(2026, 8, 3), MARKUP))),
    )
    await record(house, cast.ANNA)
    for view in EVERY_VIEW:
        page = await seen(served, cast.DORA, f"/calendar?view={view}&day=2026-08-06")
        assert page.root.all("img") == []
        assert MARKUP in page.text


async def test_who_has_the_calendar_already_is_told_so(served: Browsers, house: Rooms) -> None:
    anna = await served.of(cast.ANNA)
    tag = (await anna.get(AUGUST)).headers["Etag"]
    again = await anna.get(AUGUST, If_None_Match=tag)
    assert (again.status, again.html) == (304, "")
    assert (await anna.get(WEEK, If_None_Match=tag)).status == 200
    assert (await (await served.of(cast.BEN)).get(AUGUST, If_None_Match=tag)).status == 200
    await record(house, cast.DORA)
    fresh = await anna.get(AUGUST, If_None_Match=tag)
    assert fresh.status == 200
    assert row(fresh, "Dora")[6].text == "Away, Thu 6 – Fri 7 August"
    house.clock.at = datetime(2026, 7, 30, 9, tzinfo=UTC)
    tomorrow = await served.of(cast.ANNA)
    assert (await tomorrow.get(AUGUST, If_None_Match=fresh.headers["Etag"])).status == 200


async def test_rows_are_those_of_each_viewer_however_often_they_are_drawn(
    served: Browsers, house: Rooms
) -> None:
    await record(house, cast.ANNA, kind=cast.SICK)
    for _ in range(2):
        for who, said in ((cast.ANNA, "Sick leave"), (cast.BEN, "Sick leave"), (cast.DORA, "Away")):
            assert row(await seen(served, who), "Anna")[6].text.startswith(said)
    no_fridays = Assignment(cast.BERLIN, cast.ENGINEERING, pattern=full_time(free=frozenset({4, 5, 6})))
    await house.settle(AssignEmployee(cast.ANNA, no_fridays, date(2026, 8, 10)))
    assert row(await seen(served, cast.DORA), "Anna")[14].text == "Off"
    assert row(await seen(served, cast.CARLA), "Anna")[14].text == "Frei"


async def test_a_page_listens_from_what_it_was_drawn_from(served: Browsers, house: Rooms) -> None:
    position = await house.house.changes.position(cast.COMPANY)
    page = await seen(served, cast.ANNA)
    assert page.root.one("div", id="live").attributes["hx-sse:connect"] == f"/dashboard/live?after={position}"
    assert page.main.attributes["hx-get"] == "/dashboard" + AUGUST


async def test_many_people_are_on_several_pages(served: Browsers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(away, "PAGE", 3)
    page = await seen(served, cast.ANNA, AUGUST + "&location=")
    assert "Page 1 of 2" in page.text
    (later,) = [each.attributes["href"] for each in page.main.one("nav", class_="pages").all("a")]
    second = await seen(served, cast.ANNA, later.removeprefix("/dashboard"))
    assert [each.text for each in second.main.all("th", scope="row")] == ["Dora Ellis"]
