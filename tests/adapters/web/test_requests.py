"""A request's own page on the web: for those it concerns, with what they may do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import intents
from bot.ports import Context, Origin
from bot.screens.requesting import FormValues
from domain.company.commands import FoundCompany
from domain.ids import CompanyId, EmployeeId, RequestId
from domain.leave.requests import Status
from tests import cast
from tests.adapters.web.browsing import Browsers
from tests.adapters.web.reading import Page
from tests.rooms import Rooms, rooms

R1 = RequestId("r1")
HERE = "/requests/anna/r1"


@pytest.fixture
async def house() -> Rooms:
    """Anna asked for a week in August."""
    found = await rooms()
    days = cast.asked("2026-08-10", "2026-08-14").period
    values = FormValues(R1, cast.VACATION, days.first_day, days.last_day, note="Lake <b>Garda</b>")
    await found.ask(cast.ANNA, intents.SendRequest(values))
    return found


async def status(house: Rooms) -> Status:
    return (await house.house.store.employee(cast.COMPANY, cast.ANNA)).requests[R1].status


def buttons(page: Page) -> list[str]:
    return [each.text for each in page.main.all("button")]


async def test_everybody_sees_of_it_what_concerns_them(served: Browsers) -> None:
    own = await (await served.of(cast.ANNA)).get(HERE)
    assert (own.heading, buttons(own)) == ("Your request", ["Withdraw"])
    assert "Waiting for Ben Okafor" in own.text
    assert "Lake <b>Garda</b>" in own.text
    decider = await (await served.of(cast.BEN)).get(HERE)
    assert (decider.heading, buttons(decider)) == (
        "Anna Kovács asks for leave",
        ["Approve", "Decline", "Remind me later"],
    )
    assert "24 days → 19 days left" in decider.text
    assert (await (await served.of(cast.DORA)).get(HERE)).status == 404


@pytest.mark.parametrize("what", ["withdraw", "cancel", "undo", "snooze", "decide", ""])
@pytest.mark.parametrize("path", [HERE, "/requests/anna/nonsense", "/requests/somebody-else/r1"])
async def test_for_others_there_is_nothing_there_whatever_they_send(
    house: Rooms, served: Browsers, path: str, what: str
) -> None:
    dora = await served.of(cast.DORA)
    fields = {"version": "1", "decision": "approve", "days": "1"}
    page = await dora.post(f"{path}/{what}", fields) if what else await dora.get(path)
    assert page.status in (403, 404)
    assert "Garda" not in page.html
    assert await status(house) is Status.PENDING


async def test_it_is_approved_and_the_decision_is_taken_back(house: Rooms, served: Browsers) -> None:
    ben = await served.of(cast.BEN)
    form = (await ben.get(HERE)).form("/decide")
    after = await ben.post(f"{HERE}/decide", {**form, "decision": "approve"})
    assert "Approved: Anna Kovács, Mon 10 – Fri 14 August. They are told." in after.text
    assert "Ben Okafor approved it" in after.text
    assert await status(house) is Status.APPROVED
    again = await ben.post(f"{HERE}/decide", {**form, "decision": "approve"})
    assert again.status == 200
    undone = await ben.send(after, "/undo")
    assert "Your decision is taken back." in undone.text
    assert await status(house) is Status.PENDING


async def test_it_is_declined_with_a_reason_that_its_owner_reads(served: Browsers) -> None:
    ben, anna = await served.of(cast.BEN), await served.of(cast.ANNA)
    form = (await ben.get(HERE)).form("/decide")
    await ben.post(f"{HERE}/decide", {**form, "decision": "decline", "reason": "Release <week>"})
    page = await anna.get(HERE)
    assert "Ben Okafor declined it Release <week>" in page.text
    assert any("/requests/new?type=vacation&first=2026-08-10&last=2026-08-14" in each for each in page.links)


async def test_a_decision_about_what_changed_meanwhile_shows_how_it_stands(
    house: Rooms, served: Browsers
) -> None:
    ben = await served.of(cast.BEN)
    form = (await ben.get(HERE)).form("/decide")
    await house.ask(cast.CARLA, intents.Decline(cast.ANNA, R1, "Too many"))
    page = await ben.post(f"{HERE}/decide", {**form, "decision": "approve"})
    assert page.status == 422
    assert "This changed since you opened it, so nothing was decided." in page.text
    assert "Carla Stein declined it" in page.text


async def test_a_press_that_is_neither_yes_nor_no_decides_nothing(house: Rooms, served: Browsers) -> None:
    ben = await served.of(cast.BEN)
    for fields in ({}, {"decision": "maybe"}, {"decision": "approve", "version": "x"}):
        page = await ben.post(f"{HERE}/decide", fields)
        assert page.status == 422
    long = await ben.post(f"{HERE}/decide", {"decision": "decline", "version": "1", "reason": "x" * 9_999})
    assert "reason" in long.errors
    assert await status(house) is Status.PENDING


async def test_its_owner_withdraws_it(house: Rooms, served: Browsers) -> None:
    anna = await served.of(cast.ANNA)
    after = await anna.send(await anna.get(HERE), "/withdraw")
    assert "Anna Kovács took it back" in after.text
    assert await status(house) is Status.WITHDRAWN
    assert (await (await served.of(cast.BEN)).post(f"{HERE}/withdraw")).status == 403


async def test_leave_that_begun_is_cancelled_by_an_administrator_who_says_why(
    house: Rooms, served: Browsers
) -> None:
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1))
    house.clock.at += timedelta(days=14)
    carla = await served.of(cast.CARLA)
    page = await carla.post(f"{HERE}/cancel", {"reason": " "})
    assert (page.status, list(page.errors)) == (422, ["reason"])
    after = await carla.post(f"{HERE}/cancel", {"reason": "Came back"})
    assert "Came back" in after.text
    assert await status(house) is Status.CANCELLED


async def test_a_reminder_is_put_off(served: Browsers) -> None:
    ben = await served.of(cast.BEN)
    after = await ben.post(f"{HERE}/snooze", {"days": "3"})
    assert "You are not reminded of it before Sat 1 August." in after.text
    for nonsense in ("", "0", "-3", "999999999", "x", "1.5"):
        assert (await ben.post(f"{HERE}/snooze", {"days": nonsense})).status == 422


async def test_the_way_back_leads_to_pages_of_ours_only(served: Browsers) -> None:
    anna = await served.of(cast.ANNA)
    after = await anna.post(f"{HERE}/withdraw", {"back": "//evil.example/"}, goes_on=False)
    assert after.headers["Location"] == f"/dashboard{HERE}"


async def test_a_change_that_waits_is_part_of_its_story(house: Rooms, served: Browsers) -> None:
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, R1))
    anna = await served.of(cast.ANNA)
    form = (await anna.get(f"{HERE}/change")).form("/change")
    after = await anna.post(f"{HERE}/change", {**form, "last_day": "2026-08-18"})
    assert "To be changed: Mon 10 – Fri 14 August → Mon 10 – Tue 18 August, 2 days more" in after.text
    assert "Anna Kovács asked to change it Mon 10 – Fri 14 August → Mon 10 – Tue 18 August" in after.text
    ben = await served.of(cast.BEN)
    [change] = [each for each in (await ben.get(HERE)).links if "/requests/anna/" in each][:1]
    card = await ben.get(change.removeprefix("/dashboard"))
    assert card.heading == "Anna Kovács asks to change leave"
    assert "It is about this leave: Mon 10 – Fri 14 August, 5 days" in card.text


@pytest.mark.parametrize("who", [cast.ANNA, cast.BEN, cast.CARLA])
async def test_every_state_can_be_looked_at_by_everybody_it_concerns(
    house: Rooms, served: Browsers, who: EmployeeId
) -> None:
    browser = await served.of(who)
    for step in (
        (cast.BEN, intents.Approve(cast.ANNA, R1)),
        (cast.BEN, intents.Undo(cast.ANNA, R1)),
        (cast.BEN, intents.Decline(cast.ANNA, R1)),
    ):
        await house.ask(*step)
        assert (await browser.get(HERE)).status == 200


async def test_a_company_cannot_tell_anothers_requests_from_nonsense(house: Rooms, served: Browsers) -> None:
    other = CompanyId("oakridge")
    first, *others = cast.FOUNDING
    assert isinstance(first, FoundCompany)
    founding = [replace(first, company_id=other), *others]
    context = Context(other, None, Origin.CLI, "found", house.clock.at)
    await house.house.handling.handle_all(context, [*founding, *(cast.hire(who) for who in cast.PROFILES)])
    for who in (cast.ANNA, cast.BEN, cast.CARLA):
        theirs = await served.of(who, other)
        own = await theirs.get("/requests/anna/nonsense")
        for path in (HERE, f"{HERE}/change"):
            assert (await theirs.get(path)).status == own.status == 404
        for what in ("decide", "withdraw", "cancel", "undo", "snooze"):
            fields = {"version": "1", "decision": "approve", "days": "1", "reason": "x"}
            assert (await theirs.post(f"{HERE}/{what}", fields)).status in (403, 404)
        assert "Garda" not in (await theirs.get("/")).html
    assert await status(house) is Status.PENDING
