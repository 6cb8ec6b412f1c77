"""What is said of a request: what it is, where it stands, what it takes."""

from datetime import date
from typing import assert_never

from bot.screens.facts import AwayFact, CostFact, RequestFact
from bot.wording import amounts, dates
from bot.wording.voice import Voice
from domain.amounts import Amount
from domain.holiday_calendar import Holiday, HolidayCalendar
from domain.leave.requests import Status
from domain.periods import Asked, DayPart, Halves
from domain.policies.leave_type import Unit

WEEKEND = (5, 6)
"""Saturday and Sunday: what a count of weekdays leaves out."""


def latest_day(request: RequestFact) -> date:
    """The day of the last thing that happened to it: the year that its reader is in."""
    return (request.decision.at if request.decision else request.requested_at).date()


def when(voice: Voice, request: RequestFact, today: date | None = None) -> str:
    """ "Mon 6 – Fri 10 July" """
    return dates.asked(voice, request.asked, today or latest_day(request))


def days_of(voice: Voice, request: RequestFact, today: date | None = None) -> str:
    """ "Mon 6 – Fri 10 July, 5 days" """
    size = amounts.amount(voice, request.amount, request.type.unit)
    return f"{when(voice, request, today)}, {size}"


def status(voice: Voice, status: Status) -> str:
    """One word."""
    match status:
        case Status.PENDING:
            return voice("Pending")
        case Status.APPROVED:
            return voice("Approved")
        case Status.DECLINED:
            return voice("Declined")
        case Status.WITHDRAWN:
            return voice("Withdrawn")
        case Status.CANCELLED:
            return voice("Cancelled")
        case Status.APPLIED:
            return voice("Applied")
        case Status.EXPIRED:
            return voice("Expired")
        case _ as never:  # pragma: no cover
            assert_never(never)


def standing(voice: Voice, request: RequestFact) -> str:
    """Where it stands: with whom it lies, or who decided and when."""
    if request.status is Status.PENDING:
        names = voice.listed(person.name for person in request.lies_with)
        return voice("Waiting for {names}", names=names) if names else voice("Waiting for a decision")
    decision = request.decision
    if request.is_recorded and request.status is Status.APPROVED:
        return voice("Recorded")
    if decision is None:
        return status(voice, request.status)
    day = dates.day(voice, decision.at.date(), decision.at.date())
    if decision.by is None:
        return voice("{status} on {day}", status=status(voice, request.status), day=day)
    return voice(
        "{status} by {name} on {day}", status=status(voice, request.status), name=decision.by.name, day=day
    )


def cost(voice: Voice, cost: CostFact, asked: Asked | None) -> str:
    """What it takes and how that comes about: "5 days: 6 weekdays, minus Assumption Day"."""
    total = amounts.amount(voice, cost.amount, cost.unit)
    reasons = [voice.count("{n} weekday", "{n} weekdays", cost.weekdays)]
    if holidays := _on_weekdays(cost):
        names = voice.listed(holiday_name(voice, holiday) for holiday in holidays)
        reasons.append(voice("minus {holidays}", holidays=names))
    if asked is not None and asked.part is not DayPart.ALL_DAY and asked.span is None:
        reasons.append(dates.parts(voice, asked.part))
    elif _has_more_free_days(cost):
        reasons.append(voice("minus what you do not work"))
    is_plain = len(reasons) == 1 and cost.unit is Unit.DAYS
    return total if is_plain else f"{total}: {', '.join(reasons)}"


def holiday_name(voice: Voice, holiday: Holiday) -> str:
    """Its name at the place, and which half where it is one."""
    if holiday.halves is Halves.BOTH:
        return holiday.name
    half = DayPart.MORNING if holiday.halves is Halves.MORNING else DayPart.AFTERNOON
    return f"{holiday.name} ({dates.part(voice, half)})"


def before_and_after(voice: Voice, before: Amount, after: Amount, unit: Unit) -> str:
    """ "12½ → 7½ days left" """
    left = amounts.amount(voice, after, unit)
    return voice("{before} → {after} left", before=amounts.amount(voice, before, unit), after=left)


def away(voice: Voice, away: AwayFact, today: date | None) -> str:
    """ "Ben Okafor, Mon 6 – Wed 8 July (asked for)" """
    return f"{away.person.name}, {stretch(voice, away, today)}"


def stretch(voice: Voice, away: AwayFact, today: date | None) -> str:
    """The same without the name: "Mon 6 – Wed 8 July (asked for)"."""
    return _marked(dates.asked(voice, away.asked, today), *_marks(voice, away))


def away_on_day(voice: Voice, away: AwayFact) -> str:
    """ "Ben Okafor (morning)" """
    return _marked(away.person.name, _part(voice, away), *_marks(voice, away))


def _part(voice: Voice, away: AwayFact) -> str:
    if away.asked.span is not None:
        return dates.hours(voice, away.asked.span)
    half = {Halves.MORNING: DayPart.MORNING, Halves.AFTERNOON: DayPart.AFTERNOON}.get(away.halves)
    return dates.part(voice, half) if half else ""


def _marks(voice: Voice, away: AwayFact) -> tuple[str, str]:
    return away.type_name or "", voice("asked for") if away.is_pending else ""


def _marked(text: str, *marks: str) -> str:
    said = ", ".join(mark for mark in marks if mark)
    return f"{text} ({said})" if said else text


def _has_more_free_days(cost: CostFact) -> bool:
    """Whether less is taken than weekdays and holidays account for, as with a day off of one's own."""
    if cost.unit is Unit.HOURS:
        return False
    free = HolidayCalendar.of(_on_weekdays(cost)).free.values()
    off = sum(1 if halves is Halves.BOTH else Amount(1, 2) for halves in free)
    return cost.amount < cost.weekdays - off


def _on_weekdays(cost: CostFact) -> list[Holiday]:
    """Those that make a difference to the count of weekdays."""
    return [holiday for holiday in cost.holidays if holiday.day.weekday() not in WEEKEND]
