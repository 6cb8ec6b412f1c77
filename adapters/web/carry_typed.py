"""What is carried over, as a form says it: how much, until when, and what becomes of a debt."""

from adapters.web.posted import Posted
from adapters.web.settling import month_day_in, needed_amount, typed_amount
from domain.amounts import NOTHING
from domain.policies.carry_over import After, CarryOver
from domain.policies.leave_year import MonthDay


def carry_in(posted: Posted, name: str) -> CarryOver | None:
    """None where the form says nothing about it."""
    how = posted.text(name)
    if how not in ("none", "limit", "all"):
        return None
    debt = not posted.flag(f"{name}-forgives")
    if how == "none":
        return CarryOver(NOTHING, carries_debt=debt)
    limit = needed_amount(posted, f"{name}-limit") if how == "limit" else None
    return CarryOver(limit, _until(posted, name), debt)


def values_of_carry(name: str, carry_over: CarryOver | None) -> dict[str, str]:
    """The fields as they are filled in."""
    values = {name: _how(carry_over), f"{name}-limit": "", f"{name}-until": "never"}
    values |= {f"{name}-month": "3", f"{name}-day": "31", f"{name}-months": "", f"{name}-days": ""}
    if carry_over is None:
        return values
    if carry_over.limit:
        values[f"{name}-limit"] = typed_amount(carry_over.limit)
    if not carry_over.carries_debt:
        values[f"{name}-forgives"] = "yes"
    match carry_over.last_day:
        case MonthDay(month, day):
            values |= {f"{name}-until": "day", f"{name}-month": str(month), f"{name}-day": str(day)}
        case After(months, days):
            values[f"{name}-until"] = "after"
            values |= {f"{name}-months": str(months or ""), f"{name}-days": str(days or "")}
    return values


def _how(carry_over: CarryOver | None) -> str:
    if carry_over is None:
        return ""
    if carry_over.limit is None:
        return "all"
    return "limit" if carry_over.limit else "none"


def _until(posted: Posted, name: str) -> MonthDay | After | None:
    match posted.text(f"{name}-until"):
        case "day":
            return month_day_in(posted, name)
        case "after":
            return After(posted.whole(f"{name}-months") or 0, posted.whole(f"{name}-days") or 0)
        case _:
            return None
