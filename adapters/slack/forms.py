"""What somebody filled in, read from a dialog's fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from fractions import Fraction

from adapters.slack.actions import DAILY, POST, Input, Kept, read_kept
from adapters.slack.wire import Element, View
from bot.replies import Field, Slip
from bot.screens.away import DigestValues
from bot.screens.joining import SetUpValues
from bot.screens.requesting import FormValues, PartChoice
from domain.ids import LeaveTypeId


class Unfit(Exception):
    """A field holds what cannot be read: which, and what is wrong."""

    def __init__(self, field: Field, slip: Slip) -> None:
        super().__init__(f"{field.value}: {slip.value}")
        self.field, self.slip = field, slip


@dataclass(frozen=True, slots=True)
class Fields:
    """A dialog's fields by their names, and what it remembers. Raises ValueError where it is none of ours."""

    held: dict[str, str]
    kept: Kept
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of the fields that take several choices, all of them."""

    @classmethod
    def of(cls, view: View) -> "Fields":
        values = view.state.values if view.state else {}
        elements = {name: each for block in values.values() for name, each in block.items()}
        held = {name: text for name, each in elements.items() if (text := _text(each)) is not None}
        chosen = {
            name: tuple(option.value for option in each.selected_options or ())
            for name, each in elements.items()
        }
        return cls(held, read_kept(view.private_metadata), chosen)

    def text(self, name: Input) -> str | None:
        """None where it is empty."""
        return self.held.get(name)


def read_request(fields: Fields) -> FormValues:
    """Leave asked for, or entered for somebody else. Raises as `read_days` does."""
    known = read_days(fields)
    return replace(known, employee_id=fields.kept.employee_id, override=fields.text(Input.REASON))


def read_days(fields: Fields) -> FormValues:
    """Raises Unfit, and ValueError where the dialog does not say which request it is for."""
    if fields.kept.request_id is None:
        raise ValueError("a request's form without its id")
    leave_type = fields.text(Input.LEAVE_TYPE)
    return FormValues(
        request_id=fields.kept.request_id,
        leave_type_id=LeaveTypeId(leave_type) if leave_type else None,
        first_day=day_in(fields, Input.FIRST_DAY),
        last_day=day_in(fields, Input.LAST_DAY),
        part=PartChoice(fields.text(Input.PART) or PartChoice.ALL_DAY),
        start=minute_in(fields, Input.START),
        end=minute_in(fields, Input.END),
        note=fields.text(Input.NOTE),
    )


def read_digest(fields: Fields) -> DigestValues:
    """Raises Unfit, and ValueError where the dialog does not say which channel it is for."""
    if fields.kept.channel_id is None:
        raise ValueError("a digest's form without its channel")
    weekday = fields.text(Input.WEEKDAY) or DAILY
    minute = minute_in(fields, Input.TIME)
    known = DigestValues(fields.kept.channel_id)
    return DigestValues(
        channel_id=fields.kept.channel_id,
        scope=fields.text(Input.SCOPE) or known.scope,
        minute=known.minute if minute is None else minute,
        time_zone=fields.text(Input.TIME_ZONE) or known.time_zone,
        weekday=None if weekday == DAILY else int(weekday),
        is_posted_when_empty=fields.text(Input.WHEN_EMPTY) == POST,
    )


def read_set_up(fields: Fields) -> SetUpValues:
    """Raises Unfit."""
    return SetUpValues(
        country=fields.text(Input.COUNTRY),
        region=fields.text(Input.REGION),
        days=amount_of(fields.text(Input.DAYS)),
        approver_user_id=fields.text(Input.APPROVER),
        channel_id=fields.text(Input.CHANNEL),
    )


def _text(element: Element) -> str | None:
    """The one thing that an element holds, whatever kind it is."""
    option = element.selected_option or next(iter(element.selected_options or ()), None)
    found = (
        (option.value if option else None)
        or element.selected_date
        or element.selected_time
        or element.selected_user
        or element.selected_conversation
        or element.selected_channel
        or element.value
    )
    # PostgreSQL keeps no NUL in a text.
    return found.replace("\0", "").strip() or None if found else None


def day_in(fields: Fields, name: Input) -> date | None:
    """Raises Unfit."""
    text = fields.text(name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Unfit(Field(name.value), Slip.NO_SUCH_DAY) from error


def minute_in(fields: Fields, name: Input) -> int | None:
    """Minutes after midnight of HH:MM."""
    text = fields.text(name)
    try:
        found = time.fromisoformat(text) if text else None
    except ValueError as error:
        raise Unfit(Field(name.value), Slip.NO_SUCH_TIME) from error
    return None if found is None else found.hour * 60 + found.minute


def amount_of(text: str | None, field: Field = Field.DAYS) -> Fraction | None:
    """A number of nothing or more, with a point or a comma; Fraction itself would also take 1/3 and 1e9."""
    if not text:
        return None
    whole, _, part = text.replace(",", ".").partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= 4):
        raise Unfit(field, Slip.NOT_A_NUMBER)
    if part and not (part.isascii() and part.isdigit() and len(part) <= 4):
        raise Unfit(field, Slip.NOT_A_NUMBER)
    return Fraction(f"{whole}.{part or '0'}")


def signed_of(text: str | None, field: Field) -> Fraction | None:
    """A number with or without a sign. Raises Unfit."""
    plain = (text or "").replace("\N{MINUS SIGN}", "-").strip()
    found = amount_of(plain.removeprefix("-").removeprefix("+"), field)
    return -found if found is not None and plain.startswith("-") else found
