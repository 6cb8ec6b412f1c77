"""Between a form's fields and what the domain is asked."""

from bot.replies import Field, Mend, Slip
from bot.screens.requesting import FormValues, PartChoice
from domain.ids import LeaveTypeId, RequestId
from domain.periods import Asked, DayPart, Period, Span
from domain.policies.leave_type import LeaveType, Slice
from domain.refusals import NoPolicy, NoSuchLeaveType, ReasonNeeded, Refusal, SliceTooSmall, WhyNeeded

LONGEST_NOTE = 1000
"""Letters of a note."""


def asked_of(values: FormValues) -> Asked | Mend:
    """What the form asks for, or what is wrong with its fields. A missing last day is the first."""
    if values.first_day is None:
        return _slip(Field.FIRST_DAY, Slip.MISSING)
    last_day = values.last_day or values.first_day
    if last_day < values.first_day:
        return _slip(Field.LAST_DAY, Slip.BEFORE_FIRST_DAY)
    if values.note and len(values.note) > LONGEST_NOTE:
        return _slip(Field.NOTE, Slip.TOO_LONG)
    period = Period(values.first_day, last_day)
    if values.part is PartChoice.HOURS:
        return _by_the_clock(values, period)
    return Asked(period, DayPart(values.part.value))


def values_of(
    request_id: RequestId, leave_type_id: LeaveTypeId, asked: Asked | None, note: str | None
) -> FormValues:
    """The form's fields for what is asked."""
    if asked is None:
        return FormValues(request_id, leave_type_id, note=note)
    first_day, last_day = asked.period.first_day, asked.period.last_day
    if asked.span:
        span = asked.span
        return FormValues(
            request_id, leave_type_id, first_day, last_day, PartChoice.HOURS, span.start, span.end, note
        )
    part = PartChoice(asked.part.value)
    return FormValues(request_id, leave_type_id, first_day, last_day, part, note=note)


def parts_of(leave_type: LeaveType) -> tuple[PartChoice, ...]:
    """Which parts of a day a type is given in."""
    if leave_type.smallest is Slice.DAY:
        return (PartChoice.ALL_DAY,)
    halves = (PartChoice.ALL_DAY, PartChoice.MORNING, PartChoice.AFTERNOON)
    return (*halves, PartChoice.HOURS) if leave_type.smallest.minutes else halves


def note_of(values: FormValues) -> str | None:
    """The note without space around it; None for an empty one."""
    return (values.note or "").strip() or None


def field_of(refusal: Refusal) -> Field:
    """Under which field a refusal is shown."""
    match refusal:
        case ReasonNeeded() | WhyNeeded():
            return Field.NOTE
        case SliceTooSmall():
            return Field.PART
        case NoSuchLeaveType() | NoPolicy():
            return Field.LEAVE_TYPE
        case _:
            return Field.FIRST_DAY


def _by_the_clock(values: FormValues, period: Period) -> Asked | Mend:
    if len(period) > 1:
        return _slip(Field.LAST_DAY, Slip.HOURS_ON_ONE_DAY)
    if values.start is None:
        return _slip(Field.START, Slip.MISSING)
    if values.end is None:
        return _slip(Field.END, Slip.MISSING)
    if values.end <= values.start:
        return _slip(Field.END, Slip.BEFORE_START)
    return Asked(period, span=Span(values.start, values.end))


def _slip(field: Field, slip: Slip) -> Mend:
    return Mend(((field, slip),))
