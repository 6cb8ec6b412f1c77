"""A row of the team calendar, a cell for each day: what it looks like, what it says, where it leads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from adapters.web.colours import colour_class
from adapters.web.wall_words import half, name_of, off, said
from bot.dashboard.away_facts import Line, SeenLeave, Sight
from bot.wording import Words
from domain.periods import ONE_DAY, Halves

LONGEST_LABEL = 31
SHORTEST_LABEL = 3
"""Days across which a name is written, at least; in a week there is room for it on one."""
WEEK = 7
SUFFIX = {Halves.MORNING: "m", Halves.AFTERNOON: "a", Halves.BOTH: ""}
PARTS = {Halves.MORNING: "am", Halves.AFTERNOON: "pm", Halves.BOTH: ""}


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of leave within a cell; `label` stands in the first one, across `days` of them."""

    look: str
    label: str = ""
    days: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of somebody's."""

    look: str
    bars: tuple[Bar, ...] = ()
    text: str = ""
    path: str = ""


def cells(line: Line, w: Words, today: date) -> Iterator[Cell]:
    """Day by day."""
    taken = _by_day(line.leaves)
    for day in line.period.days():
        pieces = taken.get(day, ())
        bars = tuple(_bar(w, line, leave, day, halves) for leave, halves in pieces)
        said_of_day = "; ".join(_texts(w, line, day, pieces, today))
        yield Cell(_look(line, day, today), bars, said_of_day, _path(line, day, bool(pieces)))


Pieces = Sequence[tuple[SeenLeave, Halves]]


def _by_day(leaves: Sequence[SeenLeave]) -> dict[date, Pieces]:
    """The leave on each day; free days that lie within it carry it on, without a half of their own."""
    found: dict[date, list[tuple[SeenLeave, Halves]]] = {}
    for leave in leaves:
        for day, asked in leave.asked.days():
            if asked:
                found.setdefault(day, []).append((leave, leave.halves.get(day, Halves.NONE)))
    return {day: sorted(pieces, key=_morning_first) for day, pieces in found.items()}


def _morning_first(piece: tuple[SeenLeave, Halves]) -> int:
    return piece[1].value


def _bar(w: Words, line: Line, leave: SeenLeave, day: date, halves: Halves) -> Bar:
    first, last = max(leave.asked.period.first_day, line.period.first_day), leave.asked.period.last_day
    colour = colour_class(leave.leave_type.colour) if leave.leave_type else "c-none"
    look = [colour, PARTS.get(halves, "z")]
    look += ["q"] if leave.is_pending else []
    look += ["s"] if day == leave.asked.period.first_day else []
    look += ["e"] if day == last else []
    days = min((min(last, line.period.last_day) - first).days + 1, LONGEST_LABEL)
    shortest = 1 if len(line.period) <= WEEK else SHORTEST_LABEL
    has_label = day == first and days >= shortest and not leave.asked.exceptions
    return Bar(" ".join(filter(None, look)), name_of(w, leave) if has_label else "", days)


def _look(line: Line, day: date, today: date) -> str:
    look = []
    if day in line.off:
        look.append("x" + SUFFIX[line.off[day]])
    if day in line.holidays:
        look.append("h" + SUFFIX.get(line.holidays[day].halves, ""))
    look += ["b"] if day in line.blackouts else []
    look += ["t"] if day == today else []
    look += ["k"] if (day + ONE_DAY).day == 1 and day != line.period.last_day else []
    return " ".join(look)


def _texts(w: Words, line: Line, day: date, pieces: Pieces, today: date) -> Iterator[str]:
    for leave, halves in pieces:
        of_day = half(w, halves) if leave.asked.exceptions or len(leave.halves) > 1 else ""
        yield f"{said(w, leave, today)} ({of_day})" if of_day else said(w, leave, today)
    if day in line.holidays:
        yield w.holiday(line.holidays[day])
    elif day in line.off and not pieces:
        yield off(w, line.off[day])
    if name := line.blackouts.get(day):
        yield w("No leave: {name}", name=name)


def _path(line: Line, day: date, is_taken: bool) -> str:
    """Where a request for a free day of one's own begins."""
    is_free = line.off.get(day) is not Halves.BOTH and not is_taken
    is_holiday = day in line.holidays and line.holidays[day].halves is Halves.BOTH
    if line.sight is not Sight.OWN or not is_free or is_holiday:
        return ""
    return f"/requests/new?first={day}&last={day}"
