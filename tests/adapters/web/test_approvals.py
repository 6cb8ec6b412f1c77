"""Approvals on the web: one by one and many at once, by a plain form; and who stands in."""

from datetime import date

import pytest

from bot import intents
from bot.screens.requesting import FormValues
from domain.company.commands import DefineDepartment, DefineRule
from domain.company.places import Department
from domain.ids import EmployeeId, RequestId, RuleId
from domain.leave.requests import Status
from domain.policies.rules import Blackout, Rule, Severity
from tests import cast
from tests.adapters.web.browsing import Browsers
from tests.rooms import Rooms, rooms


@pytest.fixture
async def house() -> Rooms:
    """Anna asked for two stretches; Dora for one."""
    found = await rooms()
    await ask(found, cast.ANNA, "a1", "2026-08-10", "2026-08-12", "Climbing")
    await ask(found, cast.ANNA, "a2", "2026-09-07", "2026-09-08")
    await ask(found, cast.DORA, "d1", "2026-08-10", "2026-08-11")
    return found


async def ask(
    house: Rooms, who: EmployeeId, request_id: str, first: str, last: str, note: str | None = None
) -> None:
    days = cast.asked(first, last).period
    values = FormValues(RequestId(request_id), cast.VACATION, days.first_day, days.last_day, note=note)
    await house.ask(who, intents.SendRequest(values))


async def status(house: Rooms, request_id: str, who: EmployeeId = cast.ANNA) -> Status:
    return (await house.house.store.employee(cast.COMPANY, who)).requests[RequestId(request_id)].status


async def test_each_is_shown_with_what_it_means(house: Rooms, served: Browsers) -> None:
    await ask(house, cast.BEN, "b1", "2026-08-11", "2026-08-20")
    page = await (await served.of(cast.BEN)).get("/approvals")
    cards = page.main.all("li", class_="app-card")
    assert len(cards) == 2
    assert "Anna Kovács asks for leave Mon 10 – Wed 12 August 3 days" in cards[0].text
    assert "Climbing" in cards[0].text
    assert "22 days → 19 days left" in cards[0].text
    assert "Mon 10 Tue 11 Wed 12 – 1 Ben Okafor 1 Ben Okafor" in cards[0].text
    assert not cards[1].all("table")


async def test_one_is_approved_with_its_own_button_and_taken_back(house: Rooms, served: Browsers) -> None:
    ben = await served.of(cast.BEN)
    await ben.get("/approvals")
    after = await ben.post("/approvals", {"pick": "anna/a1/1", "decision": "approve"})
    assert "Approved: Anna Kovács, Mon 10 – Wed 12 August. They are told." in after.text
    assert "Decided within a day" in after.text
    undone = await ben.send(after, "/undo")
    assert (undone.heading, await status(house, "a1")) == ("Approvals", Status.PENDING)


async def test_many_are_decided_at_once_and_one_that_is_refused_says_why(
    house: Rooms, served: Browsers
) -> None:
    busy = Blackout(date(2026, 9, 1), date(2026, 9, 30), "Busy season")
    await house.settle(DefineRule(Rule(RuleId("busy"), busy, Severity.REFUSE_APPROVAL)))
    ben = await served.of(cast.BEN)
    fields = {"pick": ["anna/a1/1", "anna/a2/1"], "decision": "approve"}
    page = await ben.post("/approvals", fields)
    assert page.status == 422
    done = page.main.one("section", class_="app-done").text
    assert "Approved: Anna Kovács, Mon 10 – Wed 12 August." in done
    assert "Anna Kovács, Mon 7 – Tue 8 September: not decided." in done
    assert "With a reason it can be approved all the same." in done
    assert (await status(house, "a1"), await status(house, "a2")) == (Status.APPROVED, Status.PENDING)
    fields = {"pick": "anna/a2/1", "decision": "approve", "reason": "Agreed"}
    assert (await ben.post("/approvals", fields)).status == 200
    assert await status(house, "a2") is Status.APPROVED


async def test_many_are_declined_with_one_reason(house: Rooms, served: Browsers) -> None:
    ben = await served.of(cast.BEN)
    fields = {"pick": ["anna/a1/1", "anna/a2/1"], "decision": "decline", "reason": "Release"}
    after = await ben.post("/approvals", fields)
    assert "2 requests are decided." in after.text
    assert "Nothing waits for you." in after.text


async def test_two_approvers_at_once_see_how_it_stands_and_never_an_error(
    house: Rooms, served: Browsers
) -> None:
    both = Department(cast.ENGINEERING, "Engineering", (cast.BEN, cast.CARLA))
    await house.settle(DefineDepartment(both))
    await ask(house, cast.ANNA, "a3", "2026-10-05", "2026-10-06")
    ben, carla = await served.of(cast.BEN), await served.of(cast.CARLA)
    await carla.post("/approvals", {"pick": "anna/a3/1", "decision": "decline"})
    page = await ben.post("/approvals", {"pick": "anna/a3/1", "decision": "approve"})
    assert "this changed since you opened it, so nothing was decided." in page.text
    assert await status(house, "a3") is Status.DECLINED


async def test_sent_twice_it_is_decided_once(house: Rooms, served: Browsers) -> None:
    ben = await served.of(cast.BEN)
    fields = {"pick": "anna/a1/1", "decision": "approve", "press": "press-1234"}
    first, second = await ben.post("/approvals", fields), await ben.post("/approvals", fields)
    assert (first.status, second.status) == (200, 200)
    employee = await house.house.store.employee(cast.COMPANY, cast.ANNA)
    assert len(employee.requests[RequestId("a1")].decisions) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "approve"},
        {"pick": "anna/a1/1"},
        {"pick": "anna/a1/1", "decision": "perhaps"},
        {"pick": "anna/a1/x", "decision": "approve"},
        {"pick": "anna/a1", "decision": "approve"},
        {"pick": "//1", "decision": "approve"},
        {"pick": "dora/d1/1", "decision": "approve"},
        {"pick": "somebody-else/a1/1", "decision": "approve"},
        {"pick": "anna/<script>/1", "decision": "decline"},
        {"pick": "anna/a1/1", "decision": "decline", "reason": "x" * 9_999},
        {"pick": "anna/a1/99999999999999999999", "decision": "decline"},
    ],
)
async def test_nonsense_and_what_is_not_ones_own_decides_nothing(
    house: Rooms, served: Browsers, fields: dict[str, str]
) -> None:
    page = await (await served.of(cast.BEN)).post("/approvals", fields)
    assert (page.status, page.heading) == (422, "Approvals")
    assert await status(house, "a1") is Status.PENDING
    assert await status(house, "d1", cast.DORA) is Status.PENDING


async def test_who_decides_nothing_is_told_so(served: Browsers) -> None:
    anna = await served.of(cast.ANNA)
    for page in (
        await anna.get("/approvals"),
        await anna.post("/approvals", {"pick": "anna/a1/1", "decision": "approve"}),
        await anna.get("/approvals/stand-in"),
        await anna.post("/approvals/stand-in", {"person": "dora"}),
        await anna.post("/approvals/stand-in/end", {"for_person": "ben"}),
    ):
        assert page.status == 403
    assert not any(link.endswith("/approvals") for link in (await anna.get("/")).links)


async def test_a_stand_in_is_named_and_ends(house: Rooms, served: Browsers) -> None:
    ben, dora = await served.of(cast.BEN), await served.of(cast.DORA)
    page = await ben.get("/approvals/stand-in")
    named = await ben.send(page, "/stand-in", person="dora", last_day="2026-08-31")
    assert "Dora Ellis decides in your place." in named.text
    theirs = await dora.get("/approvals")
    assert "You decide in the place of Ben Okafor." in theirs.text
    assert len(theirs.main.all("li", class_="app-card")) == 2
    ended = await ben.send(named, "/stand-in/end")
    assert "The stand-in has ended." in ended.text
    assert (await dora.get("/approvals")).status == 403


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "person"),
        ({"person": "ben"}, "person"),
        ({"person": "somebody-else"}, "person"),
        ({"person": "dora", "last_day": "2026-07-01"}, "last_day"),
        ({"person": "dora", "first_day": "x"}, "first_day"),
    ],
)
async def test_a_stand_in_that_cannot_be_is_said_under_its_field(
    served: Browsers, fields: dict[str, str], wrong: str
) -> None:
    page = await (await served.of(cast.BEN)).post("/approvals/stand-in", fields)
    assert (page.status, list(page.errors)) == (422, [wrong])


async def test_only_administrators_name_one_for_others(served: Browsers) -> None:
    fields = {"person": "dora", "for_person": "carla"}
    assert (await (await served.of(cast.BEN)).post("/approvals/stand-in", fields)).status == 403
    carla = await served.of(cast.CARLA)
    page = await carla.post("/approvals/stand-in", {"person": "dora", "for_person": "ben"})
    assert page.status == 200
