"""Every page and every form, in every role, of two companies in one house: nothing fails, nothing is seen or
done that is not somebody's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.ports import Context, Origin
from domain.amounts import Amount
from domain.company.commands import (
    ArrangeDigest,
    CompanyCommand,
    DefineDepartment,
    DefineLeaveType,
    DefineLocation,
    DefinePolicy,
    DefineRule,
    FoundCompany,
    NameAdministrators,
    NameStandIn,
)
from domain.company.digests import Channel, Digest, Platform
from domain.company.places import Department, Location, StandIn
from domain.employees.assignment import Assignment, Profile
from domain.employees.commands import HireEmployee
from domain.ids import (
    AdjustmentId,
    CompanyId,
    DepartmentId,
    DigestId,
    EmployeeId,
    LeaveTypeId,
    LocationId,
    RequestId,
    RuleId,
)
from domain.leave.commands import AdjustBalance, ApproveRequest, RecordLeave, RequestLeave
from domain.leave.requests import Adjustment
from domain.policies.leave_type import LeaveType
from domain.policies.policy import LeavePolicy
from domain.policies.rules import Blackout, Rule, Severity
from domain.streams import Command
from tests import cast
from tests.adapters.web.browsing import Browser, Browsers
from tests.adapters.web.crawling import Crawl, crawl
from tests.rooms import Rooms, rooms

MARK = "Zzq"
"""In every name and note of the other company."""
OTHER = CompanyId("zzq-company")
EVE, FRED = EmployeeId("zzq-eve"), EmployeeId("zzq-fred")
SECRET = "Whispered to those who decide"
BURNOUT = LeaveTypeId("burnout")
PRIVATE = "Burnout leave"
"""A type that nobody can ask for any more, and that Ben alone has had."""


def story() -> list[Command]:
    """What there is to be seen at Tannenberg."""
    closing = Blackout(date(2026, 12, 21), date(2026, 12, 31), "Closing")
    at = cast.NOW
    august, september = cast.asked("2026-08-10", "2026-08-14"), cast.asked("2026-09-07", "2026-09-11")
    burnout = LeaveType(BURNOUT, PRIVATE, is_limited=False)
    return [
        DefineLeaveType(burnout),
        RequestLeave(cast.ANNA, RequestId("anna-1"), cast.VACATION, august, at, SECRET),
        RequestLeave(cast.BEN, RequestId("ben-1"), cast.VACATION, september, at),
        ApproveRequest(cast.BEN, RequestId("ben-1"), cast.CARLA, at),
        RecordLeave(cast.BEN, RequestId("ben-2"), BURNOUT, cast.asked("2026-07-27", "2026-08-03"), at),
        RequestLeave(cast.DORA, RequestId("dora-1"), cast.SICK, cast.asked("2026-07-29"), at, SECRET),
        DefineLeaveType(replace(burnout, is_active=False)),
        AdjustBalance(
            cast.BEN,
            Adjustment(
                AdjustmentId("adj-1"), cast.VACATION, date(2026, 2, 1), Amount(2), SECRET, by=cast.CARLA
            ),
        ),
        DefineRule(Rule(RuleId("closing"), closing, Severity.WARN)),
        NameStandIn(StandIn(cast.BEN, cast.CARLA, date(2026, 7, 1), date(2026, 9, 30))),
        ArrangeDigest(Digest(DigestId("d-1"), Channel(Platform.SLACK, "T1", "C1"), time(9), "Europe/Berlin")),
    ]  # fmt: skip


def named(who: EmployeeId, name: str) -> Profile:
    return Profile(f"{MARK} {name}", f"{who}@zzq.example", "en")


def other_story() -> list[Command]:
    """A company whose every word is marked."""
    place, department, kind = LocationId("zzq-place"), DepartmentId("zzq-dept"), LeaveTypeId("zzq-type")
    founding: list[CompanyCommand] = [
        FoundCompany(OTHER, f"{MARK} Works", "en"),
        DefineLocation(Location(place, f"{MARK} Town", "DE", "BE", "Europe/Berlin"), date.min),
        DefineDepartment(Department(department, f"{MARK} Makers", (EVE,))),
        DefineLeaveType(LeaveType(kind, f"{MARK} rest")),
        DefinePolicy(LeavePolicy(kind, entitlement=Amount(30)), date.min),
        NameAdministrators((EVE,)),
        DefineRule(Rule(RuleId("zzq-rule"), Blackout(date(2026, 12, 1), date(2026, 12, 2), f"{MARK} day"))),
    ]
    hires = [
        HireEmployee(who, named(who, name), cast.HIRED, Assignment(place, department))
        for who, name in ((EVE, "Eve"), (FRED, "Fred"))
    ]
    days = cast.asked("2026-08-10", "2026-08-14")
    return [
        *founding,
        *hires,
        RequestLeave(FRED, RequestId("zzq-request"), kind, days, cast.NOW, f"{MARK} note"),
    ]


@pytest.fixture
async def house() -> Rooms:
    found = await rooms()
    await found.settle(*story())
    context = Context(OTHER, None, Origin.CLI, "other", found.clock.at)
    await found.house.handling.handle_all(context, other_story())
    return found


async def position(house: Rooms, company_id: CompanyId) -> int:
    return await house.storage.changes.position(company_id)


CRAWLS: dict[str, Crawl] = {}
"""What somebody comes to in a house of this story, which is always the same."""


async def everything_of(served: Browsers, who: str) -> Crawl:
    """Their crawl, gone through once."""
    if who not in CRAWLS:
        CRAWLS[who] = await crawl(await served.of(who, OTHER if who == EVE else cast.COMPANY))
    return CRAWLS[who]


def failures(found: Crawl) -> list[str]:
    return [f"{page.status} {address}" for address, page in found.pages.items() if page.status != 200]


@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN, cast.CARLA, cast.DORA])
async def test_every_link_leads_to_a_page(served: Browsers, who: str) -> None:
    found = await everything_of(served, who)
    assert failures(found) == []
    assert len(found.pages) > 15


@pytest.mark.parametrize("who", [cast.ANNA, cast.DORA])
async def test_colleagues_learn_no_reason_and_no_type_of_others(served: Browsers, who: str) -> None:
    """Nor in an attribute, a file, a title or a filter; one's own note is one's own."""
    found = await everything_of(served, who)
    assert found.with_text(PRIVATE) == []
    own = {f"/requests/{who}/{who}-1"}
    assert {each.partition("?")[0] for each in found.with_text(SECRET)} <= {*own, "/", f"/people/{who}"}


async def test_administrators_and_oneself_see_what_it_was(served: Browsers) -> None:
    for who in (cast.CARLA, cast.BEN):
        assert (await everything_of(served, who)).with_text(PRIVATE)


@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN, cast.DORA])
async def test_what_is_not_for_somebody_is_refused_at_its_address_too(served: Browsers, who: str) -> None:
    every, own = await everything_of(served, cast.CARLA), await everything_of(served, who)
    browser, wrong = await served.of(who), []
    for address in every.pages:
        page = await browser.get(address)
        if page.status not in (200, 403, 404):
            wrong.append(f"{page.status} {address}")
        if who != cast.BEN and (PRIVATE in page.html):
            wrong.append(f"{PRIVATE} at {address}")
        is_for_administrators = address.startswith(("/settings", "/audit"))
        if is_for_administrators and page.status == 200:
            wrong.append(f"open to {who}: {address}")
    assert wrong == []
    assert not [each for each in own.pages if each.startswith(("/settings", "/audit"))]


async def test_a_form_that_somebody_may_not_send_changes_nothing(served: Browsers, house: Rooms) -> None:
    every, own = await everything_of(served, cast.CARLA), await everything_of(served, cast.DORA)
    dora, wrong = await served.of(cast.DORA), []
    for sent in every.forms.values():
        if sent.action in own.forms:
            continue
        before = await position(house, cast.COMPANY)
        page = await dora.post(sent.action, sent.typed, goes_on=False)
        if page.status >= 500 or await position(house, cast.COMPANY) != before:
            wrong.append(f"{page.status} {sent.action}")
    assert wrong == []
    assert len(every.forms) > 10


def _knows_of(page_html: str) -> list[str]:
    names = [profile.name for profile, *_ in cast.PROFILES.values()]
    return [name for name in (*names, "Tannenberg", SECRET, PRIVATE) if name in page_html]


async def test_no_page_of_a_company_knows_of_another(served: Browsers) -> None:
    assert (await everything_of(served, cast.CARLA)).with_text(MARK) == []
    eve = await everything_of(served, EVE)
    assert failures(eve) == []
    assert eve.with_text(MARK)
    told = {address: found for address, page in eve.pages.items() if (found := _knows_of(page.html))}
    assert told == {}


async def test_addresses_of_another_company_lead_nowhere(served: Browsers) -> None:
    every = await everything_of(served, cast.CARLA)
    eve, wrong = await served.of(EVE, OTHER), {}
    for address in every.pages:
        page = await eve.get(address)
        told = _knows_of(page.html)
        if page.status >= 500 or told:
            wrong[address] = (page.status, told)
    assert wrong == {}


async def test_forms_of_another_company_change_nothing_there(served: Browsers, house: Rooms) -> None:
    every = await everything_of(served, cast.CARLA)
    eve = await served.of(EVE, OTHER)
    before, wrong = await position(house, cast.COMPANY), []
    for sent in every.forms.values():
        page = await eve.post(sent.action, sent.typed, goes_on=False)
        if page.status >= 500:
            wrong.append(f"{page.status} {sent.action}")
    assert wrong == []
    assert await position(house, cast.COMPANY) == before


THEIRS = {
    cast.ANNA: FRED, cast.BEN: EVE, cast.CARLA: EVE, cast.DORA: FRED, cast.BERLIN: "zzq-place",
    cast.LONDON: "zzq-place", cast.ENGINEERING: "zzq-dept", cast.SALES: "zzq-dept", cast.VACATION: "zzq-type",
    cast.SICK: "zzq-type", cast.ERRAND: "zzq-type", "anna-1": "zzq-request", "closing": "zzq-rule",
}  # fmt: skip
"""What stands in the place of what in fields."""


async def test_anothers_ids_in_any_field_do_nothing_to_them(served: Browsers, house: Rooms) -> None:
    carla = await served.of(cast.CARLA)
    every = await everything_of(served, cast.CARLA)
    before, wrong = await position(house, OTHER), []
    for sent in every.forms.values():
        if sent.action.startswith(("/sign-out", "/account/sessions")):
            continue
        fields = {name: [str(THEIRS.get(each, each)) for each in values] for name, values in sent.fields}
        page = await _posted(carla, sent.action, fields)
        if page[0] >= 500 or MARK in page[1]:
            wrong.append(f"{page[0]} {sent.action} {MARK in page[1]}")
    assert wrong == []
    assert await position(house, OTHER) == before


async def _posted(browser: Browser, action: str, fields: dict[str, list[str]]) -> tuple[int, str]:
    page = await browser.post(action, fields, goes_on=False)
    return page.status, page.html


JUNK = [
    "",
    "x" * 3_000,
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "-1",
    "9" * 40,
    "2026-02-30",
    "\x00",
    "%00",
]


async def test_nonsense_in_any_field_is_answered_in_words(served: Browsers) -> None:
    carla = await served.of(cast.CARLA)
    every, wrong = await everything_of(served, cast.CARLA), []
    for sent in every.forms.values():
        if sent.action.startswith(("/sign-out", "/account/sessions")):
            continue
        for junk in JUNK:
            fields = {name: [junk] for name, _ in sent.fields if name != "press"}
            status, html = await _posted(carla, sent.action, fields)
            if status >= 500 or "<script>alert" in html:
                wrong.append(f"{status} {sent.action} {junk[:20]!r}")
    assert wrong == []


async def test_nonsense_in_any_address_is_answered_in_words(served: Browsers) -> None:
    carla = await served.of(cast.CARLA)
    every, wrong = await everything_of(served, cast.CARLA), []
    for address in sorted({each.partition("?")[0] for each in every.pages}):
        names = {name for each in every.pages if each.startswith(f"{address}?") for name in _names(each)}
        for junk in JUNK:
            query = "&".join(f"{name}={junk[:500]}" for name in sorted(names)) or f"q={junk[:500]}"
            page = await carla.get(f"{address}?{query}")
            if page.status >= 500 or "<script>alert" in page.html:
                wrong.append(f"{page.status} {address} {junk[:20]!r}")
    assert wrong == []


def _names(address: str) -> list[str]:
    return [each.partition("=")[0] for each in address.partition("?")[2].split("&")]
