"""A row of the team calendar over a year: a strip for each month, drawn as paths with a step for each day."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from adapters.web.colours import colour_class
from adapters.web.wall_words import counted, said
from bot.dashboard.away_facts import Cover, Line, SeenLeave
from bot.wording import Words
from domain.periods import Halves, Period

HEIGHT = 12
"""Of a strip; its width is the days of the month."""
OFFSETS = ((Halves.MORNING, 0.0), (Halves.AFTERNOON, 0.5))


@dataclass(frozen=True, slots=True)
class Strip:
    """One month: paths with their looks, and what they say together."""

    days: int
    paths: tuple[tuple[str, str], ...]
    text: str
    today: int | None = None


def months(period: Period) -> tuple[Period, ...]:
    """The months of a year."""
    year = period.first_day.year
    return tuple(
        Period(date(year, month, 1), date(year, month, monthrange(year, month)[1])) for month in range(1, 13)
    )


def strips(line: Line, w: Words, today: date) -> Iterator[Strip]:
    """Somebody's months."""
    holidays = {day: holiday.halves for day, holiday in line.holidays.items()}
    blackouts = dict.fromkeys(line.blackouts, Halves.BOTH)
    for month in months(line.period):
        leaves = [leave for leave in line.leaves if leave.asked.period.meets(month)]
        paths = [
            ("o", _path(month, line.off)),
            ("f", _path(month, holidays)),
            ("n", _path(month, blackouts, top=HEIGHT - 2)),
            *(
                (f"l {_colour(leave)}", _path(month, leave.halves, 2, 2, leave.is_pending))
                for leave in leaves
            ),
        ]
        text = "; ".join(said(w, leave, today) for leave in leaves)
        yield Strip(len(month), _drawn(paths), text, _day_in(month, today))


def cover_strips(cover: Cover, period: Period, w: Words, today: date) -> Iterator[Strip]:
    """A department's months: a column for each day, as high as there are people away."""
    highest = max(cover.away.values(), default=1)
    for month in months(period):
        within = [day for day in sorted(cover.away) if day in month]
        over = [day for day in within if day in cover.over]
        paths = (
            ("v", _columns((day for day in within if day not in cover.over), cover, highest)),
            ("u", _columns(over, cover, highest)),
        )
        most = max(within, key=lambda day: cover.away[day], default=None)
        texts = [f"{w.day(day, today)}: {counted(w, cover, day)}" for day in over]
        if most is not None and not over:
            texts = [w("at most {so_many}", so_many=counted(w, cover, most))]
        yield Strip(len(month), _drawn(paths), "; ".join(texts), _day_in(month, today))


def _colour(leave: SeenLeave) -> str:
    return "l " + (colour_class(leave.leave_type.colour) if leave.leave_type else "c-none")


def _drawn(paths: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Those with anything in them."""
    return tuple((look, path) for look, path in paths if path)


def _path(
    month: Period, parts: Mapping[date, Halves], top: int = 0, bottom: int = 0, is_hatched: bool = False
) -> str:
    """Boxes for the halves of days, those that touch as one; hatched ones with gaps."""
    boxes: list[list[float]] = []
    for number, day in enumerate(month.days()):
        halves = parts.get(day, Halves.NONE)
        starts = [number + offset for half, offset in OFFSETS if half in halves]
        for start in starts:
            if is_hatched:
                boxes.append([start, start + 0.25])
            elif boxes and boxes[-1][1] == start:
                boxes[-1][1] += 0.5
            else:
                boxes.append([start, start + 0.5])
    height = HEIGHT - top - bottom
    return "".join(f"M{start:g} {top}h{end - start:g}v{height}H{start:g}z" for start, end in boxes)


def _columns(days: Iterable[date], cover: Cover, highest: int) -> str:
    boxes = []
    for day in days:
        height = max(1, round(HEIGHT * cover.away[day] / highest))
        boxes.append(f"M{day.day - 1} {HEIGHT - height}h1v{height}h-1z")
    return "".join(boxes)


def _day_in(month: Period, today: date) -> int | None:
    return today.day - 1 if today in month else None
