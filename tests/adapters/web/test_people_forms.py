"""Changing people over HTTP: looked at, then made; what was typed stays, and nobody's change is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.amounts import Amount
from domain.employees.commands import ChangeProfile
from tests import cast
from tests.adapters.web.browsing import Browser
from tests.adapters.web.stories import anna, annas_week, opened
from tests.rooms import Rooms

MARKUP = '"><script>alert(1)</script>'


@pytest.fixture
async def house() -> Rooms:
    return await annas_week()


async def test_working_hours_are_looked_at_and_then_saved(carla: Browser, house: Rooms) -> None:
    form = await opened(carla, "pattern")
    looked = await carla.send(form, "/pattern", w0d4m="", w0d4a="", from_day="2026-08-01", look="yes")
    assert looked.status == 200
    assert ["Vacation, available on Wed 29 July", "19 days", "20 days"] in [row[:3] for row in looked.rows(1)]
    assert looked.form("/pattern")["w0d4m"] == "", "what was typed stays"
    assert len((await anna(house)).assignments) == 1
    done = await carla.send(looked, "/pattern")
    assert done.path.endswith("/people/anna")
    assert "What Anna Kovács works is saved." in done.text
    pattern = (await anna(house)).assignment(date(2026, 8, 1)).pattern
    assert pattern is not None
    assert [work.minutes for work in pattern.weeks[0]] == [480] * 4 + [0] * 3


async def test_presets_and_more_weeks_fill_the_form(carla: Browser) -> None:
    four = (await carla.get("/people/anna/pattern?preset=four_days")).form("/pattern")
    assert (four["w0d3m"], four["w0d4m"]) == ("4", "")
    two = (await carla.get("/people/anna/pattern?weeks=2")).form("/pattern")
    assert two["w1d0m"] == "4"
    assert two["starts_on"] == "2026-07-27"
    for nonsense in ("preset=none", "weeks=99", f"weeks={MARKUP}"):
        found = await carla.get(f"/people/anna/pattern?{nonsense}")
        assert "w1d0m" not in found.form("/pattern")


async def test_hours_that_are_none_are_told_where_they_stand(carla: Browser) -> None:
    form = await opened(carla, "pattern")
    again = await carla.send(form, "/pattern", w0d0m=MARKUP, w0d1a="30", from_day="2026-02-30")
    assert again.status == 422
    assert set(again.errors) == {"from_day"}
    again = await carla.send(form, "/pattern", w0d0m=MARKUP, w0d1a="30")
    assert set(again.errors) == {"w0d0m", "w0d1a"}
    assert again.form("/pattern")["w0d0m"] == MARKUP
    assert "<script>alert" not in again.html


async def test_a_move_is_saved_from_its_day_on(carla: Browser, house: Rooms) -> None:
    form = await opened(carla, "assignment")
    assert form.form("/assignment")["department"] == "engineering"
    done = await carla.send(
        form, "/assignment", department="sales", labels="Nights, early,early ", from_day="2026-09-01"
    )
    assert "Where Anna Kovács works is saved." in done.text
    there = (await anna(house)).assignment(date(2026, 9, 1))
    assert (there.department_id, there.labels) == ("sales", frozenset({"Nights", "early"}))
    again = await opened(carla, "assignment")
    assert "to come" in again.text


async def test_two_tabs_do_not_overwrite_each_other(carla: Browser, house: Rooms) -> None:
    first, second = await opened(carla, "assignment"), await opened(carla, "assignment")
    await carla.send(first, "/assignment", department="sales", from_day="2026-09-01")
    late = await carla.send(second, "/assignment", location="london", from_day="2026-09-01")
    assert late.status == 409
    assert "Somebody has changed this since you opened it." in late.text
    assert late.form("/assignment")["location"] == "london", "what was typed is still there"
    assert (await anna(house)).assignment(date(2026, 9, 1)).location_id == "berlin"
    done = await carla.send(late, "/assignment")
    assert done.status == 200
    assert (await anna(house)).assignment(date(2026, 9, 1)).location_id == "london"


async def test_a_form_sent_twice_is_done_once_and_told_so_twice(carla: Browser, house: Rooms) -> None:
    form = await opened(carla, "assignment")
    for _ in range(2):
        done = await carla.send(form, "/assignment", department="sales", from_day="2026-09-01")
        assert "Where Anna Kovács works is saved." in done.text
    assert len((await anna(house)).assignments) == 2


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"department": "of-another-company"}, {"department"}),
        ({"location": MARKUP}, {"location"}),
        ({"from_day": "2023-01-01"}, {"from_day"}),
        ({"from_day": "2900-02-29"}, {"from_day"}),
        ({"from_day": "9999-12-31"}, {"from_day"}),
        ({"from_day": ""}, {"from_day"}),
        ({"labels": "x" * 3_000}, {"labels"}),
    ],
)
async def test_what_is_wrong_with_a_move_stands_under_its_field(
    carla: Browser, typed: dict[str, str], expected: set[str]
) -> None:
    again = await carla.send(await opened(carla, "assignment"), "/assignment", **typed)
    assert (again.status, set(again.errors)) == (422, expected)


async def test_a_profile_is_saved_and_a_new_hire_date_looked_at_first(carla: Browser, house: Rooms) -> None:
    form = await opened(carla, "profile")
    done = await carla.send(form, "/profile", name="Anna Stein", time_zone="")
    assert "The profile of Anna Stein is saved." in done.text
    assert (await anna(house)).profile.time_zone is None
    form = await carla.get("/people/anna/profile")
    looked = await carla.send(form, "/profile", hired_on="2026-03-01")
    assert "What would follow" in looked.text
    assert (await anna(house)).hired_on == cast.HIRED
    await carla.send(looked, "/profile")
    assert (await anna(house)).hired_on == date(2026, 3, 1)


async def test_somebody_is_taken_in_once_what_they_would_have_was_seen(carla: Browser, house: Rooms) -> None:
    typed = {"name": "Ela Novak", "email": "ela@tannenberg.example", "hired_on": "2026-10-01"}
    looked = await carla.send(await carla.get("/people/new"), "/people/new", **typed, look="yes")
    assert ["Vacation, available on Thu 1 October", "–", "6.05 days"] in [row[:3] for row in looked.rows(1)]
    assert len(await house.house.queries.people(cast.COMPANY)) == 4
    for _ in range(2):
        done = await carla.send(looked, "/people/new")
        assert (done.status, done.heading) == (200, "Ela Novak")
    assert "Ela Novak is taken in." in done.text
    assert len(await house.house.queries.people(cast.COMPANY)) == 5


async def test_somebody_with_hours_of_their_own_is_taken_in(carla: Browser, house: Rooms) -> None:
    form = await carla.get("/people/new")
    own = {"name": "Ela", "hours": "own", "w0d4m": "", "w0d4a": ""}
    wrong = await carla.send(form, "/people/new", **{**own, "w0d0m": "x", "email": "ben@tannenberg.example"})
    assert set(wrong.errors) == {"w0d0m"}
    wrong = await carla.send(form, "/people/new", **{**own, "email": "ben@tannenberg.example"})
    assert set(wrong.errors) == {"email"}
    looked = await carla.send(form, "/people/new", **own)
    await carla.send(looked, "/people/new")
    [ela] = [each for each in await house.house.queries.people(cast.COMPANY) if each.name == "Ela"]
    employee = await house.house.store.employee(cast.COMPANY, ela.employee_id)
    assert employee.assignment(date(2026, 8, 1)).pattern is not None


async def test_a_balance_is_corrected_after_a_look(carla: Browser, house: Rooms) -> None:
    form = await opened(carla, "adjust")
    assert "Vacation – 19 days left" in form.text
    looked = await carla.send(form, "/adjust", amount="1,5", reason="Moving house", look="yes")
    assert "20½ days" in looked.text
    assert "corrected 0 → 1½" in looked.text
    done = await carla.send(looked, "/adjust")
    assert "The balance of Anna Kovács is corrected." in done.text
    [adjustment] = (await anna(house)).adjustments.values()
    assert adjustment.amount == Amount(3, 2)
    assert "Moving house" in done.text


async def test_a_slip_is_asked_about_and_made_when_it_is_meant(carla: Browser, house: Rooms) -> None:
    form = await opened(carla, "adjust")
    doubted = await carla.send(form, "/adjust", sign="less", amount="40", reason="Sold", look="yes")
    assert doubted.status == 200
    assert "Is this meant?" in doubted.text
    looked = await carla.send(doubted, "/adjust", is_meant="yes", look="yes")
    assert "−21 days" in looked.text
    await carla.send(looked, "/adjust")
    [adjustment] = (await anna(house)).adjustments.values()
    assert adjustment.amount == -40


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"amount": ""}, {"amount"}),
        ({"amount": "1e99"}, {"amount"}),
        ({"amount": "999999.123456"}, {"amount"}),
        ({"reason": " "}, {"reason"}),
        ({"day": "2026-02-29"}, {"day"}),
        ({"last_day": "2020-01-01"}, {"last_day"}),
        ({"leave_type": "of-another-company"}, {"leave_type"}),
    ],
)
async def test_what_is_wrong_with_a_correction_stands_under_its_field(
    carla: Browser, typed: dict[str, str], expected: set[str]
) -> None:
    filled = {"amount": "1", "reason": "Why", **typed}
    again = await carla.send(await opened(carla, "adjust"), "/adjust", **filled)
    assert (again.status, set(again.errors)) == (422, expected)


async def test_two_tabs_correct_and_end_nothing_twice(carla: Browser) -> None:
    for room, typed in (
        ("adjust", {"amount": "1", "reason": "Why"}),
        ("leaving", {"last_day": "2026-12-31"}),
    ):
        first, second = await opened(carla, room), await opened(carla, room)
        await carla.send(await carla.send(first, f"/{room}", **typed), f"/{room}")
        late = await carla.send(second, f"/{room}", **typed)
        assert (late.status, "Somebody has changed this" in late.text) == (409, True)


async def test_a_first_day_that_does_not_exist_is_told_and_the_language_by_its_name(
    carla: Browser, house: Rooms
) -> None:
    wrong = await carla.send(await carla.get("/people/new"), "/people/new", name="Ela", hired_on="2026-02-30")
    assert set(wrong.errors) == {"hired_on"}
    for tag, shown in (("de-AT", "German (Austria)"), ("xx-yy", "xx-yy")):
        profile = replace(cast.PROFILES[cast.ANNA][0], locale=tag)
        await house.settle(ChangeProfile(cast.ANNA, profile))
        assert shown in (await carla.get("/people/anna")).text
