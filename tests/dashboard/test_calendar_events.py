"""Leave at the edges of the calendar, as events."""

from datetime import UTC, date, datetime, timedelta

from bot.dashboard.calendar_events import Angle, CalendarEvent, Moments, events_of
from bot.ports import Telling
from domain.employees.fold import fold
from domain.ids import RequestId
from domain.leave.events import LeaveAmended, LeaveRequested, RequestApproved
from domain.periods import Asked, Period, Span
from tests import cast

OWN = Angle(True, Telling.TYPES, cast.TODAY)


def events_with(asked: Asked) -> list[CalendarEvent]:
    """Of Anna's leave of which nobody counted what it takes."""
    name = RequestId("r1")
    happened = [
        cast.hired(cast.ANNA),
        LeaveRequested(name, cast.VACATION, asked, (), (), (), cast.ANNA, cast.NOW),
        RequestApproved(name, None, cast.NOW),
    ]
    anna = fold(cast.employee(), happened[1:])
    return list(events_of(cast.COMPANY, anna, cast.settings(), OWN))


def by_the_clock(day: date, start: int, end: int) -> timedelta:
    (event,) = events_with(Asked(Period(day, day), span=Span(start, end)))
    assert isinstance(event.when, Moments)
    return event.when.end - event.when.start


def test_hours_across_the_night_in_which_clocks_change_are_as_long_as_they_are() -> None:
    forward, back = date(2027, 3, 28), date(2026, 10, 25)
    assert by_the_clock(forward, 60, 240) == timedelta(hours=2)
    assert by_the_clock(back, 60, 240) == timedelta(hours=4)


def test_hours_that_the_clocks_skip_still_end_after_they_begin() -> None:
    assert by_the_clock(date(2027, 3, 28), 150, 180) == timedelta(minutes=30)


def test_half_a_day_of_which_nobody_knows_how_long_it_is_worked_is_four_hours() -> None:
    (event,) = events_with(cast.asked("2026-08-03", part=cast.DayPart.MORNING))
    assert event.when == Moments(
        datetime(2026, 8, 3, 6, 30, tzinfo=UTC), datetime(2026, 8, 3, 10, 30, tzinfo=UTC)
    )


def test_the_same_leave_has_the_same_name_in_every_calendar_and_another_in_another_company() -> None:
    asked = cast.asked("2026-08-03")
    (own,) = events_with(asked)
    anna = fold(
        cast.employee(),
        [
            LeaveRequested(RequestId("r1"), cast.VACATION, asked, (), (), (), cast.ANNA, cast.NOW),
            RequestApproved(RequestId("r1"), None, cast.NOW),
        ],
    )
    others = Angle(False, Telling.BUSY, cast.TODAY)
    (of_all,) = events_of(cast.COMPANY, anna, cast.settings(), others)
    (elsewhere,) = events_of(cast.CompanyId("oakridge"), anna, cast.settings(), others)
    assert own.uid == of_all.uid != elsewhere.uid
    assert cast.ANNA not in own.uid


def test_a_change_that_was_approved_is_when_leave_was_last_changed() -> None:
    later, decided = cast.NOW + timedelta(hours=1), cast.NOW + timedelta(hours=2)
    asked, shorter = cast.asked("2026-08-03", "2026-08-07"), cast.asked("2026-08-03", "2026-08-05")
    first, change = RequestId("r1"), RequestId("c1")
    anna = fold(
        cast.employee(),
        [
            LeaveRequested(first, cast.VACATION, asked, (), (), (), cast.ANNA, cast.NOW),
            RequestApproved(first, None, cast.NOW),
            LeaveRequested(change, cast.VACATION, shorter, (), (), (), cast.ANNA, later, amends=first),
            RequestApproved(change, cast.BEN, decided),
            LeaveAmended(first, shorter, (), (), cast.BEN, decided, change_id=change),
        ],
    )
    (event,) = events_of(cast.COMPANY, anna, cast.settings(), OWN)
    assert (event.when, event.changed_at) == (shorter.period, decided)
