"""Pages of one's own under odd circumstances: markup in every name, no leave types at all, long gone days."""

from dataclasses import replace

from bot import intents
from bot.screens.requesting import FormValues
from domain.company.commands import DefineDepartment, DefineLeaveType, DefineRule
from domain.company.places import Department
from domain.employees.commands import ChangeProfile
from domain.ids import RequestId, RuleId
from domain.policies.leave_type import LeaveType, Toil
from domain.policies.rules import Blackout, Rule, Severity
from tests import cast
from tests.adapters.web.browsing import Browsers
from tests.rooms import Rooms

MARKUP = "<script>x</script>\"'><b>{{ 7*7 }}&amp;"
PAGES = (
    "/",
    "/why/vacation",
    "/why/vacation?known=2026-07-29",
    "/requests/new?first=2026-08-10&last=2026-08-14",
    "/claims/new?day=2026-07-25",
    "/approvals",
    "/approvals/stand-in",
    "/requests/anna/r1",
    "/people/anna/why/vacation",
)


async def test_markup_in_every_name_and_note_is_shown_as_it_was_typed(house: Rooms, served: Browsers) -> None:
    vacation = LeaveType(cast.VACATION, MARKUP, emoji=MARKUP, colour=MARKUP, toil=Toil(3))
    named = [ChangeProfile(who, replace(cast.PROFILES[who][0], name=MARKUP)) for who in (cast.ANNA, cast.BEN)]
    august = cast.asked("2026-08-10", "2026-08-14").period
    busy = Blackout(august.first_day, august.last_day, MARKUP)
    await house.settle(
        DefineLeaveType(vacation),
        DefineDepartment(Department(cast.ENGINEERING, MARKUP, (cast.BEN,))),
        DefineRule(Rule(RuleId("busy"), busy, Severity.WARN)),
        *named,
    )
    values = FormValues(RequestId("r1"), cast.VACATION, august.first_day, august.last_day, note=MARKUP)
    await house.ask(cast.ANNA, intents.SendRequest(values))
    for who in (cast.ANNA, cast.BEN):
        browser = await served.of(who)
        for path in PAGES:
            page = await browser.get(path)
            assert page.status in (200, 403, 404), path
            assert "<script>x" not in page.html, path
            assert "\"'><b>" not in page.html, path
            assert "49&amp;amp;" not in page.html, path


async def test_a_company_without_leave_types_is_told_so_and_nothing_fails(
    house: Rooms, served: Browsers
) -> None:
    types = (await house.house.store.settings(cast.COMPANY)).leave_types.values()
    await house.settle(*(DefineLeaveType(replace(each, is_active=False)) for each in types))
    anna = await served.of(cast.ANNA)
    assert "There is no leave to have a balance of yet." in (await anna.get("/")).text
    asked = await anna.get("/requests/new")
    assert (asked.status, asked.heading) == (422, "This cannot be shown")


async def test_a_decision_that_is_too_old_to_be_taken_back_says_so(house: Rooms, served: Browsers) -> None:
    days = cast.asked("2026-08-10").period
    values = FormValues(RequestId("r1"), cast.VACATION, days.first_day, days.last_day)
    await house.ask(cast.ANNA, intents.SendRequest(values))
    await house.ask(cast.BEN, intents.Approve(cast.ANNA, RequestId("r1")))
    house.clock.at = house.clock.at.replace(day=31)
    page = await (await served.of(cast.BEN)).post("/requests/anna/r1/undo", {})
    assert page.status == 422
    assert page.main.one("p", class_="trouble").text
