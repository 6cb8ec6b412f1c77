"""Who decides: steps by any or by all, stand-ins, who is away, and clicks that come twice or too late."""

from dataclasses import replace
from datetime import date

import pytest

from domain.amounts import Amount
from domain.company.commands import DefineRule
from domain.company.decide import decide as settle
from domain.company.fold import fold as settled
from domain.company.places import Department
from domain.ids import RuleId
from domain.leave.approvers import above_deciders, decides_for, may_enter, steps_for
from domain.leave.commands import RequestLeave
from domain.leave.events import (
    RequestApproved,
    RequestDeclined,
)
from domain.leave.requests import Status, Step
from domain.policies.rules import Notice, Proof, Rule, Severity
from domain.refusals import NotPermitted, NotYourTurn, OwnRequest, Refused
from tests import cast
from tests.cast import ANNA, BEN, CARLA, DORA
from tests.domain.steps import ASK, EVA, R1, asked, company, no, status, turn, with_stand_in, yes
from tests.given import given


def test_two_steps_are_decided_one_after_the_other() -> None:
    now = asked(Step((BEN,)), Step((DORA,)))
    assert turn(now) == (BEN,)
    now.when(yes(DORA)).refused(NotYourTurn(R1))
    half = now.when(yes(BEN)).then(RequestApproved)
    assert (status(half), turn(half)) == (Status.PENDING, (DORA,))
    assert status(half.and_then(yes(DORA))) is Status.APPROVED


def test_a_colleague_of_a_step_that_is_done_does_not_decide_the_next_one() -> None:
    """Ben was quicker than Eva; her late click is no word of the second step, which is Dora's."""
    half = asked(Step((BEN, EVA)), Step((DORA,))).and_then(yes(BEN))
    half.when(yes(EVA)).nothing()
    half.when(no(EVA)).nothing()
    assert turn(half) == (DORA,)


def test_a_second_click_is_no_second_yes() -> None:
    half = asked(Step((BEN,)), Step((DORA,))).and_then(yes(BEN))
    half.when(yes(BEN)).nothing()
    half.when(no(BEN)).nothing()


def test_a_step_by_all_waits_for_each_of_them() -> None:
    half = asked(Step((BEN, DORA), is_by_all=True)).and_then(yes(BEN))
    assert (status(half), turn(half)) == (Status.PENDING, (DORA,))
    half.when(yes(BEN)).nothing()
    assert status(half.and_then(yes(DORA))) is Status.APPROVED


def test_one_no_ends_a_step_by_all() -> None:
    half = asked(Step((BEN, DORA), is_by_all=True)).and_then(yes(BEN))
    assert status(half.when(no(BEN)).then(RequestDeclined)) is Status.DECLINED


def test_one_word_counts_for_every_step_in_a_row_that_names_the_same_person() -> None:
    now = asked(Step((BEN,)), Step((BEN, DORA)), Step((EVA,)))
    half = now.when(yes(BEN)).then(RequestApproved, RequestApproved)
    assert turn(half) == (EVA,)


def test_who_is_asked_again_later_decides_again() -> None:
    """Ben said yes to the first step and, in the same breath, his part of the second; the last is his too."""
    now = asked(Step((BEN,)), Step((BEN, DORA), is_by_all=True), Step((EVA,)), Step((BEN,)))
    now = now.and_then(yes(BEN), yes(DORA, 1))
    now.when(yes(BEN, 2)).nothing()
    now = now.and_then(yes(EVA, 3))
    assert status(now.and_then(yes(BEN, 4))) is Status.APPROVED


def test_who_completed_a_step_by_all_last_is_not_the_only_one_asked_again() -> None:
    now = asked(Step((BEN, DORA), is_by_all=True), Step((EVA,)), Step((BEN,)))
    now = now.and_then(yes(BEN), yes(DORA, 1), yes(EVA, 2))
    assert status(now.and_then(yes(BEN, 3))) is Status.APPROVED


def test_a_stand_in_decides_instead_of_whom_they_stand_in_for() -> None:
    now = with_stand_in(asked(), BEN, DORA).but(BEN)
    assert turn(now) == (DORA,)
    done = now.when(yes(DORA)).then(RequestApproved)
    assert done.employee.requests[R1].decisions[0].for_ids == (BEN,)


def test_a_stand_in_decides_both_steps_of_whom_they_stand_in_for() -> None:
    now = with_stand_in(asked(Step((BEN,)), Step((BEN, EVA))), BEN, DORA)
    assert status(now.when(yes(DORA)).then(RequestApproved, RequestApproved)) is Status.APPROVED


def test_a_stand_in_who_is_asked_again_later_decides_again() -> None:
    now = with_stand_in(asked(Step((BEN,)), Step((EVA,)), Step((BEN,))), BEN, DORA)
    now = now.and_then(yes(DORA), yes(EVA, 1))
    assert status(now.and_then(yes(DORA, 2))) is Status.APPROVED


def test_a_stand_in_decides_from_their_first_day_on_and_not_after_their_last() -> None:
    now = with_stand_in(asked(), BEN, DORA, "2026-08-01")
    now.when(yes(DORA)).refused(NotPermitted)
    now.on("2026-08-01").when(yes(DORA)).then(RequestApproved)
    ended = replace(now.settings.stand_ins[BEN], last_day=date(2026, 8, 2))
    over = replace(now, settings=replace(now.settings, stand_ins={BEN: ended}))
    over.on("2026-08-03").when(yes(DORA)).refused(NotPermitted)


def test_nobody_stands_in_to_decide_their_own_leave() -> None:
    now = with_stand_in(asked(), BEN, ANNA).but(BEN)
    assert turn(now) == (CARLA,)
    now.when(yes(ANNA)).refused(OwnRequest)


def test_where_all_are_away_those_above_decide_and_where_nobody_is_there_those_who_are_named() -> None:
    above = Department(cast.SALES, "Sales", (DORA,))
    settings = company()
    under = replace(settings.departments[cast.ENGINEERING], parent_id=cast.SALES)
    settings = replace(settings, departments={cast.SALES: above, cast.ENGINEERING: under})
    now = given(settings=settings).and_then(ASK)
    assert turn(now.but(BEN)) == (DORA,)
    assert turn(now.but(BEN, DORA)) == (CARLA,)
    assert turn(now.but(BEN, DORA, CARLA)) == (BEN,)


def test_an_approver_who_is_gone_does_not_hold_up_a_step_by_all() -> None:
    half = asked(Step((BEN, DORA), is_by_all=True)).and_then(yes(BEN))
    gone = replace(half, is_present=lambda who: who != DORA)
    assert turn(gone) == (CARLA,)
    assert status(gone.and_then(yes(CARLA))) is Status.APPROVED


def test_who_is_gone_decides_nothing() -> None:
    replace(asked(), is_present=lambda who: who != BEN).when(yes(BEN)).refused(NotPermitted)


def test_nothing_is_anybodys_turn_once_it_has_been_decided() -> None:
    done = asked().and_then(yes(BEN))
    request = done.employee.requests[R1]
    assert turn(done) == ()
    assert above_deciders(done.employee, request, done.terms) == ()
    done.when(yes(CARLA)).nothing()


def test_oneself_is_left_out_of_every_step() -> None:
    settings = company(Step((ANNA,)), Step((ANNA, DORA), is_by_all=True))
    now = given(settings=settings)
    assert steps_for(now.employee, now.terms, cast.TODAY) == (Step((DORA,), is_by_all=True),)


def test_one_more_approval_is_by_those_above_and_else_by_administrators() -> None:
    rule = DefineRule(Rule(RuleId("soon"), Notice(30), Severity.EXTRA_APPROVAL))
    settings = company()
    settings = settled(settings, settle(settings, rule))
    now = given(settings=settings).and_then(ASK)
    assert now.employee.requests[R1].steps == (Step((BEN,)), Step((CARLA,)))
    half = now.and_then(yes(BEN))
    assert status(half) is Status.PENDING
    assert status(half.and_then(yes(CARLA))) is Status.APPROVED


def test_one_more_approval_is_the_only_one_of_leave_that_needs_none() -> None:
    rule = DefineRule(Rule(RuleId("long"), Proof(Amount(3)), Severity.EXTRA_APPROVAL))
    settings = settled(company(), settle(company(), rule))
    ill = RequestLeave(ANNA, R1, cast.SICK, cast.asked("2026-08-03", "2026-08-07"), cast.NOW)
    assert given(settings=settings).and_then(ill).employee.requests[R1].steps == (Step((BEN,)),)


def test_where_nobody_is_above_one_more_approval_is_none() -> None:
    alone = replace(company(), administrator_ids=())
    now = given(settings=alone)
    assert steps_for(now.employee, now.terms, cast.TODAY, is_extra=True) == (Step((BEN,)),)


def test_leave_is_entered_by_who_decides_for_the_department() -> None:
    now = with_stand_in(given(settings=company()), BEN, DORA)
    day = date(2026, 8, 10)
    assert [decides_for(now.employee, who, day, now.terms) for who in (BEN, DORA, CARLA, EVA, ANNA)] == [
        True,
        True,
        True,
        False,
        False,
    ]
    for who, refusal in ((EVA, NotPermitted), (ANNA, OwnRequest)):
        with pytest.raises(Refused) as refused:
            may_enter(now.employee, who, day, now.terms)
        assert isinstance(refused.value.refusal, refusal)
