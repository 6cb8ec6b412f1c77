"""Rules on the dashboard over real HTTP: made, changed, dropped, put back, tried; and bad input."""

from __future__ import annotations

import pytest

from tests import cast
from tests.adapters.web.browsing import Browser, Browsers
from tests.adapters.web.settling import MARKUP, carla, shown

__all__ = ["carla", "shown"]


NOTICE = {"kind": "notice", "notice_days": "14", "severity": "warn"}


class TestRules:
    async def test_a_rule_is_made_changed_dropped_and_put_back(self, carla: Browser, shown: Browsers) -> None:
        page = await carla.get("/settings/rules/new?kind=notice")
        page = await carla.send(page, "/rules/new", notice_days="14", longer_than="5", severity="warn")
        assert "From now on: Leave of 5 days or more is asked for 14 days ahead." in page.text
        shown.house.clock.at = cast.NOW.replace(hour=10)
        page = await carla.send(await carla.get("/settings/rules/notice"), "/rules/notice", notice_days="21")
        assert "21 days ahead" in page.text
        page = await carla.send(page, "/rules/notice/back")
        assert "The rule is as it was before." in page.text
        assert "14 days ahead" in page.text
        shown.house.clock.at = cast.NOW.replace(hour=11)
        page = await carla.send(page, "/rules/notice/drop")
        assert "Dropped" in page.text
        page = await carla.send(page, "/rules/notice/back")
        assert "14 days ahead" in page.text
        assert (await carla.post("/settings/rules/none/drop", {})).text.count("That rule is gone.") == 1

    async def test_two_tabs_do_not_overwrite_each_other(self, carla: Browser) -> None:
        await carla.post("/settings/rules/new", NOTICE)
        first, second = [await carla.get("/settings/rules/notice") for _ in range(2)]
        await carla.send(first, "/rules/notice", notice_days="3")
        page = await carla.send(second, "/rules/notice", notice_days="5")
        assert (page.status, "Somebody has changed this" in page.text, "5" in page.text) == (409, True, True)

    async def test_sent_twice_it_is_made_once(self, carla: Browser, shown: Browsers) -> None:
        for _ in range(2):
            await carla.post("/settings/rules/new", {**NOTICE, "press": "press-1"})
        assert len((await shown.house.house.store.settings(cast.COMPANY)).rules) == 1

    @pytest.mark.parametrize(
        ("fields", "wrong"),
        [
            ({"kind": "notice"}, {"notice_days"}),
            ({"kind": "notice", "notice_days": "-1"}, {"notice_days"}),
            ({"kind": "notice", "notice_days": "1.5"}, {"notice_days"}),
            ({"kind": "notice", "notice_days": "9" * 300}, {"notice_days"}),
            ({"kind": "notice", "notice_days": "1", "location": "elsewhere"}, {"location"}),
            ({"kind": "notice", "notice_days": "1", "department": MARKUP}, {"department"}),
            ({"kind": "notice", "notice_days": "1", "leave_types": "elsewhere"}, {"leave_types"}),
            ({"kind": "blackout", "first_day": "2026-02-31"}, {"first_day", "last_day"}),
            ({"kind": "blackout", "first_day": "2026-12-31", "last_day": "2026-12-01"}, {"first_day"}),
            ({"kind": "cover"}, {"most_away"}),
            ({"kind": "cover", "share_away": "150%"}, {"most_away"}),
            ({"kind": "cover", "share_away": "x%"}, {"share_away"}),
            ({"kind": "cover", "share_away": "1/0"}, {"share_away"}),
            ({"kind": "waiting"}, {"months"}),
            ({"kind": "days", "days": ""}, {"days"}),
            ({"kind": "days", "days": "2026-12-24 soon"}, {"days"}),
            ({"kind": "shortest", "shortest": "0"}, {"shortest"}),
            ({"kind": "balance", "floor": "1e99"}, {"floor"}),
        ],
    )
    async def test_what_cannot_be_is_said_under_its_field(
        self, carla: Browser, fields: dict[str, str], wrong: set[str]
    ) -> None:
        page = await carla.post("/settings/rules/new", {"severity": "refuse", **fields})
        assert (page.status, set(page.errors)) == (422, wrong)
        assert page.main.all("script") == []

    async def test_what_was_typed_stays(self, carla: Browser) -> None:
        fields = {**NOTICE, "notice_days": "x", "labels": [MARKUP, "night, crew"], "leave_types": "vacation"}
        page = await carla.post("/settings/rules/new", fields)
        kept = page.form("/rules/new")
        assert (kept["notice_days"], kept["leave_types"], kept["severity"]) == ("x", "vacation", "warn")
        assert MARKUP in kept["labels"]

    @pytest.mark.parametrize(
        ("kind", "fields", "said"),
        [
            ("cover", {"share_away": "25%"}, "No more than 25% of the people away at once"),
            ("cover", {"share_away": "1/3"}, "No more than 1/3 of the people away at once"),
            ("cover", {"most_away": "2"}, "No more than 2 people away at once"),
            ("longest", {"longest_days": "21"}, "Away 21 days in a row at most"),
            ("proof", {"proof_after": "3"}, "Leave of more than 3 days needs proof"),
            ("past", {"back_days": "14"}, "Leave may have begun 14 days ago"),
            ("halves", {"most_days": "2"}, "Half days on 2 days at a time"),
            ("shortest", {"shortest": "0,5"}, "Leave takes ½ day or more at a time"),
            ("waiting", {"months": "3"}, "Leave may be used after 3 months of service"),
            ("balance", {"floor": "-5"}, "The balance may go down to −5 days"),
            ("days", {"days": "2026-12-24\n2026-12-31"}, "Leave only on Thu 24 December and Thu 31 December"),
            (
                "blackout",
                {"first_day": "2026-12-21", "last_day": "2026-01-02", "is_yearly": "yes", "name": "Closing"},
                "Closing: nobody takes leave 21 December to 2 January every year",
            ),
        ],
    )
    async def test_every_kind_comes_back_as_it_was_made(
        self, carla: Browser, kind: str, fields: dict[str, str], said: str
    ) -> None:
        page = await carla.post("/settings/rules/new", {"kind": kind, "severity": "inform", **fields})
        assert said in page.text
        link = next(each for each in page.links if "/settings/rules/" in each and not each.endswith("/new"))
        form = (await carla.get(link.removeprefix(carla.prefix))).form(link)
        again = {name: str(form[name]).replace("\r", "") for name in fields}
        assert again == {name: value.replace(",", ".") for name, value in fields.items()}

    async def test_rules_are_tried_on_somebodys_days(self, carla: Browser) -> None:
        await carla.post("/settings/rules/new", {**NOTICE, "severity": "refuse"})
        path = "/settings/rules?person=anna+kovács&leave_type=vacation&first_day="
        assert "This would be refused." in (await carla.get(f"{path}2026-08-03")).text
        assert "No rule speaks against it." in (await carla.get(f"{path}2026-10-05")).text
        assert "That day does not exist" in (await carla.get(f"{path}2026-02-31")).text
        assert (
            "do not know that person"
            in (await carla.get(path.replace("anna+kovács", "mallory") + "2026-08-03")).text
        )
        page = await carla.get(f"{path}2026-08-03&last_day=2026-08-01&part=nonsense")
        assert page.status == 200
        assert (await carla.get(f"{path}2026-08-03".replace("=vacation", "=elsewhere"))).status == 200

    async def test_a_change_that_cannot_be_is_said_under_its_field(self, carla: Browser) -> None:
        await carla.post("/settings/rules/new", NOTICE)
        for typed in ({"notice_days": ""}, {"notice_days": "-3"}):
            page = await carla.send(await carla.get("/settings/rules/notice"), "/rules/notice", **typed)
            assert (page.status, set(page.errors)) == (422, {"notice_days"})
        page = await carla.post("/settings/rules/notice", {"notice_days": "3", "severity": "furious"})
        assert "severity" in page.html
        assert page.status == 422
