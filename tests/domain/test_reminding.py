"""On which of an approver's own working days they are reminded."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.counting import Calendar, calendar_of
from domain.employees.employee import Employee
from domain.ids import RequestId
from domain.leave.commands import RecordLeave, RequestLeave
from domain.leave.reminding import due, is_overdue
from domain.periods import DayPart
from tests import cast
from tests.given import given

SINCE = date(2026, 7, 29)
"""A Wednesday: Thursday is the first working day after it, the Wednesday after is the fifth."""
BEN = cast.employee(cast.BEN)


def calendar(approver: Employee) -> Calendar:
    return calendar_of(approver, cast.settings(), cast.holidays)


def reminders(approver: Employee, until: int = 14, snoozed: date | None = None) -> list[tuple[int, str]]:
    """The reminders of the days that follow, each where it comes first."""
    days = [SINCE + timedelta(days=number) for number in range(until)]
    found = [(day.day, due(approver, calendar(approver), SINCE, day, snoozed)) for day in days]
    first = dict[str, int]()
    for number, name in found:
        if name is not None:
            first.setdefault(name, number)
    return [(number, name) for name, number in first.items()]


def away(first: str, last: str | None = None, part: DayPart = DayPart.ALL_DAY) -> Employee:
    leave = RecordLeave(cast.BEN, RequestId("b"), cast.VACATION, cast.asked(first, last, part), cast.NOW)
    return given(who=cast.BEN).and_then(leave).employee


def test_the_first_third_and_fifth_working_day_have_a_reminder() -> None:
    assert reminders(BEN) == [(30, "1"), (3, "3"), (5, "5")]


def test_days_of_leave_and_days_off_do_not_count_and_have_none() -> None:
    assert reminders(away("2026-07-30", "2026-08-03")) == [(4, "1"), (6, "3"), (10, "5")]
    assert due(BEN, calendar(BEN), SINCE, date(2026, 8, 1)) is None, "a Saturday"
    assert due(away("2026-08-03"), calendar(BEN), SINCE, date(2026, 8, 3)) is None


def test_half_a_day_of_work_is_a_working_day() -> None:
    assert reminders(away("2026-07-30", part=DayPart.MORNING)) == [(30, "1"), (3, "3"), (5, "5")]


def test_some_hours_off_or_leave_that_is_only_asked_for_change_nothing() -> None:
    dentist = RecordLeave(cast.BEN, RequestId("b"), cast.ERRAND, cast.hours("2026-07-30", 9, 17), cast.NOW)
    asked = RequestLeave(cast.BEN, RequestId("c"), cast.VACATION, cast.asked("2026-07-31"), cast.NOW)
    busy = given(who=cast.BEN).and_then(dentist, asked).employee
    assert reminders(busy) == [(30, "1"), (3, "3"), (5, "5")]


def test_a_reminder_that_was_missed_is_due_until_the_next_one() -> None:
    assert due(BEN, calendar(BEN), SINCE, date(2026, 7, 31)) == "1"
    assert due(BEN, calendar(BEN), SINCE, date(2026, 8, 4)) == "3"


def test_there_is_none_on_the_day_of_asking() -> None:
    assert due(BEN, calendar(BEN), SINCE, SINCE) is None


@pytest.mark.parametrize(
    ("until", "names"),
    [
        ("2026-07-31", [(31, "snoozed-2026-07-31"), (3, "3"), (5, "5")]),
        ("2026-08-04", [(4, "snoozed-2026-08-04"), (5, "5")]),
        ("2026-08-01", [(3, "3"), (5, "5")]),
    ],
)
def test_a_snooze_puts_reminders_off_and_is_one_itself(until: str, names: list[tuple[int, str]]) -> None:
    assert reminders(BEN, snoozed=date.fromisoformat(until)) == names


def test_a_snooze_of_an_earlier_wait_says_nothing() -> None:
    assert reminders(BEN, snoozed=SINCE) == reminders(BEN)


def test_others_are_asked_once_five_working_days_are_over() -> None:
    assert not is_overdue(BEN, calendar(BEN), SINCE, date(2026, 8, 5))
    assert is_overdue(BEN, calendar(BEN), SINCE, date(2026, 8, 6))
    assert not is_overdue(away("2026-08-03"), calendar(BEN), SINCE, date(2026, 8, 6))


def test_somebody_without_work_is_never_late() -> None:
    gone = replace(BEN, last_day=date(2026, 7, 29))
    assert not is_overdue(gone, calendar(gone), SINCE, date(2026, 12, 31))
