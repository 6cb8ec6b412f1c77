"""What a status says of somebody who is away: never which leave it is."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.wording import dates
from bot.wording.voice import Voice


def away(voice: Voice) -> str:
    """Beside a name, where the company has no words of its own for it."""
    return voice("Away")


def until(voice: Voice, start: datetime, end: datetime, zone: str) -> str:
    """The sentence of an automatic reply, by the clock of whoever is away."""
    begins, ends = start.astimezone(ZoneInfo(zone)), end.astimezone(ZoneInfo(zone))
    last = (ends - timedelta(microseconds=1)).date()
    if ends.date() == last:
        at = dates.time_of(voice, ends.hour * 60 + ends.minute)
        return voice("I am away today until {time}.", time=at)
    if last == begins.date():
        return voice("I am away on {day}.", day=dates.day(voice, last, None))
    return voice("I am away until {day}.", day=dates.day(voice, last, None))
