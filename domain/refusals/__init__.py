"""The domain's no: each a fact with what a sentence about it needs."""

from domain.refusals.asking import (
    AlreadyFree,
    IdTaken,
    Need,
    NoLongerEmployed,
    NoPolicy,
    NoSuchEmployee,
    NoSuchLeaveType,
    NoSuchRequest,
    NotEmployedThen,
    NotPermitted,
    Overlaps,
    OwnRequest,
    PastLeave,
    ReasonNeeded,
    SliceTooSmall,
    TooFarAhead,
    Unsettled,
)
from domain.refusals.changing import (
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
from domain.refusals.ruling import (
    BalanceTooLow,
    BegunTooLongAgo,
    InBlackout,
    NoticeTooShort,
    NotOnThatDay,
    NotYetUsable,
    ProofNeeded,
    StretchTooLong,
    StretchTooShort,
    TooManyAway,
    TooManyHalves,
)

Refusal = (
    AlreadyFree
    | Overlaps
    | BalanceTooLow
    | NotYetUsable
    | NotEmployedThen
    | PastLeave
    | TooFarAhead
    | SliceTooSmall
    | ReasonNeeded
    | NoSuchLeaveType
    | NoPolicy
    | NoSuchRequest
    | NoSuchEmployee
    | NoLongerEmployed
    | NotPermitted
    | OwnRequest
    | NotYourTurn
    | NoticeTooShort
    | StretchTooShort
    | StretchTooLong
    | InBlackout
    | TooManyAway
    | ProofNeeded
    | TooManyHalves
    | NotOnThatDay
    | BegunTooLongAgo
    | ChangeOpen
    | NotLeave
    | NothingChanged
    | WhyNeeded
    | TooLateToUndo
    | MoreThanWorked
    | NotEarnedByWork
    | NotWorkedYet
    | ClaimedAlready
    | TimeUsed
    | GrantTwice
    | GrantTooLarge
    | HiredAfterLeave
    | ClosedPast
    | IdTaken
    | Unsettled
)


class Refused(Exception):
    """Carries a refusal to whoever asked. Not logged as an error: it is an answer."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(type(refusal).__name__)
        self.refusal = refusal


__all__ = [
    "AlreadyFree",
    "BalanceTooLow",
    "BegunTooLongAgo",
    "ChangeOpen",
    "ClaimedAlready",
    "ClosedPast",
    "GrantTooLarge",
    "GrantTwice",
    "HiredAfterLeave",
    "IdTaken",
    "InBlackout",
    "MoreThanWorked",
    "Need",
    "NoLongerEmployed",
    "NoPolicy",
    "NoSuchEmployee",
    "NoSuchLeaveType",
    "NoSuchRequest",
    "NotEarnedByWork",
    "NotEmployedThen",
    "NotLeave",
    "NotOnThatDay",
    "NotPermitted",
    "NotWorkedYet",
    "NotYetUsable",
    "NotYourTurn",
    "NothingChanged",
    "NoticeTooShort",
    "Overlaps",
    "OwnRequest",
    "PastLeave",
    "ProofNeeded",
    "ReasonNeeded",
    "Refusal",
    "Refused",
    "SliceTooSmall",
    "StretchTooLong",
    "StretchTooShort",
    "TimeUsed",
    "TooFarAhead",
    "TooLateToUndo",
    "TooManyAway",
    "TooManyHalves",
    "Unsettled",
    "WhyNeeded",
]
