"""The shape of leave types and leave policies."""

from bot.company_file.entries import PolicyEntry
from bot.company_file.leaves import AMOUNT, DAY, FLAG, KEY, MONTH_DAY, NAME, choice, text, whole
from bot.company_file.nodes import Mapped
from bot.company_file.records import Record, inner, key
from bot.company_file.shapes import (
    Either,
    Json,
    Keyed,
    Leaf,
    ListOf,
    Marking,
    Named,
    Reference,
    Report,
    SetOf,
)
from domain.amounts import NOTHING, Amount
from domain.company.settling import policy_problem
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import After, CarryOver
from domain.policies.leave_type import EMOJI, LONGEST_STATUS, LeaveType, Slice, Toil, Unit
from domain.policies.leave_year import MonthDay
from domain.policies.policy import Direction, LeavePolicy, Proration, Rounding, TenureStep

MOST_MONTHS = 1200
CONTRADICTIONS = {
    "cap": ("a cap is more than 0.", "Leave it out where there is none."),
    "tenure": ("a step comes before the one above it.", "Put them in order, each number of years once."),
    "accrual": (
        "a level starts before the one above it.",
        "Put them in order of after_months and after_days, each start once.",
    ),
    "carry_over": ("less than nothing cannot move on.", "Say 0 or more, or all."),
}
"""What is wrong with a policy that contradicts itself, and what to do, by the key at fault."""
LABELS = SetOf(NAME, "labels")

_TOIL = Record(
    Toil,
    {
        "for_months": key(
            "for_months", whole(MOST_MONTHS, "months"), "for how many months it may be used; for ever"
        ),
        "until_year_end": key("until_year_end", FLAG, "whether it is gone when the leave year ends; false"),
    },
)
_EMOJI = text(60, "an emoji such as :palm_tree:", EMOJI.pattern)
LEAVE_TYPE = Record(
    LeaveType,
    {
        "name": key("name", NAME, "what people call it", required=True),
        "colour": key("colour", text(30, "a colour"), "its colour in calendars; teal"),
        "emoji": key("emoji", text(60, "an emoji such as :palm_tree:"), "its emoji; :palm_tree:"),
        "unit": key("unit", choice(Unit, "what it is counted in"), "days or hours; days"),
        "smallest": key("smallest", choice(Slice, "the smallest piece"), "the smallest piece; half_day"),
        "paid": key("is_paid", FLAG, "whether it is paid; true"),
        "limited": key("is_limited", FLAG, "whether there is only so much of it; true"),
        "needs_approval": key("needs_approval", FLAG, "whether somebody has to approve it; true"),
        "needs_reason": key("needs_reason", FLAG, "whether one has to say why; false"),
        "shown_by_name": key("is_shown_by_name", FLAG, "whether colleagues see which leave it is; false"),
        "active": key("is_active", FLAG, "whether it can be asked for; true"),
        "words": key("words", ListOf(NAME, "words"), "other words by which people ask for it"),
        "interrupts": key(
            "interrupts", FLAG, "whether it takes the place of other leave, as illness does; false"
        ),
        "giving_back_needs_approval": key(
            "giving_back_needs_approval", FLAG, "whether somebody approves that it is given back; false"
        ),
        "toil": key("toil", _TOIL, "whether it is earned by time worked, and how long it may be used"),
        "status_emoji": key(
            "status_emoji", _EMOJI, "the emoji of the status of whoever is on it; :palm_tree:"
        ),
        "status_text": key(
            "status_text",
            text(LONGEST_STATUS, "words"),
            "the words of that status; Away, in the language of each",
        ),
    },
    given={"id": ""},
)
LEAVE_TYPES = Keyed("leave type", KEY, LEAVE_TYPE)


def _limit(written: str) -> Amount | None:
    return None if written == "all" else AMOUNT.parse(written)


def _show_limit(limit: Amount | None) -> Json:
    return "all" if limit is None else AMOUNT.show(limit)


def _show_month_day(last_day: MonthDay | After | None) -> Json:
    return MONTH_DAY.show(last_day) if isinstance(last_day, MonthDay) else None


_LIMIT: Leaf[Amount | None] = Leaf(
    _limit, "an amount, or all", _show_limit, {"anyOf": [{"enum": ["all"]}, AMOUNT.json]}
)
_AFTER: Record[MonthDay | After | None] = Record(
    After,
    {
        "months": key("months", whole(MOST_MONTHS, "months"), "months of the leave year"),
        "days": key("days", whole(9999, "days"), "days besides"),
    },
)
_DAY_OF_YEAR: Leaf[MonthDay | After | None] = Leaf(
    MONTH_DAY.parse, "a day such as 03-31, or months and days", _show_month_day, MONTH_DAY.json
)
_UNTIL = Either(
    _DAY_OF_YEAR,
    _AFTER,
    lambda last_day: isinstance(last_day, MonthDay),
)
_CARRY = Record(
    CarryOver,
    {
        "limit": key("limit", _LIMIT, "how much moves into the next leave year, or all", required=True),
        "until": key("last_day", _UNTIL, "the last day on which it may be used; for ever"),
        "debt": key("carries_debt", FLAG, "whether a debt moves on too; true"),
    },
)
CARRY_OVER = Named("carry_over", _CARRY)
_LEVEL = Record(
    Level,
    {
        "every": key("every", choice(Every, "how often it grants"), "how often it grants", required=True),
        "amount": key("amount", AMOUNT, "how much; a share of the entitlement"),
        "after_months": key("after_months", whole(MOST_MONTHS, "months"), "months of service before it"),
        "after_days": key("after_days", whole(9999, "days"), "days of service before it"),
        "days": key("on", ListOf(whole(1231, "a day"), "days"), "the days its periods begin on"),
        "cap": key("cap", AMOUNT, "the most the balance may be when it grants"),
        "yearly_cap": key("yearly_cap", AMOUNT, "the most it grants in a year"),
        "carry_over": key("carry_over", CARRY_OVER, "what moves into the next leave year"),
        "by_time_worked": key("is_by_time_worked", FLAG, "whether days not worked earn less; false"),
    },
)


def _check_plan(node: Mapped, plan: AccrualPlan, report: Report) -> None:
    if not plan.levels:
        report.note(node.spot, "the accrual has no levels.", "Say at least one, such as every: month.")


def _says_all(plan: AccrualPlan) -> bool:
    return plan == AccrualPlan((Level(plan.levels[0].every),))


def _check_step(node: Mapped, rounding: Rounding, report: Report) -> None:
    if rounding.step <= NOTHING:
        report.note(node.spot_of("step"), "rounding goes in steps of more than 0.")


_EVERY = choice(Every, "how often it is granted")
_ACCRUAL: Either[AccrualPlan] = Either(
    Leaf(
        lambda written: AccrualPlan((Level(_EVERY.parse(written)),)),
        _EVERY.expected,
        lambda plan: plan.levels[0].every.value,
        _EVERY.json,
    ),
    Record(
        AccrualPlan,
        {
            "levels": key("levels", ListOf(_LEVEL, "levels"), "levels by length of service", required=True),
            "granted_at": key("granted_at", choice(GrantedAt, "when it comes"), "start, end or after; end"),
        },
        check=_check_plan,
    ),
    _says_all,
)
_ROUNDING = Record(
    Rounding,
    {
        "direction": key("direction", choice(Direction, "which way"), "up, down or nearest", required=True),
        "step": key("step", AMOUNT, "to multiples of this, such as 0.5", required=True),
    },
    check=_check_step,
)
_TENURE = Record(
    TenureStep,
    {
        "years": key("years", whole(99, "years"), "completed years of service", required=True),
        "extra": key("extra", AMOUNT, "how much more than the entitlement", required=True),
    },
)
POLICY = Record(
    LeavePolicy,
    {
        "leave_type": key("leave_type_id", Reference("leave type"), "the key of a leave type", required=True),
        "location": key("location_id", Reference("location"), "only at this location"),
        "labels": key("labels", LABELS, "only for people with all these labels"),
        "entitlement": key("entitlement", AMOUNT, "for a whole leave year; 0"),
        "accrual": key("accrual", _ACCRUAL, "bit by bit; left out, the whole year is granted up front"),
        "proration": key(
            "proration", choice(Proration, "how years are shortened"), "for joiners and leavers; days"
        ),
        "rounding": key("rounding", _ROUNDING, "of a leave year's total; none"),
        "tenure": key("tenure", ListOf(_TENURE, "steps"), "more after years of service"),
        "tenure_at_year_start": key(
            "tenure_at_year_start", FLAG, "whether tenure counts from the next leave year on; true"
        ),
        "carry_over": key("carry_over", CARRY_OVER, "what moves into the next leave year; nothing"),
        "cap": key("cap", AMOUNT, "the most the balance may be; no cap"),
        "floor": key("floor", AMOUNT, "how far it may go down, such as -5; 0"),
        "usable_after_months": key(
            "usable_after_months", whole(MOST_MONTHS, "months"), "months of service before its first use; 0"
        ),
    },
)


def _check_policy(node: Mapped, entry: PolicyEntry, report: Report) -> None:
    policy = entry.policy
    if policy.entitlement < NOTHING:
        report.note(node.spot_of("entitlement"), "an entitlement is 0 or more.")
    if policy.floor > NOTHING:
        report.note(node.spot_of("floor"), "a floor is 0 or below, such as -5.")
    problem = policy_problem(policy)
    if problem and problem.field in CONTRADICTIONS:
        report.note(node.spot_of(problem.field), *CONTRADICTIONS[problem.field])


POLICIES = ListOf(
    Marking(
        Record(
            PolicyEntry,
            {
                "from": key("from_day", DAY, "the day from which it holds; always"),
                "person": key("person", Reference("person"), "whose own policy it is, by e-mail"),
            },
            inner=inner("policy", POLICY, after="from"),
            check=_check_policy,
        )
    ),
    "policies",
)
