"""What a company's rules are, in words: what each limits, for whom, and what it does."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from babel.numbers import format_percent

from bot.soundness import Idle
from bot.wording import amounts, dates
from bot.wording.voice import Voice
from domain.amounts import Amount
from domain.periods import Period
from domain.policies.leave_type import Unit
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
    Severity,
    ShortestStretch,
    WaitingPeriod,
)

LISTED = 5
"""Days said one by one; of more the number."""
PERCENT = 100


def limit(voice: Voice, limit: Limit, today: date | None) -> str:
    """What a rule limits, as a sentence without its full stop."""
    match limit:
        case Notice() | BackDating() | WaitingPeriod() | Blackout() | OnlyOn():
            return _of_time(voice, limit, today)
        case ShortestStretch(shortest):
            return voice("Leave takes {amount} or more at a time", amount=_days(voice, shortest))
        case LongestStretch(days):
            return voice.count("Away {n} day in a row at most", "Away {n} days in a row at most", days)
        case HalvesLimit(days):
            return voice.count("Half days on {n} day at a time", "Half days on {n} days at a time", days)
        case CoverLimit():
            return _cover(voice, limit)
        case Proof(after):
            return voice("Leave of more than {amount} needs proof", amount=_days(voice, after))
        case BalanceLimit(floor):
            if floor is None:
                return voice("No more leave than the policy gives")
            return voice("The balance may go down to {amount}", amount=_days(voice, floor))
        case _ as never:  # pragma: no cover
            assert_never(never)


def effect(voice: Voice, severity: Severity) -> str:
    """What a rule does with leave that it speaks against."""
    match severity:
        case Severity.INFORM:
            return voice("Says so")
        case Severity.WARN:
            return voice("Warns")
        case Severity.EXTRA_APPROVAL:
            return voice("Asks for one more approval")
        case Severity.REFUSE_APPROVAL:
            return voice("Approved only with a reason")
        case Severity.REFUSE:
            return voice("Refuses")
        case _ as never:  # pragma: no cover
            assert_never(never)


def idle(voice: Voice, why: Idle) -> str:
    """Why a rule never says anything."""
    match why:
        case Idle.UNUSED:
            return voice("It says nothing: none of its leave types is used any more.")
        case Idle.UNLIMITED:
            return voice("It says nothing: none of its leave types has a limit.")
        case Idle.OVER:
            return voice("It says nothing any more: its last day is over.")
        case Idle.FOR_NOBODY:
            return voice("It says nothing: it is for nobody who works here.")
        case _ as never:  # pragma: no cover
            assert_never(never)


def scope(
    voice: Voice, place: str | None, department: str | None, labels: Sequence[str], types: Sequence[str]
) -> str:
    """Whom a rule is for: "Berlin, Engineering and below, Vacation", or "Everybody"."""
    parts = [place] if place else []
    if department:
        parts.append(voice("{department} and below", department=department))
    if labels:
        parts.append(voice("labelled {labels}", labels=voice.listed(labels)))
    if types:
        parts.append(voice.listed(types))
    return " · ".join(parts) or voice("Everybody")


def _of_time(
    voice: Voice, limit: Notice | BackDating | WaitingPeriod | Blackout | OnlyOn, today: date | None
) -> str:
    match limit:
        case Notice(days, longer_than) if longer_than:
            return voice.count(
                "Leave of {amount} or more is asked for {n} day ahead",
                "Leave of {amount} or more is asked for {n} days ahead",
                days,
                amount=_days(voice, longer_than),
            )
        case Notice(days):
            return voice.count("Leave is asked for {n} day ahead", "Leave is asked for {n} days ahead", days)
        case BackDating(days):
            return voice.count("Leave may have begun {n} day ago", "Leave may have begun {n} days ago", days)
        case WaitingPeriod():
            return _waiting(voice, limit)
        case Blackout():
            return _blackout(voice, limit, today)
        case OnlyOn(days):
            listed = [dates.day(voice, each, today) for each in sorted(days)[:LISTED]]
            if len(days) > LISTED:
                listed.append(voice.count("{n} more", "{n} more", len(days) - LISTED))
            return voice("Leave only on {days}", days=voice.listed(listed))
        case _ as never:  # pragma: no cover
            assert_never(never)


def _waiting(voice: Voice, limit: WaitingPeriod) -> str:
    parts = []
    if limit.months:
        parts.append(voice.count("{n} month of service", "{n} months of service", limit.months))
    if limit.working_days:
        parts.append(voice.count("{n} working day", "{n} working days", limit.working_days))
    if not parts:
        return voice("Leave may be used from the first day")
    return voice("Leave may be used after {time}", time=voice.listed(parts))


def _blackout(voice: Voice, limit: Blackout, today: date | None) -> str:
    if limit.is_yearly:
        first, last = (dates.day_of_year(voice, each) for each in (limit.first_day, limit.last_day))
        days = voice("{first} to {last} every year", first=first, last=last)
    else:
        days = dates.period(voice, Period(limit.first_day, max(limit.first_day, limit.last_day)), today)
    if not limit.name:
        return voice("Nobody takes leave {days}", days=days)
    return voice("{name}: nobody takes leave {days}", name=limit.name, days=days)


def _cover(voice: Voice, limit: CoverLimit) -> str:
    if limit.share_away is not None:
        return voice("No more than {share} of the people away at once", share=_share(voice, limit.share_away))
    most = limit.most_away or 0
    return voice.count("No more than {n} person away at once", "No more than {n} people away at once", most)


def _share(voice: Voice, share: Amount) -> str:
    """ "25 %", or "1/3" where that is shorter than exact."""
    percent = share * PERCENT
    if percent.denominator == 1:
        return format_percent(percent.numerator / PERCENT, locale=voice.locale)
    return f"{share.numerator}/{share.denominator}"


def _days(voice: Voice, amount: Amount) -> str:
    return amounts.amount(voice, amount, Unit.DAYS)
