"""My leave on the web: the page of one's own, and a balance explained."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import intents
from bot.screens.requesting import FormValues
from domain.company.commands import DefineLeaveType
from domain.employees.commands import ChangeProfile
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.commands import EnterLeave
from domain.policies.leave_type import LeaveType, Toil
from tests import cast
from tests.adapters.web.browsing import Browsers
from tests.rooms import Rooms


async def ask(house: Rooms, who: EmployeeId, request_id: str, first: str, last: str) -> None:
    days = cast.asked(first, last).period
    values = FormValues(RequestId(request_id), cast.VACATION, days.first_day, days.last_day, note="<i>x</i>")
    await house.ask(who, intents.SendRequest(values))


async def enter(house: Rooms, who: EmployeeId, request_id: str, first: str, last: str) -> None:
    asked, at = cast.asked(first, last), house.clock.at
    await house.settle(
        EnterLeave(who, RequestId(request_id), cast.VACATION, asked, at, cast.CARLA, None, "by hand")
    )


async def test_the_page_says_what_one_has_what_is_planned_and_who_is_away(
    house: Rooms, served: Browsers
) -> None:
    await enter(house, cast.ANNA, "spring", "2026-04-13", "2026-04-17")
    await ask(house, cast.ANNA, "summer", "2026-08-10", "2026-08-14")
    await enter(house, cast.BEN, "b", "2026-07-30", "2026-07-31")
    page = await (await served.of(cast.ANNA)).get("/")
    assert (page.status, page.heading) == (200, "My leave")
    assert "14 days available" in page.text
    assert "5 taken · 5 pending" in page.text
    assert "Mon 10 – Fri 14 August, 5 days" in page.text
    assert page.rows()[1][0] == "Ben Okafor"
    assert page.rows(1)[1][0] == "Mon 13 – Fri 17 April"
    assert "request waits for you" not in page.text


async def test_what_lapses_soon_is_said_first(house: Rooms, served: Browsers) -> None:
    anna = await served.of(cast.ANNA)
    assert "lapse" not in (await anna.get("/")).main.one("header", class_="head").text
    house.clock.at = datetime(2026, 12, 7, 9, tzinfo=UTC)
    head = (await (await served.of(cast.ANNA)).get("/")).main.one("header", class_="head").text
    assert "Vacation: 19 days lapse after Thu 31 December" in head


async def test_one_approves_from_the_top_of_the_page_and_can_take_it_back(
    house: Rooms, served: Browsers
) -> None:
    await ask(house, cast.ANNA, "r1", "2026-08-10", "2026-08-14")
    ben = await served.of(cast.BEN)
    page = await ben.get("/")
    assert "1 request waits for you" in page.text
    after = await ben.send(page, "/approvals")
    assert "Approved: Anna Kovács, Mon 10 – Fri 14 August. They are told." in after.text
    undone = await ben.send(after, "/undo")
    assert "Your decision is taken back." in undone.text
    assert "1 request waits for you" in (await ben.get("/")).text


async def test_a_request_is_withdrawn_from_the_page(house: Rooms, served: Browsers) -> None:
    await ask(house, cast.ANNA, "r1", "2026-08-10", "2026-08-14")
    anna = await served.of(cast.ANNA)
    after = await anna.send(await anna.get("/"), "/withdraw")
    assert (after.heading, "Your request is withdrawn." in after.text) == ("My leave", True)
    assert "You have no leave planned." in after.text
    assert "Withdrawn" in after.text


async def test_history_is_shown_bit_by_bit(house: Rooms, served: Browsers) -> None:
    for day in (1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 15, 16, 17):
        await enter(house, cast.ANNA, f"d{day}", f"2026-06-{day:02}", f"2026-06-{day:02}")
    anna = await served.of(cast.ANNA)
    page = await anna.get("/")
    assert len(page.rows()) == 11
    assert "Show 3 more" in page.text
    assert len((await anna.get("/?earlier=30")).rows()) == 14
    for nonsense in ("-1", "99999999", "x", "1e3", "%F0"):
        assert (await anna.get(f"/?earlier={nonsense}")).status == 200


async def test_time_worked_can_be_claimed_where_the_company_has_that(house: Rooms, served: Browsers) -> None:
    anna = await served.of(cast.ANNA)
    assert not any(link.endswith("/claims/new") for link in (await anna.get("/")).links)
    await house.settle(DefineLeaveType(LeaveType(LeaveTypeId("toil"), "Overtime", toil=Toil(3))))
    assert any(link.endswith("/claims/new") for link in (await anna.get("/")).links)


async def test_a_balance_is_a_picture_a_line_and_a_ledger(house: Rooms, served: Browsers) -> None:
    await enter(house, cast.ANNA, "spring", "2026-04-13", "2026-04-17")
    await ask(house, cast.ANNA, "summer", "2026-08-10", "2026-08-14")
    page = await (await served.of(cast.ANNA)).get("/why/vacation")
    assert page.heading == "Vacation: how the balance comes about"
    assert "On Wed 29 July 14 days available" in page.text
    assert "5 days taken 5 days pending 14 days available 5 days carried over, used first" in page.text
    lines = [row for row in page.rows() if len(row) == 4]
    assert ["1 Jan", "Entitlement 2026", "+24", "29"] in lines
    assert ["13 – 17 Apr", "Vacation, approved by Carla Stein", "−5", "19"] in lines
    assert ["10 – 14 Aug", "Vacation, not decided yet", "−5", "14"] in lines
    svg = page.main.one("svg", class_="mine-plot")
    assert "What there is in the account" in page.text
    assert len(svg.all("path")) == 3


async def test_the_day_can_be_chosen_without_a_script(house: Rooms, served: Browsers) -> None:
    await ask(house, cast.ANNA, "summer", "2026-08-10", "2026-08-14")
    anna = await served.of(cast.ANNA)
    page = await anna.get("/why/vacation?on=2026-08-12")
    assert "On Wed 12 August 19 days available" in page.text
    assert page.form("/why/vacation") == {"on": "2026-08-12", "known": ""}
    next_year = await anna.get("/why/vacation?on=2027-01-15")
    assert "On Fri 15 January 2027" in next_year.text


@pytest.mark.parametrize(
    "query", ["on=nonsense", "on=9999-99-99", "known=2099-01-01", "known=x", "on=0001-01-01", "on=%00"]
)
async def test_a_day_that_is_none_is_answered_in_words(served: Browsers, query: str) -> None:
    page = await (await served.of(cast.ANNA)).get(f"/why/vacation?{query}")
    assert (page.status, "days available" in page.text) == (200, True)


async def test_a_balance_as_it_was_known_says_so(house: Rooms, served: Browsers) -> None:
    house.clock.at += timedelta(days=10)
    await enter(house, cast.ANNA, "late", "2026-08-20", "2026-08-21")
    page = await (await served.of(cast.ANNA)).get("/why/vacation?known=2026-08-01&on=2026-08-25")
    assert "As it was known on Sat 1 August." in page.text
    assert "Known now: 22 days left" in page.text
    unknown = await (await served.of(cast.ANNA)).get("/why/vacation?known=2026-01-01")
    assert unknown.main.all("p", class_="trouble")


async def test_whoever_decides_sees_it_of_others_and_their_requests_are_linked(
    house: Rooms, served: Browsers
) -> None:
    await enter(house, cast.ANNA, "spring", "2026-04-13", "2026-04-17")
    page = await (await served.of(cast.BEN)).get("/people/anna/why/vacation")
    assert page.heading == "Anna Kovács · Vacation: how the balance comes about"
    assert any(link.endswith("/requests/anna/spring") for link in page.links)


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        (cast.DORA, "/people/anna/why/vacation", 403),
        (cast.CARLA, "/people/nobody/why/vacation", 404),
        (cast.CARLA, "/people/anna/why/nonsense", 404),
        (cast.ANNA, "/why/nonsense", 404),
        (cast.ANNA, "/why/..%2Fvacation", 404),
        (cast.ANNA, "/why/%3Cscript%3E", 404),
    ],
)
async def test_what_is_not_for_one_is_not_there(
    served: Browsers, who: EmployeeId, path: str, status: int
) -> None:
    assert (await (await served.of(who)).get(path)).status == status


async def test_the_page_speaks_german(house: Rooms, served: Browsers) -> None:
    profile, _, _ = cast.PROFILES[cast.ANNA]
    await house.settle(ChangeProfile(cast.ANNA, replace(profile, locale="de-DE")))
    page = await (await served.of(cast.ANNA)).get("/")
    assert page.heading == "Mein Urlaub"
