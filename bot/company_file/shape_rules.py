"""The shape of rules: what each limits under its own key, how strict it is, and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from bot.company_file.days import check_order
from bot.company_file.entries import UNSAID, Unsaid
from bot.company_file.leaves import AMOUNT, DAY, FLAG, KEY, MONTH_DAY, NAME, choice, whole
from bot.company_file.nodes import Mapped, Node, Scalar
from bot.company_file.records import Record, key
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
from domain.policies.leave_year import MonthDay
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
A_LEAP_YEAR = 2000
"""In which days of every year are kept, so that 29 February has its place."""
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
class _Dates:
    """A blackout as it is written: with days of one year, or of every year."""

    first: date | MonthDay
    last: date | MonthDay
    name: str = ""
    is_yearly: bool | Unsaid = UNSAID


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


def _any_day(written: str) -> date | MonthDay:
    return MONTH_DAY.parse(written) if written.count("-") == 1 else DAY.parse(written)


def _show_any_day(day: date | MonthDay) -> Json:
    return MONTH_DAY.show(day) if isinstance(day, MonthDay) else DAY.show(day)


_ANY_DAY: Leaf[date | MonthDay] = Leaf(
    _any_day,
    "a day such as 2026-12-21, or 12-21 for every year",
    _show_any_day,
    {"anyOf": [DAY.json, MONTH_DAY.json]},
)


def _check_dates(node: Mapped, dates: _Dates, report: Report) -> None:
    first, last = dates.first, dates.last
    if isinstance(first, MonthDay) != isinstance(last, MonthDay):
        report.note(node.spot, "one day has a year and the other has none.", "Give both a year, or neither.")
        raise Unread
    if isinstance(first, MonthDay) and dates.is_yearly is False:
        remedy = "Give them a year, or leave yearly out."
        report.note(node.spot_of("yearly"), "days without a year are of every year.", remedy)
    if isinstance(first, date) and isinstance(last, date) and dates.is_yearly is not True:
        check_order(node, "to", first, last, report)


def _blackout(dates: _Dates) -> Blackout:
    first, last = (_dated(each) for each in (dates.first, dates.last))
    return Blackout(first, last, dates.name, isinstance(dates.first, MonthDay) or dates.is_yearly is True)


def _dated(day: date | MonthDay) -> date:
    return day.in_year(A_LEAP_YEAR) if isinstance(day, MonthDay) else day


def _dates(blackout: Blackout) -> _Dates:
    first, last = blackout.first_day, blackout.last_day
    if not blackout.is_yearly:
        return _Dates(first, last, blackout.name)
    return _Dates(
        MonthDay(first.month, first.day), MonthDay(last.month, last.day), blackout.name, is_yearly=True
    )


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
_BLACKOUT = Turned(
    Record(
        _Dates,
        {
            "from": key("first", _ANY_DAY, "the first day, such as 2026-12-21 or 12-21", required=True),
            "to": key("last", _ANY_DAY, "the last day", required=True),
            "yearly": key("is_yearly", FLAG, "whether it comes every year; true for days without a year"),
            "name": key("name", NAME, "what it is called"),
        },
        check=_check_dates,
    ),
    _blackout,
    _dates,
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
    "blackout": key("blackout", _BLACKOUT, "when nobody takes leave"),
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
