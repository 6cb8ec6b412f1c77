"""The team calendar as browsers get it: a table that says everything, and nothing that is not to be known."""

from __future__ import annotations

from datetime import date

import pytest

from domain.company.commands import DefineLeaveType, DefineRule
from domain.employees.assignment import Assignment
from domain.employees.commands import AssignEmployee
from domain.ids import RequestId, RuleId
from domain.leave.commands import RequestLeave
from domain.periods import Asked, DayPart, Halves, Period
from domain.policies.leave_type import LeaveType
from domain.policies.rules import Blackout, CoverLimit, Rule
from domain.working_pattern import FREE, Work, WorkingPattern
from tests import cast
from tests.adapters.web.browsing import Browsers
from tests.adapters.web.calendars import (
    AUGUST,
    EVERY_VIEW,
    NOTE,
    WEEK,
    YEAR,
    record,
    row,
    seen,
)
from tests.rooms import Rooms


async def test_people_are_down_and_days_across(served: Browsers) -> None:
    page = await seen(served, cast.ANNA)
    assert page.heading == "August 2026"
    heads = [each.text for each in page.main.one("table").all("th", scope="row")]
    assert heads == ["Anna Kovács", "Ben Okafor", "Carla Stein", "Dora Ellis"]
    assert [each.text for each in page.main.all("th", scope="rowgroup")] == [
        "Engineering 2 people",
        "Sales 2 people",
    ]
    days = page.main.one("tr", class_="days").all("th")
    assert len(days) == 31
    assert days[5].one("i").text == "Thu 6 August"
    assert len(row(page, "Anna")) == 32


async def test_each_day_of_leave_says_what_it_is(served: Browsers, house: Rooms) -> None:
    await record(house, cast.ANNA)
    page = await seen(served, cast.ANNA)
    anna = row(page, "Anna")
    assert anna[6].one("i").text == anna[7].one("i").text == "Vacation, Thu 6 – Fri 7 August"
    assert [each.attributes["class"] for each in (anna[6].one("b"), anna[7].one("b"))] == [
        "c-teal s",
        "c-teal e",
    ]
    assert anna[5].all("b") == []
    assert anna[8].attributes["class"] == "x"
    assert anna[8].text == "Off"


async def test_leave_goes_on_across_days_that_are_not_worked(served: Browsers, house: Rooms) -> None:
    await record(house, cast.ANNA, cast.asked("2026-08-06", "2026-08-11"))
    anna = row(await seen(served, cast.ANNA), "Anna")
    looks = [anna[day].one("b").attributes["class"] for day in range(6, 12)]
    assert looks == ["c-teal s", "c-teal", "c-teal z", "c-teal z", "c-teal", "c-teal e"]
    assert anna[6].one("s").text == "Vacation"


async def test_halves_and_what_is_not_decided_look_like_it(served: Browsers, house: Rooms) -> None:
    half = cast.asked("2026-08-06", part=DayPart.AFTERNOON)
    await house.settle(RequestLeave(cast.ANNA, RequestId("r"), cast.VACATION, half, cast.NOW))
    cell = row(await seen(served, cast.BEN), "Anna")[6]
    assert cell.one("b").attributes["class"] == "c-teal pm q s e"
    assert cell.one("i").text == "Vacation, Thu 6 August, afternoon, not decided yet"
    assert row(await seen(served, cast.DORA), "Anna")[6].text == ""


@pytest.mark.parametrize("view", EVERY_VIEW)
async def test_nothing_that_a_colleague_may_not_know_is_sent_to_them(
    served: Browsers, house: Rooms, view: str
) -> None:
    secret = LeaveType(cast.SICK, "Sick leave", "red", ":face_with_thermometer:", is_limited=False)
    await house.settle(DefineLeaveType(secret))
    await record(house, cast.ANNA, kind=cast.SICK)
    await house.settle(
        RequestLeave(cast.ANNA, RequestId("asked"), cast.VACATION, cast.asked("2026-08-04"), cast.NOW, NOTE)
    )
    page = await seen(served, cast.DORA, f"/calendar?view={view}&day=2026-08-06")
    shown = [each for each in page.main.all() if "finder" not in each.attributes.get("class", "")]
    (calendar,) = [each for each in shown if each.tag in ("table", "ol")]
    sent = str(calendar)
    assert "Away" in calendar.text
    for secret_word in ("Sick", "sick", "red", "not decided", NOTE, "asked", "requests/anna", "thermometer"):
        assert secret_word not in sent, secret_word
    assert NOTE not in page.html


async def test_looking_for_a_type_never_tells_whose_it_is(served: Browsers, house: Rooms) -> None:
    await record(house, cast.ANNA, kind=cast.SICK)
    for view in EVERY_VIEW:
        page = await seen(served, cast.DORA, f"/calendar?view={view}&day=2026-08-06&type=sick")
        assert "Anna" not in page.text
    assert "Anna" in (await seen(served, cast.BEN, AUGUST + "&type=sick")).text


async def test_a_free_day_of_ones_own_leads_to_a_request(served: Browsers, house: Rooms) -> None:
    await record(house, cast.ANNA)
    page = await seen(served, cast.ANNA)
    anna = row(page, "Anna")
    assert anna[5].one("a").attributes["href"] == ("/dashboard/requests/new?first=2026-08-05&last=2026-08-05")
    assert anna[6].all("a") == anna[8].all("a") == []
    assert all(cell.all("a") == [] for cell in row(page, "Ben")[1:])


async def test_halves_that_are_not_worked_say_so(served: Browsers, house: Rooms) -> None:
    mornings, afternoons = Work(240, 0), Work(0, 240)
    week = (mornings, afternoons, *[Work(240, 240)] * 3, FREE, FREE)
    shared = Assignment(cast.BERLIN, cast.ENGINEERING, pattern=WorkingPattern((week,)))
    await house.settle(AssignEmployee(cast.ANNA, shared, date(2026, 8, 1)))
    anna = row(await seen(served, cast.BEN), "Anna")
    assert [(anna[day].attributes["class"], anna[day].text) for day in (3, 4)] == [
        ("xa", "Off in the afternoon"),
        ("xm", "Off in the morning"),
    ]


async def test_a_day_with_two_halves_of_leave_says_both(served: Browsers, house: Rooms) -> None:
    await record(house, cast.ANNA, cast.asked("2026-08-06", part=DayPart.AFTERNOON))
    await record(house, cast.ANNA, cast.asked("2026-08-06", part=DayPart.MORNING), cast.SICK)
    cell = row(await seen(served, cast.ANNA), "Anna")[6]
    assert [each.attributes["class"] for each in cell.all("b")] == ["c-teal am s e", "c-teal pm s e"]
    assert cell.one("i").text == "Sick leave, Thu 6 August, morning; Vacation, Thu 6 August, afternoon"


async def test_the_half_of_a_day_within_longer_leave_is_said(served: Browsers, house: Rooms) -> None:
    period = Period(date(2026, 8, 3), date(2026, 8, 5))
    await record(house, cast.ANNA, Asked(period, exceptions=((date(2026, 8, 4), Halves.MORNING),)))
    anna = row(await seen(served, cast.ANNA), "Anna")
    assert anna[4].one("b").attributes["class"] == "c-teal am"
    assert anna[4].one("i").text.endswith("(morning)")


async def test_counts_past_the_limit_say_so(served: Browsers, house: Rooms) -> None:
    await house.settle(DefineRule(Rule(RuleId("one"), CoverLimit(most_away=1))))
    await record(house, cast.ANNA)
    await record(house, cast.BEN, cast.asked("2026-08-07"))
    counts = row(await seen(served, cast.DORA), "Engineering")
    assert counts[6].one("i").text == "1 away"
    assert counts[7].attributes["class"].strip() == "over"
    assert counts[7].one("i").text == "2 away, at most 1 may be"


async def test_blackouts_and_holidays_are_marked_and_listed(served: Browsers, house: Rooms) -> None:
    fair = Blackout(date(2026, 10, 5), date(2026, 10, 6), "The fair")
    await house.settle(DefineRule(Rule(RuleId("fair"), fair, department_id=cast.SALES)))
    page = await seen(served, cast.ANNA, "/calendar?day=2026-10-01")
    assert row(page, "Carla")[5].one("i").text == "No leave: The fair"
    assert row(page, "Anna")[5].one("a").text == "Ask for leave"
    assert (row(page, "Anna")[3].text, row(page, "Dora")[3].text) == ("Unity Day", "Off")
    listed = [each.text for each in page.main.one("section", class_="wall-notes").all("li")]
    assert "Sat 3 October: Unity Day Berlin" in listed
    assert "Mon 5 – Tue 6 October: The fair" in listed


async def test_a_year_is_twelve_months_for_each(served: Browsers, house: Rooms) -> None:
    await record(house, cast.ANNA)
    await house.settle(
        RequestLeave(cast.ANNA, RequestId("h"), cast.VACATION, cast.asked("2026-09-01"), cast.NOW)
    )
    page = await seen(served, cast.ANNA, YEAR)
    anna = row(page, "Anna")
    assert page.heading == "2026"
    assert len(anna) == 13
    assert anna[8].one("i").text == "Vacation, Thu 6 – Fri 7 August"
    assert anna[8].one("path", class_="c-teal").attributes["d"] == "M5 2h2v8H5z"
    assert anna[9].one("path", class_="c-teal").attributes["d"] == "M0 2h0.25v8H0zM0.5 2h0.25v8H0.5z"
    assert anna[7].all("i") == []
    (august,) = [each for each in page.main.one("tr", class_="days").all("a") if each.text == "August"]
    assert "view=month&day=2026-08-01" in august.attributes["href"]
    engineering = row(page, "Engineering")
    assert engineering[8].one("i").text == "at most 1 away"
    assert engineering[8].one("path", class_="v").attributes["d"] == "M5 0h1v12h-1zM6 0h1v12h-1z"


async def test_a_year_shows_where_too_many_are_away(served: Browsers, house: Rooms) -> None:
    await house.settle(DefineRule(Rule(RuleId("one"), CoverLimit(most_away=1))))
    await record(house, cast.ANNA)
    await record(house, cast.BEN, cast.asked("2026-08-07"))
    august = row(await seen(served, cast.DORA, YEAR), "Engineering")[8]
    assert august.one("i").text == "Fri 7 August: 2 away, at most 1 may be"
    assert august.one("path", class_="u").attributes["d"] == "M6 0h1v12h-1z"


async def test_a_quarter_names_its_months(served: Browsers) -> None:
    page = await seen(served, cast.ANNA, "/calendar?view=quarter&day=2026-08-01")
    assert page.heading == "July – September 2026"
    months = page.main.one("tr", class_="months").all("th")
    assert [(each.text, each.attributes["colspan"]) for each in months] == [
        ("July", "31"),
        ("August", "31"),
        ("September", "30"),
    ]


async def test_a_week_across_two_months_names_both(served: Browsers) -> None:
    page = await seen(served, cast.ANNA, "/calendar?view=week&day=2026-07-29")
    assert page.heading == "Mon 27 July – Sun 2 August"
    assert [each.text for each in page.main.one("tr", class_="months").all("th")] == ["July", "August"]
    assert page.main.one("th", class_="t").one("i").text == "Wed 29 July, today"


async def test_the_list_says_who_is_away_each_day(served: Browsers, house: Rooms) -> None:
    await record(house, cast.ANNA)
    await record(house, cast.DORA, cast.asked("2026-08-06", part=DayPart.MORNING))
    page = await seen(served, cast.ANNA, WEEK)
    thursday = page.main.one("ol").all("h2")[3]
    assert thursday.text == "Thu 6 August"
    listed = [each.text for each in page.main.one("ol").all("ul")[0].all("li")]
    assert listed == ["Anna Kovács Vacation, Thu 6 – Fri 7 August", "Dora Ellis Away, Thu 6 August, morning"]
    assert "Nobody is away." in page.text
    links = page.main.one("ol").all("a")
    assert links[0].attributes["href"].startswith("/dashboard/requests/anna/")
    assert links[1].attributes["href"] == "/dashboard/people/dora"
