"""What can be wrong with something that a company settles."""

from enum import Enum


class Flaw(Enum):
    """Each is said of a field; some name what they are about."""

    NO_NAME = "no_name"
    NO_ADMINISTRATOR = "no_administrator"
    NO_APPROVER = "no_approver"
    NO_REASON = "no_reason"
    NO_WORK = "no_work"
    NO_DAY = "no_day"
    NO_SUCH_LEAVE_TYPE = "no_such_leave_type"
    NO_SUCH_LOCATION = "no_such_location"
    NO_SUCH_DEPARTMENT = "no_such_department"
    NO_SUCH_TIME_ZONE = "no_such_time_zone"
    NOTHING_TO_ASK_FOR = "nothing_to_ask_for"
    NO_LONGER_USED = "no_longer_used"
    ANOTHER_COMPANY = "another_company"
    NAMED_TWICE = "named_twice"
    CIRCLE = "circle"
    OWN_STAND_IN = "own_stand_in"
    MOST_OR_SHARE = "most_or_share"
    NOT_A_SHARE = "not_a_share"
    LESS_THAN_NOTHING = "less_than_nothing"
    NOT_MORE_THAN_NOTHING = "not_more_than_nothing"
    LESS_THAN_A_DAY = "less_than_a_day"
    FLOOR_TOO_HIGH = "floor_too_high"
    TOO_EXACT = "too_exact"
    NOT_ASCENDING = "not_ascending"
    ENDS_TOO_EARLY = "ends_too_early"
    ENDS_BEFORE_HIRING = "ends_before_hiring"
