"""Leave policies on the dashboard over real HTTP: looked at, applied, and every kind of bad input."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dashboard import foreseeing
from domain.amounts import Amount
from domain.company.commands import DefinePolicy
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import After, CarryOver
from domain.policies.policy import Direction, LeavePolicy, Proration, Rounding, TenureStep
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers
from tests.adapters.web.settling import MARKUP, carla, shown

__all__ = ["carla", "shown"]


EVERYTHING = LeavePolicy(
    cast.VACATION,
    cast.LONDON,
    entitlement=Amount(125, 6),
    accrual=AccrualPlan(
        (
            Level(Every.MONTH, on=(1, 15), cap=Amount(40), carry_over=CarryOver(None, After(3, 10))),
            Level(Every.WEEK, Amount(1, 2), 12, 5, (4,), yearly_cap=Amount(20), is_by_time_worked=True),
            Level(Every.YEAR, None, 24, on=(301,)),
        ),
        GrantedAt.AFTER,
    ),
    proration=Proration.MONTHS,
    rounding=Rounding(Direction.NEAREST, Amount(1, 4)),
    tenure=(TenureStep(2, Amount(1)), TenureStep(5, Amount(5, 2))),
    tenure_at_year_start=False,
    carry_over=CarryOver(Amount(5), After(15), carries_debt=False),
    cap=Amount(50),
    floor=Amount(-5),
    usable_after_months=6,
)


class TestPolicies:
    PATH = "/settings/policies/vacation?location=london"
    FORM = "?location=london#foreseen"

    async def test_a_version_is_looked_at_and_applied(self, carla: Browser, shown: Browsers) -> None:
        page = await carla.get(self.PATH)
        page = await carla.send(page, self.FORM, entitlement="30", do="look")
        assert "It concerns 1 person: 1 has more ." in page.text
        assert [
            "Dora Ellis",
            "Vacation on Fri 1 January 2027",
            "29 days",
            "35 days",
            "granted 24 → 30",
        ] in page.rows()
        page = await carla.send(page, self.FORM, entitlement="31", do="apply")
        assert "You changed something since you looked." in page.text
        page = await carla.send(page, self.FORM, do="apply")
        assert "Vacation is settled from Fri 1 January 2027 on." in page.text
        settings = await shown.house.house.store.settings(cast.COMPANY)
        [(day, policy)] = settings.policies[cast.VACATION, cast.LONDON, frozenset(), None]
        assert (day, policy.entitlement) == (date(2027, 1, 1), 31)

    async def test_it_says_which_other_version_it_meets(self, carla: Browser, shown: Browsers) -> None:
        await shown.house.settle(DefinePolicy(EVERYTHING, date(2027, 1, 1)))
        page = await carla.send(await carla.get(self.PATH), self.FORM, from_day="2026-09-01", do="look")
        assert "It holds until another version follows, from Fri 1 January 2027." in page.text
        page = await carla.send(page, self.FORM, from_day="2027-01-01", do="look")
        assert "It takes the place of the version of that day." in page.text

    async def test_what_was_applied_is_taken_back(self, carla: Browser, shown: Browsers) -> None:
        shown.house.clock.at = cast.NOW.replace(hour=10)
        page = await carla.send(await carla.get("/settings/policies/vacation"), "#foreseen", entitlement="30")
        page = await carla.send(page, "/vacation#foreseen", do="apply")
        page = await carla.send(page, "/vacation/back")
        assert "The policy is as it was before." in page.text
        settings = await shown.house.house.store.settings(cast.COMPANY)
        versions = settings.policies[cast.VACATION, None, frozenset(), None]
        assert [policy.entitlement for _, policy in versions] == [24, 24]
        page = await carla.send(await carla.get(self.PATH), self.FORM, entitlement="30", do="look")
        page = await carla.send(page, self.FORM, do="apply")
        assert page.main.all("div", class_="said")[0].all("button") == [], "nothing held there before"

    async def test_what_somebody_changed_since_is_not_taken_back(
        self, carla: Browser, shown: Browsers
    ) -> None:
        shown.house.clock.at = cast.NOW.replace(hour=10)
        page = await carla.send(await carla.get("/settings/policies/vacation"), "#foreseen", entitlement="30")
        page = await carla.send(page, "/vacation#foreseen", do="apply")
        wanted = LeavePolicy(cast.VACATION, entitlement=Amount(31))
        await shown.house.settle(DefinePolicy(wanted, date(2027, 1, 1)))
        assert (await carla.send(page, "/vacation/back")).status == 409

    async def test_every_term_goes_through_the_form_as_it_is(self, carla: Browser, shown: Browsers) -> None:
        await shown.house.settle(DefinePolicy(EVERYTHING, date.min))
        page = await carla.send(await carla.get(self.PATH), self.FORM, do="look")
        assert page.status == 200, page.errors
        assert "Nobody has more or less than before" in page.text
        await carla.send(page, self.FORM, do="apply")
        settings = await shown.house.house.store.settings(cast.COMPANY)
        versions = settings.policies[cast.VACATION, cast.LONDON, frozenset(), None]
        assert versions == ((date.min, EVERYTHING), (date(2027, 1, 1), EVERYTHING))

    async def test_levels_and_steps_are_added_and_all_else_stays(self, carla: Browser) -> None:
        page = await carla.send(
            await carla.get(self.PATH), self.FORM, entitlement="28", grant="bits", do="level"
        )
        form = page.form(self.FORM)
        assert (form["entitlement"], form["grant"], form["level-shown"]) == ("28", "bits", "2")
        page = await carla.send(page, self.FORM, do="tenure")
        assert "tenure-1-years" in page.form(self.FORM)
        page = await carla.post(self.PATH, {"do": "level", "level-shown": "99999", "tenure-shown": "-5"})
        assert page.form(self.FORM)["level-shown"] == "20"

    async def test_it_says_in_words_what_is_typed(self, carla: Browser) -> None:
        page = await carla.send(
            await carla.get(self.PATH), self.FORM, entitlement="28", cap="40", do="preview"
        )
        words = page.main.one("div", id="set-words").text
        assert "28 days a year" in words
        assert "grows up to 40 days" in words
        assert "What follows" not in page.text

    async def test_terms_for_labels_and_for_one_person(self, carla: Browser, shown: Browsers) -> None:
        for query in ("label=night+shift,crew", "person=anna%40tannenberg.example"):
            page = await carla.get(f"/settings/policies/vacation?{query}")
            form = next(
                each.attributes["action"]
                for each in page.main.all("form")
                if "foreseen" in each.attributes["action"]
            )
            page = await carla.send(page, form, entitlement="30", do="look")
            page = await carla.send(page, form, do="apply")
            assert page.status == 200
        keys = (await shown.house.house.store.settings(cast.COMPANY)).policies
        assert {(key[2], key[3]) for key in keys} >= {
            (frozenset({"night shift", "crew"}), None),
            (frozenset(), cast.ANNA),
        }
        page = await carla.get("/settings/policies")
        assert "labelled crew and night shift" in page.text
        assert "Anna Kovács" in page.text

    @pytest.mark.parametrize(
        ("typed", "wrong"),
        [
            ({"entitlement": ""}, {"entitlement"}),
            ({"entitlement": "-1"}, {"entitlement"}),
            ({"entitlement": "9" * 200}, {"entitlement"}),
            ({"entitlement": MARKUP}, {"entitlement"}),
            ({"from_day": "2026-02-31"}, {"from_day"}),
            ({"from_day": "9999-12-31"}, {"from_day"}),
            ({"carry": "limit", "carry-limit": ""}, {"carry-limit"}),
            ({"carry": "limit", "carry-limit": "-3"}, {"carry-limit"}),
            ({"carry-month": "2", "carry-day": "31"}, {"carry-day"}),
            ({"carry-until": "after", "carry-months": "999999"}, {"carry-limit"}),
            ({"rounding": "up", "rounding_step": "0"}, {"rounding_step"}),
            ({"cap": "0"}, {"cap"}),
            ({"debt": "-5"}, {"debt"}),
            ({"usable_after_months": "1000000"}, {"usable_after_months"}),
            ({"grant": "bits", "level-1-every": "fortnight"}, {"level-1-every"}),
            ({"grant": "bits", "level-1-on": "x"}, {"level-1-on"}),
            ({"grant": "bits", "level-1-on": "45"}, {"level-1-on"}),
            ({"grant": "bits", "level-1-every": "quarter", "level-1-on": "31"}, {"level-1-on"}),
            ({"grant": "bits", "level-1-every": ""}, {"level-1-every"}),
            ({"tenure-shown": "1", "tenure-1-years": "5"}, {"tenure-1-extra"}),
            ({"tenure-shown": "1", "tenure-1-years": "500", "tenure-1-extra": "1"}, {"tenure-1-years"}),
        ],
    )
    async def test_what_cannot_be_is_said_under_its_field(
        self, carla: Browser, typed: dict[str, str], wrong: set[str]
    ) -> None:
        page = await carla.send(await carla.get(self.PATH), self.FORM, **{"do": "look", **typed})
        assert (page.status, set(page.errors)) == (422, wrong)
        assert page.main.all("script") == []

    async def test_two_tabs_do_not_overwrite_each_other_and_twice_is_once(self, carla: Browser) -> None:
        first, second = [await carla.get(self.PATH) for _ in range(2)]
        looked = await carla.send(first, self.FORM, entitlement="30", do="look")
        for _ in range(2):
            page = await carla.send(looked, self.FORM, do="apply")
            assert "Vacation is settled" in page.text
        page = await carla.send(second, self.FORM, entitlement="28", do="look")
        assert (page.status, "28" in page.text) == (409, True)


async def test_a_look_that_takes_long_shows_how_far_it_is(
    carla: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await carla.get(TestPolicies.PATH)
    monkeypatch.setattr(foreseeing, "PATIENCE", 0)
    page = await carla.send(page, TestPolicies.FORM, entitlement="30", do="look")
    assert "of 4 people so far." in page.text
    follows = page.main.one("section", id="foreseen")
    assert follows.attributes["hx-post"].endswith(TestPolicies.PATH)
    assert [each.text for each in follows.all("button")] == ["Look on"]
    monkeypatch.setattr(foreseeing, "PATIENCE", 5)
    page = await carla.send(page, TestPolicies.FORM, do="look")
    assert "It concerns 1 person" in page.text


async def test_many_people_are_shown_on_pages(carla: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreseeing, "SHOWN", 1)
    page = await carla.get("/settings/policies/vacation")
    page = await carla.send(page, "vacation#foreseen", entitlement="30", do="look")
    assert "Page 1 of 4" in page.text
    for number, name in (("2", "Ben Okafor"), ("99999", "Dora Ellis")):
        fields = {**page.form("vacation#foreseen"), "page": number}
        page = await carla.post("/settings/policies/vacation", fields)
        assert [row[0] for row in page.rows()[1:]] == [name]
