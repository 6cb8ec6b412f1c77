"""Names of everything clickable in Teams, and what it carries: shared by those who draw and those who listen.

A button's data is `{"leave": {"do": name, …}}`: ids and days only. What was filled in stands beside it, each
field under its `Input`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.replies import Field, Slip
from bot.screens.standing_in import StandInValues
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.periods import Asked, DayPart, Period, Span
from domain.refusals import Refusal

OURS = "leave"
"""The key of our own data."""
Data = dict[str, str]
Wrong = Slip | Refusal
Problem = tuple[Field, Wrong]
"""A field and what is wrong with it."""


class Action(StrEnum):
    """What a button does; the comment says what its data has besides."""

    OPEN_REQUEST = "open_request"  # `entry`
    SHOW_MENU = "show_menu"
    SHOW_BALANCES = "show_balances"
    SHOW_WHY = "show_why"  # type, or nothing for the first one
    SHOW_AWAY = "show_away"  # span: an `AwaySpan`
    SHOW_REQUESTS = "show_requests"
    SHOW_REQUEST = "show_request"  # `request_data`
    SHOW_HELP = "show_help"
    APPROVE = "approve"  # `request_data`
    DECLINE = "decline"  # `request_data`; the field `Input.REASON` may be filled in
    UNDO = "undo"  # `request_data`
    SNOOZE = "snooze"  # `request_data`, days
    WITHDRAW = "withdraw"  # `request_data`
    CANCEL = "cancel"  # `request_data`
    ASK_WHY = "ask_why"  # `request_data`
    OPEN_CHANGE = "open_change"  # `request_data`
    OPEN_DIGEST = "open_digest"
    STOP_DIGEST = "stop_digest"  # channel
    OPEN_SET_UP = "open_set_up"
    OPEN_STAND_IN = "open_stand_in"  # `stand_in_data`, or nothing for the empty form
    END_STAND_IN = "end_stand_in"  # for: the id of whom they stand in for
    SHOW_SETTINGS = "show_settings"
    OPEN_PATTERN = "open_pattern"  # user: somebody's id in Teams, or nothing
    OPEN_POLICY = "open_policy"
    OPEN_ADJUST = "open_adjust"  # user: somebody's id in Teams, or nothing
    OPEN_CLAIM = "open_claim"  # `entry`
    OPEN_DASHBOARD = "open_dashboard"
    TYPED = "typed"  # text: what was typed where others see it; by: who typed it
    REFRESH = "refresh"  # `request_data`


class AwaySpan(StrEnum):
    """The days that a button asks about."""

    TODAY = "today"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"


class Callback(StrEnum):
    """Which form is sent, or looked at again before it is."""

    REQUEST = "request"
    DIGEST = "digest"
    SET_UP = "set_up"
    CLAIM = "claim"
    STAND_IN = "stand_in"
    PATTERN = "pattern"
    CHANGE = "change"
    DECLINE = "decline_form"
    OVERRIDE = "override"
    CANCEL = "cancel_form"
    POLICY = "policy"
    ADJUST = "adjust"


LOOK = "look"
"""Set in a form's data where it is not to be sent, but worked out and shown again."""


class Input(StrEnum):
    """A field of a form: its id."""

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
    TIME = Field.TIME.value
    DAY = Field.DAY.value
    AMOUNT = Field.AMOUNT.value
    PERSON = Field.PERSON.value
    FOR_PERSON = Field.FOR_PERSON.value
    PATTERN = Field.PATTERN.value
    FROM_DAY = Field.FROM_DAY.value
    REASON = Field.REASON.value
    GIVEN_BACK = "given_back"
    """Days, by commas."""
    LOCATION = Field.LOCATION.value
    """A location's id, or `EVERYWHERE`."""
    ENTITLEMENT = Field.ENTITLEMENT.value
    CARRIED = Field.CARRIED.value
    CARRIED_UNTIL = Field.CARRIED_UNTIL.value
    DEBT = Field.DEBT.value
    MEANT = "meant"
    """TICKED, where it is ticked."""
    SCOPE = "scope"
    TIME_ZONE = "time_zone"
    WEEKDAY = "weekday"
    """0 (Monday) to 6, or `DAILY`."""
    WHEN_EMPTY = "when_empty"
    """TICKED, where a digest comes although nobody is off."""


DAILY = "daily"
EVERYWHERE = "*"
TICKED = "true"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a form remembers besides its fields."""

    request_id: RequestId | None = None
    employee_id: EmployeeId | None = None
    channel_id: str | None = None
    seen: str | None = None
    """Which values of a form its consequences were shown for."""
    leave_id: RequestId | None = None
    """The approved leave that a change is about."""


def request_data(employee_id: EmployeeId, request_id: RequestId) -> Data:
    """Whose request, and which."""
    return {"employee": employee_id, "request": request_id}


def read_request(data: Mapping[str, str]) -> tuple[EmployeeId, RequestId]:
    """Raises KeyError where it is none of ours."""
    return EmployeeId(data["employee"]), RequestId(data["request"])


def entry(
    asked: Asked | None, leave_type_id: LeaveTypeId | None, employee_id: EmployeeId | None = None
) -> Data:
    """What a form is filled in with: type, days, part, hours, and whom it is for."""
    data: Data = {}
    if leave_type_id:
        data["type"] = leave_type_id
    if employee_id:
        data["for"] = employee_id
    if asked is not None:
        data |= {"first": str(asked.period.first_day), "last": str(asked.period.last_day)}
        data["part"] = asked.part.value
        if asked.span:
            data |= {"start": str(asked.span.start), "end": str(asked.span.end)}
    return data


def read_entry(data: Mapping[str, str]) -> tuple[Asked | None, LeaveTypeId | None, EmployeeId | None]:
    """Raises KeyError or ValueError where it is none of ours."""
    leave_type_id = LeaveTypeId(data["type"]) if "type" in data else None
    employee_id = EmployeeId(data["for"]) if "for" in data else None
    if "first" not in data:
        return None, leave_type_id, employee_id
    period = Period(date.fromisoformat(data["first"]), date.fromisoformat(data["last"]))
    span = Span(int(data["start"]), int(data["end"])) if "start" in data else None
    return Asked(period, DayPart(data["part"]), span), leave_type_id, employee_id


def stand_in_data(values: StandInValues) -> Data:
    """Who, from when, until when, for whom, as far as known."""
    known = {
        "user": values.user_id,
        "first": values.first_day and values.first_day.isoformat(),
        "last": values.last_day and values.last_day.isoformat(),
        "for_user": values.for_user_id,
    }
    return {key: value for key, value in known.items() if value}


def read_stand_in(data: Mapping[str, str]) -> StandInValues:
    """Raises ValueError where it is none of ours."""
    first, last = data.get("first"), data.get("last")
    return StandInValues(
        data.get("user"),
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        data.get("for_user"),
    )


def kept_data(kept: Kept) -> Data:
    """For the buttons of a form."""
    known = {
        "request": kept.request_id,
        "employee": kept.employee_id,
        "channel": kept.channel_id,
        "seen": kept.seen,
        "leave": kept.leave_id,
    }
    return {key: value for key, value in known.items() if value}


def read_kept(data: Mapping[str, str]) -> Kept:
    """What a form remembered."""
    request, leave = data.get("request"), data.get("leave")
    employee = data.get("employee")
    return Kept(
        RequestId(request) if request else None,
        EmployeeId(employee) if employee else None,
        data.get("channel"),
        data.get("seen"),
        RequestId(leave) if leave else None,
    )


def fields_of(problems: Iterable[Problem]) -> dict[str, Wrong]:
    """What is wrong with each field, by the id of its input."""
    return {field.value: problem for field, problem in problems}
