"""When the demo's people came, where they work, and what they brought along."""

from datetime import date

from dateutil.relativedelta import relativedelta

from bot.company_file.entries import (
    UNSAID,
    AdjustmentEntry,
    AssignmentChange,
    AssignmentEntry,
    ChatEntry,
    PersonEntry,
)
from bot.company_file.shapes import Marked
from bot.demo.history import History
from bot.demo.people import BROUGHT_ALONG, LEAVER, MOVER, OVERTIME, Somebody
from bot.demo.teams import entra_id
from bot.demo.terms import TOIL, TOIL_MONTHS, VACATION
from domain.amounts import Amount
from domain.company.places import Location
from domain.counting import Calendar, HolidaySource, Part, free_days
from domain.periods import ONE_DAY, Period
from domain.policies.leave_year import months_after

MOVED_FROM = "sales"


def user_id(number: int) -> str:
    """Who the person of this number is in the demo's workspace."""
    return f"U0DEMO{number:02d}"


def history_of(person: Somebody, today: date, location: Location, holidays: HolidaySource) -> History:
    """Somebody's empty history, with what they work on which days."""
    hired_on = today + relativedelta(years=-person.years, months=-person.months, day=1)
    last_day = today + relativedelta(months=1, day=31) if person.mailbox == LEAVER else date.max
    employed = Period(hired_on, last_day)

    def parts(year: int) -> list[Part]:
        free = free_days(location, holidays, year)
        worked = employed.clipped(Period(date(year, 1, 1), date(year, 12, 31)))
        return [(worked, person.pattern or location.pattern, free)] if worked else []

    return History(person, employed, Calendar(parts), today)


def entry(number: int, history: History) -> PersonEntry:
    """Somebody's part of the company file."""
    person, employed = history.person, history.employed
    return PersonEntry(
        person.name,
        employed.first_day,
        AssignmentEntry(
            person.location,
            MOVED_FROM if person.mailbox == MOVER else person.department,
            person.labels,
            person.pattern,
        ),
        person.email,
        last_day=employed.last_day if employed.last_day < date.max else UNSAID,
        slack=(ChatEntry(user_id(number)),),
        teams=(ChatEntry(entra_id(person.email)),),
        changes=_changes(history),
        opening_balances=_opening_balances(history),
        adjustments=_overtime(history),
        leave=tuple(Marked(each) for each in history.leave),
    )


def _changes(history: History) -> tuple[Marked[AssignmentChange], ...]:
    """One of them went from sales to design a year ago."""
    person = history.person
    if person.mailbox != MOVER:
        return ()
    moved = AssignmentEntry(person.location, person.department, person.labels, person.pattern)
    return (Marked(AssignmentChange(history.today + relativedelta(years=-1, day=1), moved)),)


def _opening_balances(history: History) -> tuple[Marked[AdjustmentEntry], ...]:
    """What stood in the spreadsheet when the company began to use this."""
    days = BROUGHT_ALONG.get(history.person.mailbox)
    if days is None:
        return ()
    year = history.today.year - 2
    reason = "From the spreadsheet we used before"
    until = date(year, 3, 31)
    return (Marked(AdjustmentEntry(VACATION, date(year, 1, 1), Amount(days), reason, until)),)


def _overtime(history: History) -> tuple[Marked[AdjustmentEntry], ...]:
    """Six hours of a Saturday, for some of which they have had time off since."""
    if history.person.mailbox != OVERTIME:
        return ()
    day = history.today - ONE_DAY * (history.today.weekday() + 9)
    until = months_after(day, TOIL_MONTHS) - ONE_DAY
    return (Marked(AdjustmentEntry(TOIL, day, Amount(6), "Night of the outage", until)),)
