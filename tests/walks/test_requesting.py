"""Asking for leave over the wire: words, form, counting along, mistakes under their fields, sending."""

import pytest

from adapters.playground.workspace import View
from bot.screens.requesting import PartChoice
from domain.employees.employee import Employee
from domain.leave.requests import Request, Status
from tests import cast
from tests.walks.stage import Stage, actions, said


async def anna(house: Stage) -> Employee:
    return await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)


async def only_request(house: Stage) -> Request:
    [request] = (await anna(house)).requests.values()
    return request


def filled_in(form: View) -> dict[str, str | None]:
    """What the fields of a form hold."""
    held: dict[str, str | None] = {}
    for block in form.values.values():
        for name, each in block.items():
            option = each.get("selected_option") or {}
            held[name] = (
                option.get("value")
                or each.get("selected_date")
                or each.get("selected_time")
                or each.get("value")
            )
    return held


@pytest.mark.parametrize(
    ("words", "first", "last", "part"),
    [
        ("10-14 August", "2026-08-10", "2026-08-14", "all_day"),
        ("10.8.-14.8.", "2026-08-10", "2026-08-14", "all_day"),
        ("tomorrow", "2026-07-30", "2026-07-30", "all_day"),
        ("tomorrow afternoon", "2026-07-30", "2026-07-30", "afternoon"),
        ("montag vormittag", "2026-08-03", "2026-08-03", "morning"),
    ],
)
async def test_typed_days_stand_in_the_form(
    house: Stage, words: str, first: str, last: str, part: str
) -> None:
    await house.type(cast.ANNA, words)
    held = filled_in(house.dialog(cast.ANNA))
    assert (held["first_day"], held["last_day"], held["part"]) == (first, last, part)
    assert f"“{words}” was read as" in said(house.dialog(cast.ANNA))
    assert (await house.send(cast.ANNA)).ok
    request = await only_request(house)
    assert request.status is Status.PENDING
    assert str(request.asked.period.first_day) == first
    assert "Ben Okafor" in said(house.dialog(cast.ANNA))


async def test_days_that_can_be_read_in_two_ways_are_asked_about(house: Stage) -> None:
    typed = await house.type(cast.ANNA, "sick 03/04")
    assert typed.ok
    choice = house.answer(cast.ANNA)
    assert actions(choice) == ["open_request.0", "open_request.1"]
    assert (await house.press(cast.ANNA, choice, "open_request.1")).ok
    held = filled_in(house.dialog(cast.ANNA))
    assert (held["first_day"], held["last_day"]) == ("2027-04-03", "2027-04-03")
    assert held["leave_type"] == cast.SICK


async def test_sick_today_needs_nobodys_approval(house: Stage) -> None:
    await house.type(cast.ANNA, "sick today")
    form = house.dialog(cast.ANNA)
    assert form.content["submit"]["text"] == "Book"
    assert (await house.send(cast.ANNA)).ok
    assert (await only_request(house)).status is Status.APPROVED
    await house.settled()
    assert house.messages(cast.BEN) == []
    [receipt] = house.messages(cast.ANNA)
    assert "Sick leave" in receipt.text
    await house.type(cast.DORA, "away")
    assert "Anna Kovács" in said(house.answer(cast.DORA))
    assert "Sick" not in said(house.answer(cast.DORA))


async def test_hours_are_asked_for_by_the_clock(house: Stage) -> None:
    await house.type(cast.ANNA, "errand tomorrow 9:00-11:30")
    held = filled_in(house.dialog(cast.ANNA))
    assert (held["part"], held["start"], held["end"]) == (PartChoice.HOURS.value, "09:00", "11:30")
    nothing_said = await house.send(cast.ANNA)
    assert nothing_said.ack is not None
    assert nothing_said.ack.as_json() is not None
    assert list(house.dialog(cast.ANNA).errors) == ["note"]
    assert (await house.send(cast.ANNA, note="to the dentist")).ok
    request = await only_request(house)
    assert request.asked.span is not None
    assert (request.asked.span.start, request.asked.span.end) == (9 * 60, 11 * 60 + 30)
    assert request.note == "to the dentist"


async def test_the_form_counts_along_while_it_is_filled_in(house: Stage) -> None:
    await house.type(cast.ANNA, "next fri to tue")
    assert "24 days → 21 days left" in said(house.dialog(cast.ANNA))
    await house.press(cast.ANNA, house.dialog(cast.ANNA), "last_day", "2026-08-14", typed={"note": "Lisbon"})
    await house.answered()
    form = house.dialog(cast.ANNA)
    assert "24 days → 18 days left" in said(form)
    assert filled_in(form)["note"] == "Lisbon", "what was typed survives the recount"
    await house.press(cast.ANNA, form, "part", "morning")
    await house.answered()
    assert "24 days → 21 days left" in said(house.dialog(cast.ANNA))
    await house.press(cast.ANNA, house.dialog(cast.ANNA), "leave_type", cast.SICK)
    await house.answered()
    form = house.dialog(cast.ANNA)
    assert form.content["submit"]["text"] == "Book"
    assert (await house.send(cast.ANNA)).ok
    assert (await only_request(house)).note == "Lisbon"


async def test_choosing_hours_brings_the_fields_for_them(house: Stage) -> None:
    await house.type(cast.ANNA, "errand tomorrow")
    assert "start" not in actions(house.dialog(cast.ANNA))
    await house.press(cast.ANNA, house.dialog(cast.ANNA), "part", "hours")
    await house.answered()
    assert {"start", "end"} <= set(actions(house.dialog(cast.ANNA)))
    assert (await house.send(cast.ANNA, start="14:00", end="13:00", note="bank")).ok
    assert "The end comes before the start" in house.dialog(cast.ANNA).errors["end"]
    assert (await house.send(cast.ANNA, end="15:00")).ok
    assert (await only_request(house)).asked.span is not None


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"first_day": "2026-08-14", "last_day": "2026-08-10"}, "last_day", "before the first"),
        ({"first_day": "2026-08-08", "last_day": "2026-08-09"}, "first_day", "do not work"),
        ({"first_day": "2026-08-10", "last_day": "2026-10-30"}, "first_day", "24 days"),
        ({"first_day": "2031-08-10", "last_day": "2031-08-10"}, "first_day", "2028"),
        ({"first_day": "2026-05-04", "last_day": "2026-05-04"}, "first_day", "administrator"),
    ],
)
async def test_what_is_wrong_stands_under_its_field_and_the_form_stays(
    house: Stage, typed: dict[str, str], field: str, sentence: str
) -> None:
    await house.type(cast.ANNA, "tomorrow")
    await house.send(cast.ANNA, **typed)
    form = house.dialog(cast.ANNA)
    assert list(form.errors) == [field]
    assert sentence in form.errors[field]
    assert (await anna(house)).requests == {}
    await house.send(cast.ANNA, first_day="2026-08-10", last_day="2026-08-10")
    assert (await only_request(house)).status is Status.PENDING


async def test_leave_on_days_that_are_taken_already_is_refused_by_name(house: Stage) -> None:
    await house.ask(cast.ANNA, "10-14 august")
    await house.type(cast.ANNA, "12 august")
    form = house.dialog(cast.ANNA)
    assert "This cannot be sent yet." in said(form)
    await house.send(cast.ANNA)
    assert "12 August" in house.dialog(cast.ANNA).errors["first_day"]
    assert len((await anna(house)).requests) == 1
