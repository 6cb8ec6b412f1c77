"""Names of everything clickable in Slack, and what it carries: shared by those who draw and those who listen.

An action id is an `Action`, or one with a suffix after a dot where a block holds several of a kind: read it
with `action_of`. Values carry ids and days only. The action id of a field is its `Input`; its block id is the
same, with a suffix after a dot where its choices follow another field, so that Slack forgets the earlier one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from json import JSONDecodeError, dumps, loads
from urllib.parse import quote, unquote

from bot.replies import Field, Slip
from bot.screens.standing_in import StandInValues
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.periods import Asked, DayPart, Period, Span
from domain.refusals import Refusal

Problem = tuple[Field, Slip | Refusal]
"""A field and what is wrong with it."""


class Action(StrEnum):
    """What a button does; the comment says what its value carries."""

    OPEN_REQUEST = "open_request"  # `write_entry`, or no value for the empty form
    SHOW_MENU = "show_menu"
    SHOW_BALANCES = "show_balances"
    SHOW_WHY = "show_why"  # a leave type's id, or no value for the first one
    SHOW_AWAY = "show_away"  # an `AwaySpan`
    SHOW_REQUESTS = "show_requests"
    SHOW_REQUEST = "show_request"  # `write_request`
    SHOW_HELP = "show_help"
    APPROVE = "approve"  # `write_request`
    DECLINE = "decline"  # `write_request`
    UNDO = "undo"  # `write_request`
    ASK_REASON = "ask_reason"  # `write_request`
    SNOOZE = "snooze"  # `write_snooze`
    WITHDRAW = "withdraw"  # `write_request`
    CANCEL = "cancel"  # `write_request`
    ASK_WHY = "ask_why"  # `write_request`
    OPEN_CHANGE = "open_change"  # `write_request`
    OPEN_DIGEST = "open_digest"
    STOP_DIGEST = "stop_digest"  # a channel's id
    OPEN_SET_UP = "open_set_up"
    OPEN_STAND_IN = "open_stand_in"  # `write_stand_in`, or no value for the empty form
    END_STAND_IN = "end_stand_in"  # the id of whom they stand in for
    SHOW_SETTINGS = "show_settings"
    OPEN_PATTERN = "open_pattern"  # somebody's id in Slack, or no value
    OPEN_POLICY = "open_policy"
    OPEN_ADJUST = "open_adjust"  # somebody's id in Slack, or no value
    OPEN_CLAIM = "open_claim"  # `write_dates`, or no value for the empty form
    OPEN_DASHBOARD = "open_dashboard"


FOLLOW = "follow"
"""The action id of a link: the browser goes there by itself, and nothing is asked of us."""


class AwaySpan(StrEnum):
    """The days that a button asks about."""

    TODAY = "today"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"


class Callback(StrEnum):
    """Which form a submission comes from."""

    REQUEST = "request"
    DECLINE = "decline"
    DIGEST = "digest"
    SET_UP = "set_up"
    CLAIM = "claim"
    STAND_IN = "stand_in"
    PATTERN = "pattern"
    CHANGE = "change"
    OVERRIDE = "override"
    CANCEL = "cancel"
    POLICY = "policy"
    ADJUST = "adjust"
    RESULT = "result"
    """A dialog without fields: nothing to submit."""


class Input(StrEnum):
    """A field of a form: its action id."""

    LEAVE_TYPE = Field.LEAVE_TYPE.value
    FIRST_DAY = Field.FIRST_DAY.value
    LAST_DAY = Field.LAST_DAY.value
    PART = Field.PART.value
    START = Field.START.value
    END = Field.END.value
    NOTE = Field.NOTE.value
    COUNTRY = Field.COUNTRY.value
    REGION = Field.REGION.value
    DAYS = Field.DAYS.value
    APPROVER = Field.APPROVER.value
    CHANNEL = Field.CHANNEL.value
    TIME = Field.TIME.value
    DAY = Field.DAY.value
    AMOUNT = Field.AMOUNT.value
    PERSON = Field.PERSON.value
    FOR_PERSON = Field.FOR_PERSON.value
    PATTERN = Field.PATTERN.value
    FROM_DAY = Field.FROM_DAY.value
    REASON = Field.REASON.value
    GIVEN_BACK = "given_back"
    LOCATION = Field.LOCATION.value
    """A location's id, or `EVERYWHERE`."""
    ENTITLEMENT = Field.ENTITLEMENT.value
    CARRIED = Field.CARRIED.value
    CARRIED_UNTIL = Field.CARRIED_UNTIL.value
    DEBT = Field.DEBT.value
    MEANT = "meant"
    """`MEANT`, where it is ticked."""
    SCOPE = "scope"
    TIME_ZONE = "time_zone"
    WEEKDAY = "weekday"
    """0 (Monday) to 6, or `DAILY`."""
    WHEN_EMPTY = "when_empty"
    """`POST` or `STAY_SILENT`."""


DATES = 6
"""Words of `write_dates`."""
DAILY = "daily"
EVERYWHERE = "*"
MEANT = "meant"
POST = "post"
STAY_SILENT = "stay_silent"

RECOUNTING = frozenset(
    {Input.LEAVE_TYPE, Input.FIRST_DAY, Input.LAST_DAY, Input.PART, Input.START, Input.END}
)
"""Fields of the request form whose change is sent at once, as an action of their own."""
WORTH = frozenset({Input.LEAVE_TYPE, Input.DAY, Input.PART, Input.START, Input.END, Input.AMOUNT})
"""Fields of a claim whose change is sent at once."""
DIFFERING = RECOUNTING - {Input.LEAVE_TYPE} | {Input.GIVEN_BACK}
"""Fields of a change of leave whose change is sent at once."""
FOLLOWING = frozenset({Input.COUNTRY})
"""Fields of the set-up form whose change is sent at once."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a dialog remembers besides its fields; `channel_id` is where it was opened from, or is about."""

    request_id: RequestId | None = None
    employee_id: EmployeeId | None = None
    channel_id: str | None = None
    seen: str | None = None
    """Which values of a form its consequences were shown for."""
    leave_id: RequestId | None = None
    """The approved leave that a change is about."""


def action_id(action: Action, number: int) -> str:
    """One of several of a kind in a block."""
    return f"{action}.{number}"


def action_of(action_id: str) -> Action | Input | None:
    """What was clicked or changed; None where it is nothing of ours."""
    name = action_id.partition(".")[0]
    for kind in (Action, Input):
        if name in kind.__members__.values():
            return kind(name)
    return None


def block_of(field: Field, block_ids: Iterable[str]) -> str | None:
    """The block in which a field stands; None where the form has none."""
    return next((block_id for block_id in block_ids if block_id.partition(".")[0] == field.value), None)


def write_request(employee_id: EmployeeId, request_id: RequestId) -> str:
    """Whose request, and which."""
    return f"{quote(employee_id)} {quote(request_id)}"


def read_request(value: str) -> tuple[EmployeeId, RequestId]:
    """Raises ValueError where it is none of ours."""
    employee_id, request_id = value.split(" ")
    return EmployeeId(unquote(employee_id)), RequestId(unquote(request_id))


def write_snooze(employee_id: EmployeeId, request_id: RequestId, days: int) -> str:
    """A request, and for how many days there is to be no reminder of it."""
    return f"{write_request(employee_id, request_id)} {days}"


def read_snooze(value: str) -> tuple[EmployeeId, RequestId, int]:
    """Raises ValueError where it is none of ours."""
    request, _, days = value.rpartition(" ")
    return *read_request(request), int(days)


def write_entry(
    asked: Asked | None, leave_type_id: LeaveTypeId | None, employee_id: EmployeeId | None
) -> str:
    """`write_dates`, and whom they are for where that is not oneself."""
    dates = write_dates(asked, leave_type_id)
    return f"{dates} {quote(employee_id)}" if employee_id else dates


def read_entry(value: str) -> tuple[Asked | None, LeaveTypeId | None, EmployeeId | None]:
    """Raises ValueError where it is none of ours."""
    *dates, last = value.split(" ")
    if len(dates) < DATES:
        return *read_dates(value), None
    return *read_dates(" ".join(dates)), EmployeeId(unquote(last))


def write_dates(asked: Asked | None, leave_type_id: LeaveTypeId | None) -> str:
    """What the form is filled in with: type, first and last day, part, start, end; a dash where unknown."""
    leave_type = quote(leave_type_id) if leave_type_id else "-"
    if asked is None:
        return f"{leave_type} - - - - -"
    start, end = (asked.span.start, asked.span.end) if asked.span else ("-", "-")
    return f"{leave_type} {asked.period.first_day} {asked.period.last_day} {asked.part.value} {start} {end}"


def read_dates(value: str) -> tuple[Asked | None, LeaveTypeId | None]:
    """Raises ValueError where it is none of ours."""
    leave_type, first_day, last_day, part, start, end = value.split(" ")
    leave_type_id = None if leave_type == "-" else LeaveTypeId(unquote(leave_type))
    if first_day == "-":
        return None, leave_type_id
    period = Period(date.fromisoformat(first_day), date.fromisoformat(last_day))
    span = None if start == "-" else Span(int(start), int(end))
    return Asked(period, DayPart(part), span), leave_type_id


def write_stand_in(values: StandInValues) -> str:
    """Who, first and last day, for whom; a dash where unknown."""
    known = (values.user_id, values.first_day, values.last_day, values.for_user_id)
    return " ".join(str(each or "-") for each in known)


def read_stand_in(value: str) -> StandInValues:
    """Raises ValueError where it is none of ours."""
    user_id, first_day, last_day, for_user_id = (None if each == "-" else each for each in value.split(" "))
    return StandInValues(
        user_id,
        date.fromisoformat(first_day) if first_day else None,
        date.fromisoformat(last_day) if last_day else None,
        for_user_id,
    )


def write_kept(kept: Kept) -> str:
    """Compact, for private_metadata."""
    known = {
        "request": kept.request_id,
        "employee": kept.employee_id,
        "channel": kept.channel_id,
        "seen": kept.seen,
        "leave": kept.leave_id,
    }
    return dumps({key: value for key, value in known.items() if value}, separators=(",", ":"))


def read_kept(text: str) -> Kept:
    """Raises ValueError where it is none of ours."""
    try:
        found = loads(text or "{}")
    except JSONDecodeError as error:
        raise ValueError("not what we kept in a dialog") from error
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise ValueError("not what we kept in a dialog")
    seen, leave_id = found.get("seen"), found.get("leave")
    return Kept(found.get("request"), found.get("employee"), found.get("channel"), seen, leave_id)
