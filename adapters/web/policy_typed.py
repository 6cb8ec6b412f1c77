"""A leave policy as its form says it, and as the form is filled in."""

import re
from collections.abc import Mapping
from dataclasses import replace

from adapters.web.carry_typed import carry_in, values_of_carry
from adapters.web.posted import Posted
from adapters.web.settling import amount_in, needed_amount, needed_whole, typed_amount
from bot.dashboard.policies import begins
from bot.replies import Slip
from domain.amounts import NOTHING
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import NO_CARRY_OVER
from domain.policies.policy import Direction, LeavePolicy, Proration, Rounding, TenureStep

MOST_ROWS = 20
WEEKDAYS = 7


def policy_in(posted: Posted, base: LeavePolicy) -> LeavePolicy:
    """The base with every term as it is typed; what is wrong is noted."""
    debt = amount_in(posted, "debt") or NOTHING
    return replace(
        base,
        entitlement=needed_amount(posted, "entitlement"),
        accrual=_plan(posted) if posted.text("grant") == "bits" else None,
        proration=posted.choice("proration", Proration) or Proration.DAYS,
        rounding=_rounding(posted),
        tenure=_tenure(posted),
        tenure_at_year_start=posted.text("tenure_at") != "anniversary",
        carry_over=carry_in(posted, "carry") or NO_CARRY_OVER,
        cap=amount_in(posted, "cap"),
        floor=-debt,
        usable_after_months=posted.whole("usable_after_months") or 0,
    )


def rows_shown(posted: Posted, name: str) -> int:
    """How many levels or steps a form had."""
    return min(max(posted.whole(f"{name}-shown") or 0, 0), MOST_ROWS)


def values_of(policy: LeavePolicy) -> Mapping[str, str]:
    """Every field as it is filled in for a policy."""
    plan = policy.accrual
    values = {
        "entitlement": typed_amount(policy.entitlement),
        "grant": "bits" if plan else "whole",
        "granted_at": (plan.granted_at if plan else GrantedAt.START).value,
        "proration": policy.proration.value,
        "rounding": policy.rounding.direction.value if policy.rounding else "",
        "rounding_step": typed_amount(policy.rounding.step) if policy.rounding else "0.5",
        "tenure_at": "year" if policy.tenure_at_year_start else "anniversary",
        "cap": typed_amount(policy.cap),
        "debt": typed_amount(-policy.floor) if policy.floor else "",
        "usable_after_months": str(policy.usable_after_months or ""),
        "level-shown": str(len(plan.levels) if plan else 1),
        "tenure-shown": str(len(policy.tenure)),
        **values_of_carry("carry", policy.carry_over),
    }
    for number, step in enumerate(policy.tenure, start=1):
        values |= {
            f"tenure-{number}-years": str(step.years),
            f"tenure-{number}-extra": typed_amount(step.extra),
        }
    for number, level in enumerate(plan.levels if plan else (Level(Every.MONTH),), start=1):
        values |= _values_of_level(f"level-{number}", level)
    return values


def _plan(posted: Posted) -> AccrualPlan:
    numbers = range(1, rows_shown(posted, "level") + 1)
    levels = tuple(_level(posted, f"level-{each}") for each in numbers if posted.text(f"level-{each}-every"))
    return AccrualPlan(levels, posted.choice("granted_at", GrantedAt) or GrantedAt.END)


def _level(posted: Posted, name: str) -> Level:
    every = posted.choice(f"{name}-every", Every)
    if every is None:
        posted.problems[f"{name}-every"] = Slip.NO_SUCH_CHOICE
    return Level(
        every or Every.MONTH,
        amount_in(posted, f"{name}-amount"),
        posted.whole(f"{name}-months") or 0,
        posted.whole(f"{name}-days") or 0,
        _days(posted, f"{name}-on", every or Every.MONTH),
        amount_in(posted, f"{name}-cap"),
        amount_in(posted, f"{name}-yearly"),
        carry_in(posted, f"{name}-carry"),
        posted.flag(f"{name}-worked"),
    )


def _days(posted: Posted, name: str, every: Every) -> tuple[int, ...]:
    """The days that periods begin on: weekdays from 1 on, days of the month, or days such as 03-01."""
    found = []
    for word in re.split(r"[\s,;]+", posted.text(name))[:MOST_ROWS]:
        if not word:
            continue
        matched = re.fullmatch(r"(?:(\d{1,2})-)?(\d{1,2})\.?", word, re.ASCII)
        if matched is None:
            posted.problems[name] = Slip.NO_SUCH_DAY
            continue
        number = int(matched[2])
        if every in (Every.WEEK, Every.TWO_WEEKS):
            number -= 1
        day = int(matched[1] or 0) * 100 + number
        if begins(every, day):
            found.append(day)
        else:
            posted.problems[name] = Slip.NO_SUCH_DAY
    return tuple(sorted(set(found)))


def _shown_days(level: Level) -> str:
    if level.every in (Every.WEEK, Every.TWO_WEEKS):
        return ", ".join(str(each + 1) for each in level.on)
    written = (f"{each // 100:02}-{each % 100:02}" if each > 31 else str(each) for each in level.on)
    return ", ".join(written)


def _rounding(posted: Posted) -> Rounding | None:
    direction = posted.choice("rounding", Direction)
    return Rounding(direction, needed_amount(posted, "rounding_step")) if direction else None


def _tenure(posted: Posted) -> tuple[TenureStep, ...]:
    """Steps that something is typed for, in the order of their years."""
    found = []
    for each in range(1, rows_shown(posted, "tenure") + 1):
        years, extra = f"tenure-{each}-years", f"tenure-{each}-extra"
        if posted.text(years) or posted.text(extra):
            found.append(TenureStep(needed_whole(posted, years), needed_amount(posted, extra)))
    return tuple(sorted(found, key=lambda step: step.years))


def _values_of_level(name: str, level: Level) -> dict[str, str]:
    values = {
        f"{name}-every": level.every.value,
        f"{name}-amount": typed_amount(level.amount),
        f"{name}-months": str(level.after_months or ""),
        f"{name}-days": str(level.after_days or ""),
        f"{name}-on": _shown_days(level),
        f"{name}-cap": typed_amount(level.cap),
        f"{name}-yearly": typed_amount(level.yearly_cap),
        **values_of_carry(f"{name}-carry", level.carry_over),
    }
    return {**values, f"{name}-worked": "yes"} if level.is_by_time_worked else values
