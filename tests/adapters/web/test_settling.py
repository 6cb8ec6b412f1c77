"""Settings on the dashboard over real HTTP: who may, and what is not there."""

from __future__ import annotations

import pytest

from tests import cast
from tests.adapters.web.browsing import Browser, Browsers
from tests.adapters.web.settling import carla, shown

__all__ = ["carla", "shown"]


PAGES = [
    "/settings/locations",
    "/settings/locations/new",
    "/settings/locations/berlin",
    "/settings/holidays",
    "/settings/holidays/berlin",
    "/settings/holidays/berlin/2026",
    "/settings/departments",
    "/settings/departments/new",
    "/settings/departments/sales",
    "/settings/policies",
    "/settings/policies/vacation",
    "/settings/policies/vacation?location=london&label=night&person=anna",
    "/settings/rules",
    "/settings/rules/new",
    "/settings/rules/new?kind=blackout",
]
POSTS = [
    "/settings/locations/new",
    "/settings/locations/berlin",
    "/settings/holidays/berlin/2026",
    "/settings/holidays/berlin/2026/list",
    "/settings/holidays/berlin/2026/place",
    "/settings/departments/new",
    "/settings/departments/sales",
    "/settings/departments/sales/back",
    "/settings/policies/vacation",
    "/settings/policies/vacation/back",
    "/settings/locations/berlin/back",
    "/settings/rules/new",
    "/settings/rules/notice",
    "/settings/rules/notice/drop",
    "/settings/rules/notice/back",
]


@pytest.mark.parametrize("path", PAGES)
async def test_pages_of_settings_are_for_administrators(shown: Browsers, path: str) -> None:
    for who in (cast.ANNA, cast.BEN):
        page = await (await shown.of(who)).get(path)
        assert (page.status, "administrator" in page.text) == (403, True)
    assert (await (await shown.of(cast.CARLA)).get(path)).status == 200


@pytest.mark.parametrize("path", POSTS)
async def test_so_is_everything_that_is_sent(shown: Browsers, path: str) -> None:
    before = await shown.house.house.store.settings(cast.COMPANY)
    for who in (cast.ANNA, cast.BEN):
        page = await (await shown.of(who)).post(path, {"kind": "notice", "do": "add", "name": "x"})
        assert (page.status, "administrator" in page.text) == (403, True)
    assert await shown.house.house.store.settings(cast.COMPANY) == before


@pytest.mark.parametrize(
    "path",
    [
        "/settings/locations/elsewhere",
        "/settings/holidays/elsewhere",
        "/settings/holidays/elsewhere/2026",
        "/settings/holidays/berlin/9999",
        "/settings/holidays/berlin/0000",
        "/settings/holidays/berlin/²026",
        "/settings/departments/elsewhere",
        "/settings/policies/elsewhere",
        "/settings/policies/vacation?location=elsewhere",
        "/settings/policies/vacation?person=mallory",
        "/settings/rules/elsewhere",
        f"/settings/rules/{'x' * 500}",
    ],
)
async def test_what_is_not_of_this_company_is_not_there(carla: Browser, path: str) -> None:
    assert (await carla.get(path)).status == 404
    assert (await carla.post(path, {"do": "look"})).status in (404, 405)


@pytest.mark.parametrize("path", POSTS)
async def test_an_empty_form_is_answered_in_words(carla: Browser, path: str) -> None:
    page = await carla.post(path, {})
    assert page.status in (200, 404, 422)
