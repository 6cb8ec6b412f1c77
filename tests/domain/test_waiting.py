"""Requests that wait, are passed on, end, and decisions that are taken back."""

from dataclasses import replace
from datetime import date, timedelta

from domain.leave.commands import (
    ExpireRequest,
    PassOn,
    SnoozeReminder,
    WithdrawRequest,
)
from domain.leave.events import (
    DecisionUndone,
    ReminderSnoozed,
    RequestExpired,
    RequestPassedOn,
)
from domain.leave.requests import Status, Step
from domain.refusals import NotPermitted, TooLateToUndo
from tests.cast import ANNA, BEN, CARLA, DORA, NOW
from tests.domain.steps import EVA, R1, asked, no, status, turn, undo, yes


def test_a_request_nobody_here_can_decide_is_passed_on_once() -> None:
    away = asked().but(BEN)
    passed = away.when(PassOn(ANNA, R1, NOW)).then(RequestPassedOn)
    passed.when(PassOn(ANNA, R1, NOW)).nothing()
    back = passed.but()
    assert turn(back) == (BEN, CARLA)
    assert status(back.and_then(yes(BEN))) is Status.APPROVED


def test_whom_a_request_was_passed_to_decides_for_all_who_were_asked() -> None:
    now = asked(Step((BEN, EVA), is_by_all=True)).but(BEN, EVA)
    passed = now.and_then(PassOn(ANNA, R1, NOW))
    assert status(passed.but().and_then(yes(CARLA))) is Status.APPROVED


def test_what_is_passed_on_for_one_step_is_not_for_the_next() -> None:
    now = asked(Step((BEN,)), Step((EVA,))).but(BEN).and_then(PassOn(ANNA, R1, NOW))
    assert turn(now.but().and_then(yes(BEN))) == (EVA,)


def test_a_request_ends_after_the_days_that_the_company_allows() -> None:
    now = asked()
    late = ExpireRequest(ANNA, R1, NOW + timedelta(days=14))
    now.when(late).nothing()
    limited = replace(now, settings=replace(now.settings, expires_after_days=14))
    limited.when(replace(late, at=late.at - timedelta(seconds=1))).nothing()
    over = limited.when(late).then(RequestExpired)
    assert status(over) is Status.EXPIRED
    over.when(late).nothing()
    over.when(yes(BEN)).nothing()


def test_a_reminder_is_put_off_by_whoever_is_asked() -> None:
    snooze = SnoozeReminder(ANNA, R1, BEN, date(2026, 8, 3))
    later = asked().when(snooze).then(ReminderSnoozed)
    later.when(snooze).nothing()
    again = later.and_then(replace(snooze, until=date(2026, 8, 4)))
    assert again.employee.requests[R1].snoozed == ((BEN, date(2026, 8, 4)),)
    later.when(replace(snooze, by=DORA)).refused(NotPermitted)
    asked().and_then(yes(BEN)).when(snooze).nothing()


def test_a_decision_can_be_taken_back_for_a_day() -> None:
    done = asked().and_then(yes(BEN))
    done.when(undo(BEN, 25)).refused(TooLateToUndo(R1))
    waiting = done.when(undo(BEN, 24)).then(DecisionUndone)
    assert (status(waiting), turn(waiting)) == (Status.PENDING, (BEN,))
    waiting.when(undo(BEN)).nothing()
    assert waiting.employee.requests[R1].decisions == ()


def test_nobody_takes_back_what_another_decided() -> None:
    done = asked(Step((BEN,)), Step((DORA,))).and_then(yes(BEN), yes(DORA, 1))
    done.when(undo(BEN)).refused(NotPermitted)
    half = done.when(undo(DORA)).then(DecisionUndone)
    assert turn(half) == (DORA,)
    assert turn(half.when(undo(BEN)).then(DecisionUndone)) == (BEN,)


def test_one_word_for_two_steps_is_taken_back_from_both() -> None:
    done = asked(Step((BEN,)), Step((BEN, DORA))).and_then(yes(BEN))
    waiting = done.when(undo(BEN)).then(DecisionUndone)
    assert waiting.employee.requests[R1].step == 0


def test_a_no_that_is_taken_back_leaves_the_yes_before_it() -> None:
    """Both in the same moment: Ben completes the first step and declines the second."""
    now = asked(Step((BEN,)), Step((DORA,)), Step((BEN,))).and_then(yes(BEN), yes(DORA, 1))
    declined = now.and_then(no(BEN))
    waiting = declined.when(undo(BEN)).then(DecisionUndone)
    request = waiting.employee.requests[R1]
    assert (request.step, len(request.decisions)) == (2, 2)


def test_a_word_of_a_step_by_all_is_taken_back_alone() -> None:
    half = asked(Step((BEN, DORA), is_by_all=True)).and_then(yes(BEN))
    waiting = half.when(undo(BEN)).then(DecisionUndone)
    assert turn(waiting) == (BEN, DORA)


def test_what_was_withdrawn_stays_withdrawn() -> None:
    gone = asked().and_then(WithdrawRequest(ANNA, R1, ANNA, NOW))
    gone.when(undo(BEN)).nothing()
