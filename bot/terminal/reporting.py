"""What everybody has left on a day: for people, for other programs, for spreadsheets."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date

from bot.cells import exact, harmless
from bot.reporting import balances_of_all
from bot.screens import Notice, NoticeKind
from bot.talk import House
from bot.terminal.asking import Company, Moment, company_named, day_named, moment_named, one_of
from bot.terminal.paper import Complaint, Json, Outcome, Paper, Said, as_csv, as_json
from bot.wording import Words
from domain.amounts import Amount
from domain.employees.employee import Employee
from domain.leave.balance import Balance
from domain.periods import Period
from domain.policies.leave_type import LeaveType, Unit

AMOUNTS = (
    "granted", "carried", "lapsed", "adjusted", "taken", "booked", "pending", "remaining", "available",
)  # fmt: skip
HEADINGS = ("Who", *(name.capitalize() for name in AMOUNTS))
COLUMNS = ("name", "email", "employee", "leave_type", "unit", "first_day", "last_day", "on", *AMOUNTS)


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody's balance of a type, its amounts in the order of AMOUNTS, without the entries behind them."""

    employee_id: str
    name: str
    email: str | None
    leave_type: LeaveType
    leave_year: Period
    amounts: tuple[Amount, ...]


def unheard(_: int) -> None:
    """For those who need not know how far it is."""


async def report(
    house: House,
    *,
    leave_type: str = "",
    on: str = "",
    known: str = "",
    company: str = "",
    json: bool = False,
    csv: bool = False,
    paper: Paper = Paper(),  # noqa: B008 - frozen, and the same for all
    progress: Callable[[int], None] = unheard,
) -> Said:
    """A line for each limited type of everybody there on the day; `progress` hears how many there are yet.

    `known` is a past day, up to its end in UTC, or a moment: what was known then.
    """
    try:
        if json and csv:
            raise Complaint("Say --json or --csv, not both.")
        found = await company_named(house, company)
        now = house.clock.now()
        moment = moment_named(known, now, UTC, found.words)
        day = day_named(on, (moment.day if moment else now.date()))
        seen = await _as_known(house, found, moment)
        types = _types(seen, leave_type)
    except Complaint as complaint:
        return complaint.said
    lines, without = await _gathered(house, seen, types, day, moment, progress)
    write = _json if json else _csv if csv else _tables
    return Said(write(seen, lines, day, moment, paper), "\n".join(_left_out(without)))


async def _as_known(house: House, company: Company, moment: Moment | None) -> Company:
    """The company under its settings of then. Raises Complaint where there were none, or will be."""
    if moment is None:
        return company
    if moment.at > house.clock.now():
        raise Complaint(company.words.notice(Notice(NoticeKind.NOT_KNOWN_YET, day=moment.day)))
    past = await house.store.as_of(company.id, moment.at, ())
    if past.settings.id is None:
        raise Complaint("Nothing was recorded by then: the company was not here yet.")
    return replace(company, settings=past.settings)


async def _gathered(
    house: House,
    company: Company,
    types: Sequence[LeaveType],
    day: date,
    moment: Moment | None,
    progress: Callable[[int], None],
) -> tuple[list[Line], Counter[str]]:
    """The lines by name, and how many people have none of a type."""
    lines: list[Line] = []
    without: Counter[str] = Counter()
    known_at = moment.at if moment else None
    async for each in balances_of_all(house, company.id, company.settings, types, day, known_at):
        if each.balance is None:
            without[each.leave_type.name] += 1
        else:
            lines.append(_line(each.employee, each.leave_type, each.balance))
            progress(len(lines))
    lines.sort(key=lambda line: (line.name.casefold(), line.employee_id))
    return lines, without


def _types(company: Company, name: str) -> tuple[LeaveType, ...]:
    """The one of this name, or all that are in use. Raises Complaint where they have no limit."""
    known = company.settings.leave_types
    limited = [each for each in known.values() if each.is_limited]
    if not limited:
        raise Complaint("No leave type here has a limit, so there are no balances.", Outcome.WRONG)
    if not name:
        return tuple(each for each in limited if each.is_active)
    named = one_of(name, known, "leave type")
    if chosen := tuple(each for each in limited if each.id == named):
        return chosen
    choices = ", ".join(each.id for each in limited)
    raise Complaint(f"{name!r} has no limit, so there are no balances of it. There are some of: {choices}.")


def _line(employee: Employee, leave_type: LeaveType, found: Balance) -> Line:
    amounts: tuple[Amount, ...] = tuple(getattr(found, name) for name in AMOUNTS)
    profile = employee.profile
    return Line(employee.id or "", profile.name, profile.email, leave_type, found.leave_year, amounts)


def _tables(company: Company, lines: Sequence[Line], day: date, moment: Moment | None, paper: Paper) -> str:
    """A table for each type, and amounts of nothing left blank."""
    words = company.words
    if not lines:
        return f"Nobody has a balance {words.day(day)}."
    tables = [moment.sentence] if moment else []
    for leave_type in dict.fromkeys(line.leave_type for line in lines):
        rows = [_row(line, words) for line in lines if line.leave_type == leave_type]
        unit = " in hours" if leave_type.unit is Unit.HOURS else ""
        head = f"{leave_type.name}{unit}, {words.day(day)}"
        tables.append(f"{head}\n\n{paper.table(HEADINGS, rows, len(AMOUNTS))}")
    return "\n\n".join(tables)


def _row(line: Line, words: Words) -> tuple[str, ...]:
    *others, available = line.amounts
    return (line.name, *(words.number(each) if each else "" for each in others), words.number(available))


def _json(company: Company, lines: Sequence[Line], day: date, moment: Moment | None, _: Paper) -> str:
    known: dict[str, Json] = {"known_at": moment.at.isoformat()} if moment else {}
    facts = [_fact(line) for line in lines]
    return as_json({"company": company.id, "on": day.isoformat(), **known, "balances": facts})


def _fact(line: Line) -> Json:
    year = line.leave_year
    return {
        "employee": line.employee_id,
        "email": line.email,
        "name": line.name,
        "leave_type": line.leave_type.id,
        "unit": line.leave_type.unit.value,
        "leave_year": {"first_day": year.first_day.isoformat(), "last_day": year.last_day.isoformat()},
        **{name: exact(amount) for name, amount in zip(AMOUNTS, line.amounts, strict=True)},
    }


def _csv(_: Company, lines: Sequence[Line], day: date, __: Moment | None, ___: Paper) -> str:
    return as_csv(COLUMNS, (_cells(line, day) for line in lines))


def _cells(line: Line, day: date) -> Iterator[str]:
    yield from (harmless(line.name), harmless(line.email or ""), harmless(line.employee_id))
    yield from (line.leave_type.id, line.leave_type.unit.value)
    yield from (each.isoformat() for each in (line.leave_year.first_day, line.leave_year.last_day, day))
    yield from (exact(each) for each in line.amounts)


def _left_out(without: Counter[str]) -> Iterable[str]:
    for leave_type, number in without.items():
        people = "1 person has" if number == 1 else f"{number:,} people have"
        yield f"{people} no policy for {leave_type}, and no balance here."
