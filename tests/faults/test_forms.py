"""Forms with what cannot be: days that do not exist, requests that are gone, somebody else's ids."""

import json

import pytest

from domain.leave.requests import Status
from tests import cast
from tests.walks.stage import Stage, said


async def count(house: Stage) -> int:
    return len((await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)).requests)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"first_day": "2026-02-30"}, "first_day"),
        ({"last_day": "2027-02-29"}, "last_day"),
        ({"first_day": "soon"}, "first_day"),
        ({"first_day": "2026-08-14", "last_day": "2026-08-10"}, "last_day"),
        ({"first_day": "2031-08-10", "last_day": "2031-08-10"}, "first_day"),
        ({"first_day": "0001-01-01", "last_day": "9999-12-31"}, "first_day"),
    ],
)
async def test_days_that_cannot_be_had_are_said_under_their_field(
    house: Stage, typed: dict[str, str], field: str
) -> None:
    await house.type(cast.ANNA, "10 august")
    await house.send(cast.ANNA, **typed)
    form = house.dialog(cast.ANNA)
    assert list(form.errors) == [field], form.notice
    assert await count(house) == 0


async def test_a_time_that_does_not_exist_is_said_under_its_field(house: Stage) -> None:
    await house.type(cast.ANNA, "errand tomorrow 9:00-11:00")
    await house.send(cast.ANNA, end="25:61", note="bank")
    assert list(house.dialog(cast.ANNA).errors) == ["end"]
    assert await count(house) == 0


@pytest.mark.parametrize("changed", ["last_day", "first_day"])
async def test_counting_along_with_an_impossible_day_breaks_nothing(
    house: Stage, changed: str, caplog: pytest.LogCaptureFixture
) -> None:
    await house.type(cast.ANNA, "10 august")
    assert (await house.press(cast.ANNA, house.dialog(cast.ANNA), changed, "2026-02-30")).ok
    assert (await house.press(cast.ANNA, house.dialog(cast.ANNA), changed, "9999-12-31")).ok
    await house.answered()
    assert [each for each in caplog.records if each.exc_info] == []


async def test_a_leave_type_that_is_gone_is_not_asked_for(house: Stage) -> None:
    await house.type(cast.ANNA, "10 august")
    form = house.dialog(cast.ANNA)
    for option in form.blocks[1]["element"]["options"]:
        if option["value"] == cast.VACATION:
            option["value"] = "gone"
    await house.send(cast.ANNA, leave_type="gone")
    assert list(house.dialog(cast.ANNA).errors) == ["leave_type"]
    assert await count(house) == 0


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ({"request": "gone", "employee": "anna"}, "not there any more"),
        ({"request": "gone", "employee": "nobody"}, "do not know that person"),
    ],
)
async def test_a_form_for_a_request_that_is_gone_says_so(
    house: Stage, kept: dict[str, str], words: str
) -> None:
    await house.ask(cast.ANNA, "10 august")
    await house.press(cast.BEN, house.messages(cast.BEN)[0], "ask_reason")
    house.dialog(cast.BEN).content["private_metadata"] = json.dumps(kept)
    assert (await house.send(cast.BEN, reason="no")).ok
    assert words in said(house.dialog(cast.BEN))
    employee = await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)
    assert [each.status for each in employee.requests.values()] == [Status.PENDING]


async def test_a_form_that_carries_somebody_elses_request_asks_for_oneself(house: Stage) -> None:
    """The id in a form is only a name for what is asked: it opens no way to another person's leave."""
    await house.ask(cast.ANNA, "10 august")
    [theirs] = (await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)).requests
    await house.type(cast.DORA, "11 august")
    house.dialog(cast.DORA).content["private_metadata"] = json.dumps({"request": theirs})
    assert (await house.send(cast.DORA)).ok
    assert "Anna" not in said(house.dialog(cast.DORA))
    anna = (await house.parts.house.store.employee(cast.COMPANY, cast.ANNA)).requests[theirs]
    assert str(anna.asked.period.first_day) == "2026-08-10"


async def test_a_note_that_is_too_long_is_said_and_kept(house: Stage) -> None:
    await house.type(cast.ANNA, "10 august")
    await house.send(cast.ANNA, note="a" * 2999)
    form = house.dialog(cast.ANNA)
    assert list(form.errors) == ["note"]
    assert form.values["note"]["note"]["value"] == "a" * 2999
