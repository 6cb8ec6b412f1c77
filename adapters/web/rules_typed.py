"""A rule as its form says it: the limit by its kind, whom it is for, and how strict it is."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from adapters.web.posted import Posted
from adapters.web.settling import (
    amount_in,
    chosen,
    labels_in,
    needed_amount,
    needed_day,
    needed_whole,
    typed_amount,
)
from bot.replies import Slip
from domain.amounts import NOTHING, Amount
from domain.company.settings import Settings
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

PERCENT = 100
MOST_DAYS = 501
"""One more than are kept, so that it is told."""


def limit_in(posted: Posted, kind: str) -> Limit:
    """The limit; what is wrong or missing is noted."""
    return _READ[kind](posted)


def rule_in(posted: Posted, limit: Limit, settings: Settings) -> Rule | None:
    """The rule without its id; None where something is noted."""
    severity = posted.choice("severity", Severity)
    if severity is None:
        posted.problems["severity"] = Slip.NO_SUCH_CHOICE
    location = chosen(posted.text("location"), list(settings.locations), posted, "location")
    department = chosen(posted.text("department"), list(settings.departments), posted, "department")
    types = posted.texts("leave_types")
    if not set(types) <= settings.leave_types.keys():
        posted.problems["leave_types"] = Slip.NO_SUCH_CHOICE
    if posted.problems or severity is None:
        return None
    return Rule(
        RuleId(""),
        limit,
        severity,
        LocationId(location) if location else None,
        DepartmentId(department) if department else None,
        labels_in(posted, "labels"),
        frozenset(LeaveTypeId(each) for each in types),
    )


def values_of(limit: Limit) -> Mapping[str, str]:
    """The fields of a limit as they are filled in."""
    match limit:
        case Notice(days, longer_than):
            return {"notice_days": str(days), "longer_than": typed_amount(longer_than) if longer_than else ""}
        case Blackout(first, last, name, is_yearly):
            return {
                "first_day": first.isoformat(),
                "last_day": last.isoformat(),
                "name": name,
                "is_yearly": "yes" if is_yearly else "",
            }
        case CoverLimit(most, share):
            return {"most_away": typed_amount(most), "share_away": _share(share)}
        case WaitingPeriod(months, days):
            return {"months": str(months), "working_days": str(days)}
        case OnlyOn(days):
            return {"days": "\n".join(each.isoformat() for each in days)}
        case LongestStretch(days):
            return {"longest_days": str(days)}
        case BackDating(days):
            return {"back_days": str(days)}
        case HalvesLimit(days):
            return {"most_days": str(days)}
        case ShortestStretch(amount):
            return {"shortest": typed_amount(amount)}
        case Proof(amount):
            return {"proof_after": typed_amount(amount)}
        case BalanceLimit(floor):
            return {"floor": typed_amount(floor)}


def _share(share: Amount | None) -> str:
    if share is None:
        return ""
    percent = share * PERCENT
    return f"{percent.numerator}%" if percent.denominator == 1 else typed_amount(share)


def _notice(posted: Posted) -> Limit:
    return Notice(needed_whole(posted, "notice_days"), amount_in(posted, "longer_than") or NOTHING)


def _blackout(posted: Posted) -> Limit:
    first, last = needed_day(posted, "first_day"), needed_day(posted, "last_day")
    return Blackout(first, last, posted.text("name"), posted.flag("is_yearly"))


def _cover(posted: Posted) -> Limit:
    """How many, or a share: "1/3", "25%" or "0.25"."""
    written = posted.text("share_away")
    if not written.endswith("%"):
        return CoverLimit(posted.whole("most_away"), amount_in(posted, "share_away"))
    found = amount_in(Posted({"share": [written.removesuffix("%")]}), "share")
    if found is None:
        posted.problems["share_away"] = Slip.NOT_A_NUMBER
    return CoverLimit(posted.whole("most_away"), found / PERCENT if found is not None else None)


def _waiting(posted: Posted) -> Limit:
    months, days = posted.whole("months"), posted.whole("working_days")
    if months is None and days is None:
        posted.problems.setdefault("months", Slip.MISSING)
    return WaitingPeriod(months or 0, days or 0)


def _only_on(posted: Posted) -> Limit:
    """Days as they are typed, a line each or with commas between."""
    written = next(iter(posted.fields.get("days", ())), "")
    days = []
    for each in re.split(r"[\s,;]+", written.strip())[:MOST_DAYS]:
        try:
            days.append(date.fromisoformat(each))
        except ValueError:
            posted.problems["days"] = Slip.NO_SUCH_DAY if each else Slip.MISSING
    return OnlyOn(tuple(sorted(set(days))))


_READ: Mapping[str, Callable[[Posted], Limit]] = {
    "notice": _notice,
    "blackout": _blackout,
    "cover": _cover,
    "shortest": lambda posted: ShortestStretch(needed_amount(posted, "shortest")),
    "longest": lambda posted: LongestStretch(needed_whole(posted, "longest_days")),
    "waiting": _waiting,
    "proof": lambda posted: Proof(needed_amount(posted, "proof_after")),
    "past": lambda posted: BackDating(needed_whole(posted, "back_days")),
    "halves": lambda posted: HalvesLimit(needed_whole(posted, "most_days")),
    "days": _only_on,
    "balance": lambda posted: BalanceLimit(amount_in(posted, "floor")),
}
