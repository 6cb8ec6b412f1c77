"""Own leave that stands in the way: the same half of a day, or the same minutes, cannot be had twice."""

from datetime import date

from domain.ids import RequestId
from domain.leave.overlap import overlap, taken_on
from domain.leave.requests import Request, Status
from domain.periods import Asked, DayPart, Halves
from tests import cast

MONDAY, TUESDAY, FRIDAY = "2026-08-03", "2026-08-04", "2026-08-07"


def has(asked: Asked, status: Status = Status.APPROVED, number: str = "one") -> Request:
    return Request(RequestId(number), cast.VACATION, asked, (), (), status, (), cast.ANNA, cast.NOW)


def test_the_morning_and_the_afternoon_of_a_day_are_two_requests_that_do_not_meet() -> None:
    morning = has(cast.asked(MONDAY, part=DayPart.MORNING))
    assert overlap(cast.asked(MONDAY, part=DayPart.AFTERNOON), [morning]) is None


def test_a_whole_day_over_a_half_names_the_half_that_is_still_free() -> None:
    found = overlap(cast.asked(MONDAY), [has(cast.asked(MONDAY, part=DayPart.MORNING))])
    assert found
    assert (found.day, found.request_id, found.free) == (date(2026, 8, 3), "one", Halves.AFTERNOON)


def test_the_first_of_several_clashes_is_named_on_its_first_day() -> None:
    others = [has(cast.asked(FRIDAY)), has(cast.asked("2026-07-30", TUESDAY), number="two")]
    found = overlap(cast.asked(MONDAY, FRIDAY), others)
    assert found
    assert (found.day, found.request_id, found.free) == (date(2026, 8, 3), "two", Halves.NONE)


def test_leave_on_other_days_and_leave_given_back_are_not_in_the_way() -> None:
    others = [has(cast.asked(TUESDAY)), has(cast.asked(MONDAY), Status.CANCELLED)]
    assert overlap(cast.asked(MONDAY), others) is None
    assert taken_on(date(2026, 8, 3), others) is Halves.NONE


def test_two_errands_on_one_morning_may_follow_each_other_but_not_cross() -> None:
    first = has(cast.hours(MONDAY, 9, 10))
    assert overlap(cast.hours(MONDAY, 10, 11), [first]) is None
    assert overlap(cast.hours(MONDAY, 8, 10), [first]) is not None


def test_an_errand_stands_in_the_way_of_the_half_it_lies_in() -> None:
    errand = has(cast.hours(MONDAY, 9, 10))
    assert overlap(cast.asked(MONDAY, part=DayPart.MORNING), [errand]) is not None
    assert overlap(cast.asked(MONDAY, part=DayPart.AFTERNOON), [errand]) is None
