"""What is said of a balance."""

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
    shares = (
        (balance.granted, voice("{amount} granted", amount=_size(voice, balance.granted, balance))),
        (balance.carried, voice("{amount} carried over", amount=_size(voice, balance.carried, balance))),
    )
    return " · ".join(text for amount, text in shares if amount)


def uses(voice: Voice, balance: BalanceFact) -> str:
    """ "5 taken · 3 booked · 2 pending"; without units, since the balance beside it has them."""
    shares = (
        (balance.taken, voice("{amount} taken", amount=_size(voice, balance.taken, balance))),
        (balance.booked, voice("{amount} booked", amount=_size(voice, balance.booked, balance))),
        (balance.pending, voice("{amount} pending", amount=_size(voice, balance.pending, balance))),
    )
    return " · ".join(text for amount, text in shares if amount)


def _size(voice: Voice, amount: Amount, balance: BalanceFact) -> str:
    return amounts.bare(voice, amount, balance.type.unit)
