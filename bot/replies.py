"""Where an answer goes; each platform has its own way there."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bot.screens import Form, Screen
from domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Say:
    """A message that only the asker sees, in the place where they asked."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Open:
    """A dialog."""

    screen: Form


@dataclass(frozen=True, slots=True)
class Redraw:
    """In the place of what the asker acted on: the card, the message, or the open dialog."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class DrawHome:
    """The asker's own home page."""

    screen: Screen


class Field(Enum):
    """A field of a form."""

    LEAVE_TYPE = "leave_type"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    PART = "part"
    START = "start"
    END = "end"
    NOTE = "note"
    COUNTRY = "country"
    REGION = "region"
    DAYS = "days"
    APPROVER = "approver"
    CHANNEL = "channel"
    TIME = "time"
    DAY = "day"
    AMOUNT = "amount"
    PERSON = "person"
    FOR_PERSON = "for_person"
    PATTERN = "pattern"
    FROM_DAY = "from_day"
    LOCATION = "location"
    ENTITLEMENT = "entitlement"
    CARRIED = "carried"
    CARRIED_UNTIL = "carried_until"
    DEBT = "debt"
    REASON = "reason"


class Slip(Enum):
    """What is wrong with a field before the domain is asked."""

    MISSING = "missing"
    BEFORE_FIRST_DAY = "before_first_day"
    BEFORE_START = "before_start"
    HOURS_ON_ONE_DAY = "hours_on_one_day"
    NOT_A_NUMBER = "not_a_number"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_TIME = "no_such_time"
    TOO_LONG = "too_long"
    NOT_A_PERSON = "not_a_person"
    DECIDES_NOTHING = "decides_nothing"
    SAME_PERSON = "same_person"
    DAY_OVER = "day_over"
    NOT_A_PATTERN = "not_a_pattern"
    OUT_OF_REACH = "out_of_reach"
    PERIOD_TOO_LONG = "period_too_long"
    NOT_KNOWN_YET = "not_known_yet"
    NOT_AN_ADDRESS = "not_an_address"
    ADDRESS_TAKEN = "address_taken"
    NO_SUCH_TIME_ZONE = "no_such_time_zone"
    NO_SUCH_CHOICE = "no_such_choice"
    BEFORE_HIRING = "before_hiring"
    TOO_FAR_AWAY = "too_far_away"
    NOT_HOURS = "not_hours"
    LONGER_THAN_A_DAY = "longer_than_a_day"
    NOT_A_MONDAY = "not_a_monday"
    NEVER_WORKED = "never_worked"
    SOMEBODY_ELSES = "somebody_elses"
    NOT_AN_ID = "not_an_id"
    LOCKS_ONESELF_OUT = "locks_oneself_out"


@dataclass(frozen=True, slots=True)
class Mend:
    """The form stays open with a sentence under each field."""

    problems: tuple[tuple[Field, Slip | Refusal], ...]
    today: date | None = None
    """So that this year need not be said."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing to show: what was asked shows elsewhere."""


Reply = Say | Open | Redraw | DrawHome | Mend | Silence


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply in the asker's language."""

    reply: Reply
    locale: str
