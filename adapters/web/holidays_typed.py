"""Changes of a holiday calendar as forms say them, and as a page carries them until they are applied."""

from collections.abc import Iterator, Sequence
from datetime import date

from adapters.web.posted import Posted
from adapters.web.settling import needed_day
from bot.dashboard.holiday_edits import AddDay, DropDay, Edit, WorkDay
from bot.replies import Slip
from domain.holiday_calendar import Holiday
from domain.periods import Halves
from domain.policies.leave_year import MonthDay

MOST_EDITS = 600
MOST_YEARS = 10
HALVES = {"both": Halves.BOTH, "morning": Halves.MORNING, "afternoon": Halves.AFTERNOON, "none": Halves.NONE}
_WORDS = {halves: word for word, halves in HALVES.items()}


def edits_in(posted: Posted) -> list[Edit]:
    """What was pressed: one change, or those that were looked at. What is wrong is noted."""
    match posted.text("do"):
        case "add":
            return list(_added(posted))
        case "drop":
            return [DropDay(needed_day(posted, "day"), _raw(posted, "name"))]
        case "work":
            return [WorkDay(needed_day(posted, "day"), _halves(posted))]
        case "move":
            return list(_moved(posted))
        case _:
            return carried(_raw(posted, "edits"))


def carried(text: str) -> list[Edit]:
    """The changes that a page carries along; lines that are none of ours are left out."""
    found = (_read(line) for line in text.splitlines()[:MOST_EDITS])
    return [each for each in found if each is not None]


def carrying(edits: Sequence[Edit]) -> str:
    """As they are read again."""
    return "\n".join(_written(each) for each in edits)


def undoing(edits: Sequence[Edit], stood: Sequence[tuple[Holiday, bool, Halves]]) -> str:
    """The changes that take some back; `stood` are the days before, whether public, and what was worked."""
    back: list[Edit] = []
    for edit in reversed(edits):
        match edit:
            case AddDay(holiday):
                back.append(DropDay(holiday.day, holiday.name))
            case DropDay(day, name):
                own = (each for each, is_public, _ in stood if not is_public and each.day == day)
                back += [AddDay(each) for each in own if each.name == name]
            case WorkDay(day, _):
                worked = [halves for each, is_public, halves in stood if is_public and each.day == day]
                back.append(WorkDay(day, worked[0] if worked else Halves.NONE))
    return carrying(back)


def _added(posted: Posted) -> Iterator[Edit]:
    """The day, and the same day of the years after it."""
    first, name = needed_day(posted, "day"), posted.needed("name")
    years = posted.whole("years") or 1
    if not 1 <= years <= MOST_YEARS:
        posted.problems["years"] = Slip.NO_SUCH_CHOICE
    if posted.problems:
        return
    for number in range(years):
        if first.year + number <= date.max.year:
            day = MonthDay(first.month, first.day).in_year(first.year + number)
            yield AddDay(Holiday(day, name, _halves(posted)))


def _moved(posted: Posted) -> Iterator[Edit]:
    """From one day to another: a public holiday is worked then, a company day is dropped."""
    day, to_day, name = needed_day(posted, "day"), needed_day(posted, "to_day"), _raw(posted, "name")
    if posted.problems:
        return
    yield WorkDay(day, Halves.BOTH) if posted.flag("is_public") else DropDay(day, name)
    yield AddDay(Holiday(to_day, name, _halves(posted)))


def _halves(posted: Posted) -> Halves:
    return HALVES.get(posted.text("halves"), Halves.BOTH)


def _raw(posted: Posted, name: str) -> str:
    """A text however long it is."""
    return next(iter(posted.fields.get(name, ())), "")


def _written(edit: Edit) -> str:
    match edit:
        case AddDay(holiday):
            return f"add|{holiday.day}|{_WORDS[holiday.halves]}|{holiday.name}"
        case DropDay(day, name):
            return f"drop|{day}||{name}"
        case WorkDay(day, halves):
            return f"work|{day}|{_WORDS[halves]}|"


def _read(line: str) -> Edit | None:
    kind, _, rest = line.partition("|")
    written, _, rest = rest.partition("|")
    word, _, name = rest.partition("|")
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    halves = HALVES.get(word, Halves.BOTH)
    match kind:
        case "add":
            return AddDay(Holiday(day, name, halves)) if halves else None
        case "drop":
            return DropDay(day, name)
        case "work":
            return WorkDay(day, halves)
        case _:
            return None
