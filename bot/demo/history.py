"""Made-up leave of the demo's people, the same for the same day: no dice are rolled, only counted off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from zlib import crc32

from bot.company_file.entries import LeaveEntry
from bot.demo.people import Somebody
from bot.demo.terms import DAYS_A_YEAR, PARENTAL, PART_TIME_DAYS, SICK, SPECIAL, TOIL, UNPAID, VACATION
from domain.amounts import NOTHING, Amount
from domain.counting import Calendar, count
from domain.ids import LeaveTypeId
from domain.periods import ONE_DAY, Asked, DayPart, Period
from domain.policies.leave_type import Unit

CALM = "felix"
CALM_DAYS = timedelta(days=40)
"""Who is shown first has nothing planned for so long, so that a first request of theirs has room."""
AHEAD = timedelta(days=130)
"""How far ahead people of the demo plan."""
MARGIN = Amount(3)
"""Days a year that nobody plans, so that there is something left to ask for."""
FRIDAY = 4

WISHES = (
    # (month, latest week of it, days in a row from a Monday on, which years of three)
    (2, 3, 4, (0,)),
    (4, 3, 5, (0, 1)),
    (6, 3, 12, (1,)),
    (7, 3, 12, (0,)),
    (8, 3, 12, (2,)),
    (10, 3, 5, (0, 2)),
    (12, 4, 3, (0, 1, 2)),
)
NOTES = (None, None, None, "Family visit", None, "Hiking", None, "Moving house", None)


class Counting:
    """Numbers that look made up but follow from a text."""

    def __init__(self, seed: str) -> None:
        self.seed, self.drawn = seed, 0

    def below(self, most: int) -> int:
        """The next number from 0 up to, without, the most."""
        self.drawn += 1
        return crc32(f"{self.seed} {self.drawn}".encode()) % most


@dataclass(slots=True)
class History:
    """One person's leave as it grows: nothing twice on one day, nothing for free, no more than there is."""

    person: Somebody
    employed: Period
    calendar: Calendar
    today: date
    leave: list[LeaveEntry] = field(default_factory=list)
    taken: dict[tuple[LeaveTypeId, int], Amount] = field(default_factory=dict)

    def add(self, leave_type: LeaveTypeId, asked: Asked, note: str | None = None) -> bool:
        """Takes the leave, if it can be had."""
        first_day, last_day = asked.period.first_day, asked.period.last_day
        charges = count(self.calendar, asked, Unit.DAYS)
        cost = sum((charge.amount for charge in charges), NOTHING)
        key = (leave_type, first_day.year)
        if not charges or not self._is_free(asked) or first_day.year != last_day.year:
            return False
        if self.taken.get(key, NOTHING) + cost > self._budget(leave_type, first_day.year):
            return False
        self.taken[key] = self.taken.get(key, NOTHING) + cost
        until = last_day if last_day > first_day else None
        self.leave.append(LeaveEntry(leave_type, first_day, until, asked.part, asked.span, note=note))
        return True

    def _is_free(self, asked: Asked) -> bool:
        inside = asked.period.first_day in self.employed and asked.period.last_day in self.employed
        return inside and not any(each.asked.period.meets(asked.period) for each in self.leave)

    def _budget(self, leave_type: LeaveTypeId, year: int) -> Amount:
        """Days that may be planned in a year: those of a whole year, by the share that is worked here."""
        if leave_type not in (VACATION, SPECIAL):
            return Amount(366)
        if leave_type == SPECIAL:
            return Amount(2) if self.employed.first_day.year < year else NOTHING
        whole = PART_TIME_DAYS if self.person.labels else DAYS_A_YEAR[self.person.location]
        worked = self.employed.clipped(Period(date(year, 1, 1), date(year, 12, 31)))
        return whole * len(worked) / 366 - MARGIN if worked else NOTHING


def fill(history: History) -> None:
    """What they took since the beginning of the year before last, and what they have booked."""
    numbers = Counting(history.person.mailbox)
    _extras(history)
    for year in range(history.today.year - 2, history.today.year + 2):
        for asked, note in _wishes(year, numbers):
            if _is_known_by(history.today, asked.period, numbers) and not _is_kept_free(history, asked):
                history.add(VACATION, asked, note)
        for asked in _odd_days(year, numbers):
            if asked.period.last_day <= history.today:
                history.add(VACATION, asked)
        for asked in _sick_days(year, numbers):
            if asked.period.last_day < history.today:
                history.add(SICK, asked)
    history.leave.sort(key=lambda each: each.first_day)


def _wishes(year: int, numbers: Counting) -> Iterator[tuple[Asked, str | None]]:
    """Stretches from a Monday on: some days, a week, or two weeks up to the second Friday."""
    turn = numbers.below(3)
    for month, weeks, days, turns in WISHES:
        monday = _monday(date(year, month, 7) + timedelta(weeks=numbers.below(weeks)))
        if turn in turns:
            note = NOTES[numbers.below(len(NOTES))]
            yield Asked(Period(monday, monday + timedelta(days=days - 1))), note


def _odd_days(year: int, numbers: Counting) -> Iterator[Asked]:
    """Two Fridays and an afternoon."""
    for month in (3, 9):
        friday = _monday(date(year, month, 1 + numbers.below(20))) + timedelta(days=FRIDAY)
        yield Asked(Period(friday, friday))
    afternoon = _monday(date(year, 11, 1 + numbers.below(20))) + timedelta(days=numbers.below(5))
    yield Asked(Period(afternoon, afternoon), DayPart.AFTERNOON)


def _sick_days(year: int, numbers: Counting) -> Iterator[Asked]:
    for month in (1, 5, 11):
        if numbers.below(3):
            first = _monday(date(year, month, 1 + numbers.below(24))) + timedelta(days=numbers.below(3))
            yield Asked(Period(first, first + timedelta(days=numbers.below(3))))


def _is_known_by(today: date, period: Period, numbers: Counting) -> bool:
    """Whether a wish has been granted by today: all past ones, and some of the next months."""
    return period.first_day <= today or (period.first_day <= today + AHEAD and numbers.below(3) > 0)


def _is_kept_free(history: History, asked: Asked) -> bool:
    soon = Period(history.today, history.today + CALM_DAYS)
    return history.person.mailbox == CALM and asked.period.meets(soon)


def _extras(history: History) -> None:
    """Stories of single people; leave around today first, so that there is always somebody away."""
    today, last_year = history.today, history.today.year - 1
    working = _working_day(history.calendar, today)
    last_friday = _monday(today) - 3 * ONE_DAY
    stories: dict[str, Sequence[tuple[LeaveTypeId, Asked, str | None]]] = {
        "oliver": [(VACATION, Asked(Period(_monday(working), _monday(working) + FRIDAY * ONE_DAY)), None)],
        "lucia": [(VACATION, Asked(Period(working, working), DayPart.AFTERNOON), "Dentist")],
        "kwame": [
            (SICK, Asked(Period(working, working)), None),
            (TOIL, Asked(Period(last_friday, last_friday), DayPart.AFTERNOON), None),
        ],
        "rohan": [
            (VACATION, Asked(Period(working, _working_day(history.calendar, working + ONE_DAY))), None)
        ],
        "mateo": [(PARENTAL, Asked(Period(date(last_year, 5, 4), date(last_year, 6, 26))), None)],
        "yuki": [(UNPAID, Asked(Period(_monday(date(last_year, 9, 14)), date(last_year, 9, 25))), None)],
        "felix": [(SPECIAL, _two_days(date(last_year, 6, 10)), "Our wedding")],
        "siobhan": [(SPECIAL, _two_days(date(last_year, 3, 10)), "Moving to Hackney")],
    }
    for leave_type, asked, note in stories.get(history.person.mailbox, ()):
        history.add(leave_type, asked, note)


def _two_days(near: date) -> Asked:
    return Asked(Period(_monday(near), _monday(near) + ONE_DAY))


def _working_day(calendar: Calendar, day: date) -> date:
    """The day itself, or the next on which something is worked."""
    return calendar.next_working_day(day - ONE_DAY) or day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
