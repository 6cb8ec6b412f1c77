"""What is said of a balance."""

from datetime import date

from bot.screens.facts import BalanceFact
from bot.wording import amounts, dates
from bot.wording.voice import Voice
from domain.amounts import Amount
from domain.policies.leave_type import Unit


def left(voice: Voice, available: Amount | None, unit: Unit) -> str:
    """ "12½ days left", or that it has no limit."""
    if available is None:
        return voice("no limit")
    return voice("{amount} left", amount=amounts.amount(voice, available, unit))


def as_known(voice: Voice, day: date, today: date | None) -> str:
    """That what is shown is what was known at the end of a day."""
    when = dates.day(voice, day, today)
    return voice("As it was known on {day}. What was recorded later is not counted.", day=when)


def known_now(voice: Voice, now: BalanceFact) -> str:
    """ "Known now: 9½ days left" """
    return voice("Known now: {left}", left=left(voice, now.available, now.type.unit))


def lapse(voice: Voice, balance: BalanceFact) -> str | None:
    """ "2 days lapse after Wed 31 March" """
    if balance.lapses is None:
        return None
    last_day, amount = balance.lapses
    size = amounts.amount(voice, amount, balance.type.unit)
    day = dates.day(voice, last_day, balance.on)
    if amount <= 1:
        return voice("{amount} lapses after {day}", amount=size, day=day)
    return voice("{amount} lapse after {day}", amount=size, day=day)


def sources(voice: Voice, balance: BalanceFact) -> str:
    """ "25 granted · 3 carried over"; nothing where the type has no limit."""
    if balance.available is None:
        return ""
    granted, carried = balance.granted, balance.carried
    return _joined(
        voice("{amount} granted", amount=_size(voice, granted, balance)) if granted else "",
        voice("{amount} carried over", amount=_size(voice, carried, balance)) if carried else "",
    )


def uses(voice: Voice, balance: BalanceFact) -> str:
    """ "5 taken · 3 booked · 2 pending"; without units, since the balance beside it has them."""
    taken, booked, pending = balance.taken, balance.booked, balance.pending
    return _joined(
        voice("{amount} taken", amount=_size(voice, taken, balance)) if taken else "",
        voice("{amount} booked", amount=_size(voice, booked, balance)) if booked else "",
        voice("{amount} pending", amount=_size(voice, pending, balance)) if pending else "",
    )


def _joined(*shares: str) -> str:
    return " · ".join(share for share in shares if share)


def _size(voice: Voice, amount: Amount, balance: BalanceFact) -> str:
    return amounts.bare(voice, amount, balance.type.unit)
