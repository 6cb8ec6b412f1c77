"""Who is away at a moment, who is told, and who sees which leave it is."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.company.commands import NameStandIn
from domain.company.decide import decide as settle
from domain.company.fold import fold as settled
from domain.company.places import StandIn
from domain.employees.commands import AssignEmployee, CorrectHireDate, LeaveCompany
from domain.employees.decide import decide as employ
from domain.ids import EmployeeId, RequestId
from domain.leave.absence import is_away_at
from domain.leave.commands import (
    ApproveRequest,
    CancelLeave,
    DeclineRequest,
    RecordLeave,
    RequestLeave,
)
from domain.leave.visibility import Viewer, sees_type, viewer_of
from domain.leave.watching import was_told, watchers
from domain.periods import DayPart, Span
from domain.policies.leave_year import MonthDay, month_day
from domain.refusals import ClosedPast, HiredAfterLeave, Refused
from domain.time_zones import day_in, is_time_zone, moments_of
from tests import cast
from tests.cast import ANNA, BEN, CARLA, DORA, NOW
from tests.given import Given, given

R1 = RequestId("r1")
EVA = EmployeeId("eva")
BERLIN = "Europe/Berlin"


def off(day: str, part: DayPart = DayPart.ALL_DAY) -> Given:
    return given().and_then(RecordLeave(ANNA, R1, cast.VACATION, cast.asked(day, part=part), NOW))


@pytest.mark.parametrize(
    ("moment", "is_away"),
    [
        (datetime(2026, 8, 9, 21, 59, tzinfo=UTC), False),
        (datetime(2026, 8, 9, 22, 0, tzinfo=UTC), True),
        (datetime(2026, 8, 10, 21, 59, tzinfo=UTC), True),
        (datetime(2026, 8, 10, 22, 0, tzinfo=UTC), False),
    ],
)
def test_a_day_of_leave_is_a_day_by_ones_own_clock(moment: datetime, is_away: bool) -> None:
    assert is_away_at(off("2026-08-10").employee, BERLIN, moment) is is_away


def test_who_has_the_afternoon_off_is_there_in_the_morning() -> None:
    anna = off("2026-08-10", DayPart.AFTERNOON).employee
    assert not is_away_at(anna, BERLIN, datetime(2026, 8, 10, 10, 29, tzinfo=UTC))
    assert is_away_at(anna, BERLIN, datetime(2026, 8, 10, 10, 30, tzinfo=UTC))
    anna = off("2026-08-10", DayPart.MORNING).employee
    assert not is_away_at(anna, BERLIN, datetime(2026, 8, 10, 10, 30, tzinfo=UTC))


def test_who_has_some_hours_off_is_away_for_those() -> None:
    ask = RequestLeave(ANNA, R1, cast.ERRAND, cast.hours("2026-08-10", 14, 16), NOW, "dentist")
    pending = given().and_then(ask)
    during = datetime(2026, 8, 10, 12, tzinfo=UTC)
    assert not is_away_at(pending.employee, BERLIN, during)
    anna = pending.and_then(ApproveRequest(ANNA, R1, BEN, NOW)).employee
    assert is_away_at(anna, BERLIN, during)
    assert not is_away_at(anna, BERLIN, datetime(2026, 8, 10, 14, tzinfo=UTC))


def test_days_begin_and_end_by_the_clocks_of_a_place() -> None:
    assert day_in("Pacific/Kiritimati", datetime(2026, 1, 1, 10, tzinfo=UTC)) == date(2026, 1, 2)
    assert day_in("Pacific/Pago_Pago", datetime(2026, 1, 1, 10, tzinfo=UTC)) == date(2025, 12, 31)
    start, end = moments_of(date(2026, 3, 29), Span(0, 24 * 60), BERLIN)
    assert (end - start).total_seconds() == 23 * 3600
    assert (start.tzinfo, end.tzinfo) == (UTC, UTC)
    assert is_time_zone(BERLIN)
    assert not any(map(is_time_zone, ("Mars/Olympus", "../etc", "")))


def test_who_sees_which_leave_it_is() -> None:
    stand_in = NameStandIn(StandIn(BEN, DORA, cast.TODAY))
    found = settled(cast.settings(), settle(cast.settings(), stand_in))
    anna = cast.employee()
    looking = {who: viewer_of(anna, who, found) for who in (ANNA, BEN, CARLA, DORA, EVA, None)}
    assert list(looking.values()) == [
        Viewer.OWNER,
        Viewer.DECIDER,
        Viewer.DECIDER,
        Viewer.DECIDER,
        Viewer.COLLEAGUE,
        Viewer.STRANGER,
    ]
    quiet = found.leave_types[cast.VACATION]
    shown = replace(quiet, is_shown_by_name=True)
    assert [sees_type(each, quiet) for each in Viewer] == [True, True, False, False]
    assert [sees_type(each, shown) for each in Viewer] == [True, True, True, False]


def test_watchers_are_told_of_leave_and_never_of_their_own() -> None:
    found = cast.settings()
    watched = replace(found.departments[cast.ENGINEERING], watcher_ids=(ANNA, DORA))
    found = replace(found, departments={**found.departments, cast.ENGINEERING: watched})
    asked = given().and_then(RequestLeave(ANNA, R1, cast.VACATION, cast.asked("2026-08-10"), NOW))
    request = asked.employee.requests[R1]
    assert watchers(asked.employee, request, found) == (DORA,)
    assert watchers(asked.employee, replace(request, amends=R1), found) == ()
    assert watchers(asked.employee, request, replace(found, departments={})) == ()
    assert not was_told(request)
    done = asked.and_then(ApproveRequest(ANNA, R1, BEN, NOW))
    assert was_told(done.employee.requests[R1])
    gone = done.and_then(CancelLeave(ANNA, R1, ANNA, NOW))
    assert was_told(gone.employee.requests[R1])
    declined = asked.and_then(DeclineRequest(ANNA, R1, BEN, NOW))
    assert not was_told(declined.employee.requests[R1])


@pytest.mark.parametrize("text", ["", "13-01", "00-10", "03/31", "3-31", "03-32", "03-31\n", "abc-def"])
def test_what_is_no_day_of_every_year(text: str) -> None:
    with pytest.raises(ValueError, match=r"^a day of every year is written as month-day$"):
        month_day(text)


def test_a_day_of_every_year_is_month_and_day() -> None:
    assert month_day("03-31") == MonthDay(3, 31)
    assert month_day("02-30").in_year(2026) == date(2026, 2, 28)


def test_nobody_was_on_leave_before_they_were_hired() -> None:
    now = off("2026-08-10")
    with pytest.raises(Refused) as refused:
        employ(now.employee, CorrectHireDate(ANNA, date(2026, 8, 11)), now.settings)
    assert refused.value.refusal == HiredAfterLeave(date(2026, 8, 11), date(2026, 8, 10))
    assert employ(now.employee, CorrectHireDate(ANNA, date(2026, 8, 10)), now.settings)
    gone = now.and_then(CancelLeave(ANNA, R1, ANNA, NOW))
    assert employ(gone.employee, CorrectHireDate(ANNA, date(2026, 8, 11)), now.settings)


def test_employment_does_not_change_in_the_closed_past() -> None:
    settings = replace(cast.settings(), closed_until=date(2025, 12, 31))
    anna = cast.employee()
    assignment = replace(anna.assignments[0][1], department_id=cast.SALES)
    early = (
        CorrectHireDate(ANNA, date(2026, 2, 1)),
        AssignEmployee(ANNA, assignment, date(2025, 12, 31)),
        LeaveCompany(ANNA, date(2025, 12, 31)),
    )
    for command in early:
        with pytest.raises(Refused) as refused:
            employ(anna, command, settings)
        assert isinstance(refused.value.refusal, ClosedPast)
    assert employ(anna, AssignEmployee(ANNA, assignment, date(2026, 1, 1)), settings)
    assert employ(anna, LeaveCompany(ANNA, date(2026, 1, 31)), settings)
