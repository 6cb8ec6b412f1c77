"""Somebody's leave as the events of a calendar: days as days, halves and hours as moments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from bot.ports import Telling
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import CompanyId, RequestId
from domain.leave.requests import Request, Status
from domain.leave.visibility import Viewer, sees_type
from domain.periods import MIDNIGHT, NOON, ONE_DAY, DayPart, Halves, Period, Span
from domain.time_zones import moments_of

KEPT_FOR = timedelta(days=366)
"""Leave that ended longer ago is left out."""
CANCELLED_FOR = timedelta(days=30)
"""How long leave that is off goes on being told as cancelled, so that each subscriber hears of it."""
HALF_A_DAY = 240
"""Minutes of a half day of which nobody knows how long it is worked."""
_OVER = (Status.CANCELLED, Status.WITHDRAWN, Status.DECLINED, Status.EXPIRED)


@dataclass(frozen=True, slots=True)
class Moments:
    """From one moment to another, both in UTC."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One stretch of a leave. `version` rises with each change of the leave."""

    uid: str
    """Says nothing of whose leave it is, and is the same in every calendar."""
    when: Period | Moments
    version: int
    changed_at: datetime
    status: Status
    who: str | None
    """Their name, where the calendar tells names."""
    leave_type: str | None
    """Its name, where the calendar tells types and this one may be seen."""
    is_own: bool
    """Whether the calendar is the person's own, so that it is they who are busy then."""
    is_private: bool
    """Whether colleagues are not told the type."""


@dataclass(frozen=True, slots=True)
class Angle:
    """What a calendar tells of everybody in it, and what it leaves out on a day."""

    is_about_oneself: bool
    tells: Telling
    today: date


def events_of(
    company_id: CompanyId, employee: Employee, settings: Settings, angle: Angle
) -> Iterator[CalendarEvent]:
    """What waits to be decided is for oneself alone, as are what was declined or withdrawn."""
    shown = [each for each in employee.requests.values() if each.is_leave and _is_shown(each, angle)]
    amended = _amended(employee) if shown else {}
    who = employee.profile.name if _tells_names(angle) else None
    for request in shown:
        name = f"{company_id}/{employee.id}/{request.id}"
        changed = changed_at(request)
        leave_type = settings.leave_types[request.leave_type_id]
        is_told = angle.tells is Telling.TYPES and sees_type(_viewer(angle), leave_type)
        zone = _zone(employee, settings, request.asked.period.first_day)
        for number, when in enumerate(_stretches(request, zone), 1):
            yield CalendarEvent(
                _uid(name if number == 1 else f"{name}/{number}"),
                when,
                request.version,
                max(changed, amended.get(request.id, changed)),
                request.status,
                who,
                leave_type.name if is_told else None,
                angle.is_about_oneself,
                not leave_type.is_shown_by_name,
            )


def _tells_names(angle: Angle) -> bool:
    """One's own leave needs no name beside its type."""
    return angle.tells is Telling.NAMES or (angle.tells is Telling.TYPES and not angle.is_about_oneself)


def _viewer(angle: Angle) -> Viewer:
    """Whoever reads a calendar of others is a colleague: not who decides, not an administrator."""
    return Viewer.OWNER if angle.is_about_oneself else Viewer.COLLEAGUE


def _is_shown(request: Request, angle: Angle) -> bool:
    if request.asked.period.last_day < angle.today - KEPT_FOR:
        return False
    if not angle.is_about_oneself and request.status not in (Status.APPROVED, Status.CANCELLED):
        return False
    is_over = request.status in _OVER
    return not is_over or changed_at(request).date() >= angle.today - CANCELLED_FOR


def _uid(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:40]


def changed_at(request: Request) -> datetime:
    """When the request was asked for or last decided about."""
    last = request.decisions[-1].at if request.decisions else request.requested_at
    return max(request.requested_at, last, request.reopened_at or last)


def _amended(employee: Employee) -> Mapping[RequestId, datetime]:
    """When changes of leave were last approved, by the leave that they changed."""
    found: dict[RequestId, datetime] = {}
    for each in employee.requests.values():
        if each.amends is not None and each.status is Status.APPLIED:
            at = changed_at(each)
            found[each.amends] = max(at, found.get(each.amends, at))
    return found


def _zone(employee: Employee, settings: Settings, day: date) -> str:
    return settings.location(employee.assignment(day).location_id, day).time_zone


def _stretches(request: Request, zone: str) -> Iterator[Period | Moments]:
    """Whole days in a row are one stretch; each half day and each span by the clock is one of its own."""
    asked, begun, last = request.asked, None, date.min
    if asked.part is DayPart.ALL_DAY and asked.span is None and not asked.exceptions:
        yield asked.period
        return
    for day, halves in asked.days():
        is_whole = halves is Halves.BOTH and asked.span is None
        if begun is not None and (not is_whole or day != last + ONE_DAY):
            yield Period(begun, last)
            begun = None
        if is_whole:
            begun, last = begun or day, day
        elif _is_worked(request, day):
            yield _moments(day, asked.span or _half(request, day, halves), zone)
    if begun is not None:
        yield Period(begun, last)


def _is_worked(request: Request, day: date) -> bool:
    return not request.charges or any(charge.day == day and charge.halves for charge in request.charges)


def _half(request: Request, day: date, halves: Halves) -> Span:
    """A morning ends and an afternoon begins at half past twelve; how long they are worked is known."""
    minutes = next((charge.minutes for charge in request.charges if charge.day == day), 0) or HALF_A_DAY
    if halves is Halves.MORNING:
        return Span(max(0, NOON - minutes), NOON)
    return Span(NOON, min(MIDNIGHT, NOON + minutes))


def _moments(day: date, span: Span, zone: str) -> Moments:
    start, end = moments_of(day, span, zone)
    # Where the clocks skip its beginning, it would end before it begins.
    return Moments(start, end if end > start else start + timedelta(minutes=span.minutes))
