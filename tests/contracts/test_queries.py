"""What every store's read tables answer."""

from dataclasses import replace
from datetime import date, time

from bot.ports import AwayRow, Known, PersonRow, RequestRow
from domain.company.digests import Channel, Digest, Platform
from domain.company.events import DigestArranged, DigestStopped, WorkspaceConnected, WorkspaceDisconnected
from domain.employees.assignment import Assignment, Identity, Profile
from domain.employees.events import (
    EmployeeAssigned,
    EmployeeDeactivated,
    EmployeeHired,
    EmployeeLeaves,
    EmployeeReactivated,
    IdentityLinked,
    IdentityUnlinked,
    ProfileChanged,
)
from domain.ids import DepartmentId, DigestId, EmployeeId, RequestId
from domain.leave.events import LeaveCancelled, RequestApproved, RequestDeclined
from domain.leave.requests import Status, Step
from domain.periods import DayPart, Halves, Period
from domain.streams import COMPANY, employee_stream
from storage.bundle import Storage
from tests import cast
from tests.contracts.story import (
    OTHER,
    WORKSPACE,
    append,
    approved,
    ask,
    found,
    identity,
    later,
    requested,
)

WEEK = cast.asked("2026-08-03", "2026-08-07")
AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))
ANNAS = employee_stream(cast.ANNA)


async def names_away(storage: Storage, day: str, **narrowed: object) -> list[str]:
    on = date.fromisoformat(day)
    rows = await storage.queries.away(cast.COMPANY, Period(on, on), **narrowed)  # type: ignore[arg-type]
    return [row.name for row in rows]


async def test_a_workspace_leads_to_its_company_and_an_identity_to_its_employee(storage: Storage) -> None:
    await found(storage)
    assert await storage.queries.company_of(Platform.SLACK, WORKSPACE[cast.COMPANY]) == cast.COMPANY
    assert await storage.queries.company_of(Platform.SLACK, "T-unknown") is None
    assert await storage.queries.person(identity(cast.ANNA)) == Known(cast.COMPANY, cast.ANNA)
    assert await storage.queries.person(replace(identity(cast.ANNA), user_id="U-zoe")) is None
    assert await storage.queries.identities(cast.COMPANY, cast.ANNA) == [identity(cast.ANNA)]


async def test_nobody_is_known_in_a_workspace_that_is_disconnected(storage: Storage) -> None:
    await found(storage)
    gone = WorkspaceDisconnected(Platform.SLACK, WORKSPACE[cast.COMPANY])
    await append(storage, "uninstall", COMPANY, [gone])
    assert await storage.queries.company_of(Platform.SLACK, WORKSPACE[cast.COMPANY]) is None
    assert await storage.queries.person(identity(cast.ANNA)) is None


async def test_a_workspace_is_remembered_by_the_company_that_knows_most_of_its_people(
    storage: Storage,
) -> None:
    theirs = WORKSPACE[cast.COMPANY]
    assert await storage.queries.former_company_of(Platform.SLACK, theirs) is None
    await found(storage, OTHER)
    await found(storage)
    await append(storage, "uninstall", COMPANY, [WorkspaceDisconnected(Platform.SLACK, theirs)])
    link = IdentityLinked(Identity(Platform.SLACK, theirs, "U-carla"))
    await append(storage, "link", employee_stream(cast.DORA), [link], company_id=OTHER)
    assert await storage.queries.former_company_of(Platform.SLACK, theirs) == cast.COMPANY


async def test_a_company_cannot_take_over_the_workspace_of_another(storage: Storage) -> None:
    await found(storage)
    await found(storage, OTHER)
    theirs = WORKSPACE[cast.COMPANY]
    grab = WorkspaceConnected(Platform.SLACK, theirs, "Mine now")
    await append(storage, "grab", COMPANY, [grab], company_id=OTHER, at=later(60))
    link = IdentityLinked(Identity(Platform.SLACK, theirs, "U-carla"))
    await append(storage, "link", employee_stream(cast.DORA), [link], company_id=OTHER)
    assert await storage.queries.company_of(Platform.SLACK, theirs) == cast.COMPANY
    assert await storage.queries.person(identity(cast.CARLA)) == Known(cast.COMPANY, cast.CARLA)


async def test_an_identity_that_moved_to_somebody_else_leads_there(storage: Storage) -> None:
    await found(storage)
    await append(storage, "unlink", ANNAS, [IdentityUnlinked(identity(cast.ANNA))])
    assert await storage.queries.person(identity(cast.ANNA)) is None
    link = IdentityLinked(identity(cast.ANNA))
    await append(storage, "link", employee_stream(cast.BEN), [link])
    assert await storage.queries.person(identity(cast.ANNA)) == Known(cast.COMPANY, cast.BEN)


async def test_the_directory_lists_everybody_by_name(storage: Storage) -> None:
    await found(storage)
    zoe = EmployeeHired(
        EmployeeId("zoe"),
        Profile("ada lovelace"),
        cast.HIRED,
        Assignment(cast.LONDON, cast.SALES, frozenset({"part-time"})),
    )
    await append(storage, "hire zoe", "employee-zoe", [zoe])
    await append(storage, "leave", employee_stream(cast.BEN), [EmployeeLeaves(date(2026, 9, 30))])
    await append(storage, "deactivate", employee_stream(cast.DORA), [EmployeeDeactivated()])
    people = await storage.queries.people(cast.COMPANY)
    assert [person.employee_id for person in people] == ["zoe", *cast.PROFILES]
    assert people[0] == PersonRow(
        EmployeeId("zoe"), "ada lovelace", None, cast.LONDON, cast.SALES, frozenset({"part-time"}), True, None
    )
    assert (people[2].last_day, people[4].is_active) == (date(2026, 9, 30), False)


async def test_somebody_is_listed_where_they_work_today(storage: Storage) -> None:
    await found(storage)
    tomorrow = EmployeeAssigned(Assignment(cast.LONDON, cast.SALES), date(2026, 7, 30))
    await append(storage, "move", ANNAS, [tomorrow])
    assert (await storage.queries.people(cast.COMPANY))[0].location_id == cast.BERLIN
    today = EmployeeAssigned(Assignment(cast.LONDON, cast.ENGINEERING), cast.TODAY)
    await append(storage, "move today", ANNAS, [today])
    anna = (await storage.queries.people(cast.COMPANY))[0]
    assert (anna.location_id, anna.department_id) == (cast.LONDON, cast.ENGINEERING)


async def test_an_address_is_found_however_it_is_written(storage: Storage) -> None:
    await found(storage)
    anna = await storage.queries.person_by_email(cast.COMPANY, " Anna@TANNENBERG.example")
    assert anna is not None
    assert anna.employee_id == cast.ANNA
    changed = replace(cast.PROFILES[cast.ANNA][0], email="a.kovacs@tannenberg.example")
    await append(storage, "marry", ANNAS, [ProfileChanged(changed)])
    assert await storage.queries.person_by_email(cast.COMPANY, "anna@tannenberg.example") is None


async def test_of_two_with_one_address_the_active_one_is_found(storage: Storage) -> None:
    await found(storage)
    await append(storage, "out", ANNAS, [EmployeeDeactivated()])
    again = replace(cast.hired(cast.ANNA), employee_id=EmployeeId("anna-again"))
    await append(storage, "back", "employee-anna-again", [again])
    anna = await storage.queries.person_by_email(cast.COMPANY, "anna@tannenberg.example")
    assert anna is not None
    assert anna.employee_id == "anna-again"


async def test_approved_leave_shows_on_each_day_that_it_takes(storage: Storage) -> None:
    await found(storage)
    asked = cast.asked("2026-08-07", "2026-08-10", DayPart.MORNING)
    await ask(storage, "r1", asked, is_approved=True)
    friday, monday = await storage.queries.away(cast.COMPANY, AUGUST)
    assert (friday.day, monday.day) == (date(2026, 8, 7), date(2026, 8, 10))
    assert friday == AwayRow(
        date(2026, 8, 7),
        cast.ANNA,
        "Anna Kovács",
        Halves.MORNING,
        Status.APPROVED,
        cast.BERLIN,
        cast.ENGINEERING,
        RequestId("r1"),
        cast.VACATION,
        date(2026, 8, 7),
        date(2026, 8, 10),
        asked,
    )


async def test_leave_by_the_clock_keeps_its_hours(storage: Storage) -> None:
    await found(storage)
    await ask(storage, "r1", cast.hours("2026-08-03", 14, 16), is_approved=True)
    row = (await storage.queries.away(cast.COMPANY, AUGUST))[0]
    assert (row.asked, row.halves) == (cast.hours("2026-08-03", 14, 16), Halves.AFTERNOON)


async def test_who_is_away_is_told_by_day_and_name(storage: Storage) -> None:
    await found(storage)
    for who in (cast.CARLA, cast.ANNA, cast.BEN):
        await ask(storage, f"r-{who}", WEEK, who, is_approved=True)
    rows = await storage.queries.away(cast.COMPANY, Period(date(2026, 8, 3), date(2026, 8, 4)))
    assert [(row.day.day, row.employee_id) for row in rows] == [
        (day, who) for day in (3, 4) for who in (cast.ANNA, cast.BEN, cast.CARLA)
    ]


async def test_what_is_only_asked_for_shows_when_it_is_wanted(storage: Storage) -> None:
    await found(storage)
    await ask(storage, "r1", WEEK)
    assert await names_away(storage, "2026-08-03") == []
    assert await names_away(storage, "2026-08-03", is_approved_only=False) == ["Anna Kovács"]


async def test_leave_that_was_given_back_no_longer_shows(storage: Storage) -> None:
    await found(storage)
    await ask(storage, "r1", WEEK, is_approved=True)
    cancelled = LeaveCancelled(RequestId("r1"), cast.ANNA, cast.NOW)
    await append(storage, "cancel", ANNAS, [cancelled])
    assert await names_away(storage, "2026-08-03", is_approved_only=False) == []


async def test_who_is_away_can_be_narrowed_to_a_place_a_department_or_a_label(storage: Storage) -> None:
    await found(storage)
    part_time = Assignment(cast.LONDON, cast.SALES, frozenset({"part-time", 'says "hi"'}))
    await append(storage, "label", employee_stream(cast.DORA), [EmployeeAssigned(part_time, cast.HIRED)])
    for who in (cast.ANNA, cast.CARLA, cast.DORA):
        await ask(storage, f"r-{who}", WEEK, who, is_approved=True)
    day = "2026-08-04"
    assert await names_away(storage, day, location_id=cast.LONDON) == ["Dora Ellis"]
    assert await names_away(storage, day, department_id=cast.SALES) == ["Carla Stein", "Dora Ellis"]
    within = frozenset({cast.SALES, DepartmentId("nowhere")})
    assert await names_away(storage, day, within=within) == ["Carla Stein", "Dora Ellis"]
    assert await names_away(storage, day, within=frozenset()) == []
    assert await names_away(storage, day, label="part-time") == ["Dora Ellis"]
    assert await names_away(storage, day, label='says "hi"') == ["Dora Ellis"]
    assert await names_away(storage, day, label="part") == []
    both = {"location_id": cast.BERLIN, "department_id": cast.SALES}
    assert await names_away(storage, day, **both) == ["Carla Stein"]


async def test_leave_counts_where_somebody_works_on_the_day(storage: Storage) -> None:
    await found(storage)
    await ask(storage, "r1", WEEK, is_approved=True)
    moves = EmployeeAssigned(Assignment(cast.LONDON, cast.SALES), date(2026, 8, 5))
    await append(storage, "move", ANNAS, [moves])
    assert await names_away(storage, "2026-08-04", location_id=cast.BERLIN) == ["Anna Kovács"]
    assert await names_away(storage, "2026-08-05", location_id=cast.BERLIN) == []
    assert await names_away(storage, "2026-08-05", location_id=cast.LONDON) == ["Anna Kovács"]


async def test_who_has_left_is_not_away(storage: Storage) -> None:
    await found(storage)
    await ask(storage, "r1", WEEK, is_approved=True)
    await append(storage, "leave", ANNAS, [EmployeeLeaves(date(2026, 8, 4))])
    assert await names_away(storage, "2026-08-04") == ["Anna Kovács"]
    assert await names_away(storage, "2026-08-05") == []
    await append(storage, "out", ANNAS, [EmployeeDeactivated()])
    assert await names_away(storage, "2026-08-04") == []
    await append(storage, "back", ANNAS, [EmployeeReactivated()])
    assert await names_away(storage, "2026-08-04") == ["Anna Kovács"]


async def test_a_new_name_shows_on_old_leave(storage: Storage) -> None:
    await found(storage)
    await ask(storage, "r1", WEEK, is_approved=True)
    await append(storage, "marry", ANNAS, [ProfileChanged(Profile("Anna Okafor"))])
    assert await names_away(storage, "2026-08-04") == ["Anna Okafor"]


async def test_somebodys_requests_are_listed_by_their_first_day(storage: Storage) -> None:
    await found(storage)
    await ask(storage, "later", cast.asked("2026-09-01"))
    await ask(storage, "sooner", WEEK, is_approved=True)
    await ask(storage, "past", cast.asked("2026-07-01", "2026-07-03"))
    await ask(storage, "bens", WEEK, cast.BEN)
    rows = await storage.queries.requests_of(cast.COMPANY, cast.ANNA, date(2026, 8, 7))
    assert [row.request_id for row in rows] == ["sooner", "later"]
    assert rows[0] == RequestRow(
        RequestId("sooner"), cast.ANNA, "Anna Kovács", cast.VACATION, WEEK, Status.APPROVED, cast.NOW
    )
    assert len(await storage.queries.requests_of(cast.COMPANY, cast.ANNA, date(2026, 7, 3))) == 3


async def test_an_approver_sees_what_waits_for_them_oldest_first(storage: Storage) -> None:
    await found(storage)
    newer = requested("newer", WEEK, (cast.BEN, cast.CARLA), at=later(60))
    await append(storage, "newer", ANNAS, [newer])
    await append(storage, "older", employee_stream(cast.DORA), [requested("older", WEEK, (cast.CARLA,))])
    waiting = await storage.queries.waiting_for(cast.COMPANY, cast.CARLA)
    assert [row.request_id for row in waiting] == ["older", "newer"]
    assert [row.request_id for row in await storage.queries.waiting_for(cast.COMPANY, cast.BEN)] == ["newer"]
    declined = RequestDeclined(RequestId("older"), cast.CARLA, cast.NOW)
    await append(storage, "decline", employee_stream(cast.DORA), [declined])
    assert [row.request_id for row in await storage.queries.waiting_for(cast.COMPANY, cast.CARLA)] == [
        "newer"
    ]


async def test_after_the_first_decision_a_request_waits_for_the_next_step(storage: Storage) -> None:
    await found(storage)
    two_steps = replace(requested("r1", WEEK), steps=(Step((cast.BEN,)), Step((cast.CARLA,))))
    await append(storage, "ask", ANNAS, [two_steps])
    assert await storage.queries.waiting_for(cast.COMPANY, cast.CARLA) == []
    await append(storage, "first", ANNAS, [approved("r1")])
    assert await storage.queries.waiting_for(cast.COMPANY, cast.BEN) == []
    assert [row.status for row in await storage.queries.waiting_for(cast.COMPANY, cast.CARLA)] == [
        Status.PENDING
    ]
    second = RequestApproved(RequestId("r1"), cast.CARLA, cast.NOW)
    await append(storage, "second", ANNAS, [second])
    assert await storage.queries.waiting_for(cast.COMPANY, cast.CARLA) == []


async def test_requests_of_a_period_are_found_by_where_they_stand(storage: Storage) -> None:
    await found(storage)
    await ask(storage, "in", WEEK, is_approved=True)
    await ask(storage, "across", cast.asked("2026-07-30", "2026-08-03"), cast.BEN)
    await ask(storage, "before", cast.asked("2026-07-30", "2026-07-31"), cast.DORA)
    both = frozenset({Status.PENDING, Status.APPROVED})
    rows = await storage.queries.requests(cast.COMPANY, AUGUST, both)
    assert [row.request_id for row in rows] == ["across", "in"]
    rows = await storage.queries.requests(cast.COMPANY, AUGUST, frozenset({Status.APPROVED}))
    assert [row.request_id for row in rows] == ["in"]
    assert await storage.queries.requests(cast.COMPANY, AUGUST, frozenset()) == []


def digest_in(channel_id: str, workspace_id: str) -> Digest:
    channel = Channel(Platform.SLACK, workspace_id, channel_id)
    return Digest(DigestId(channel_id), channel, time(9), "Europe/Berlin", label="part-time")


async def test_digests_are_those_of_workspaces_that_are_still_connected(storage: Storage) -> None:
    await found(storage)
    here, elsewhere = digest_in("C1", WORKSPACE[cast.COMPANY]), digest_in("C2", "T-gone")
    await append(storage, "arrange", COMPANY, [DigestArranged(here), DigestArranged(elsewhere)])
    assert await storage.queries.digests() == [(cast.COMPANY, here)]
    earlier = replace(here, at=time(8, 30))
    await append(storage, "earlier", COMPANY, [DigestArranged(earlier)])
    assert await storage.queries.digests() == [(cast.COMPANY, earlier)]
    await append(storage, "stop", COMPANY, [DigestStopped(here.id)])
    assert list(await storage.queries.digests()) == []


async def test_two_companies_never_see_each_other(storage: Storage) -> None:
    """The same ids in both, all the way down: everything each sees is its own."""
    queries = storage.queries
    asked = {cast.COMPANY: WEEK, OTHER: cast.asked("2026-08-10", "2026-08-14")}
    for company_id, what in asked.items():
        await found(storage, company_id)
        await ask(storage, "r1", what, company_id=company_id)
        digest = DigestArranged(digest_in("C1", WORKSPACE[company_id]))
        await append(storage, "arrange", COMPANY, [digest], company_id=company_id)
    renamed = ProfileChanged(Profile("Anna of Oakridge", "anna@oakridge.example"))
    await append(storage, "rename", ANNAS, [renamed], company_id=OTHER)
    assert sorted(await queries.companies()) == [OTHER, cast.COMPANY]
    for company_id, what in asked.items():
        is_other = company_id == OTHER
        name = "Anna of Oakridge" if is_other else "Anna Kovács"
        day = what.period.first_day
        assert await queries.company_of(Platform.SLACK, WORKSPACE[company_id]) == company_id
        assert await queries.person(identity(cast.ANNA, company_id)) == Known(company_id, cast.ANNA)
        assert await queries.identities(company_id, cast.ANNA) == [identity(cast.ANNA, company_id)]
        assert [row.name for row in await queries.people(company_id)].count(name) == 1
        assert len(await queries.people(company_id)) == 4
        found_by_email = await queries.person_by_email(company_id, "anna@oakridge.example")
        assert (found_by_email is not None) == is_other
        away = await queries.away(company_id, AUGUST, is_approved_only=False)
        assert [(row.name, row.first_day) for row in away] == [(name, day)] * 5
        lists = [
            await queries.requests_of(company_id, cast.ANNA, cast.TODAY),
            await queries.waiting_for(company_id, cast.BEN),
            await queries.requests(company_id, AUGUST, frozenset(Status)),
        ]
        assert [[(row.name, row.asked) for row in rows] for rows in lists] == [[(name, what)]] * 3
    digests = dict(await queries.digests())
    assert {key: digest.channel.workspace_id for key, digest in digests.items()} == WORKSPACE
