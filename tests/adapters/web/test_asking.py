"""Asking for leave on the web: forms that say what they cost, keep what was typed, and are sent once."""

from datetime import timedelta

import pytest

from bot import intents
from bot.screens.requesting import FormValues
from domain.company.commands import DefineLeaveType
from domain.employees.employee import Employee
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.requests import Status
from domain.policies.leave_type import LeaveType, Toil
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers
from tests.rooms import Rooms

WEEK = {"first_day": "2026-08-10", "last_day": "2026-08-14"}
MARKUP = "<script>alert(1)</script><b>&amp;"


@pytest.fixture
async def anna(served: Browsers) -> Browser:
    return await served.of(cast.ANNA)


async def of(house: Rooms, who: EmployeeId = cast.ANNA) -> Employee:
    return await house.house.store.employee(cast.COMPANY, who)


async def approved(house: Rooms) -> None:
    """Anna has a week of vacation."""
    days = cast.asked("2026-08-10", "2026-08-14").period
    values = FormValues(RequestId("r1"), cast.VACATION, days.first_day, days.last_day)
    await house.ask(cast.ANNA, intents.SendRequest(values))
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, RequestId("r1")))


async def test_leave_is_asked_for_and_its_own_page_follows(house: Rooms, anna: Browser) -> None:
    page = await anna.get("/requests/new?first=2026-08-10&last=2026-08-14&type=vacation")
    assert "5 days 24 days → 19 days left" in page.text
    assert "Send to approvers" in page.text
    after = await anna.send(page, "/requests/new", note=MARKUP)
    assert (after.status, after.heading) == (200, "Your request")
    assert "Mon 10 – Fri 14 August" in after.text
    assert MARKUP in after.text
    assert "<script>alert" not in after.html
    [request] = (await of(house)).requests.values()
    assert (request.note, request.status) == (MARKUP, Status.PENDING)


async def test_what_needs_no_approval_is_booked(anna: Browser) -> None:
    page = await anna.get("/requests/new?type=sick")
    assert "Book" in [each.text for each in page.main.all("button")]


async def test_days_in_the_wrong_order_in_the_address_are_put_in_the_right_one(anna: Browser) -> None:
    form = (await anna.get("/requests/new?first=2026-08-14&last=2026-08-10")).form("/requests/new")
    assert (form["first_day"], form["last_day"]) == ("2026-08-10", "2026-08-14")


async def test_the_cost_follows_as_the_form_is_filled_in_and_keeps_what_is_typed(anna: Browser) -> None:
    form = (await anna.get("/requests/new")).form("/requests/new")
    typed = {**form, **WEEK, "last_day": "2026-08-11", "note": "So far"}
    page = await anna.post("/requests/new/cost", typed, HX_Request="true")
    assert (page.status, page.main.one("output").text) == (200, "2 days 24 days → 22 days left")
    assert page.form("/requests/new")["note"] == "So far"
    assert page.errors == {}


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"first_day": "2026-08-14", "last_day": "2026-08-10"}, "The last day comes before the first."),
        (
            {"first_day": "2026-08-10", "part": "hours", "start": "12:00", "end": "11:00"},
            "The end comes before",
        ),
        ({"last_day": "2026-08-10"}, "Choose the days, and this says what they cost."),
    ],
)
async def test_days_that_make_no_stretch_say_so_where_the_cost_would_stand(
    anna: Browser, filled: dict[str, str], said: str
) -> None:
    page = await anna.post("/requests/new/cost", {"leave_type": cast.ERRAND, **filled}, HX_Request="true")
    assert page.status == 200
    assert said in page.root.one("output").text


async def test_the_cost_is_there_without_a_script_too(anna: Browser) -> None:
    form = (await anna.get("/requests/new")).form("/requests/new")
    page = await anna.post("/requests/new/cost", {**form, **WEEK})
    assert "5 days" in page.main.one("output").text


async def test_sending_it_twice_asks_once(house: Rooms, anna: Browser) -> None:
    form = {**(await anna.get("/requests/new")).form("/requests/new"), **WEEK}
    first, second = await anna.post("/requests/new", form), await anna.post("/requests/new", form)
    assert first.path == second.path
    assert len((await of(house)).requests) == 1


async def test_two_tabs_ask_for_the_same_days_once_and_the_second_says_why(
    house: Rooms, anna: Browser
) -> None:
    one = (await anna.get("/requests/new")).form("/requests/new")
    other = (await anna.get("/requests/new")).form("/requests/new")
    await anna.post("/requests/new", {**one, **WEEK})
    page = await anna.post("/requests/new", {**other, **WEEK})
    assert page.status == 422
    assert "first_day" in page.errors
    assert len((await of(house)).requests) == 1


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"first_day": ""}, "first_day"),
        ({"first_day": "2026-08-14", "last_day": "2026-08-10"}, "last_day"),
        ({"first_day": "2026-02-30"}, "first_day"),
        ({"first_day": "10.08.2026"}, "first_day"),
        ({"first_day": "0001-01-01", "last_day": "9999-12-31"}, "first_day"),
        ({"first_day": "9999-12-31", "last_day": ""}, "first_day"),
        ({"leave_type": "errand", "part": "hours", "start": "09:00", "last_day": ""}, "end"),
        ({"leave_type": "errand", "part": "hours", "start": "11:00", "end": "09:00", "last_day": ""}, "end"),
        ({"leave_type": "errand", "part": "hours", "start": "25:00", "end": "10:00"}, "start"),
        ({"leave_type": "errand", "part": "hours", "start": "09:00", "end": "10:00"}, "last_day"),
        ({"leave_type": "errand"}, "note"),
        ({"leave_type": "of another company"}, "leave_type"),
        ({"note": "x" * 10_000}, "note"),
        ({"note": "x" * 1_500}, "note"),
    ],
)
async def test_what_cannot_be_is_said_under_its_field_and_what_was_typed_is_kept(
    house: Rooms, anna: Browser, typed: dict[str, str], wrong: str
) -> None:
    form = (await anna.get("/requests/new")).form("/requests/new")
    page = await anna.post("/requests/new", {**form, **WEEK, **typed})
    assert (page.status, list(page.errors)) == (422, [wrong]), page.text
    assert page.main.one("div", class_="problems").text.startswith("This is not saved yet.")
    kept = page.form("/requests/new")
    shown = {name: value for name, value in typed.items() if name in kept and name != "leave_type"}
    assert {name: kept[name] for name in shown} == shown
    assert (await of(house)).requests == {}


@pytest.mark.parametrize("name", ["part", "leave_type", "request_id", "press", "start", "note"])
@pytest.mark.parametrize("value", ["", "\x00", "'; DROP TABLE events;--", MARKUP, "é" * 3_000, "../..", "-1"])
async def test_nonsense_in_any_field_is_never_an_error_of_ours(anna: Browser, name: str, value: str) -> None:
    form = (await anna.get("/requests/new")).form("/requests/new")
    page = await anna.post("/requests/new", {**form, **WEEK, name: value})
    assert page.status in (200, 422)
    assert MARKUP not in page.html


async def test_whatever_was_typed_is_still_there_after_the_session_ended(
    house: Rooms, served: Browsers, anna: Browser
) -> None:
    form = {**(await anna.get("/requests/new")).form("/requests/new"), **WEEK, "note": "A long story"}
    house.clock.at += timedelta(days=8)
    kept = await anna.post("/requests/new", form)
    assert kept.status == 401
    again = await served.of(cast.ANNA)
    after = await again.send(kept, "/requests/new")
    assert after.heading == "Your request"
    assert [each.note for each in (await of(house)).requests.values()] == ["A long story"]


async def test_leave_is_shortened_with_the_difference_before_it_is_sent(house: Rooms, anna: Browser) -> None:
    await approved(house)
    page = await anna.get("/requests/anna/r1/change")
    assert "Nothing changes yet." in page.text
    form = {**page.form("/change"), "last_day": "2026-08-13", "given_back": ["2026-08-11"]}
    live = await anna.post("/requests/anna/r1/change/cost", form, HX_Request="true")
    assert "5 days → 3 days: 2 days back" in live.main.one("output").text
    after = await anna.post("/requests/anna/r1/change", form)
    assert "Mon 10 – Thu 13 August without Tue 11" in after.text
    twice = await anna.post("/requests/anna/r1/change", form)
    assert (twice.status, twice.heading) == (200, "Your request")


async def test_leave_that_changed_meanwhile_is_shown_fresh_with_what_was_typed(
    house: Rooms, anna: Browser
) -> None:
    await approved(house)
    one = (await anna.get("/requests/anna/r1/change")).form("/change")
    other = (await anna.get("/requests/anna/r1/change")).form("/change")
    await anna.post("/requests/anna/r1/change", {**one, "last_day": "2026-08-12"})
    page = await anna.post("/requests/anna/r1/change", {**other, "first_day": "2026-08-11", "note": "Mine"})
    assert page.status == 422
    assert "This leave changed since you opened it." in page.text
    assert "Now: Vacation, Mon 10 – Wed 12 August, 3 days" in page.text
    kept = page.form("/change")
    assert (kept["first_day"], kept["note"], kept["version"]) == ("2026-08-11", "Mine", "3")
    after = await anna.post("/requests/anna/r1/change", kept)
    assert after.status == 200


async def test_what_waits_is_not_changed_but_looked_at(house: Rooms, anna: Browser) -> None:
    days = cast.asked("2026-08-10").period
    values = FormValues(RequestId("r1"), cast.VACATION, days.first_day, days.last_day)
    await house.ask(cast.ANNA, intents.SendRequest(values))
    assert (await anna.get("/requests/anna/r1/change")).path.endswith("/requests/anna/r1")


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        (cast.DORA, "/requests/anna/r1/change", 404),
        (cast.BEN, "/requests/anna/r1/change", 403),
        (cast.ANNA, "/requests/anna/nonsense/change", 404),
        (cast.ANNA, "/requests/ben/r1/change", 404),
    ],
)
async def test_leave_of_others_is_not_changed(
    house: Rooms, served: Browsers, who: EmployeeId, path: str, status: int
) -> None:
    await approved(house)
    browser = await served.of(who)
    assert (await browser.get(path)).status == status
    form = {**WEEK, "last_day": "2026-08-11", "version": "2", "request_id": "c1"}
    assert (await browser.post(path, form)).status == status
    assert (await browser.post(f"{path}/cost", form)).status == status
    assert (await of(house)).requests[RequestId("r1")].amount == 5


async def test_time_worked_is_claimed(house: Rooms, anna: Browser) -> None:
    assert (await anna.get("/claims/new")).status == 404
    await house.settle(DefineLeaveType(LeaveType(LeaveTypeId("toil"), "Overtime", toil=Toil(3))))
    page = await anna.get("/claims/new?day=2026-07-25")
    form = {**page.form("/claims/new"), "part": "hours", "start": "09:00", "end": "13:00"}
    live = await anna.post("/claims/new/worth", form, HX_Request="true")
    assert live.main.one("output").text == "That is ½ day, usable until Sat 24 October."
    wrong = await anna.post("/claims/new", {**form, "amount": "many"})
    assert (wrong.status, list(wrong.errors)) == (422, ["amount"])
    after = await anna.post("/claims/new", form)
    assert (after.status, after.heading) == (200, "Your claim")
