"""Settings of leave types over HTTP: the list, the form with its look, and what is wrong with it."""

from collections.abc import AsyncIterator

import pytest

from domain.ids import LeaveTypeId
from domain.policies.leave_type import LeaveType, Slice, Toil, Unit
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.adapters.web.reading import Page
from tests.rooms import rooms

PAGE = "/settings/leave-types"


@pytest.fixture
async def opened() -> AsyncIterator[Browsers]:
    async with browsers(await rooms()) as found:
        yield found


@pytest.fixture
async def carla(opened: Browsers) -> Browser:
    browser = await opened.of(cast.CARLA)
    await browser.post("/account/language", {"press": "press-0", "locale": "en-GB"})
    return browser


async def kind(opened: Browsers, leave_type_id: str) -> LeaveType:
    settings = await opened.house.house.store.settings(cast.COMPANY)
    return settings.leave_types[LeaveTypeId(leave_type_id)]


async def test_the_list_says_what_each_type_is(carla: Browser) -> None:
    page = await carla.get(PAGE)
    rows = {row[0]: row[1:] for row in page.rows()}
    assert rows["🌴 Vacation Paid · also called holiday and urlaub"] == [
        "Days Half days", "1 policy", "Somebody decides", "Away", "🌴 Away"
    ]  # fmt: skip
    assert page.main.all("i", class_="c-teal")


async def test_a_type_is_made_with_everything_the_form_has(opened: Browsers, carla: Browser) -> None:
    page = await carla.get(f"{PAGE}/new")
    colours = [each.attributes["value"] for each in page.main.all("input", type="radio")]
    assert len(colours) == 12
    assert "Amber" in page.text
    done = await carla.send(
        page,
        "/new",
        name="Overtime",
        emoji="👶🏽",
        colour="amber",
        unit="hours",
        smallest="15_minutes",
        words="comp, frei, comp",
        toil="yes",
        toil_months="3",
        toil_until_year_end="yes",
        is_shown_by_name="yes",
        status_emoji=":clock1:",
        status_text="Off the clock",
    )
    assert "Overtime is there now." in done.text
    made = await kind(opened, "overtime")
    assert (made.emoji, made.colour) == (":baby:", "amber")
    assert (made.unit, made.smallest) == (Unit.HOURS, Slice.QUARTER_HOUR)
    assert (made.words, made.toil) == (("comp", "frei"), Toil(3, True))
    assert (made.is_shown_by_name, made.status_text) == (True, "Off the clock")


async def test_a_change_is_saved_with_a_way_back(opened: Browsers, carla: Browser) -> None:
    opened.house.clock.at = cast.NOW.replace(hour=10)
    page = await carla.get(f"{PAGE}/sick")
    done = await carla.send(page, "/sick", name="Illness")
    assert "Illness is saved." in done.text
    back = await carla.send(done, "/back")
    assert "The leave type is as it was before." in back.text
    assert (await kind(opened, "sick")).name == "Sick leave"


async def test_a_form_as_it_stands_changes_nothing(opened: Browsers, carla: Browser) -> None:
    before = {each: await kind(opened, each) for each in ("vacation", "sick", "errand")}
    for each in before:
        await carla.send(await carla.get(f"{PAGE}/{each}"), f"/{each}")
    assert {each: await kind(opened, each) for each in before} == before


async def test_what_is_wrong_stands_under_its_field_and_what_was_typed_stays(carla: Browser) -> None:
    page = await carla.get(f"{PAGE}/new")
    wrong = await carla.send(
        page, "/new", name="", emoji="baby", toil="yes", toil_months="many", status_text="Out"
    )
    assert wrong.status == 422
    assert set(wrong.errors) == {"name", "toil_months"}
    again = await carla.send(wrong, "/new", name="Sick leave", toil_months="")
    assert list(again.errors) == ["name"]
    third = await carla.send(again, "/new", name="Parental")
    assert list(third.errors) == ["emoji"]
    assert _typed(third, "status_text") == "Out"
    assert _typed(third, "name") == "Parental"


def _typed(page: Page, name: str) -> str:
    return page.main.one("input", name=name).attributes["value"]


async def test_what_balances_follow_from_is_looked_at_and_then_saved(
    opened: Browsers, carla: Browser
) -> None:
    page = await carla.get(f"{PAGE}/vacation")
    fields = {name: value for name, value in page.form("/vacation").items() if name != "is_limited"}
    looked = await carla.post(f"{PAGE}/vacation", fields)
    assert "There is no limit any more" in looked.text
    assert (await kind(opened, "vacation")).is_limited
    fields = looked.form("/vacation")
    assert "is_limited" not in fields
    done = await carla.post(f"{PAGE}/vacation", fields)
    assert "Vacation is saved." in done.text
    assert not (await kind(opened, "vacation")).is_limited


async def test_somebody_elses_change_is_not_overwritten(opened: Browsers, carla: Browser) -> None:
    page = await carla.get(f"{PAGE}/sick")
    await carla.send(await carla.get(f"{PAGE}/sick"), "/sick", name="Illness")
    stale = await carla.send(page, "/sick", name="Unwell")
    assert stale.status == 409 or "meanwhile" in stale.text
    assert (await kind(opened, "sick")).name == "Illness"


async def test_a_type_is_retired_and_used_again(opened: Browsers, carla: Browser) -> None:
    done = await carla.send(await carla.get(f"{PAGE}/sick"), "/retire")
    assert "Sick leave can be asked for no more. What is booked stays." in done.text
    assert "No longer used" in done.text
    again = await carla.send(done, "/sick/use")
    assert "Sick leave can be asked for again." in again.text
    assert (await kind(opened, "sick")).is_active


async def test_the_look_follows_what_is_typed(carla: Browser) -> None:
    page = await carla.get(f"{PAGE}/new")
    fields = {
        **page.form("/new"),
        "name": "Sabbatical",
        "status_text": "On a journey",
        "status_emoji": ":ship:",
    }
    look = await carla.post(f"{PAGE}/look", fields, HX_Request="true")
    assert "🌴 Sabbatical" in look.text
    assert "🚢 On a journey" in look.text
    assert "Say no more in them than colleagues may know." in look.text
    known = await carla.post(f"{PAGE}/look", {**fields, "id": "sick", "is_shown_by_name": "yes"})
    assert known.text.count("Sabbatical") == 2
    assert (await carla.post(f"{PAGE}/look", {"name": "<b>x</b>"})).status == 200


async def test_others_than_administrators_and_nonsense_get_a_sentence(
    opened: Browsers, carla: Browser
) -> None:
    ben = await opened.of(cast.BEN)
    for path in (PAGE, f"{PAGE}/new", f"{PAGE}/sick"):
        assert (await ben.get(path)).status == 403
    assert (await ben.post(f"{PAGE}/look", {"name": "x"})).status == 403
    assert (await carla.get(f"{PAGE}/nothing")).status == 404
    assert (await carla.post(f"{PAGE}/sick/back", {"before": "yesterday", "mark": "x"})).status in (404, 409)
    strange = {"press": "press-7", "name": "Odd", "unit": "years", "colour": "ultraviolet", "smallest": "nap"}
    odd = await carla.post(f"{PAGE}/new", strange)
    assert odd.status == 422
