"""The domain's no as sentences: which rule, which day, and the nearest thing that would work."""

from datetime import date
from typing import assert_never

from bot.wording import amounts, dates
from bot.wording.changes import Adjusting, Changing, Claiming, adjustment, change, claim
from bot.wording.flaws import flaw
from bot.wording.rules import RuleFact, rule
from bot.wording.voice import Voice
from domain.periods import Asked, Halves
from domain.policies.leave_type import Slice
from domain.refusals import (
    AlreadyFree,
    BalanceTooLow,
    ChangeOpen,
    ClaimedAlready,
    ClosedPast,
    GrantTooLarge,
    GrantTwice,
    HiredAfterLeave,
    IdTaken,
    MoreThanWorked,
    Need,
    NoLongerEmployed,
    NoPolicy,
    NoSuchEmployee,
    NoSuchLeaveType,
    NoSuchRequest,
    NotEarnedByWork,
    NotEmployedThen,
    NothingChanged,
    NotLeave,
    NotPermitted,
    NotWorkedYet,
    NotYetUsable,
    NotYourTurn,
    Overlaps,
    OwnRequest,
    PastLeave,
    ReasonNeeded,
    Refusal,
    SliceTooSmall,
    TimeUsed,
    TooFarAhead,
    TooLateToUndo,
    Unsettled,
    WhyNeeded,
)


def refusal(voice: Voice, refusal: Refusal, today: date | None) -> str:
    """One or two sentences, the fact first."""
    match refusal:
        case AlreadyFree() | Overlaps() | NotEmployedThen() | PastLeave() | TooFarAhead():
            return _about_days(voice, refusal, today)
        case BalanceTooLow() | NotYetUsable() | NoPolicy() | SliceTooSmall() | ReasonNeeded():
            return _about_policy(voice, refusal, today)
        case NoSuchLeaveType() | NoSuchRequest() | NoSuchEmployee() | NoLongerEmployed():
            return _about_unknown(voice, refusal)
        case NotPermitted() | OwnRequest():
            return _about_permission(voice, refusal)
        case _:
            return _more(voice, refusal, today)


def under(voice: Voice, refusal_of_field: Refusal, today: date | None) -> str:
    """The same where it stands under its field, which needs no naming then."""
    if not isinstance(refusal_of_field, Unsettled):
        return refusal(voice, refusal_of_field, today)
    said = flaw(voice, refusal_of_field.flaw, refusal_of_field.about, today)
    return f"{said[:1].upper()}{said[1:]}."


More = RuleFact | Changing | Claiming | Adjusting | IdTaken | Unsettled


def _more(voice: Voice, refusal: More, today: date | None) -> str:
    match refusal:
        case IdTaken():
            return voice("{id} already stands for something else. Choose another.", id=refusal.id)
        case Unsettled():
            return voice(
                "The company's settings need a look first, at {field}: {problem}.",
                field=refusal.field,
                problem=flaw(voice, refusal.flaw, refusal.about, today),
            )
        case _:
            return _ruled(voice, refusal, today)


def _ruled(voice: Voice, refusal: RuleFact | Changing | Claiming | Adjusting, today: date | None) -> str:
    match refusal:
        case ChangeOpen() | NotLeave() | NothingChanged() | WhyNeeded() | TooLateToUndo() | NotYourTurn():
            return change(voice, refusal, today)
        case MoreThanWorked() | NotEarnedByWork() | NotWorkedYet() | ClaimedAlready() | TimeUsed():
            return claim(voice, refusal, today)
        case GrantTwice() | GrantTooLarge() | HiredAfterLeave() | ClosedPast():
            return adjustment(voice, refusal, today)
        case _:
            return rule(voice, refusal, today)


def _about_days(
    voice: Voice,
    refusal: AlreadyFree | Overlaps | NotEmployedThen | PastLeave | TooFarAhead,
    today: date | None,
) -> str:
    match refusal:
        case AlreadyFree():
            return _already_free(voice, refusal.asked, today)
        case Overlaps():
            return _overlaps(voice, refusal, today)
        case NotEmployedThen():
            return voice(
                "{day} is outside your time here, which is {employed}. Days within it work.",
                day=dates.day(voice, refusal.day, today),
                employed=_employed(voice, refusal, today),
            )
        case PastLeave():
            return voice(
                "That leave began on {day}. Leave that has begun is changed by an administrator: ask one.",
                day=dates.day(voice, refusal.first_day, refusal.today),
            )
        case TooFarAhead():
            return voice(
                "{day} is further ahead than leave is planned. Days up to {horizon} work.",
                day=dates.day(voice, refusal.first_day, None),
                horizon=dates.day(voice, refusal.horizon, None),
            )
        case _ as never:  # pragma: no cover
            assert_never(never)


def _already_free(voice: Voice, asked: Asked, today: date | None) -> str:
    days = dates.asked(voice, asked, today)
    return voice(
        "You do not work then anyway ({days}), so there is nothing to ask for. Pick working days.", days=days
    )


def _overlaps(voice: Voice, overlaps: Overlaps, today: date | None) -> str:
    day = dates.day(voice, overlaps.day, today)
    other = dates.asked(voice, overlaps.other, today)
    match overlaps.free:
        case Halves.MORNING:
            return voice(
                "You already have leave on {day} ({other}). The morning is still free.", day=day, other=other
            )
        case Halves.AFTERNOON:
            return voice(
                "You already have leave on {day} ({other}). The afternoon is still free.",
                day=day,
                other=other,
            )
        case _:
            return voice(
                "You already have leave on {day} ({other}). Leave that day out, or withdraw the other first.",
                day=day,
                other=other,
            )


def _employed(voice: Voice, refusal: NotEmployedThen, today: date | None) -> str:
    first, last = refusal.employed.first_day, refusal.employed.last_day
    if last == date.max:
        return voice("from {day} on", day=dates.day(voice, first, today))
    return dates.period(voice, refusal.employed, today)


def _about_policy(
    voice: Voice,
    refusal: BalanceTooLow | NotYetUsable | NoPolicy | SliceTooSmall | ReasonNeeded,
    today: date | None,
) -> str:
    match refusal:
        case BalanceTooLow():
            return _too_low(voice, refusal, today)
        case NotYetUsable():
            return voice(
                "This leave can be used from {day} on, after the first months here. Days from then on work.",
                day=dates.day(voice, refusal.usable_from, today),
            )
        case NoPolicy():
            return voice(
                "Nobody has settled yet how much of this leave there is at your location. "
                "An administrator can, with a leave policy."
            )
        case SliceTooSmall():
            return _too_small(voice, refusal.smallest)
        case ReasonNeeded():
            return voice("This leave needs a note that says why. Only you and those who decide read it.")
        case _ as never:  # pragma: no cover
            assert_never(never)


def _too_low(voice: Voice, refusal: BalanceTooLow, today: date | None) -> str:
    facts = {
        "needed": amounts.amount(voice, refusal.needed, refusal.unit),
        "day": dates.day(voice, refusal.day, today),
        "would_be": amounts.amount(voice, refusal.would_be, refusal.unit),
    }
    if refusal.available > 0:
        available = amounts.amount(voice, refusal.available, refusal.unit)
        return voice(
            "This takes {needed}, and on {day} the balance would be {would_be}. Up to {available} works.",
            available=available,
            **facts,
        )
    return voice(
        "This takes {needed}, and on {day} the balance would be {would_be}. "
        "Nothing is left for these days; a later date or another type may work.",
        **facts,
    )


def _too_small(voice: Voice, smallest: Slice) -> str:
    match smallest:
        case Slice.DAY:
            return voice("This leave is given in whole days. Choose all day.")
        case Slice.HALF_DAY:
            return voice("This leave is given in half days at least. Choose all day, morning or afternoon.")
        case Slice.HOUR | Slice.HALF_HOUR | Slice.QUARTER_HOUR:
            return voice(
                "This leave is given in steps of {minutes} minutes. Choose times on that grid.",
                minutes=smallest.minutes or 0,
            )
        case _ as never:  # pragma: no cover
            assert_never(never)


def _about_unknown(
    voice: Voice, refusal: NoSuchLeaveType | NoSuchRequest | NoSuchEmployee | NoLongerEmployed
) -> str:
    match refusal:
        case NoSuchLeaveType():
            return voice("That leave type cannot be asked for any more. Choose another in the form.")
        case NoSuchRequest():
            return voice("That request is not there any more. Your requests show what is.")
        case NoSuchEmployee():
            return voice(
                "We do not know that person yet. They are known once they have used the app, or an import."
            )
        case NoLongerEmployed():
            return voice("That person no longer works here, so nothing can be changed for them.")
        case _ as never:  # pragma: no cover
            assert_never(never)


def _about_permission(voice: Voice, refusal: NotPermitted | OwnRequest) -> str:
    if isinstance(refusal, OwnRequest):
        return voice("Nobody decides their own request. It lies with your approvers.")
    return _not_permitted(voice, refusal.need)


def _not_permitted(voice: Voice, need: Need) -> str:
    match need:
        case Need.APPROVER:
            return voice("This is for the approvers of that request.")
        case Need.REQUESTER:
            return voice("This is for the person who asked for that leave.")
        case Need.ADMINISTRATOR:
            return voice("This is for administrators. Ask one of them.")
        case _ as never:  # pragma: no cover
            assert_never(never)
