"""Why a change of leave, of a balance or of an employment was refused, as a sentence."""

from datetime import date
from typing import assert_never

from bot.wording import amounts, dates
from bot.wording.voice import Voice
from domain.periods import Period
from domain.refusals import (
    ChangeOpen,
    ClaimedAlready,
    ClosedPast,
    GrantTooLarge,
    GrantTwice,
    HiredAfterLeave,
    MoreThanWorked,
    NotEarnedByWork,
    NothingChanged,
    NotLeave,
    NotWorkedYet,
    NotYourTurn,
    TimeUsed,
    TooLateToUndo,
    WhyNeeded,
)

Changing = ChangeOpen | NotLeave | NothingChanged | WhyNeeded | TooLateToUndo | NotYourTurn
Claiming = MoreThanWorked | NotEarnedByWork | NotWorkedYet | ClaimedAlready | TimeUsed
Adjusting = GrantTwice | GrantTooLarge | HiredAfterLeave | ClosedPast


def change(voice: Voice, refusal: Changing, today: date | None) -> str:
    """Why leave stays as it is."""
    match refusal:
        case ChangeOpen():
            return voice("A change of this leave already waits to be decided. Withdraw that one first.")
        case NotLeave():
            return voice("This is not approved leave, or is no more. Your requests show what can be changed.")
        case NothingChanged():
            return voice("The leave would be as it is. Change a day, or leave it.")
        case WhyNeeded(day):
            return voice(
                "This changes {day}, against a rule or in the past. Say why, and it can be done.",
                day=dates.day(voice, day, today),
            )
        case TooLateToUndo():
            return voice("A decision can be taken back for a day. Change or cancel the leave instead.")
        case NotYourTurn():
            return voice("Others decide before you. You get a card when it is your turn.")
        case _ as never:  # pragma: no cover
            assert_never(never)


def claim(voice: Voice, refusal: Claiming, today: date | None) -> str:
    """Why time worked cannot be claimed."""
    match refusal:
        case MoreThanWorked(claimed, worked, unit):
            return voice(
                "{claimed} is claimed for {worked} of work. Claim up to {worked}.",
                claimed=amounts.amount(voice, claimed, unit),
                worked=amounts.amount(voice, worked, unit),
            )
        case NotEarnedByWork():
            return voice("This leave is not earned by time worked. Choose a type that is.")
        case NotWorkedYet(day, on):
            return voice(
                "{day} is not over yet. Time is claimed once it has been worked.",
                day=dates.day(voice, day, on),
            )
        case ClaimedAlready(worked):
            return voice(
                "That time is claimed already ({days}). Withdraw that claim first, or claim other time.",
                days=dates.asked(voice, worked, today),
            )
        case TimeUsed(_, day, missing, unit):
            return voice(
                "Leave was taken from it: {missing} would be missing on {day}. Give that leave back first.",
                missing=amounts.amount(voice, missing, unit),
                day=dates.day(voice, day, today),
            )
        case _ as never:  # pragma: no cover
            assert_never(never)


def adjustment(voice: Voice, refusal: Adjusting, today: date | None) -> str:
    """Why a balance or an employment stays as it is."""
    match refusal:
        case GrantTwice(day, last_day):
            return voice(
                "Something was granted for {days} already. If both are meant, say so.",
                days=dates.period(voice, Period(day, last_day), today),
            )
        case GrantTooLarge(amount, most, unit):
            return voice(
                "{amount} is more than fits: {most} does. If it is meant, say so.",
                amount=amounts.amount(voice, amount, unit),
                most=amounts.amount(voice, most, unit),
            )
        case HiredAfterLeave(hired_on, leave_on):
            return voice(
                "There is leave on {leave}, before {hired}. Move or cancel that leave first.",
                leave=dates.day(voice, leave_on, today),
                hired=dates.day(voice, hired_on, today),
            )
        case ClosedPast(day, until):
            return voice(
                "{day} lies in the closed past, which ends on {until}. Choose a later day, or open it again.",
                day=dates.day(voice, day, today),
                until=dates.day(voice, until, today),
            )
        case _ as never:  # pragma: no cover
            assert_never(never)
