"""From when to when somebody is away without a break, by their own clock."""

from datetime import UTC, date, datetime

from domain.employees.employee import Employee
from domain.employees.fold import fold
from domain.ids import LeaveTypeId, RequestId
from domain.leave.absence import Absence, absences
from domain.leave.commands import ApproveRequest, RecordLeave, RequestLeave
from domain.periods import Asked, DayPart, Halves
from tests import cast
from tests.given import Given, given

R1, R2 = RequestId("r1"), RequestId("r2")
BERLIN, LISBON = "Europe/Berlin", "Europe/Lisbon"


def taken(asked: Asked, name: RequestId = R1, kind: LeaveTypeId = cast.SICK) -> RecordLeave:
    return RecordLeave(cast.ANNA, name, kind, asked, cast.NOW)


def seen(story: Given, zone: str = BERLIN, since: str = "2026-08-01", until: str = "2026-08-31") -> list[str]:
    """Each stretch as it is said at the terminal."""
    found = absences(story.employee, zone, date.fromisoformat(since), date.fromisoformat(until))
    return [f"{each.leave_type_id} {each.start:%d %H:%M} {each.end:%d %H:%M}" for each in found]


def test_all_day_is_from_midnight_to_midnight_of_the_persons_zone_weekends_within_it_too() -> None:
    story = given().and_then(taken(cast.asked("2026-08-06", "2026-08-11")))
    assert seen(story) == ["sick 05 22:00 11 22:00"]
    assert seen(story, LISBON) == ["sick 05 23:00 11 23:00"]


def test_halves_change_over_at_noon_and_each_is_a_stretch_of_its_own() -> None:
    story = given().and_then(taken(cast.asked("2026-08-06", "2026-08-07", DayPart.MORNING)))
    assert seen(story) == ["sick 05 22:00 06 10:30", "sick 06 22:00 07 10:30"]


def test_hours_are_at_their_times() -> None:
    story = given().and_then(taken(cast.hours("2026-08-06", 14, 16), kind=cast.ERRAND))
    assert seen(story) == ["errand 06 12:00 06 14:00"]


def test_a_day_of_work_in_between_breaks_it() -> None:
    whole = cast.asked("2026-08-03", "2026-08-07")
    gap = whole.changed({date(2026, 8, 5): Halves.NONE})
    half = whole.changed({date(2026, 8, 5): Halves.MORNING})
    assert gap is not None
    assert half is not None
    assert seen(given().and_then(taken(gap))) == ["sick 02 22:00 04 22:00", "sick 05 22:00 07 22:00"]
    assert seen(given().and_then(taken(half))) == ["sick 02 22:00 05 10:30", "sick 05 22:00 07 22:00"]


def test_it_is_whole_beyond_the_days_that_are_asked_about_and_in_order() -> None:
    later, earlier = cast.asked("2026-08-20", "2026-08-25"), cast.asked("2026-07-30", "2026-08-03")
    story = given().and_then(taken(later), taken(earlier, R2))
    assert seen(story, until="2026-08-20") == ["sick 29 22:00 03 22:00", "sick 19 22:00 25 22:00"]
    assert seen(story, since="2026-08-04", until="2026-08-19") == []


def test_what_waits_or_is_no_leave_is_no_absence() -> None:
    ask = RequestLeave(cast.ANNA, R1, cast.VACATION, cast.asked("2026-08-06"), cast.NOW)
    story = given().and_then(ask)
    assert seen(story) == []
    assert seen(story.and_then(ApproveRequest(cast.ANNA, R1, cast.BEN, cast.NOW))) == [
        "vacation 05 22:00 06 22:00"
    ]


def test_a_night_in_which_clocks_change_is_as_long_as_it_is() -> None:
    story = given().and_then(taken(cast.asked("2026-10-23", "2026-10-26")))
    [found] = absences(story.employee, BERLIN, date(2026, 10, 25), date(2026, 10, 25))
    start, end = datetime(2026, 10, 22, 22, tzinfo=UTC), datetime(2026, 10, 26, 23, tzinfo=UTC)
    assert found == Absence(cast.SICK, start, end)


def test_nobody_is_away_without_leave() -> None:
    assert absences(fold(Employee(), [cast.hired(cast.ANNA)]), BERLIN, cast.TODAY, cast.TODAY) == []
