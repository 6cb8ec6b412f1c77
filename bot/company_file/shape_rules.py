"""The shape of rules: what each limits under its own key, how strict it is, and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.company_file.leaves import AMOUNT, DAY, KEY, choice, whole
from bot.company_file.nodes import Mapped, Node, Scalar
from bot.company_file.records import Record, key
from bot.company_file.shape_blackouts import BLACKOUT
from bot.company_file.shape_terms import LABELS, MOST_MONTHS
from bot.company_file.shapes import (
    Bare,
    Either,
    Json,
    Keyed,
    Leaf,
    ListOf,
    Reference,
    Report,
    Shape,
    Turned,
    Unread,
)
from domain.amounts import NOTHING, WHOLE
from domain.company.settling import rule_flaw
from domain.flaws import Flaw
from domain.ids import DepartmentId, LeaveTypeId, LocationId, RuleId
from domain.policies.rules import (
    BackDating,
    BalanceLimit,
    Blackout,
    CoverLimit,
    HalvesLimit,
    Limit,
    LongestStretch,
    Notice,
    OnlyOn,
    Proof,
    Rule,
    Severity,
    ShortestStretch,
    WaitingPeriod,
)

T = TypeVar("T")
MOST_DAYS = 3660
DAYS = whole(MOST_DAYS, "calendar days")
PERCENT = 100
KINDS: Mapping[str, type[Limit]] = {
    "notice": Notice,
    "shortest": ShortestStretch,
    "longest": LongestStretch,
    "blackout": Blackout,
    "cover": CoverLimit,
    "waiting_period": WaitingPeriod,
    "proof_after": Proof,
    "back_dating": BackDating,
    "halves": HalvesLimit,
    "only_on": OnlyOn,
    "balance": BalanceLimit,
}
"""Each under its own key."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Exactly one of the limits, and the rest of the rule."""

    notice: Notice | None = None
    shortest: ShortestStretch | None = None
    longest: LongestStretch | None = None
    blackout: Blackout | None = None
    cover: CoverLimit | None = None
    waiting_period: WaitingPeriod | None = None
    proof_after: Proof | None = None
    back_dating: BackDating | None = None
    halves: HalvesLimit | None = None
    only_on: OnlyOn | None = None
    balance: BalanceLimit | None = None
    severity: Severity = Severity.REFUSE
    location: str | None = None
    department: str | None = None
    labels: frozenset[str] = frozenset()
    leave_types: tuple[str, ...] = ()

    def limits(self) -> dict[str, Limit]:
        """The limits that are given, by their keys."""
        named = {name: getattr(self, name) for name in KINDS}
        return {name: limit for name, limit in named.items() if limit is not None}


@dataclass(frozen=True, slots=True)
class _Emptied(Generic[T]):
    """Nothing may stand in its place, which takes back what stands."""

    shape: Shape[T]

    def read(self, node: Node, report: Report) -> T | None:
        is_empty = isinstance(node, Scalar) and node.is_null
        return None if is_empty else self.shape.read(node, report)

    def write(self, value: T | None) -> Json:
        return None if value is None else self.shape.write(value)

    def schema(self) -> dict[str, Json]:
        return {"anyOf": [self.shape.schema(), {"type": "null"}]}


def _cover(written: str) -> CoverLimit:
    is_percent = written.endswith("%")
    found = AMOUNT.parse(written.removesuffix("%")) / (PERCENT if is_percent else 1)
    if NOTHING < found < WHOLE:
        return CoverLimit(share_away=found)
    if is_percent or found < NOTHING or found.denominator > 1:
        raise ValueError("It is how many may be away at once, or a share between 0 and 1.")
    return CoverLimit(int(found))


def _show_cover(limit: CoverLimit) -> Json:
    share = limit.share_away
    if share is None:
        return limit.most_away
    shown = AMOUNT.show(share)
    return shown if not isinstance(shown, Bare) else f"{share.numerator}/{share.denominator}"


def _floor(written: str) -> BalanceLimit:
    return BalanceLimit() if written == "policy" else BalanceLimit(AMOUNT.parse(written))


def _show_floor(limit: BalanceLimit) -> Json:
    return "policy" if limit.floor is None else AMOUNT.show(limit.floor)


_NOTICE = Either(
    Leaf(
        lambda written: Notice(DAYS.parse(written)),
        "how many calendar days ahead",
        lambda notice: notice.notice_days,
        DAYS.json,
    ),
    Record(
        Notice,
        {
            "days": key("notice_days", DAYS, "how many calendar days ahead", required=True),
            "leave_of": key("longer_than", AMOUNT, "only leave of so much or more; any"),
        },
    ),
    lambda notice: notice.longer_than == NOTHING,
)
_COVER = Leaf(
    _cover,
    "how many may be away at once: a number such as 2, or a share such as 1/3",
    _show_cover,
    {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string"}]},
)
_WAITING = Record(
    WaitingPeriod,
    {
        "months": key("months", whole(MOST_MONTHS, "months"), "months of service"),
        "working_days": key("working_days", DAYS, "working days after them"),
    },
)
_FLOOR = Leaf(
    _floor,
    "how far the balance may go down, such as -5, or policy",
    _show_floor,
    {"anyOf": [{"enum": ["policy"]}, AMOUNT.json]},
)
LIMITS = {
    "notice": key("notice", _NOTICE, "how many calendar days ahead leave is asked for"),
    "shortest": key(
        "shortest",
        Turned(AMOUNT, ShortestStretch, lambda limit: limit.shortest),
        "the least that is taken at a time, in the type's unit",
    ),
    "longest": key(
        "longest",
        Turned(DAYS, LongestStretch, lambda limit: limit.longest_days),
        "the most calendar days in a row, leave next to it included",
    ),
    "blackout": key("blackout", BLACKOUT, "when nobody takes leave"),
    "cover": key("cover", _COVER, "how many may be away at once, or which share"),
    "waiting_period": key("waiting_period", _WAITING, "service before leave may be used"),
    "proof_after": key(
        "proof_after",
        Turned(AMOUNT, Proof, lambda limit: limit.proof_after),
        "leave of more than so much needs proof",
    ),
    "back_dating": key(
        "back_dating",
        Turned(DAYS, BackDating, lambda limit: limit.back_days),
        "how long ago leave may have begun",
    ),
    "halves": key(
        "halves",
        Turned(DAYS, HalvesLimit, lambda limit: limit.most_days),
        "on how many days halves are asked for at once",
    ),
    "only_on": key(
        "only_on",
        Turned(ListOf(DAY, "days", or_one=True), OnlyOn, lambda limit: limit.days),
        "leave on these days only",
    ),
    "balance": key("balance", _FLOOR, "how strict the check of the balance is"),
}


FLAWS = {
    Flaw.LESS_THAN_A_DAY: ("there is no day in it.", "Say 1 or more."),
    Flaw.NO_DAY: ("there is no day in the list.", "Name one, or leave the rule out."),
    Flaw.LESS_THAN_NOTHING: ("there is less than nothing.", "Say 0 or more."),
    Flaw.NOT_MORE_THAN_NOTHING: ("it is nothing.", "Say more than 0, or leave the rule out."),
}
"""What is wrong with a limit that could be read, and what to do."""


def _check_rule(node: Mapped, said: _Said, report: Report) -> None:
    limits = said.limits()
    if len(limits) != 1:
        if all(node.get(name) is None for name in LIMITS) or limits:
            there = f"limits {' and '.join(limits)} at once" if limits else "limits nothing"
            report.note(node.spot, f"a rule {there}.", f"It has one of {', '.join(LIMITS)}.")
        raise Unread
    flaw = rule_flaw(_rule(said))
    if flaw and flaw is not Flaw.ENDS_TOO_EARLY:
        report.note(node.spot_of(next(iter(limits))), *FLAWS[flaw])


def _rule(said: _Said) -> Rule:
    (limit,) = said.limits().values()
    return Rule(
        RuleId(""),
        limit,
        said.severity,
        LocationId(said.location) if said.location else None,
        DepartmentId(said.department) if said.department else None,
        said.labels,
        frozenset(LeaveTypeId(each) for each in said.leave_types),
    )


def _said(rule: Rule) -> _Said:
    name = next(name for name, kind in KINDS.items() if isinstance(rule.limit, kind))
    given = {
        "severity": rule.severity,
        "location": rule.location_id,
        "department": rule.department_id,
        "labels": rule.labels,
        "leave_types": tuple(sorted(rule.leave_type_ids)),
    }
    return _Said(**{name: rule.limit, **given})  # type: ignore[arg-type]


_ONE_RULE = Record(
    _Said,
    {
        **LIMITS,
        "severity": key(
            "severity",
            choice(Severity, "how strict it is"),
            "inform, warn, extra_approval, refuse_approval or refuse; refuse",
        ),
        "location": key("location", Reference("location"), "only at this location"),
        "department": key("department", Reference("department"), "only in this department and those below"),
        "labels": key("labels", LABELS, "only for people with all these labels"),
        "leave_types": key(
            "leave_types", ListOf(Reference("leave type"), "leave types", or_one=True), "only for these; all"
        ),
    },
    check=_check_rule,
)
RULE = Turned(_ONE_RULE, _rule, _said)
RULES = Keyed("rule", KEY, _Emptied(RULE))


def written(rule: Rule) -> dict[str, Json]:
    """A rule by the keys of the file: what tells two of them apart, whatever year a yearly day has."""
    return _ONE_RULE.written(_said(rule))
