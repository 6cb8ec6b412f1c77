"""What people are told though nobody asked: reminders, days that lapse, leave that costs something else."""

from typing import assert_never

from bot.screens.waiting import Lapsing, Recounted, Reminder, Watched
from bot.wording import amounts, dates, requests
from bot.wording.voice import Voice
from domain.leave.commands import Because
from domain.leave.requests import Status


def reminded(voice: Voice, reminder: Reminder) -> str:
    """That somebody waits, since when; or until when the reader wants to hear no more of it."""
    if reminder.snoozed_until is not None:
        day = dates.day(voice, reminder.snoozed_until, reminder.today)
        return voice("You will be reminded again on {day}.", day=day)
    asked_on = reminder.request.requested_at.date()
    return voice("Asked on {day}", day=dates.day(voice, asked_on, reminder.today))


def lapsing(voice: Voice, lapsing: Lapsing) -> str:
    """ "2 days lapse on Tue 31 March unless you take them." """
    size = amounts.amount(voice, lapsing.amount, lapsing.type.unit)
    day = dates.day(voice, lapsing.last_day, lapsing.today)
    if lapsing.amount <= 1:
        return voice("{amount} lapses on {day} unless you take it.", amount=size, day=day)
    return voice("{amount} lapse on {day} unless you take them.", amount=size, day=day)


def recounted(voice: Voice, recounted: Recounted) -> str:
    """ "Mon 3 – Fri 7 June now costs 4 days, was 5 days, because of a public holiday." """
    request, unit = recounted.request, recounted.request.type.unit
    days = requests.when(voice, request, recounted.today)
    was, now = amounts.amount(voice, recounted.was, unit), amounts.amount(voice, request.amount, unit)
    facts = {"days": days, "was": was}
    if not request.status.is_active:
        return voice("{days} is cancelled, because of your last day. It would have cost {was}.", **facts)
    facts["now"] = now
    match recounted.because:
        case Because.HOLIDAYS:
            return voice("{days} now costs {now}, was {was}, because of a public holiday.", **facts)
        case Because.PATTERN:
            return voice("{days} now costs {now}, was {was}, because of your working pattern.", **facts)
        case Because.LOCATION:
            return voice("{days} now costs {now}, was {was}, because of your location.", **facts)
        case Because.LAST_DAY:
            return voice("{days} now costs {now}, was {was}, because of your last day.", **facts)
        case Because.CORRECTION:
            return voice("{days} now costs {now}, was {was}, because of a correction.", **facts)
        case _ as never:  # pragma: no cover
            assert_never(never)


def watched(voice: Voice, watched: Watched) -> str:
    """Whether somebody is away, or is so no more."""
    name = watched.person.name
    if watched.status is Status.APPROVED:
        return voice("{name} is away", name=name)
    if watched.status is Status.PENDING:
        return voice("{name}'s leave is being decided again", name=name)
    return voice("{name} is not away after all", name=name)


def stretch(voice: Voice, watched: Watched) -> str:
    """ "Mon 6 – Fri 10 July, 5 days", and the leave type where colleagues may know it."""
    size = amounts.amount(voice, watched.amount, watched.unit)
    days = f"{dates.asked(voice, watched.asked, watched.today)}, {size}"
    return f"{watched.type_name}, {days}" if watched.type_name else days
