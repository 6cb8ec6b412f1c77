"""What is said of a request: what it is, where it stands, what it takes."""

from dataclasses import replace
from datetime import date
from typing import assert_never

from bot.screens.facts import AwayFact, CostFact, GivenBack, RequestFact
from bot.wording import amounts, dates
from bot.wording.voice import Voice
from domain.amounts import Amount
from domain.holiday_calendar import Holiday, HolidayCalendar
from domain.leave.requests import Status
from domain.periods import Asked, DayPart, Halves
from domain.policies.leave_type import Unit
from domain.policies.rules import Severity

WEEKEND = (5, 6)
"""Saturday and Sunday: what a count of weekdays leaves out."""


def latest_day(request: RequestFact) -> date:
    """The day of the last thing that happened to it: the year that its reader is in."""
    return (request.decision.at if request.decision else request.requested_at).date()


def when(voice: Voice, request: RequestFact, today: date | None = None) -> str:
    """ "Mon 6 – Fri 10 July"; of a change "Mon 6 – Fri 10 July → Mon 6 – Wed 8 July" """
    this_year = today or latest_day(request)
    asked = dates.asked(voice, request.asked, this_year)
    if request.change is None or request.change.is_cancellation:
        return asked
    return f"{dates.asked(voice, request.change.before, this_year)} → {asked}"


def briefly(voice: Voice, request: RequestFact) -> str:
    """Its days for labels, where little fits: what is different on some of them, and before, is left out."""
    return dates.asked(voice, replace(request.asked, exceptions=()), latest_day(request))


def days_of(voice: Voice, request: RequestFact, today: date | None = None) -> str:
    """ "Mon 6 – Fri 10 July, 5 days"; of a change what it gives back or takes besides"""
    return f"{when(voice, request, today)}, {size(voice, request)}"


def size(voice: Voice, request: RequestFact) -> str:
    """ "5 days", "2 days back", "1 day more", "3 h earned" """
    unit = request.type.unit
    if request.is_claim:
        return voice("{amount} earned", amount=amounts.amount(voice, request.amount, unit))
    if request.change is None:
        return amounts.amount(voice, request.amount, unit)
    return difference(voice, request.change.amount, request.amount, unit)


def difference(voice: Voice, before: Amount, after: Amount, unit: Unit) -> str:
    """ "2 days back", "1 day more" """
    more = after - before
    if more < 0:
        return voice("{amount} back", amount=amounts.amount(voice, Amount(-more), unit))
    if more > 0:
        return voice("{amount} more", amount=amounts.amount(voice, Amount(more), unit))
    return voice("as many as before")


def title(voice: Voice, request: RequestFact) -> str:
    """Who asks for what; whose leave it is once it was decided."""
    name = request.requester.name
    if request.status is not Status.PENDING:
        return voice("{name}'s leave", name=name)
    if request.is_claim:
        return voice("{name} claims time worked", name=name)
    if request.change is None:
        return voice("{name} asks for leave", name=name)
    if request.change.is_cancellation:
        return voice("{name} asks to cancel leave", name=name)
    return voice("{name} asks to change leave", name=name)


def step(voice: Voice, request: RequestFact) -> str:
    """ "Step 1 of 2", and who of several has agreed; nothing where one yes is enough."""
    found = request.step
    if found is None:
        return ""
    facts = []
    if found.count > 1:
        facts.append(voice("Step {number} of {count}", number=found.number, count=found.count))
    if found.is_by_all:
        facts.append(voice("all who are asked have to agree"))
    if found.said_yes:
        names = voice.listed(person.name for person in found.said_yes)
        facts.append(voice("{names} said yes", names=names))
    return " · ".join(facts)


def severity(voice: Voice, severity: Severity) -> str:
    """What a rule does, as the beginning of what it says."""
    match severity:
        case Severity.INFORM:
            return voice("Good to know")
        case Severity.WARN:
            return voice("A rule warns")
        case Severity.EXTRA_APPROVAL:
            return voice("A rule asks for one more approval")
        case Severity.REFUSE_APPROVAL:
            return voice("A rule lets this be approved only with a reason")
        case Severity.REFUSE:
            return voice("A rule refuses this")
        case _ as never:  # pragma: no cover
            assert_never(never)


def given_back(voice: Voice, given: GivenBack, today: date | None) -> str:
    """ "Given back: 3 days of Vacation, out of Mon 3 – Fri 14 August." """
    return voice(
        "Given back: {amount} of {type}, out of {days}.",
        amount=amounts.amount(voice, given.amount, given.type.unit),
        type=given.type.name,
        days=dates.asked(voice, given.asked, today),
    )


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
        return _waiting(voice, request)
    decision = request.decision
    if request.is_recorded and request.status is Status.APPROVED:
        return voice("Recorded")
    if decision is None:
        return status(voice, request.status)
    day = dates.day(voice, decision.at.date(), decision.at.date())
    known = status(voice, Status.APPROVED if request.status is Status.APPLIED else request.status)
    if decision.by is None:
        return voice("{status} on {day}", status=known, day=day)
    if request.status is Status.APPROVED and decision.by == request.entered_by:
        return voice("Entered by {name} on {day}", name=decision.by.name, day=day)
    return voice("{status} by {name} on {day}", status=known, name=decision.by.name, day=day)


def _waiting(voice: Voice, request: RequestFact) -> str:
    others = [person.name for person in request.also_asked]
    first = [person.name for person in request.lies_with if person not in request.also_asked]
    if first and others:
        names, also = voice.listed(first), voice.listed(others)
        return voice("Waiting for {names}, also asked: {others}", names=names, others=also)
    names = voice.listed([*first, *others])
    return voice("Waiting for {names}", names=names) if names else voice("Waiting for a decision")


def news(voice: Voice, request: RequestFact) -> str:
    """What has just become of a request, for whoever asked."""
    if request.status is not Status.PENDING:
        return standing(voice, request)
    if request.decision is None:
        return voice("The decision was taken back. {standing}", standing=standing(voice, request))
    by = request.decision.by
    said_yes = voice("{name} said yes", name=by.name) if by else status(voice, Status.APPROVED)
    return f"{said_yes}. {standing(voice, request)}"


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
