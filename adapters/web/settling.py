"""What forms of settings have in common: amounts and lists as they are typed, and where a no is shown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction

from adapters.web.posted import Posted
from bot.dashboard.who import Who
from bot.replies import Slip
from domain.amounts import Amount
from domain.ids import EmployeeId
from domain.policies.leave_year import MonthDay
from domain.refusals import NoSuchEmployee, Refusal, Unsettled

LEAP_YEAR = 2024
MOST_ITEMS = 200
"""Of a list that is typed."""
_FRACTION = re.compile(r"(-?\d{1,9})/(\d{1,9})", re.ASCII)


def typed_amount(amount: Amount | int | None) -> str:
    """An amount as it is typed: "7.5", or "1/3" where no decimals say it exactly."""
    if amount is None:
        return ""
    exact = Fraction(amount)
    if exact.denominator == 1:
        return str(exact.numerator)
    thousandths = exact * 10_000
    if thousandths.denominator == 1:
        return f"{thousandths.numerator / 10_000:.4f}".rstrip("0")
    return f"{exact.numerator}/{exact.denominator}"


def amount_in(posted: Posted, name: str) -> Amount | None:
    """An amount, a fraction such as 1/3 too; None where nothing is typed, or no number."""
    matched = _FRACTION.fullmatch(posted.text(name).replace("−", "-").replace(" ", ""))
    if matched is None:
        return posted.number(name)
    if not int(matched[2]):
        posted.problems[name] = Slip.NOT_A_NUMBER
        return None
    return Amount(int(matched[1]), int(matched[2]))


def needed_amount(posted: Posted, name: str) -> Amount:
    """An amount that has to be there; nothing in its place where it is not."""
    found = amount_in(posted, name)
    if found is None:
        posted.problems.setdefault(name, Slip.MISSING)
    return found if found is not None else Amount(0)


def needed_whole(posted: Posted, name: str) -> int:
    """A whole number that has to be there."""
    found = posted.whole(name)
    if found is None:
        posted.problems.setdefault(name, Slip.MISSING)
    return found or 0


def needed_day(posted: Posted, name: str) -> date:
    """A day that has to be there."""
    found = posted.day(name)
    if found is None:
        posted.problems.setdefault(name, Slip.MISSING)
    return found or date.min


def month_day_in(posted: Posted, name: str) -> MonthDay | None:
    """A day of every year from two fields, `name-month` and `name-day`; 31 February is none."""
    month, day = posted.whole(f"{name}-month"), posted.whole(f"{name}-day")
    try:
        found = date(LEAP_YEAR, month or 0, day or 0)
    except (ValueError, OverflowError):
        posted.problems[f"{name}-day"] = Slip.NO_SUCH_DAY
        return None
    return MonthDay(found.month, found.day)


def labels_in(posted: Posted, name: str) -> frozenset[str]:
    """Labels that are ticked, and those typed with commas between."""
    typed = (" ".join(each.split()) for text in posted.texts(name) for each in text.split(","))
    return frozenset([each for each in typed if each][:MOST_ITEMS])


def people_in(posted: Posted, name: str, who: Who) -> tuple[EmployeeId, ...]:
    """Those named in the fields of a name, each once; several in one field with commas between."""
    found: list[EmployeeId] = []
    for typed in _names(posted.texts(name)[:MOST_ITEMS], who):
        person = who.is_named(typed)
        if person is None:
            posted.problems[name] = NoSuchEmployee(typed[:100])
        elif person not in found:
            found.append(person)
    return tuple(found)


def _names(texts: Sequence[str], who: Who) -> Iterator[str]:
    for text in texts:
        parts = [text] if who.is_named(text) else re.split("[,;]", text)
        yield from (part.strip() for part in parts[:MOST_ITEMS] if part.strip())


def moment_in(posted: Posted, name: str, otherwise: datetime) -> datetime:
    """A moment that a form of ours carries along."""
    try:
        found = datetime.fromisoformat(posted.text(name))
    except ValueError:
        return otherwise
    return found if found.tzinfo else otherwise


def placed(refusal: Refusal, fields: Mapping[str, str], otherwise: str) -> dict[str, Refusal]:
    """Under which field a refusal is shown, by the last word of what it is about."""
    about = refusal.field.rpartition(".")[2] if isinstance(refusal, Unsettled) else ""
    return {fields.get(about, about if about in fields.values() else otherwise): refusal}


def chosen(given: str, known: Sequence[str], posted: Posted, name: str) -> str | None:
    """One of what is known, None for none chosen; what is not known is noted."""
    if not given:
        return None
    if given not in known:
        posted.problems[name] = Slip.NO_SUCH_CHOICE
    return given
