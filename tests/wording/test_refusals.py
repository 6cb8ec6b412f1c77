"""The domain's no says which rule, which day, and what would work."""

from datetime import date
from typing import get_args

import pytest

from bot.wording import PSEUDO, words
from domain.amounts import Amount
from domain.flaws import Flaw
from domain.ids import LeaveTypeId, RequestId
from domain.periods import Asked, Halves, Period
from domain.policies.leave_type import Slice, Unit
from domain.refusals import (
    AlreadyFree,
    BalanceTooLow,
    BegunTooLongAgo,
    ChangeOpen,
    ClaimedAlready,
    ClosedPast,
    GrantTooLarge,
    GrantTwice,
    HiredAfterLeave,
    IdTaken,
    InBlackout,
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
    NoticeTooShort,
    NotLeave,
    NotOnThatDay,
    NotPermitted,
    NotWorkedYet,
    NotYetUsable,
    NotYourTurn,
    Overlaps,
    OwnRequest,
    PastLeave,
    ProofNeeded,
    ReasonNeeded,
    Refusal,
    SliceTooSmall,
    StretchTooLong,
    StretchTooShort,
    TimeUsed,
    TooFarAhead,
    TooLateToUndo,
    TooManyAway,
    TooManyHalves,
    Unsettled,
    WhyNeeded,
)  # fmt: skip

TODAY = date(2026, 7, 1)
EVE = date(2026, 12, 24)
TYPE, REQUEST = LeaveTypeId("vacation"), RequestId("r-1")
WEEK = Asked(Period(date(2026, 7, 6), date(2026, 7, 10)))
LOW = BalanceTooLow(TYPE, EVE, Amount(5), Amount(3), Amount(-2), Amount(0))

SAID: list[tuple[Refusal, str]] = [
    (AlreadyFree(WEEK), "Mon 6 – Fri 10 July"),
    (Overlaps(EVE, REQUEST, WEEK, Halves.NONE), "Leave that day out"),
    (Overlaps(EVE, REQUEST, WEEK, Halves.MORNING), "The morning is still free"),
    (Overlaps(EVE, REQUEST, WEEK, Halves.AFTERNOON), "The afternoon is still free"),
    (LOW, "This takes 5 days, and on Thu 24 December the balance would be −2 days. Up to 3 days works."),
    (BalanceTooLow(TYPE, EVE, Amount(5), Amount(0), Amount(-5), Amount(0)), "Nothing is left"),
    (BalanceTooLow(TYPE, EVE, Amount(5), Amount(3), Amount(-2), Amount(0), Unit.HOURS), "Up to 3 h works"),
    (NotYetUsable(TYPE, EVE), "from Thu 24 December on"),
    (NotEmployedThen(EVE, Period(date(2026, 1, 1), date(2026, 11, 30))), "Thu 1 January – Mon 30 November"),
    (NotEmployedThen(EVE, Period(date(2027, 1, 1), date.max)), "from Fri 1 January 2027 on"),
    (PastLeave(date(2026, 6, 29), TODAY), "Mon 29 June"),
    (TooFarAhead(date(2062, 7, 6), date(2028, 7, 1)), "Days up to Sat 1 July 2028 work"),
    (SliceTooSmall(TYPE, Slice.DAY), "whole days"),
    (SliceTooSmall(TYPE, Slice.HALF_DAY), "half days"),
    (SliceTooSmall(TYPE, Slice.QUARTER_HOUR), "steps of 15 minutes"),
    (ReasonNeeded(TYPE), "needs a note"),
    (NoSuchLeaveType(TYPE), "Choose another"),
    (NoPolicy(TYPE), "at your location"),
    (NoSuchRequest(REQUEST), "not there any more"),
    (NoSuchEmployee("e-1"), "do not know that person"),
    (NoLongerEmployed("e-1"), "no longer works here"),
    (NotPermitted(Need.APPROVER), "approvers"),
    (NotPermitted(Need.REQUESTER), "asked for that leave"),
    (NotPermitted(Need.ADMINISTRATOR), "administrators"),
    (OwnRequest(REQUEST), "their own request"),
    (NotYourTurn(REQUEST), "when it is your turn"),
    (NoticeTooShort(EVE, 14, EVE), "14 days ahead. It could begin on Thu 24 December"),
    (StretchTooShort(EVE, Amount(1), Amount(5)), "5 days at a time or more, and this is 1 day"),
    (StretchTooLong(WEEK.period, 3), "away Mon 6 – Fri 10 July, and 3 days in a row are the most"),
    (InBlackout(EVE, "the closing", WEEK.period, WEEK.period), "is inside the closing (Mon 6 – Fri 10 July)"),
    (InBlackout(EVE, "", WEEK.period), "is inside a blackout period"),
    (TooManyAway(EVE, 3, 2), "On Thu 24 December 3 people would be away, and no more than 2 may be"),
    (ProofNeeded(EVE, Amount(3)), "more than 3 days needs proof"),
    (TooManyHalves(EVE, 5, 1), "on 1 day at a time"),
    (NotOnThatDay(EVE, date(2026, 12, 31)), "The next is Thu 31 December"),
    (NotOnThatDay(EVE, None), "Thu 24 December is none"),
    (BegunTooLongAgo(date(2026, 5, 1), 30), "Fri 1 May is more than 30 days ago"),
    (ChangeOpen(REQUEST, REQUEST), "Withdraw that one first"),
    (NotLeave(REQUEST), "not approved leave"),
    (NothingChanged(REQUEST), "as it is"),
    (WhyNeeded(EVE), "Say why"),
    (TooLateToUndo(REQUEST), "for a day"),
    (MoreThanWorked(Amount(8), Amount(4), Unit.HOURS), "Claim up to 4 h"),
    (NotEarnedByWork(TYPE), "not earned by time worked"),
    (NotWorkedYet(EVE, TODAY), "Thu 24 December is not over yet"),
    (ClaimedAlready(WEEK), "claimed already ("),
    (TimeUsed(TYPE, EVE, Amount(4), Unit.HOURS), "4 h would be missing on Thu 24 December"),
    (GrantTwice(EVE, EVE), "granted for Thu 24 December already"),
    (GrantTooLarge(Amount(9), Amount(5)), "9 days is more than fits: 5 days does"),
    (HiredAfterLeave(EVE, TODAY), "leave on Wed 1 July, before Thu 24 December"),
    (ClosedPast(date(2025, 6, 2), date(2025, 12, 31)), "Mon 2 June 2025 lies in the closed past"),
    (IdTaken("berlin"), "berlin"),
    (Unsettled("locations.moon.name", Flaw.NO_NAME), "first, at locations.moon.name: it needs a name."),
    (Unsettled("time_zone", Flaw.NO_SUCH_TIME_ZONE, "Mars/Olympus"), "there is no time zone Mars/Olympus."),
    (Unsettled("last_day", Flaw.ENDS_BEFORE_HIRING, EVE), "before the day of hiring, Thu 24 December."),
]


@pytest.mark.parametrize(("refusal", "said"), SAID, ids=lambda each: type(each).__name__)
def test_a_refusal_names_what_it_is_about(refusal: Refusal, said: str) -> None:
    assert said in words("en").refusal(refusal, TODAY)


@pytest.mark.parametrize("locale", ["de", PSEUDO])
@pytest.mark.parametrize("refusal", [refusal for refusal, _ in SAID], ids=lambda each: type(each).__name__)
def test_every_refusal_can_be_said_in_every_language(refusal: Refusal, locale: str) -> None:
    said = words(locale).refusal(refusal, TODAY)
    assert said != words("en").refusal(refusal, TODAY)
    assert "{" not in said


def test_no_refusal_is_without_words() -> None:
    assert {type(refusal) for refusal, _ in SAID} == set(get_args(Refusal))


def test_a_refusal_blames_nobody_and_never_shouts() -> None:
    for refusal, _ in SAID:
        said = words("en").refusal(refusal, TODAY)
        assert "!" not in said
        assert "invalid" not in said.lower()
        assert said.endswith(".")


def test_without_the_readers_day_the_year_is_said() -> None:
    assert "Thu 24 December 2026" in words("en").refusal(LOW)
