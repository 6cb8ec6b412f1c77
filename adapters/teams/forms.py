"""What somebody filled in, read from a form's fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction
from typing import TypeVar

from adapters.teams.actions import DAILY, EVERYWHERE, TICKED, Input, Kept, read_kept
from bot.replies import Field, Slip
from bot.screens.adjusting import AdjustValues
from bot.screens.away import DigestValues
from bot.screens.changing import ChangeValues
from bot.screens.claiming import ClaimValues
from bot.screens.joining import SetUpValues
from bot.screens.requesting import FormValues, PartChoice
from bot.screens.standing_in import StandInValues
from bot.screens.terms import PatternValues, PolicyValues
from domain.ids import EmployeeId, LeaveTypeId, LocationId, RequestId

T = TypeVar("T")
Problem = tuple[Field, Slip]


@dataclass(frozen=True, slots=True)
class Fields:
    """A form's fields by their names, and what it remembers; `problems` are those that could not be read."""

    typed: Mapping[str, str]
    kept: Kept
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, ours: Mapping[str, str], typed: Mapping[str, str]) -> "Fields":
        return cls(typed, read_kept(ours))

    def text(self, name: Input) -> str | None:
        """None where it is empty."""
        return self.typed.get(name) or None

    def read(self, name: Input, slip: Slip, read: Callable[[str], T]) -> T | None:
        """None where it is empty, or cannot be read: then that is noted."""
        text = self.text(name)
        if text is None:
            return None
        try:
            return read(text)
        except ValueError:
            self.problems.append((Field(name.value), slip))
            return None

    def day(self, name: Input) -> date | None:
        return self.read(name, Slip.NO_SUCH_DAY, date.fromisoformat)

    def minute(self, name: Input) -> int | None:
        """Minutes after midnight of HH:MM."""
        return self.read(name, Slip.NO_SUCH_TIME, _minute)

    def amount(self, name: Input) -> Fraction | None:
        return self.read(name, Slip.NOT_A_NUMBER, amount_of)

    def signed(self, name: Input) -> Fraction | None:
        return self.read(name, Slip.NOT_A_NUMBER, signed_of)

    def request_id(self) -> RequestId:
        """Raises KeyError where the form does not say which request it is for."""
        if self.kept.request_id is None:
            raise KeyError("request")
        return self.kept.request_id

    def about(self) -> tuple[EmployeeId, RequestId]:
        """Whose request a form is about, and which. Raises KeyError where it does not say."""
        if self.kept.employee_id is None:
            raise KeyError("employee")
        return self.kept.employee_id, self.request_id()


def read_days(fields: Fields) -> FormValues:
    """Type, days, part, hours, note."""
    return FormValues(
        request_id=fields.request_id(),
        leave_type_id=_leave_type(fields),
        first_day=fields.day(Input.FIRST_DAY),
        last_day=fields.day(Input.LAST_DAY),
        part=PartChoice(fields.text(Input.PART) or PartChoice.ALL_DAY),
        start=fields.minute(Input.START),
        end=fields.minute(Input.END),
        note=fields.text(Input.NOTE),
        employee_id=fields.kept.employee_id,
        override=fields.text(Input.REASON),
    )


def read_change(fields: Fields) -> ChangeValues:
    """Raises KeyError where the form does not say which leave it is about."""
    if fields.kept.employee_id is None or fields.kept.leave_id is None:
        raise KeyError("leave")
    chosen = fields.read(Input.GIVEN_BACK, Slip.NO_SUCH_DAY, _days) or ()
    return ChangeValues(fields.kept.employee_id, fields.kept.leave_id, read_days(fields), chosen)


def read_digest(fields: Fields) -> DigestValues:
    """Raises KeyError where the form does not say which channel it is for."""
    if fields.kept.channel_id is None:
        raise KeyError("channel")
    known, weekday = DigestValues(fields.kept.channel_id), fields.text(Input.WEEKDAY) or DAILY
    minute = fields.minute(Input.TIME)
    return DigestValues(
        channel_id=fields.kept.channel_id,
        scope=fields.text(Input.SCOPE) or known.scope,
        minute=known.minute if minute is None else minute,
        time_zone=fields.text(Input.TIME_ZONE) or known.time_zone,
        weekday=None if weekday == DAILY else int(weekday),
        is_posted_when_empty=fields.text(Input.WHEN_EMPTY) == TICKED,
    )


def read_set_up(fields: Fields) -> SetUpValues:
    """Without a channel: on Teams a digest is arranged in its channel."""
    return SetUpValues(
        country=fields.text(Input.COUNTRY),
        region=fields.text(Input.REGION),
        days=fields.amount(Input.DAYS),
        approver_user_id=fields.text(Input.APPROVER),
    )


def read_claim(fields: Fields) -> ClaimValues:
    return ClaimValues(
        request_id=fields.request_id(),
        leave_type_id=_leave_type(fields),
        day=fields.day(Input.DAY),
        part=PartChoice(fields.text(Input.PART) or PartChoice.HOURS),
        start=fields.minute(Input.START),
        end=fields.minute(Input.END),
        amount=fields.amount(Input.AMOUNT),
        note=fields.text(Input.NOTE),
    )


def read_stand_in_form(fields: Fields) -> StandInValues:
    return StandInValues(
        fields.text(Input.PERSON),
        fields.day(Input.FIRST_DAY),
        fields.day(Input.LAST_DAY),
        fields.text(Input.FOR_PERSON),
    )


def read_pattern(fields: Fields) -> PatternValues:
    return PatternValues(
        fields.text(Input.PERSON),
        fields.text(Input.PATTERN),
        fields.day(Input.FROM_DAY),
        fields.kept.seen,
    )


def read_policy(fields: Fields) -> PolicyValues:
    location = fields.text(Input.LOCATION)
    return PolicyValues(
        _leave_type(fields),
        None if location in (None, EVERYWHERE) else LocationId(location),
        fields.amount(Input.ENTITLEMENT),
        fields.amount(Input.CARRIED),
        fields.day(Input.CARRIED_UNTIL),
        fields.amount(Input.DEBT),
        fields.day(Input.FROM_DAY),
        fields.kept.seen,
    )


def read_adjust(fields: Fields) -> AdjustValues:
    return AdjustValues(
        fields.text(Input.PERSON),
        _leave_type(fields),
        fields.signed(Input.AMOUNT),
        fields.day(Input.DAY),
        fields.day(Input.LAST_DAY),
        fields.text(Input.REASON),
        fields.text(Input.MEANT) == TICKED,
    )


def amount_of(text: str) -> Fraction:
    """A number of nothing or more, with a point or a comma; Fraction itself would also take 1/3 and 1e9."""
    whole, _, part = text.replace(",", ".").partition(".")
    for digits in (whole, part or "0"):
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 4):
            raise ValueError(text)
    return Fraction(f"{whole}.{part or '0'}")


def signed_of(text: str) -> Fraction:
    """A number with or without a sign."""
    plain = text.replace("\N{MINUS SIGN}", "-").strip()
    found = amount_of(plain.removeprefix("-").removeprefix("+"))
    return -found if plain.startswith("-") else found


def _minute(text: str) -> int:
    found = time.fromisoformat(text)
    return found.hour * 60 + found.minute


def _days(text: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(each) for each in text.split(",") if each)


def _leave_type(fields: Fields) -> LeaveTypeId | None:
    found = fields.text(Input.LEAVE_TYPE)
    return LeaveTypeId(found) if found else None
