"""What a rule says to leave, as a sentence: which rule, which day, and the nearest thing that would work."""

from datetime import date
from typing import assert_never

from bot.wording import amounts, dates
from bot.wording.voice import Voice
from domain.policies.leave_type import Unit
from domain.refusals import (
    BegunTooLongAgo,
    InBlackout,
    NoticeTooShort,
    NotOnThatDay,
    ProofNeeded,
    StretchTooLong,
    StretchTooShort,
    TooManyAway,
    TooManyHalves,
)

RuleFact = (
    NoticeTooShort
    | StretchTooShort
    | StretchTooLong
    | InBlackout
    | TooManyAway
    | ProofNeeded
    | TooManyHalves
    | NotOnThatDay
    | BegunTooLongAgo
)


def rule(voice: Voice, fact: RuleFact, today: date | None) -> str:
    """One or two sentences, the fact first."""
    match fact:
        case NoticeTooShort() | BegunTooLongAgo() | InBlackout() | NotOnThatDay():
            return _when(voice, fact, today)
        case StretchTooShort() | StretchTooLong() | TooManyHalves():
            return _how_long(voice, fact, today)
        case TooManyAway(day, away, most_away):
            return voice(
                "On {day} {away} people would be away, and no more than {most} may be. Other days may work.",
                day=dates.day(voice, day, today),
                away=away,
                most=most_away,
            )
        case ProofNeeded(_, after):
            return voice(
                "Leave of more than {amount} needs proof, such as a doctor's note.",
                amount=amounts.amount(voice, after, Unit.DAYS),
            )
        case _ as never:  # pragma: no cover
            assert_never(never)


def _when(
    voice: Voice, fact: NoticeTooShort | BegunTooLongAgo | InBlackout | NotOnThatDay, today: date | None
) -> str:
    match fact:
        case NoticeTooShort(_, notice_days, earliest):
            return voice.count(
                "This leave is asked for {n} day ahead. It could begin on {day}.",
                "This leave is asked for {n} days ahead. It could begin on {day}.",
                notice_days,
                day=dates.day(voice, earliest, today),
            )
        case BegunTooLongAgo(first_day, back_days):
            return voice.count(
                "{day} is more than {n} day ago. An administrator can enter leave of then: ask one.",
                "{day} is more than {n} days ago. An administrator can enter leave of then: ask one.",
                back_days,
                day=dates.day(voice, first_day, today),
            )
        case InBlackout():
            return _blackout(voice, fact, today)
        case NotOnThatDay(day, following):
            said = voice(
                "This leave is taken on set days only, and {day} is none.", day=_day(voice, day, today)
            )
            if following is None:
                return said
            return f"{said} {voice('The next is {day}.', day=_day(voice, following, today))}"
        case _ as never:  # pragma: no cover
            assert_never(never)


def _blackout(voice: Voice, fact: InBlackout, today: date | None) -> str:
    days = dates.period(voice, fact.blackout, today)
    inside = voice(
        "{day} is inside {name} ({days}), when nobody takes leave.",
        day=_day(voice, fact.day, today),
        name=fact.name or voice("a blackout period"),
        days=days,
    )
    if fact.nearest is None:
        return inside
    return f"{inside} {voice('{days} is free of it.', days=dates.period(voice, fact.nearest, today))}"


def _how_long(
    voice: Voice, fact: StretchTooShort | StretchTooLong | TooManyHalves, today: date | None
) -> str:
    match fact:
        case StretchTooShort(_, amount, shortest, unit):
            return voice(
                "This leave is taken for {shortest} at a time or more, and this is {amount}.",
                shortest=amounts.amount(voice, shortest, unit),
                amount=amounts.amount(voice, amount, unit),
            )
        case StretchTooLong(stretch, longest_days):
            return voice.count(
                "With the leave next to it you would be away {days}, and {n} day in a row is the most.",
                "With the leave next to it you would be away {days}, and {n} days in a row are the most.",
                longest_days,
                days=dates.period(voice, stretch, today),
            )
        case TooManyHalves(_, _, most_days):
            return voice.count(
                "Half days are asked for on {n} day at a time. Ask once for each.",
                "Half days are asked for on {n} days at a time. Ask once for each stretch.",
                most_days,
            )
        case _ as never:  # pragma: no cover
            assert_never(never)


def _day(voice: Voice, day: date, today: date | None) -> str:
    return dates.day(voice, day, today)
