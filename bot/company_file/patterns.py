"""How the file says what somebody works: "8h", or weekday by weekday, or a cycle of weeks."""

from dataclasses import dataclass
from datetime import date

from bot.company_file.leaves import DAY, LENGTH, WEEKDAYS, show_length
from bot.company_file.nodes import Mapped, Node
from bot.company_file.records import Record, inner, key
from bot.company_file.shapes import Either, Json, Leaf, ListOf, Named, Report, Shape, Turned
from domain.working_pattern import FIRST_MONDAY, FREE, Week, Work, WorkingPattern, full_time

MINUTES_A_DAY = 24 * 60
EVENLY = "a day's work such as 8h or 7h30, half of it before noon"


@dataclass(frozen=True, slots=True)
class _Days:
    monday: Work = FREE
    tuesday: Work = FREE
    wednesday: Work = FREE
    thursday: Work = FREE
    friday: Work = FREE
    saturday: Work = FREE
    sunday: Work = FREE

    def week(self) -> Week:
        return tuple(getattr(self, day) for day in WEEKDAYS)


@dataclass(frozen=True, slots=True)
class _Pattern:
    week: _Days
    weeks: tuple[_Days, ...] = ()
    starts_on: date | None = None


def _evenly(minutes: int) -> Work:
    return Work(minutes - minutes // 2, minutes // 2)


def _check_day(node: Mapped, work: Work, report: Report) -> None:
    if work.minutes > MINUTES_A_DAY:
        report.note(node.spot, "there is more work than a day has hours.")


def _check_pattern(node: Mapped, pattern: _Pattern, report: Report) -> None:
    weeks, starts_on = node.get("weeks"), node.get("starts_on")
    if weeks and pattern.week != _Days():
        report.note(
            weeks.spot, "there are weekdays and weeks.", "One week stands by itself, several in weeks."
        )
    if weeks and not pattern.weeks:
        report.note(weeks.spot, "there is nothing in the list of weeks.", "Leave it out, or list them.")
    if len(pattern.weeks) > 1 and not starts_on:
        report.note(node.spot, "it is not said when the first of the weeks is.", "Say starts_on, a Monday.")
    if starts_on and pattern.starts_on and pattern.starts_on.weekday():
        report.note(starts_on.spot, f"{pattern.starts_on} is no Monday.", "Weeks of a cycle begin on one.")


def _pattern(said: _Pattern) -> WorkingPattern:
    weeks = tuple(days.week() for days in said.weeks or (said.week,))
    return WorkingPattern(weeks, said.starts_on or FIRST_MONDAY)


def _said(pattern: WorkingPattern) -> _Pattern:
    weeks = tuple(_Days(*week) for week in pattern.weeks)
    if len(weeks) == 1 and pattern.starts_on == FIRST_MONDAY:
        return _Pattern(weeks[0])
    return _Pattern(_Days(), weeks, pattern.starts_on)


@dataclass(frozen=True, slots=True)
class _Working:
    """A pattern by which something is worked."""

    shape: Shape[WorkingPattern]

    def read(self, node: Node, report: Report) -> WorkingPattern:
        mistakes = len(report.mistakes)
        pattern = self.shape.read(node, report)
        if len(report.mistakes) == mistakes and not pattern.has_work:
            report.note(node.spot, "nothing would ever be worked.", "Say hours on some weekday.")
        return pattern

    def write(self, value: WorkingPattern) -> Json:
        return self.shape.write(value)

    def schema(self) -> dict[str, Json]:
        return self.shape.schema()


def _is_even(work: Work) -> bool:
    return work == _evenly(work.minutes)


def _is_full_time(pattern: WorkingPattern) -> bool:
    return pattern == full_time(pattern.weeks[0][0].minutes)


_WORK_SHAPE = Either(
    Leaf(
        lambda written: _evenly(LENGTH.parse(written)),
        EVENLY,
        lambda work: show_length(work.minutes),
        LENGTH.json,
    ),
    Record(
        Work,
        {
            "morning": key("morning", LENGTH, "what is worked before noon, such as 4h", required=True),
            "afternoon": key("afternoon", LENGTH, "what is worked after noon, such as 3h30", required=True),
        },
        check=_check_day,
    ),
    _is_even,
)
WORK = Named("work", _WORK_SHAPE)
_WEEK = Record(_Days, {day: key(day, WORK, f"what is worked on a {day.title()}") for day in WEEKDAYS})
WEEK = Named("week", _WEEK)
_LONG = Record(
    _Pattern,
    {
        "starts_on": key("starts_on", DAY, "a Monday on which a first week of the cycle begins"),
        "weeks": key("weeks", ListOf(WEEK, "weeks"), "the weeks that repeat, one after another"),
    },
    inner=inner("week", _WEEK, after="weeks"),
    check=_check_pattern,
)
_PATTERN = Either(
    Leaf(
        lambda written: full_time(LENGTH.parse(written)),
        "what is worked from Monday to Friday each day, such as 8h, or a mapping of weekdays",
        lambda pattern: show_length(pattern.weeks[0][0].minutes),
        LENGTH.json,
    ),
    Turned(_LONG, _pattern, _said),
    _is_full_time,
)
PATTERN = Named("pattern", _Working(_PATTERN))
"""A working pattern; weekdays that are left out are free."""
