"""Departments on the dashboard over real HTTP."""

from __future__ import annotations

import pytest

from tests import cast
from tests.adapters.web.browsing import Browser, Browsers
from tests.adapters.web.settling import MARKUP, carla, shown

__all__ = ["carla", "shown"]


class TestDepartments:
    async def test_a_department_is_made_with_steps_and_put_back(
        self, carla: Browser, shown: Browsers
    ) -> None:
        page = await carla.get("/settings/departments/new")
        page = await carla.send(page, "/departments/new", name="Field sales", parent="sales", do="step")
        assert page.form("/departments/new")["name"] == "Field sales"
        page = await carla.send(
            page,
            "/departments/new",
            **{
                "step-1": ["ben okafor, ; carla@tannenberg.example", ""],
                "step-1-by": "all",
                "watchers": "Anna Kovács",
            },
        )
        assert "Field sales is there now." in page.text
        made = (await shown.house.house.store.settings(cast.COMPANY)).departments
        [field] = [each for each in made.values() if each.name == "Field sales"]
        assert (field.parent_id, field.watcher_ids) == (cast.SALES, (cast.ANNA,))
        assert [(each.approver_ids, each.is_by_all) for each in field.steps] == [
            ((cast.BEN, cast.CARLA), True)
        ]
        shown.house.clock.at = cast.NOW.replace(hour=10)
        page = await carla.send(
            await carla.get(f"/settings/departments/{field.id}"), f"/departments/{field.id}", name="Selling"
        )
        assert "Selling is saved." in page.text
        page = await carla.send(page, "/back")
        assert "Field sales" in page.text

    @pytest.mark.parametrize(
        ("fields", "wrong"),
        [
            ({"name": ""}, {"name"}),
            ({"name": "x" * 101}, {"name"}),
            ({"name": "Sales", "parent": "sales"}, {"parent"}),
            ({"name": "Sales", "parent": "elsewhere"}, {"parent"}),
            ({"name": "Sales", "approvers": MARKUP}, {"approvers"}),
            ({"name": "Sales", "watchers": "mallory"}, {"watchers"}),
        ],
    )
    async def test_what_cannot_be_is_said_under_its_field(
        self, carla: Browser, fields: dict[str, str], wrong: set[str]
    ) -> None:
        page = await carla.post("/settings/departments/sales", fields)
        assert (page.status, set(page.errors)) == (422, wrong)
        assert page.main.all("script") == []

    async def test_where_nobody_decides_it_is_said(self, carla: Browser) -> None:
        await carla.post("/settings/departments/sales", {"name": MARKUP})
        page = await carla.get("/settings/departments")
        assert "In 1 department nobody decides" in page.text
        assert MARKUP in page.text

    async def test_a_new_one_needs_a_name_and_steps_without_names_are_left_out(
        self, carla: Browser, shown: Browsers
    ) -> None:
        for typed in ({"name": ""}, {"name": "x" * 101}):
            page = await carla.post("/settings/departments/new", typed)
            assert (page.status, set(page.errors)) == (422, {"name"})
        page = await carla.send(await carla.get("/settings/departments/sales"), "/sales", do="step")
        assert page.form("/sales")["steps-shown"] == "1"
        await carla.send(page, "/sales", name="Selling")
        assert (await shown.house.house.store.settings(cast.COMPANY)).departments[cast.SALES].steps == ()
