"""The made-up company: the same for the same day, full of life, and within the rules on any day."""

from datetime import UTC, date, datetime, time
from functools import cache

import pytest

from adapters.holidays import places, public_holidays
from bot.demo import PLACES, demo_company
from bot.demo.history import History
from bot.demo.people import ALTERNATING, FOUR_DAYS, MORNINGS, PEOPLE
from bot.demo.wishing import WISHING, wishes
from domain.counting import Calendar, calendar_of
from domain.employees.employee import Employee
from domain.ids import DepartmentId, LeaveTypeId, RequestId
from domain.leave.account import account_of
from domain.leave.balance import lowest
from domain.leave.commands import ClaimTime, RequestLeave
from domain.leave.decide import decide
from domain.leave.events import LeaveEvent
from domain.leave.requests import Status
from domain.periods import Asked, Period
from domain.policies.rules import Blackout, CoverLimit, Notice
from domain.refusals import InBlackout, Refused
from tests.filed import Filed

TODAY = date(2026, 7, 29)
DAYS = [
    TODAY,
    date(2024, 2, 29),
    date(2026, 1, 1),
    date(2026, 4, 5),
    date(2026, 12, 24),
    date(2027, 8, 31),
    date(2028, 12, 31),
]
VACATION = LeaveTypeId("vacation")


@cache
def opened(today: date) -> Filed:
    """The company as the program opens it, with real public holidays."""
    there = Filed(holidays=public_holidays, now=datetime.combine(today, time(9), UTC))
    there.bring_in(demo_company(today, public_holidays).text)
    return there


def test_it_is_the_same_for_the_same_day() -> None:
    assert demo_company(TODAY, public_holidays) == demo_company(TODAY, public_holidays)
    assert demo_company(TODAY, public_holidays).text != demo_company(DAYS[1], public_holidays).text


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_nobody_has_taken_or_booked_more_than_there_is(today: date) -> None:
    there = opened(today)
    first = date(today.year - 2, 1, 1)
    for employee in there.everybody:
        calendar = calendar_of(employee, there.settings, public_holidays)
        for leave_type_id in (VACATION, LeaveTypeId("special"), LeaveTypeId("toil")):
            account = account_of(employee, there.settings, leave_type_id, calendar)
            day, amount = lowest(account, max(first, employee.hired_on))
            assert amount >= 0, (employee.profile.name, leave_type_id, day)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_wish_can_be_asked_for_and_waits_for_somebody(today: date) -> None:
    there, demo = opened(today), demo_company(today, public_holidays)
    assert len(demo.wishes) >= len(WISHING) - 1
    for wish in demo.wishes:
        employee = next(each for each in there.everybody if each.profile.email == wish.email)
        assert employee.id is not None
        terms = there.terms(employee)
        command = RequestLeave(
            employee.id, RequestId("w"), wish.leave_type_id, wish.asked, there.now, wish.note
        )
        (requested,) = decide(employee, command, terms)
        assert getattr(requested, "steps", ())


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_time_that_was_worked_is_claimed_and_waits_for_somebody(today: date) -> None:
    there = opened(today)
    (claim,) = demo_company(today, public_holidays).claims
    employee = next(each for each in there.everybody if each.profile.email == claim.email)
    assert employee.id is not None
    command = ClaimTime(
        employee.id, RequestId("c"), claim.leave_type_id, claim.worked, there.now, note=claim.note
    )
    (claimed,) = decide(employee, command, there.terms(employee))
    assert getattr(claimed, "earned", None) == 4
    assert getattr(claimed, "steps", ())


def test_it_shows_steps_watchers_and_rules_that_refuse_and_warn() -> None:
    there = opened(TODAY)
    sales = there.settings.departments[DepartmentId("sales")]
    assert len(sales.steps) == 2
    assert sales.watcher_ids
    assert {type(each.limit) for each in there.settings.rules.values()} == {Blackout, CoverLimit, Notice}
    felix, oliver = there.named("Felix"), there.named("Oliver")
    release = Asked(Period(date(2027, 5, 18), date(2027, 5, 18)))
    with pytest.raises(Refused) as refused:
        ask(there, felix, release)
    assert isinstance(refused.value.refusal, InBlackout)
    (requested,) = ask(there, oliver, release)
    assert len(getattr(requested, "steps", ())) == 2
    (hurried,) = ask(there, felix, Asked(Period(date(2026, 8, 3), date(2026, 8, 7))))
    assert [each.rule_id for each in getattr(hurried, "noted", ())] == ["two-weeks-ahead"]


def ask(there: Filed, employee: Employee, asked: Asked) -> tuple[LeaveEvent, ...]:
    assert employee.id is not None
    command = RequestLeave(employee.id, RequestId("w"), VACATION, asked, there.now)
    return decide(employee, command, there.terms(employee))


def test_there_is_always_somebody_away_today_or_on_the_next_working_day() -> None:
    for today in DAYS:
        near = Period(today, date.fromordinal(today.toordinal() + 5))
        away = [
            employee.profile.name
            for employee in opened(today).everybody
            for request in employee.requests.values()
            if request.status is Status.APPROVED and any(charge.day in near for charge in request.charges)
        ]
        assert away, today


def test_it_has_people_of_every_kind() -> None:
    there = opened(TODAY)
    employees = there.everybody
    assert len(employees) == len(PEOPLE) == 25
    places_of = {each.assignment(TODAY).location_id for each in employees}
    assert places_of == {"berlin", "london", "barcelona"}
    patterns = [each.assignment(TODAY).pattern for each in employees]
    assert all(pattern in patterns for pattern in (FOUR_DAYS, ALTERNATING, MORNINGS))
    assert sum(each.last_day is not None for each in employees) == 1
    assert sum(each.hired_on > date(TODAY.year, 1, 1) for each in employees) == 1
    assert sum(len(each.assignments) > 1 for each in employees) == 1
    assert any(len(each.approver_ids) == 2 for each in there.settings.departments.values())
    assert sum(len(each.requests) for each in employees) > 300
    assert types_used(employees) == set(there.settings.leave_types)


def types_used(employees: list[Employee]) -> set[LeaveTypeId]:
    return {request.leave_type_id for each in employees for request in each.requests.values()}


def test_its_countries_have_calendars_and_its_people_are_in_slack_and_in_teams() -> None:
    demo, there = demo_company(TODAY, public_holidays), opened(TODAY)
    for key in there.settings.locations:
        location = there.settings.location(key, TODAY)
        assert location.region in places()[location.country]
    linked = {(i.user_id, each.profile.email) for each in there.everybody for i in each.identities}
    in_slack = {(person.user_id, person.email) for person in demo.people}
    assert linked == in_slack | {(person.entra_id, person.email) for person in demo.people}
    assert {each.channel.channel_id for each in there.settings.digests.values()} <= {
        place.id for place in (*demo.channels, *PLACES)
    }
    assert sum(person.is_administrator for person in demo.people) == 2


def test_who_has_no_room_for_a_wish_has_none() -> None:
    felix = next(each for each in PEOPLE if each.mailbox == "felix")
    full = History(felix, Period(TODAY, TODAY), Calendar.of(()), TODAY)
    assert wishes([full]) == ()
