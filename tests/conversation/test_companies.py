"""Two companies in one installation: nothing that somebody of one does ever shows anything of the other."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as some

from bot import intents
from bot.intents import Intent
from bot.ports import Context, Origin
from bot.screens.away import DigestValues
from bot.screens.joining import SetUpValues
from bot.screens.requesting import FormValues
from domain.company.commands import (
    ArrangeDigest,
    ConnectWorkspace,
    DefineDepartment,
    DefineLeaveType,
    DefineLocation,
    DefinePolicy,
    FoundCompany,
    NameAdministrators,
)
from domain.company.digests import Channel, Digest
from domain.company.places import Department, Location
from domain.employees.assignment import Assignment, Identity, Profile
from domain.employees.commands import HireEmployee, LinkIdentity
from domain.holiday_calendar import Holiday
from domain.ids import (
    CompanyId,
    DepartmentId,
    DigestId,
    EmployeeId,
    LeaveTypeId,
    LocationId,
    RequestId,
)
from domain.leave.commands import RecordLeave, RequestLeave
from domain.policies.leave_type import LeaveType
from domain.policies.policy import LeavePolicy
from domain.streams import Command
from tests import cast
from tests.rooms import SLACK, Rooms, rooms

MARK = "Zweitfirma"
OTHER = CompanyId("other")
EVE, FINN = EmployeeId("eve"), EmployeeId("finn")
THEIR_LEAVE, THEIR_WISH = RequestId("their-leave"), RequestId("their-wish")
SPECIAL, THERE, THEIRS = LeaveTypeId("special"), LocationId("there"), DepartmentId("theirs")
THEIR_CHANNEL = Channel(SLACK, "T2", "C2")
TODAY = cast.asked("2026-07-29")


def the_other_company() -> list[Command]:
    """Everything in it that has a name carries the mark; Eve's leave is today, Finn waits for her answer."""
    party = Holiday(date(2026, 7, 30), f"{MARK} party")
    place = Location(THERE, f"{MARK} town", "DE", "BE", "Europe/Berlin", company_days=(party,))
    people = [
        HireEmployee(
            who, Profile(f"{MARK} {who}", f"{who}@{MARK}.example"), cast.HIRED, Assignment(THERE, THEIRS)
        )
        for who in (EVE, FINN)
    ]
    return [
        FoundCompany(OTHER, MARK, "en"),
        DefineLocation(replace(place, company_days=()), date.min),
        DefineDepartment(Department(THEIRS, f"{MARK} team", (EVE,))),
        DefineLeaveType(LeaveType(SPECIAL, f"{MARK} leave", is_shown_by_name=True, words=("special",))),
        DefinePolicy(LeavePolicy(SPECIAL, entitlement=cast.Amount(30)), date.min),
        NameAdministrators((EVE,)),
        ConnectWorkspace(SLACK, "T2", MARK),
        ArrangeDigest(Digest(DigestId("slack-t2-c2"), THEIR_CHANNEL, time(9), "UTC")),
        *people,
        *(LinkIdentity(who, Identity(SLACK, "T2", who)) for who in (EVE, FINN)),
        RecordLeave(EVE, THEIR_LEAVE, SPECIAL, TODAY, cast.NOW, note=f"{MARK} note"),
        RequestLeave(FINN, THEIR_WISH, SPECIAL, cast.asked("2026-08-10"), cast.NOW, f"{MARK} wish"),
        DefineLocation(place, date(2026, 7, 29)),
    ]


async def both() -> Rooms:
    """The cast's company with the other beside it, in the same store."""
    found = await rooms()
    context = Context(OTHER, None, Origin.CLI, "the-other-company", found.clock.at)
    await found.house.handling.handle_all(context, the_other_company())
    return found


WHO = some.sampled_from([cast.ANNA, cast.BEN, cast.CARLA, cast.DORA])
SOMEBODY = some.sampled_from([EVE, FINN, cast.ANNA, cast.BEN])
REQUESTS = some.sampled_from([THEIR_LEAVE, THEIR_WISH])
TYPES = some.sampled_from([SPECIAL, cast.VACATION, cast.SICK])
DAYS = some.dates(date(2026, 7, 20), date(2026, 8, 20))
FORMS = some.builds(FormValues, REQUESTS, TYPES, DAYS, some.none())
WORDS = some.sampled_from([
    "", "balance <@eve>", "away <@EVE>", "away", "away next week", "why special", "special tomorrow",
    "requests", "10 august", "digest", "help", f"{MARK} leave tomorrow", "balance eve",
])  # fmt: skip
SCOPES = some.sampled_from(["company", f"location:{THERE}", f"department:{THEIRS}"])
INTENTS: some.SearchStrategy[Intent] = some.one_of(
    some.builds(intents.Said, WORDS),
    some.builds(intents.OpenRequest, some.none(), TYPES),
    some.builds(intents.Recount, FORMS),
    some.builds(intents.SendRequest, FORMS),
    some.builds(intents.Approve, SOMEBODY, REQUESTS),
    some.builds(intents.AskReason, SOMEBODY, REQUESTS),
    some.builds(intents.Decline, SOMEBODY, REQUESTS),
    some.builds(intents.Withdraw, REQUESTS),
    some.builds(intents.Cancel, REQUESTS),
    some.builds(intents.ShowBalances, some.none() | DAYS, SOMEBODY),
    some.builds(intents.ShowWhy, TYPES, some.none() | DAYS),
    some.builds(intents.ShowAway, some.none() | DAYS, some.integers(0, 60), some.none() | SOMEBODY),
    some.builds(intents.ShowRequest, SOMEBODY, REQUESTS),
    some.builds(intents.ArrangeDigest, some.builds(DigestValues, some.just("C2"), SCOPES)),
    some.builds(intents.StopDigest, some.just("C2")),
    some.builds(
        intents.SetUp, some.builds(SetUpValues, some.just("PT"), some.none(), some.just(cast.Amount(1)))
    ),
    some.sampled_from(
        [
            intents.ShowMenu(),
            intents.ShowRequests(),
            intents.ShowHelp(),
            intents.ShowHome(),
            intents.OpenDigest(),
            intents.OpenSetUp(),
            intents.ChangeSetUp(SetUpValues()),
        ]
    ),
)


@given(some.lists(some.tuples(WHO, INTENTS), min_size=1, max_size=6))
@effort(max_examples=60)
async def test_nothing_of_the_other_company_is_shown_told_or_changed(asked: list[tuple[str, Intent]]) -> None:
    house = await both()
    store = house.house.store
    before = [await store.settings(OTHER), *[await store.employee(OTHER, who) for who in (EVE, FINN)]]
    for who, intent in asked:
        typed = getattr(intent, "text", "")
        shown = repr(await house.ask(who, intent)).replace(typed or "\0", "")
        assert MARK not in shown, (who, intent)
    await house.deliver()
    told = [(to, screen) for to, screen, _ in house.posts.sent if to not in (EVE, FINN)]
    assert MARK not in repr(told) + repr(house.posts.homes)
    after = [await store.settings(OTHER), *[await store.employee(OTHER, who) for who in (EVE, FINN)]]
    assert after == before


@pytest.mark.parametrize("intent", [intents.ShowAway(), intents.ShowRequests(), intents.ShowHome()])
async def test_the_other_company_has_all_that_to_show(intent: Intent) -> None:
    """So that the test above could fail."""
    house = await both()
    asker = intents.Asker(Identity(SLACK, "T2", EVE), "d", THEIR_CHANNEL)
    assert MARK in repr((await house.conversation.answer(asker, intent)).reply)


async def test_a_digest_posts_nothing_of_the_other_company() -> None:
    house = await both()
    await house.ask(cast.ANNA, intents.ArrangeDigest(DigestValues("C1", is_posted_when_empty=True)))
    assert await house.tick() >= 2
    await house.deliver()
    posted = {to: repr(screen) for to, screen, _ in house.posts.sent if to in ("C1", "C2")}
    assert MARK not in posted["C1"]
    assert MARK in posted["C2"]
