"""Who is away: asked for by somebody, or posted to a channel in the morning."""

from collections.abc import Iterable
from dataclasses import replace

from adapters.teams.actions import Action, AwaySpan
from adapters.teams.cards import columns, facts, heading, lines, small, text, title
from adapters.teams.elements import actions, show
from adapters.teams.screens.parts import MOST_NAMES, listed, more, tight
from adapters.teams.texts import Piece, bold, safe
from bot.screens.away import Away, AwayDay, DigestMessage, OffToday
from bot.screens.facts import AwayFact
from bot.wording import Words
from domain.holiday_calendar import Holiday

MOST_DAYS = 40
MOST_A_DAY = 15
DAY_WIDTH = "110px"
Pairs = list[tuple[str, str]]


def away(screen: Away, w: Words) -> list[Piece]:
    """A day as a list of people and until when; more days as a line each; one person by their stretches."""
    if screen.person is not None:
        body = _of_person(screen, screen.person.name, w)
    elif len(screen.days) == 1:
        body = _of_day(screen.days[0], screen, w)
    else:
        body = _of_days(screen, w)
    return [heading(_title(screen, w)), *body, *actions(*spans(w))]


def spans(w: Words) -> list[Piece]:
    """The ways to other days."""
    return [
        show(Action.SHOW_AWAY, w("Today"), {"span": AwaySpan.TODAY}),
        show(Action.SHOW_AWAY, w("This week"), {"span": AwaySpan.THIS_WEEK}),
        show(Action.SHOW_AWAY, w("Next week"), {"span": AwaySpan.NEXT_WEEK}),
    ]


def digest(screen: DigestMessage, w: Words) -> list[Piece]:
    """Compact, and never with a leave type or a reason (RULES 21)."""
    off = [(each.name, _off(each, screen, w)) for each in screen.off]
    nobody = text(safe(w("Nobody is off today.")))
    return [
        heading(w("Off today, {day}", day=w.day(screen.day, screen.day))),
        *(tight(safe(screen.scope)) if screen.scope else []),
        *_holidays(screen.holidays, w),
        *(_people(off, w) or [nobody]),
        *_back(screen, w),
        *_coming(screen, w),
        *actions(show(Action.SHOW_AWAY, w("Who is away next week"), {"span": AwaySpan.NEXT_WEEK})),
    ]


def _title(screen: Away, w: Words) -> str:
    days = w.period(screen.period, screen.today)
    if screen.person is not None:
        return w("{name}: {days}", name=screen.person.name, days=days)
    return w("Away: {days}", days=days)


def _of_person(screen: Away, name: str, w: Words) -> list[Piece]:
    stretches = dict.fromkeys(fact for day in screen.days for fact in (_whole(each) for each in day.people))
    said = listed((w.stretch(each, screen.today) for each in stretches), w)
    return lines(*(said or [safe(w("{name} is not away then.", name=name))]))


def _whole(fact: AwayFact) -> AwayFact:
    """The stretch that a day belongs to, the same for each of its days."""
    return replace(fact, halves=fact.asked.part.halves)


def _of_day(day: AwayDay, screen: Away, w: Words) -> list[Piece]:
    people = [(each.person.name, w.stretch(each, screen.today)) for each in day.people]
    nobody = text(safe(w("Nobody is away.")))
    return [*(_people(people, w) or [nobody]), *_holidays(day.holidays, w)]


def _people(pairs: Pairs, w: Words) -> list[Piece]:
    """Names with their days beside them, and how many more there are."""
    rest = len(pairs) - MOST_NAMES
    others = small(safe(more(rest, w))) if rest > 0 else []
    return [facts(pairs[:MOST_NAMES]), *others] if pairs else []


def _of_days(screen: Away, w: Words) -> list[Piece]:
    days = [day for day in screen.days if day.people or day.holidays]
    if not days:
        return [text(safe(w("Nobody is away.")))]
    rows = [_of_one(day, screen, w) for day in days[:MOST_DAYS]]
    rest = len(days) - MOST_DAYS
    others = w.count("and {n} more day", "and {n} more days", rest)
    return [*rows, *small(safe(others))] if rest > 0 else rows


def _of_one(day: AwayDay, screen: Away, w: Words) -> Piece:
    """The day at the side, who is away then, and holidays in small print."""
    names = listed((w.away_on_day(each) for each in day.people), w, MOST_A_DAY)
    free = listed((_holiday(place, holiday, w) for place, holiday in day.holidays), w)
    said = [*lines(*names), *tight(" · ".join(free))]
    when = text(bold(w.day(day.day, screen.today)))
    row = columns(([when], DAY_WIDTH), (said, "stretch"), separator=True)
    row["columns"][0]["verticalContentAlignment"] = "top"
    return row


def _holidays(holidays: tuple[tuple[str, Holiday], ...], w: Words) -> list[Piece]:
    names = listed((_holiday(place, holiday, w) for place, holiday in holidays), w)
    return small(" · ".join(names)) if names else []


def _holiday(place: str, holiday: Holiday, w: Words) -> str:
    return w("{holiday} in {place}", holiday=w.holiday(holiday), place=place)


def _off(off: OffToday, screen: DigestMessage, w: Words) -> str:
    """Until when, or which part of the day."""
    if off.until > screen.day:
        return w("until {day}", day=w.day(off.until, screen.day))
    return w.hours(off.today.span) if off.today.span is not None else w.part(off.today.part)


def _back(screen: DigestMessage, w: Words) -> list[Piece]:
    if not screen.back:
        return []
    names = ", ".join(listed((person.name for person in screen.back), w))
    day = w.day(screen.back_on, screen.day)
    return [title(w("Back on {day}", day=day)), text(names, spacing="small")]


def _coming(screen: DigestMessage, w: Words) -> list[Piece]:
    """Who comes next, each once, and holidays of the places concerned."""
    unnamed: Iterable[AwayFact] = (replace(fact, type_name=None) for fact in screen.coming)
    people = [(fact.person.name, w.stretch(fact, screen.day)) for fact in unnamed]
    days = listed((_holiday_on(place, holiday, screen, w) for place, holiday in screen.coming_holidays), w)
    body = [*_people(people, w), *small(*days)]
    return [title(w("Coming up")), *body] if body else []


def _holiday_on(place: str, holiday: Holiday, screen: DigestMessage, w: Words) -> str:
    day = w.day(holiday.day, screen.day)
    return w("{day}: {holiday}", day=day, holiday=_holiday(place, holiday, w))
