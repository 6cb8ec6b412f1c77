"""Rules, steps, undoing, and changes of leave."""

from dataclasses import replace
from datetime import date

from bot.screens import Screen
from bot.screens.changing import CancelForm, ChangeForm, ChangeValues, OwnLeave
from bot.screens.deciding import ApprovalCard, OverrideForm
from bot.screens.examples.cast import (
    ALICE,
    APPROVED,
    AT,
    BEN,
    BOOKED,
    BY_THE_CLOCK,
    CARLA,
    COST,
    FLEXITIME,
    REQUEST,
    SICK,
    SUMMER,
    TODAY,
    VACATION,
    days,
)
from bot.screens.examples.forms import FORM
from bot.screens.facts import ChangeFact, DecisionFact, GivenBack, StepFact
from bot.screens.requesting import FormValues, Outcome, PartChoice, Receipt
from domain.amounts import Amount, amount
from domain.ids import RequestId, RuleId
from domain.leave.findings import Finding
from domain.leave.requests import Status
from domain.periods import Halves, Period
from domain.policies.leave_type import Unit
from domain.policies.rules import Severity
from domain.refusals import BalanceTooLow, InBlackout, NoticeTooShort, ProofNeeded, TooManyAway, WhyNeeded

FIRST = SUMMER.period.first_day
FOUND = tuple(
    Finding(RuleId(f"rule-{severity.value}"), severity, fact, FIRST)
    for severity, fact in (
        (Severity.REFUSE, InBlackout(FIRST, "Stocktaking", Period(date(2026, 7, 1), date(2026, 7, 7)), None)),
        (Severity.REFUSE_APPROVAL, TooManyAway(FIRST, 4, 3)),
        (
            Severity.EXTRA_APPROVAL,
            BalanceTooLow(VACATION.id, FIRST, Amount(5), Amount(3), would_be=Amount(-2), floor=Amount(0)),
        ),
        (Severity.WARN, NoticeTooShort(FIRST, 14, date(2026, 7, 13))),
        (Severity.INFORM, ProofNeeded(FIRST, Amount(3))),
    )
)
GIVES_BACK = (GivenBack(VACATION, SUMMER, Amount(2)),)
SHORTER = replace(
    SUMMER, period=Period(FIRST, date(2026, 7, 17)), exceptions=((date(2026, 7, 8), Halves.NONE),)
)
HALVED = replace(
    SHORTER,
    exceptions=(
        *((date(2026, 7, day), Halves.NONE) for day in (8, 9, 14)),
        (date(2026, 7, 16), Halves.MORNING),
    ),
)
TWO_STEPS = replace(REQUEST, step=StepFact(2, 2), lies_with=(CARLA,), decision=DecisionFact(BEN, AT, None))
BY_ALL = replace(REQUEST, step=StepFact(1, 1, True, (BEN,)), lies_with=(CARLA,))
CHANGE = replace(
    REQUEST,
    id=RequestId("r-change"),
    asked=days(FIRST, date(2026, 7, 8)),
    amount=Amount(3),
    holidays=(),
    change=ChangeFact(SUMMER, Amount(5)),
)
LONGER = replace(CHANGE, asked=HALVED, amount=Amount(6))
MOVED = replace(CHANGE, asked=days(date(2026, 7, 20), date(2026, 7, 24)), amount=Amount(5))
CANCELLATION = replace(
    CHANGE, asked=SUMMER, amount=Amount(0), change=ChangeFact(SUMMER, Amount(5), is_cancellation=True)
)
CLAIM = replace(BY_THE_CLOCK, type=FLEXITIME, is_claim=True, note="The night of the move")
UNDONE = replace(REQUEST, version=3)
ENTERED = replace(
    APPROVED,
    entered_by=CARLA,
    decision=DecisionFact(CARLA, AT, None),
    override="Agreed on the phone, before the stocktaking was planned.",
)

BETWEEN = tuple(date(2026, 7, day) for day in (7, 8, 9, 10))
CHANGE_FORM = ChangeForm(
    ChangeValues(ALICE.id, REQUEST.id, replace(FORM.values, note=None)),
    APPROVED,
    FORM.parts,
    is_mine=True,
    between=BETWEEN,
    needs_approval=True,
    asked=days(FIRST, date(2026, 7, 14)),
    cost=replace(COST, amount=Amount(6)),
    today=TODAY,
)

CHANGING: dict[str, Screen] = {
    "request form, rules": replace(FORM, found=FOUND[1:]),
    "request form, during leave": replace(
        FORM, values=replace(FORM.values, leave_type_id=SICK.id), needs_approval=False, gives_back=GIVES_BACK
    ),
    "request form, for another": replace(
        FORM, values=replace(FORM.values, employee_id=BEN.id), person=BEN, needs_approval=False
    ),
    "request form, for another, empty": replace(
        FORM,
        values=FormValues(RequestId("r-new"), employee_id=BEN.id),
        person=BEN,
        needs_approval=False,
        cost=None,
    ),
    "request form, against a rule": replace(
        FORM,
        values=replace(FORM.values, employee_id=BEN.id),
        person=BEN,
        needs_approval=False,
        refusal=FOUND[0].fact,
        asks_reason=True,
    ),
    "approval card, rules": ApprovalCard(
        REQUEST, amount("25/2"), amount("15/2"), (), may_decide=True, found=FOUND
    ),
    "approval card, during leave": ApprovalCard(
        replace(REQUEST, type=SICK), None, None, (), may_decide=True, gives_back=GIVES_BACK
    ),
    "approval card, second step": ApprovalCard(TWO_STEPS, Amount(9), Amount(4), (), may_decide=True),
    "approval card, by all": ApprovalCard(BY_ALL, Amount(9), Amount(4), (), may_decide=False),
    "approval card, change": ApprovalCard(CHANGE, Amount(9), Amount(11), (), may_decide=True),
    "approval card, more": ApprovalCard(LONGER, Amount(9), Amount(8), (), may_decide=True),
    "approval card, moved": ApprovalCard(MOVED, Amount(9), Amount(9), (), may_decide=True),
    "approval card, cancellation": ApprovalCard(CANCELLATION, Amount(9), Amount(14), (), may_decide=True),
    "approval card, claim": ApprovalCard(CLAIM, Amount(2), amount("11/2"), (), may_decide=True),
    "approval card, to undo": ApprovalCard(
        APPROVED, amount("25/2"), amount("15/2"), (), may_decide=False, may_undo=True
    ),
    "approval card, entered": ApprovalCard(ENTERED, Amount(9), Amount(4), (), may_decide=False),
    "receipt, entered": Receipt(ENTERED, Amount(4), may_withdraw=False, may_cancel=True),
    "receipt, second step": Receipt(TWO_STEPS, Amount(4), may_withdraw=True, may_cancel=False),
    "receipt, to change": Receipt(APPROVED, Amount(4), may_withdraw=False, may_cancel=True, may_change=True),
    "receipt, claim": Receipt(
        replace(CLAIM, status=Status.APPROVED, decision=DecisionFact(BEN, AT, None), lies_with=()),
        amount("11/2"),
        may_withdraw=False,
        may_cancel=True,
    ),
    "receipt, begun": Receipt(
        APPROVED, Amount(4), may_withdraw=False, may_cancel=True, may_change=True, needs_why=True
    ),
    "receipt, being changed": Receipt(APPROVED, Amount(4), False, False, change=CHANGE),
    "receipt, being cancelled": Receipt(APPROVED, Amount(4), False, False, change=CANCELLATION),
    "approval card, for administrators": ApprovalCard(
        APPROVED, Amount(9), Amount(4), (), may_decide=False, may_change=True
    ),
    "change form": CHANGE_FORM,
    "change form, nothing yet": replace(CHANGE_FORM, cost=None, needs_approval=False),
    "change form, given back": replace(
        CHANGE_FORM,
        values=replace(CHANGE_FORM.values, given_back=BETWEEN[1:2]),
        asked=SHORTER,
        needs_approval=False,
        found=FOUND[1:],
    ),
    "change form, refused": replace(CHANGE_FORM, cost=None, refusal=WhyNeeded(FIRST)),
    "change form, of another": replace(CHANGE_FORM, is_mine=False, needs_approval=False),
    "change form, hours": replace(
        CHANGE_FORM,
        leave=replace(BY_THE_CLOCK, status=Status.APPROVED),
        values=replace(
            CHANGE_FORM.values, form=replace(FORM.values, part=PartChoice.HOURS, start=540, end=600)
        ),
        parts=(PartChoice.ALL_DAY, PartChoice.HOURS),
        between=(),
        cost=replace(COST, amount=Amount(1), unit=Unit.HOURS, before=None, after=None, away=(), lowest=None),
    ),
    "override form": OverrideForm(REQUEST, FOUND[1].fact, TODAY),
    "cancel form": CancelForm(APPROVED),
    "own leave": OwnLeave(
        (
            Receipt(REQUEST, Amount(4), may_withdraw=True, may_cancel=False),
            Receipt(APPROVED, Amount(4), may_withdraw=False, may_cancel=True, may_change=True),
            Receipt(BOOKED, None, may_withdraw=False, may_cancel=False, change=CANCELLATION),
        )
    ),
    "no own leave": OwnLeave(()),
    "leave of another": OwnLeave(
        (Receipt(APPROVED, Amount(4), False, may_cancel=True, may_change=True, needs_why=True),), ALICE
    ),
    "no leave of another": OwnLeave((), ALICE),
    "outcome, changed by another": Outcome(APPROVED, Amount(11), changed_by=CARLA),
    "outcome, first step": Outcome(replace(TWO_STEPS, lies_with=(CARLA,)), Amount(4)),
    "outcome, undone": Outcome(UNDONE, Amount(4)),
    "outcome, changed": Outcome(
        replace(CHANGE, status=Status.APPLIED, decision=DecisionFact(BEN, AT, None)), Amount(11)
    ),
}
