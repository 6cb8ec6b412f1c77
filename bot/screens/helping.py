"""Help, and short answers that need no screen of their own."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.company.digests import Platform
from domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Help:
    """What can be typed, with examples."""

    may_arrange_digest: bool
    may_claim: bool = False
    """Whether time worked becomes leave here."""
    may_name_stand_in: bool = False
    may_settle: bool = False
    """Whether the reader is an administrator."""
    may_enter: bool = False
    """Whether the reader enters leave for others."""
    elsewhere: Platform | None = None
    """Another platform, where the reader is not known yet and could be."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """What was typed makes no sense to us: examples, and a button to the form."""

    text: str


class NoticeKind(Enum):
    """Short answers; `about` and `day` of the notice fill in what a sentence has of these."""

    NOT_SET_UP = "not_set_up"
    NOT_CONNECTED = "not_connected"
    GUEST = "guest"
    STRANGER = "stranger"
    DEACTIVATED = "deactivated"
    NO_SUCH_PERSON = "no_such_person"
    TRY_LATER = "try_later"
    WENT_WRONG = "went_wrong"
    NOT_FOR_YOU = "not_for_you"
    DIGEST_ARRANGED = "digest_arranged"
    DIGEST_STOPPED = "digest_stopped"
    DIGEST_NEEDS_CHANNEL = "digest_needs_channel"
    CHANNEL_GONE = "channel_gone"
    DIGEST_NOT_POSTED = "digest_not_posted"
    PERSON_UNREACHABLE = "person_unreachable"
    MISSED_ON_SLACK = "missed_on_slack"
    MISSED_ON_TEAMS = "missed_on_teams"
    NOT_ON_TEAMS = "not_on_teams"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    NOT_HERE_YET = "not_here_yet"
    NOT_KNOWN_YET = "not_known_yet"
    NOTHING_KNOWN_THEN = "nothing_known_then"
    NOTHING_TO_CLAIM = "nothing_to_claim"
    NOTHING_TO_STAND_IN_FOR = "nothing_to_stand_in_for"
    NO_STAND_IN = "no_stand_in"
    NOTHING_TO_SETTLE = "nothing_to_settle"
    POLICY_SETTLED = "policy_settled"
    CODE_NEEDS_PRIVACY = "code_needs_privacy"
    CODE_UNKNOWN = "code_unknown"
    CODE_TRIED_TOO_OFTEN = "code_tried_too_often"
    CODE_OF_ANOTHER_COMPANY = "code_of_another_company"
    CODE_NEEDS_ADMINISTRATOR = "code_needs_administrator"
    CODE_NEEDS_INSTALLER = "code_needs_installer"
    KNOWN_AS_ANOTHER = "known_as_another"
    HAS_LEAVE_HERE = "has_leave_here"
    NO_DASHBOARD = "no_dashboard"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence, and what to do next."""

    kind: NoticeKind
    about: str = ""
    day: date | None = None
    elsewhere: Platform | None = None
    """The platform of a channel that the reader's own does not know by its id."""


@dataclass(frozen=True, slots=True)
class Refusing:
    """The domain's no, in a sentence."""

    refusal: Refusal
    today: date | None = None
