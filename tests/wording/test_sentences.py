"""What is said of requests, costs, fields and mistakes."""

from dataclasses import replace
from datetime import date

import pytest

from bot.replies import Slip
from bot.screens.examples.cast import (
    APPROVED,
    BALANCE,
    BEN,
    BOOKED,
    CARLA,
    COST,
    DENTIST,
    FLEXITIME,
    HOURLY,
    MORNING,
    REQUEST,
    SUMMER,
    TODAY,
    UNLIMITED,
    VACATION,
)  # fmt: skip
from bot.screens.examples.changing import (
    BY_ALL,
    CANCELLATION,
    CHANGE,
    CLAIM,
    ENTERED,
    GIVES_BACK,
    LONGER,
    MOVED,
    TWO_STEPS,
    UNDONE,
)
from bot.screens.facts import AwayFact
from bot.screens.foresight import BalanceShift, LeaveShift, PersonShift
from bot.screens.requesting import Misreading
from bot.wording import words
from domain.amounts import Amount, amount
from domain.holiday_calendar import Holiday
from domain.leave.requests import Status
from domain.periods import Asked, DayPart, Halves
from domain.policies.leave_type import Unit
from domain.refusals import OwnRequest
from domain.working_pattern import FREE, FULL_TIME, Work, WorkingPattern

W = words("en")


def test_a_pending_request_says_with_whom_it_lies() -> None:
    assert W.standing(REQUEST) == "Waiting for Ben Okafor and Carla Núñez"
    assert W.standing(replace(REQUEST, lies_with=())) == "Waiting for a decision"
    passed_on = replace(REQUEST, also_asked=(CARLA,))
    assert W.standing(passed_on) == "Waiting for Ben Okafor, also asked: Carla Núñez"
    assert W.standing(replace(passed_on, lies_with=(CARLA,))) == "Waiting for Carla Núñez"


def test_a_decided_request_says_who_decided_and_when() -> None:
    assert W.standing(APPROVED) == "Approved by Ben Okafor on Mon 29 June"
    assert W.standing(BOOKED) == "Approved on Mon 29 June"
    assert W.standing(replace(REQUEST, status=Status.WITHDRAWN)) == "Withdrawn"


def test_leave_from_a_file_is_recorded_by_nobody_and_on_no_day() -> None:
    written_down = replace(BOOKED, is_recorded=True)
    assert W.standing(written_down) == "Recorded"
    assert words("de").standing(written_down) == "Eingetragen"
    cancelled = replace(APPROVED, status=Status.CANCELLED, is_recorded=True)
    assert W.standing(cancelled) == "Cancelled by Ben Okafor on Mon 29 June"


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_word(status: Status) -> None:
    assert W.status(status) == status.value.capitalize()
    assert words("de").status(status) != W.status(status)


def test_a_request_for_next_year_says_the_year() -> None:
    in_january = replace(REQUEST, asked=Asked(replace(SUMMER.period, last_day=date(2027, 7, 6))))
    assert "2027" in W.days_of(in_january)
    assert W.days_of(REQUEST) == "Mon 6 – Mon 13 July, 5 days"


def test_a_cost_says_how_it_comes_about() -> None:
    assert W.cost(COST) == "5 days: 6 weekdays, minus Founders' Day"
    assert W.cost(replace(COST, weekdays=5, holidays=())) == "5 days"


def test_a_holiday_on_a_weekend_explains_nothing() -> None:
    on_sunday = Holiday(date(2026, 7, 12), "Midsummer")
    assert W.cost(replace(COST, weekdays=5, holidays=(on_sunday,))) == "5 days"


def test_a_day_off_of_ones_own_is_named_as_a_cause() -> None:
    part_time = replace(COST, amount=Amount(4))
    assert W.cost(part_time) == "4 days: 6 weekdays, minus Founders' Day, minus what you do not work"


def test_two_holidays_of_one_day_free_it_once() -> None:
    (founders_day,) = COST.holidays
    two = replace(COST, amount=Amount(4), holidays=(founders_day, replace(founders_day, name="Fair")))
    assert W.cost(two) == "4 days: 6 weekdays, minus Founders' Day and Fair, minus what you do not work"


def test_half_days_say_so_in_the_cost() -> None:
    mornings = Asked(SUMMER.period, DayPart.MORNING)
    half = replace(
        COST, amount=amount("5/2"), holidays=(Holiday(date(2026, 7, 8), "Fair", Halves.AFTERNOON),)
    )
    assert W.cost(half, mornings) == "2½ days: 6 weekdays, minus Fair (afternoon), mornings only"
    half_holiday = replace(half, amount=amount("11/2"))
    assert W.cost(half_holiday, SUMMER) == "5½ days: 6 weekdays, minus Fair (afternoon)"
    assert W.holiday(Holiday(date(2026, 7, 8), "Fair", Halves.MORNING)) == "Fair (morning)"


def test_hours_always_say_on_how_many_weekdays() -> None:
    by_the_clock = replace(COST, amount=Amount(3), unit=Unit.HOURS, weekdays=1, holidays=())
    assert W.cost(by_the_clock, DENTIST) == "3 h: 1 weekday"


def test_a_balance_before_and_after() -> None:
    assert W.before_and_after(amount("12.5"), amount("7.5"), Unit.DAYS) == "12½ days → 7½ days left"


def test_colleagues_away_are_named_with_their_days() -> None:
    ben = AwayFact(BEN, SUMMER, Halves.BOTH)
    carla = AwayFact(CARLA, MORNING, Halves.MORNING, is_pending=True, type_name="Training")
    assert W.away(ben, TODAY) == "Ben Okafor, Mon 6 – Mon 13 July"
    assert W.stretch(carla, TODAY) == "Tue 4 August, morning (Training, asked for)"
    assert W.away_on_day(carla) == "Carla Núñez (morning, Training, asked for)"
    assert W.away_on_day(ben) == "Ben Okafor"
    assert W.away_on_day(replace(ben, asked=DENTIST)) == "Ben Okafor (14:00–17:00)"


def test_a_balance_says_what_it_is_made_of() -> None:
    assert W.sources(BALANCE) == "25 granted · 3 carried over"
    assert W.uses(BALANCE) == "10½ taken · 3 booked · 2 pending"
    assert W.sources(UNLIMITED) == ""
    assert W.left(None, Unit.DAYS) == "no limit"


def test_what_lapses_is_said_with_its_last_day() -> None:
    assert W.lapse(BALANCE) == "2 days lapse after Wed 31 March 2027"
    assert W.lapse(HOURLY) == "1 h lapses after Thu 31 December"
    assert W.lapse(UNLIMITED) is None


def test_half_a_day_lapses_as_a_single_day_does() -> None:
    half = replace(BALANCE, lapses=(date(2027, 3, 31), Amount(1, 2)))
    assert W.lapse(half) == "½ day lapses after Wed 31 March 2027"
    assert words("de").lapse(half) == "½ Tag verfällt nach Mi 31. März 2027"


@pytest.mark.parametrize("slip", Slip)
def test_every_slip_of_a_field_has_a_sentence(slip: Slip) -> None:
    assert W.problem(slip).endswith(".")
    assert words("de").slip(slip) != W.slip(slip)


def test_a_refusal_can_stand_under_a_field_too() -> None:
    assert W.problem(OwnRequest(REQUEST.id)) == W.refusal(OwnRequest(REQUEST.id))


@pytest.mark.parametrize("misreading", Misreading)
def test_a_misreading_repeats_what_was_typed(misreading: Misreading) -> None:
    assert "“30 February”" in W.misreading(misreading, "30 February")
    assert "„30 February“" in words("de").misreading(misreading, "30 February")


def test_a_country_is_called_by_its_name() -> None:
    assert words("de").country("AT") == "Österreich"
    assert W.country("ZZZ") == "ZZZ"


def test_a_change_says_what_it_gives_back_or_takes_besides() -> None:
    assert W.days_of(CHANGE) == "Mon 6 – Mon 13 July → Mon 6 – Wed 8 July, 2 days back"
    assert W.days_of(LONGER).endswith("without Wed 8 – Thu 9 and Tue 14, with Thu 16 (morning), 1 day more")
    assert W.days_of(MOVED) == "Mon 6 – Mon 13 July → Mon 20 – Fri 24 July, as many as before"
    assert W.days_of(CANCELLATION) == "Mon 6 – Mon 13 July, 5 days back"
    assert W.days_of(CLAIM) == "Fri 31 July, 14:00–17:00, 3 h 30 earned"
    assert W.briefly(LONGER) == "Mon 6 – Fri 17 July"


def test_a_card_says_who_asks_for_what() -> None:
    titles = [W.title(each) for each in (REQUEST, CHANGE, CANCELLATION, CLAIM, APPROVED)]
    assert titles == [
        "Alice Jones asks for leave",
        "Alice Jones asks to change leave",
        "Alice Jones asks to cancel leave",
        "Alice Jones claims time worked",
        "Alice Jones's leave",
    ]


def test_steps_are_said_where_there_are_several_or_several_have_to_agree() -> None:
    assert W.step(REQUEST) == ""
    assert W.step(TWO_STEPS) == "Step 2 of 2"
    assert W.step(BY_ALL) == "all who are asked have to agree · Ben Okafor said yes"
    assert W.news(TWO_STEPS) == "Ben Okafor said yes. Waiting for Carla Núñez"
    assert W.news(UNDONE) == "The decision was taken back. Waiting for Ben Okafor and Carla Núñez"
    by_nobody = replace(TWO_STEPS, decision=BOOKED.decision)
    assert W.news(by_nobody) == "Approved. Waiting for Carla Núñez"


def test_leave_that_somebody_entered_says_who_did() -> None:
    assert W.standing(ENTERED) == "Entered by Carla Núñez on Mon 29 June"
    applied = replace(CHANGE, status=Status.APPLIED, decision=APPROVED.decision)
    assert W.standing(applied) == "Approved by Ben Okafor on Mon 29 June"


def test_leave_given_back_is_said_with_what_it_comes_out_of() -> None:
    said = W.given_back(GIVES_BACK[0], TODAY)
    assert said == "Given back: 2 days of Vacation, out of Mon 6 – Mon 13 July."


FOUR_DAYS = WorkingPattern(((*(Work(240, 240),) * 3, Work(240, 0), FREE, Work(0, 150), FREE),))


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (FULL_TIME, "Mon – Fri 8 h"),
        (FOUR_DAYS, "Mon – Wed 8 h, Thu 4 h (morning), Sat 2 h 30 (afternoon)"),
        (
            WorkingPattern((FULL_TIME.weeks[0], (FREE,) * 7), date(2026, 6, 29)),
            "week 1: Mon – Fri 8 h; week 2: free",
        ),
    ],
)
def test_working_hours_are_said_by_stretches_of_days(pattern: WorkingPattern, said: str) -> None:
    assert W.pattern(pattern) == said


def test_what_a_change_means_is_said_in_a_line() -> None:
    shift = PersonShift(
        BEN,
        (
            BalanceShift(VACATION, TODAY, amount("25/2"), Amount(14)),
            BalanceShift(FLEXITIME, TODAY, None, amount("7/2")),
        ),
        (LeaveShift(VACATION, SUMMER, Amount(5), Amount(4)),),
    )
    assert W.shift(shift, TODAY) == (
        "Ben Okafor: Vacation 12½ → 14 days on Mon 29 June; "
        "Flexitime nothing settled → 3 h 30 on Mon 29 June; "
        "Mon 6 – Mon 13 July takes 4 days, was 5 days"
    )
