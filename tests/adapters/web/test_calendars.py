"""Calendars on the dashboard: made with an address that is shown once, renewed, ended, listed."""

import re
from collections.abc import AsyncIterator

import pytest

from bot.dashboard.publishing import Publishing
from bot.ports import Known
from domain.employees.assignment import Assignment
from domain.employees.commands import AssignEmployee, DeactivateEmployee, ReactivateEmployee
from tests import cast
from tests.adapters.web.browsing import Browsers, browsers
from tests.adapters.web.reading import Page
from tests.rooms import rooms

PAGE, ALL = "/account/calendars", "/settings/feeds"
ANNA = Known(cast.COMPANY, cast.ANNA)


@pytest.fixture
async def stage() -> AsyncIterator[Browsers]:
    house = await rooms()
    labelled = Assignment(cast.LONDON, cast.SALES, frozenset({"on call"}))
    await house.settle(AssignEmployee(cast.DORA, labelled, cast.TODAY))
    async with browsers(house, public_url="http://leave.example.com") as found:
        yield found


def secret_in(page: Page) -> str:
    (field,) = [each for each in page.main.all("input") if "readonly" in each.attributes]
    found = re.fullmatch(r"http://leave\.example\.com/feeds/([\w-]{43})\.ics", field.attributes["value"])
    assert found is not None, field.attributes
    return found[1]


async def leads_somewhere(stage: Browsers, secret: str) -> bool:
    return await Publishing(stage.house.house).find(secret) is not None


async def test_somebody_without_calendars_is_told_what_they_are_for(stage: Browsers) -> None:
    anna = await stage.of(cast.ANNA)
    page = await anna.get(PAGE)
    assert page.heading == "Calendars"
    assert "You have none yet." in page.text
    assert f"/dashboard{PAGE}" in (await anna.get("/account")).links


async def test_a_new_calendar_shows_its_address_once_and_it_opens_the_calendar(stage: Browsers) -> None:
    anna = await stage.of(cast.ANNA)
    made = await anna.send(await anna.get(PAGE), PAGE, about="oneself", tells="types")
    assert made.status == 200
    secret = secret_in(made)
    assert f"webcal://leave.example.com/feeds/{secret}.ics" in made.links
    assert await leads_somewhere(stage, secret)
    later = await anna.get(PAGE)
    assert secret not in later.html
    assert "Leave of Anna Kovács" in later.text
    assert "Never read yet" in later.text


async def test_the_same_press_twice_makes_one_calendar_whose_newest_address_holds(stage: Browsers) -> None:
    anna = await stage.of(cast.ANNA)
    fields = {"press": "press-one", "about": f"department:{cast.SALES}", "tells": "names"}
    first, second = await anna.post(PAGE, fields), await anna.post(PAGE, fields)
    assert len(await stage.house.house.feeds.of(ANNA)) == 1
    assert not await leads_somewhere(stage, secret_in(first))
    assert await leads_somewhere(stage, secret_in(second))


async def test_what_a_calendar_is_about_is_chosen_from_what_the_company_has(stage: Browsers) -> None:
    anna = await stage.of(cast.ANNA)
    options = [each.attributes["value"] for each in (await anna.get(PAGE)).main.all("option")]
    assert options == [
        "oneself", "company", "department:engineering", "department:sales", "location:berlin",
        "location:london", "label:on call",
    ]  # fmt: skip
    for each in options:
        made = await anna.post(
            PAGE, {"press": f"press-{each[:9]}-{len(each)}", "about": each, "tells": "busy"}
        )
        assert made.status == 200, each


@pytest.mark.parametrize(
    ("about", "tells", "field"),
    [
        ("", "types", "about"),
        ("everything", "types", "about"),
        ("department:nowhere", "types", "about"),
        ("location:", "types", "about"),
        ("oneself:ben", "types", "about"),
        ("label:secret project", "types", "about"),
        ("company", "", "tells"),
        ("company", "reasons", "tells"),
    ],
)
async def test_anything_else_is_said_under_its_field_and_makes_nothing(
    stage: Browsers, about: str, tells: str, field: str
) -> None:
    anna = await stage.of(cast.ANNA)
    page = await anna.post(PAGE, {"press": "press-one", "about": about, "tells": tells})
    assert page.status == 422
    assert list(page.errors) == [field]
    assert await stage.house.house.feeds.of(ANNA) == []


async def test_nobody_keeps_more_than_thirty(stage: Browsers) -> None:
    anna = await stage.of(cast.ANNA)
    for number in range(30):
        fields = {"press": f"press-{number:03}", "about": "company", "tells": "busy"}
        assert (await anna.post(PAGE, fields)).status == 200
    page = await anna.post(PAGE, {"press": "press-031", "about": "company", "tells": "busy"})
    assert page.status == 422
    assert "30 at most" in page.errors["about"]


async def test_a_new_address_ends_the_old_one(stage: Browsers) -> None:
    anna = await stage.of(cast.ANNA)
    made = await anna.send(await anna.get(PAGE), PAGE, about="company", tells="names")
    renewed = await anna.send(await anna.get(PAGE), "/renew")
    assert not await leads_somewhere(stage, secret_in(made))
    assert await leads_somewhere(stage, secret_in(renewed))


async def test_an_ended_calendar_is_gone(stage: Browsers) -> None:
    anna = await stage.of(cast.ANNA)
    made = await anna.send(await anna.get(PAGE), PAGE, about="company", tells="names")
    after = await anna.send(await anna.get(PAGE), "/end")
    assert "leads nowhere now" in after.text
    assert "You have none yet." in after.text
    assert not await leads_somewhere(stage, secret_in(made))


async def test_nobody_touches_anothers_calendar(stage: Browsers) -> None:
    anna, ben = await stage.of(cast.ANNA), await stage.of(cast.BEN)
    made = await anna.send(await anna.get(PAGE), PAGE, about="oneself", tells="types")
    (line,) = await stage.house.house.feeds.of(ANNA)
    for path in (f"{PAGE}/{line.feed.id}/end", f"{PAGE}/{line.feed.id}/renew", f"{PAGE}/nonsense/end"):
        assert (await ben.post(path, {"press": "press-one"})).status == 404
    assert (await ben.get(ALL)).status == 403
    assert (await ben.post(f"{ALL}/{line.feed.id}/end", {"press": "press-two"})).status == 403
    assert "Anna" not in (await ben.get(PAGE)).text
    assert await leads_somewhere(stage, secret_in(made))


async def test_administrators_see_all_of_them_without_their_addresses_and_end_any(stage: Browsers) -> None:
    anna, carla = await stage.of(cast.ANNA), await stage.of(cast.CARLA)
    carla.headers["Accept-Language"] = "en"
    made = await anna.send(await anna.get(PAGE), PAGE, about=f"department:{cast.SALES}", tells="names")
    (line,) = await stage.house.house.feeds.of(ANNA)
    await stage.house.house.feeds.note(line.feed, "<b>khal</b>/0.11", stage.house.clock.at)
    page = await carla.get(ALL)
    assert "Anna Kovács" in page.text
    assert "<b>khal</b>/0.11" in page.text
    assert secret_in(made) not in page.html
    await carla.send(page, "/end")
    assert not await leads_somewhere(stage, secret_in(made))
    assert (await carla.post(f"{ALL}/{line.feed.id}/end", {"press": "press-one"})).status == 404


async def test_calendars_of_who_left_are_ended_and_not_listed(stage: Browsers) -> None:
    anna, carla = await stage.of(cast.ANNA), await stage.of(cast.CARLA)
    made = await anna.send(await anna.get(PAGE), PAGE, about="company", tells="names")
    await stage.house.settle(DeactivateEmployee(cast.ANNA))
    assert "Anna" not in (await carla.get(ALL)).text
    await stage.house.settle(ReactivateEmployee(cast.ANNA))
    assert not await leads_somewhere(stage, secret_in(made))
