"""Settings of the company and its roles, by those who administer it."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from domain.company.commands import ClosePast, DefineDepartment, NameAdministrators
from domain.company.places import Department
from domain.company.settings import Settings
from domain.employees.assignment import Assignment, Profile
from domain.employees.commands import ChangeProfile, DeactivateEmployee, HireEmployee
from domain.ids import EmployeeId
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers, browsers
from tests.rooms import rooms

COMPANY, ROLES = "/settings/company", "/settings/roles"
PAGES = ["/settings", COMPANY, ROLES, "/settings/digests", "/settings/digests/new", "/settings/workspaces"]


@pytest.fixture
async def stage() -> AsyncIterator[Browsers]:
    async with browsers(await rooms()) as found:
        yield found


@pytest.fixture
async def carla(stage: Browsers) -> Browser:
    """Who administers the company, reading English here."""
    await stage.house.settle(ChangeProfile(cast.CARLA, Profile("Carla Stein", None, "en", "Europe/Berlin")))
    return await stage.of(cast.CARLA)


async def settings(stage: Browsers) -> Settings:
    return await stage.house.house.store.settings(cast.COMPANY)


@pytest.mark.parametrize("path", PAGES)
async def test_settings_are_for_administrators_alone(stage: Browsers, carla: Browser, path: str) -> None:
    assert (await carla.get(path)).status == 200
    for who in (cast.ANNA, cast.BEN):
        page = await (await stage.of(who)).get(path)
        assert page.status == 403
        assert "Tannenberg" not in page.text


@pytest.mark.parametrize(
    "path", [COMPANY, f"{COMPANY}/back", f"{ROLES}/add", f"{ROLES}/remove", "/settings/digests/new"]
)
async def test_nobody_else_settles_anything_by_sending_it(stage: Browsers, path: str) -> None:
    before = await settings(stage)
    fields = {"press": "press-1", "who": "anna", "name": "Mine", "before": "2026-07-29T09:00:00+00:00"}
    assert (await (await stage.of(cast.BEN)).post(path, fields)).status == 403
    assert await settings(stage) == before


async def test_the_overview_says_of_each_section_how_it_stands(carla: Browser) -> None:
    page = await carla.get("/settings")
    assert "Tannenberg, English" in page.text
    assert "2 locations" in page.text
    assert "1 administrator · 2 approvers" in page.text
    for each in ("company", "locations", "holidays", "departments", "leave-types", "policies", "rules",
                 "digests", "workspaces", "feeds", "roles"):  # fmt: skip
        assert f"/dashboard/settings/{each}" in page.links


async def test_the_overview_warns_of_what_needs_a_look(stage: Browsers, carla: Browser) -> None:
    await stage.house.settle(DefineDepartment(Department(cast.ENGINEERING, "Engineering")))
    page = await carla.get("/settings")
    assert "In 1 only administrators decide" in page.text
    assert "1 needs a look" in page.text


async def test_the_company_is_renamed_and_that_is_taken_back(stage: Browsers, carla: Browser) -> None:
    stage.house.clock.at += timedelta(hours=1)
    page = await carla.get(COMPANY)
    after = await carla.send(
        page, COMPANY, name="Tannenberg & Söhne", expires="30", closed_until="2025-12-31", locale="de-DE"
    )
    assert "The company is saved." in after.text
    found = await settings(stage)
    assert (found.name, found.locale, found.takes_newcomers) == ("Tannenberg & Söhne", "de-DE", True)
    assert (found.expires_after_days, found.closed_until) == (30, date(2025, 12, 31))
    stage.house.clock.at += timedelta(seconds=30)
    back = await carla.send(after, "/back")
    assert "as it was before" in back.text
    found = await settings(stage)
    assert (found.name, found.expires_after_days, found.closed_until) == ("Tannenberg", None, None)


async def test_a_box_that_is_not_ticked_says_no_and_empty_fields_say_never(
    stage: Browsers, carla: Browser
) -> None:
    page = await carla.get(COMPANY)
    fields = {name: value for name, value in page.form(COMPANY).items() if name != "takes_newcomers"}
    await carla.post(COMPANY, {**fields, "expires": "", "closed_until": ""})
    found = await settings(stage)
    assert (found.takes_newcomers, found.expires_after_days, found.closed_until) == (False, None, None)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", " "),
        ("name", "x" * 101),
        ("locale", "tlh"),
        ("locale", ""),
        ("expires", "0"),
        ("expires", "-3"),
        ("expires", "400"),
        ("expires", "2.5"),
        ("expires", "soon"),
        ("closed_until", "2026-07-30"),
        ("closed_until", "9999-12-31"),
        ("closed_until", "yesterday"),
    ],
)
async def test_what_cannot_be_is_said_beside_its_field_and_the_rest_stays_typed(
    stage: Browsers, carla: Browser, field: str, typed: str
) -> None:
    before = await settings(stage)
    filled = {"name": "Somewhere else", "expires": "12", field: typed}
    page = await carla.send(await carla.get(COMPANY), COMPANY, **filled)
    assert page.status == 422
    assert list(page.errors) == [field]
    assert page.form(COMPANY)["name" if field == "expires" else "expires"] == (
        "Somewhere else" if field == "expires" else "12"
    )
    assert await settings(stage) == before
    mended = await carla.send(page, COMPANY, name="Mended", locale="en", expires="", closed_until="")
    assert "The company is saved." in mended.text


async def test_a_form_begun_from_what_somebody_changed_meanwhile_saves_nothing(
    stage: Browsers, carla: Browser
) -> None:
    page = await carla.get(COMPANY)
    await stage.house.settle(ClosePast(date(2025, 12, 31)))
    after = await carla.send(page, COMPANY, name="Overwritten")
    assert after.status == 409
    assert "Overwritten" in after.text
    assert (await settings(stage)).name == "Tannenberg"
    assert (await settings(stage)).closed_until == date(2025, 12, 31)


async def test_the_same_form_twice_saves_once(stage: Browsers, carla: Browser) -> None:
    fields = {**(await carla.get(COMPANY)).form(COMPANY), "name": "Once"}
    assert (await carla.post(COMPANY, fields)).status == 200
    assert (await carla.post(COMPANY, fields)).status == 200
    assert (await settings(stage)).name == "Once"


@pytest.mark.parametrize("before", ["", "yesterday", "2026-07-29T09:00:00", "2001-01-01T00:00:00+00:00"])
async def test_nothing_is_taken_back_to_a_moment_that_never_was(
    stage: Browsers, carla: Browser, before: str
) -> None:
    page = await carla.get(COMPANY)
    fields = {"press": "press-1", "mark": page.form(COMPANY)["mark"], "before": before}
    assert (await carla.post(f"{COMPANY}/back", fields)).status == 404


async def test_somebody_becomes_administrator_and_that_is_taken_back(stage: Browsers, carla: Browser) -> None:
    page = await carla.get(ROLES)
    after = await carla.send(page, "/add", who=cast.ANNA)
    assert "Anna Kovács is administrator now." in after.text
    assert (await settings(stage)).administrator_ids == (cast.CARLA, cast.ANNA)
    undo = after.main.one("div", class_="said").one("form")
    fields = {each.attributes["name"]: each.attributes["value"] for each in undo.all("input")}
    assert "no more" in (await carla.post(f"{ROLES}/remove", fields)).text
    assert (await settings(stage)).administrator_ids == (cast.CARLA,)


@pytest.mark.parametrize("who", ["", "nobody", "carla", "T1"])
async def test_only_people_who_are_there_become_administrators(
    stage: Browsers, carla: Browser, who: str
) -> None:
    page = await carla.send(await carla.get(ROLES), "/add", who=who)
    assert page.status == 422
    assert list(page.errors) == ["who"]
    assert (await settings(stage)).administrator_ids == (cast.CARLA,)


async def test_the_last_administrator_who_is_there_stays(stage: Browsers, carla: Browser) -> None:
    page = await carla.get(ROLES)
    assert "name another first" in page.text
    mark = page.form("/add")["mark"]
    refused = await carla.post(f"{ROLES}/remove", {"press": "press-1", "who": cast.CARLA, "mark": mark})
    assert refused.status == 422
    await stage.house.settle(NameAdministrators((cast.CARLA, cast.BEN)), DeactivateEmployee(cast.BEN))
    page = await carla.get(ROLES)
    assert "no longer here" in page.text
    fields = {"press": "press-2", "who": cast.CARLA, "mark": page.form("/add")["mark"]}
    assert (await carla.post(f"{ROLES}/remove", fields)).status == 422
    assert cast.CARLA in (await settings(stage)).administrator_ids


async def test_two_administrators_cannot_remove_each_other_at_once(stage: Browsers, carla: Browser) -> None:
    await stage.house.settle(NameAdministrators((cast.CARLA, cast.ANNA)))
    anna = await stage.of(cast.ANNA)
    hers, his = await carla.get(ROLES), await anna.get(ROLES)
    fields = {"who": cast.ANNA, "mark": hers.form("/add")["mark"], "press": "press-1"}
    assert (await carla.post(f"{ROLES}/remove", fields)).status == 200
    fields = {"who": cast.CARLA, "mark": his.form("/add")["mark"], "press": "press-2"}
    assert (await anna.post(f"{ROLES}/remove", fields)).status == 403
    assert (await settings(stage)).administrator_ids == (cast.CARLA,)


async def test_who_removes_themselves_is_led_out_of_the_settings(stage: Browsers, carla: Browser) -> None:
    await stage.house.settle(NameAdministrators((cast.CARLA, cast.ANNA)))
    mark = (await carla.get(ROLES)).form("/add")["mark"]
    fields = {"who": cast.CARLA, "mark": mark, "press": "press-1"}
    left = await carla.post(f"{ROLES}/remove", fields, goes_on=False)
    assert left.headers["Location"] == "/dashboard/"
    assert (await carla.get(ROLES)).status == 403


async def test_roles_show_who_decides_where(carla: Browser) -> None:
    page = await carla.get(ROLES)
    assert "Ben Okafor Engineering" in page.text
    assert "Carla Stein Sales" in page.text


async def test_who_is_no_administrator_is_not_removed(stage: Browsers, carla: Browser) -> None:
    mark = (await carla.get(ROLES)).form("/add")["mark"]
    for number, who in enumerate((cast.ANNA, "nobody", "")):
        fields = {"press": f"press-{number}", "who": who, "mark": mark}
        assert (await carla.post(f"{ROLES}/remove", fields)).status == 404
    assert (await settings(stage)).administrator_ids == (cast.CARLA,)


async def test_where_there_are_many_people_a_new_administrator_is_typed_by_name(
    stage: Browsers, carla: Browser
) -> None:
    names = [EmployeeId(f"person-{number:03}") for number in range(301)]
    ben = cast.PROFILES[cast.BEN]
    await stage.house.settle(
        *(
            HireEmployee(each, Profile(f"Somebody {each}"), cast.HIRED, Assignment(ben[1], ben[2]))
            for each in names
        )
    )
    page = await carla.get(ROLES)
    assert page.main.all("select") == []
    assert list((await carla.send(page, "/add", who="Nobody of that name")).errors) == ["who"]
    await carla.send(page, "/add", who="  somebody PERSON-007 ")
    await carla.send(await carla.get(ROLES), "/add", who="anna@tannenberg.example")
    assert (await settings(stage)).administrator_ids == (cast.CARLA, "person-007", cast.ANNA)


async def test_a_press_that_was_sent_twice_is_answered_as_the_first_time(
    stage: Browsers, carla: Browser
) -> None:
    mark = (await carla.get(ROLES)).form("/add")["mark"]
    fields = {"press": "press-1", "who": cast.ANNA, "mark": mark}
    for _ in range(2):
        assert "is administrator now" in (await carla.post(f"{ROLES}/add", fields)).text
    mark = (await carla.get(ROLES)).form("/add")["mark"]
    fields = {"press": "press-2", "who": cast.ANNA, "mark": mark}
    for _ in range(2):
        assert "administrator no more" in (await carla.post(f"{ROLES}/remove", fields)).text
    assert (await settings(stage)).administrator_ids == (cast.CARLA,)
