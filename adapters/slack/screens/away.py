"""Who is away: asked for by somebody, or posted to a channel in the morning."""

from dataclasses import replace

from adapters.slack.actions import Action, AwaySpan
from adapters.slack.blocks import actions, context, header, section
from adapters.slack.elements import button
from adapters.slack.screens.parts import bullets, listed
from adapters.slack.texts import Piece, bold, safe
from bot.screens.away import Away, AwayDay, DigestMessage, OffToday
from bot.screens.facts import AwayFact
from bot.wording import Words
from domain.holiday_calendar import Holiday
from domain.periods import Asked, DayPart

MOST_DAYS = 40
MOST_A_DAY = 15


def away(screen: Away, w: Words) -> list[Piece]:
    """A day as a list of people and until when; more days as a line each; one person by their stretches."""
    if screen.person is not None:
        body = _of_person(screen, screen.person.name, w)
    elif len(screen.days) == 1:
        body = _of_day(screen.days[0], screen, w)
    else:
        body = _of_days(screen, w)
    return [header(_title(screen, w)), *body, *actions(*spans(w))]


def spans(w: Words) -> list[Piece]:
    """The ways to other days."""
    return [
        button(f"{Action.SHOW_AWAY}.0", w("Today"), AwaySpan.TODAY),
        button(f"{Action.SHOW_AWAY}.1", w("This week"), AwaySpan.THIS_WEEK),
        button(f"{Action.SHOW_AWAY}.2", w("Next week"), AwaySpan.NEXT_WEEK),
    ]


def digest(screen: DigestMessage, w: Words) -> list[Piece]:
    """Compact, and never with a leave type or a reason (RULES 21)."""
    off = bullets((_off(each, screen, w) for each in screen.off), w)
    nobody = safe(w("Nobody is off today."))
    return [
        header(w("Off today, {day}", day=w.day(screen.day, screen.day))),
        *([context(safe(screen.scope))] if screen.scope else []),
        *_holidays(screen.holidays, w),
        section(*(off or [nobody])),
        *_back(screen, w),
        *_coming(screen, w),
        *actions(button(Action.SHOW_AWAY, w("Who is away next week"), AwaySpan.NEXT_WEEK)),
    ]


def _title(screen: Away, w: Words) -> str:
    days = w.period(screen.period, screen.today)
    if screen.person is not None:
        return w("{name}: {days}", name=screen.person.name, days=days)
    return w("Away: {days}", days=days)


def _of_person(screen: Away, name: str, w: Words) -> list[Piece]:
    stretches = dict.fromkeys(fact for day in screen.days for fact in (_whole(each) for each in day.people))
    lines = bullets((w.stretch(each, screen.today) for each in stretches), w)
    here = w("{name} is not away then.", name=name)
    return [section(*lines) if lines else section(safe(here))]


def _whole(fact: AwayFact) -> AwayFact:
    """The stretch that a day belongs to, the same for each of its days."""
    return replace(fact, halves=fact.asked.part.halves)


def _of_day(day: AwayDay, screen: Away, w: Words) -> list[Piece]:
    lines = bullets((w.away(each, screen.today) for each in day.people), w)
    nobody = safe(w("Nobody is away."))
    return [section(*(lines or [nobody])), *_holidays(day.holidays, w)]


def _of_days(screen: Away, w: Words) -> list[Piece]:
    days = [day for day in screen.days if day.people or day.holidays]
    if not days:
        return [section(safe(w("Nobody is away.")))]
    blocks = [section(*_day_lines(day, screen, w)) for day in days[:MOST_DAYS]]
    rest = len(days) - MOST_DAYS
    more = w.count("and {n} more day", "and {n} more days", rest)
    return [*blocks, context(safe(more))] if rest > 0 else blocks


def _day_lines(day: AwayDay, screen: Away, w: Words) -> list[str]:
    names = listed((w.away_on_day(each) for each in day.people), w, MOST_A_DAY)
    free = [safe(_holiday(place, holiday, w)) for place, holiday in day.holidays]
    return [bold(w.day(day.day, screen.today)), " · ".join(names), " · ".join(free)]


def _holidays(holidays: tuple[tuple[str, Holiday], ...], w: Words) -> list[Piece]:
    lines = listed((_holiday(place, holiday, w) for place, holiday in holidays), w)
    return [context(" · ".join(lines))] if lines else []


def _holiday(place: str, holiday: Holiday, w: Words) -> str:
    return w("{holiday} in {place}", holiday=w.holiday(holiday), place=place)


def _off(off: OffToday, screen: DigestMessage, w: Words) -> str:
    """A name and until when, or which part of the day."""
    if off.until > screen.day:
        return w("{name}, until {day}", name=off.name, day=w.day(off.until, screen.day))
    part = _part_today(off.today, w)
    return w("{name}, {part}", name=off.name, part=part) if part else off.name


def _part_today(today: Asked, w: Words) -> str:
    if today.span is not None:
        return w.hours(today.span)
    return "" if today.part is DayPart.ALL_DAY else w.part(today.part)


def _back(screen: DigestMessage, w: Words) -> list[Piece]:
    if not screen.back:
        return []
    names = ", ".join(listed((person.name for person in screen.back), w))
    title = w("Back on {day}", day=w.day(screen.back_on, screen.day))
    return [section(bold(title), names)]


def _coming(screen: DigestMessage, w: Words) -> list[Piece]:
    """Who comes next, each once, and holidays of the places concerned."""
    unnamed = (replace(fact, type_name=None) for fact in screen.coming)
    people = listed((w.away(fact, screen.day) for fact in unnamed), w)
    days = listed((_holiday_on(place, holiday, screen, w) for place, holiday in screen.coming_holidays), w)
    lines = [f"• {line}" for line in (*people, *days)]
    return [section(bold(w("Coming up")), *lines)] if lines else []


def _holiday_on(place: str, holiday: Holiday, screen: DigestMessage, w: Words) -> str:
    day = w.day(holiday.day, screen.day)
    return w("{day}: {holiday}", day=day, holiday=_holiday(place, holiday, w))
