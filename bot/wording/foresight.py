"""What a change would mean for somebody, in words."""

from datetime import date

from bot.screens.foresight import BalanceShift, LeaveShift, PersonShift
from bot.wording import amounts, dates
from bot.wording.voice import Voice
from domain.amounts import Amount
from domain.leave.comparing import BalanceChange, Part
from domain.policies.leave_type import Unit


def shift(voice: Voice, shift: PersonShift, today: date | None) -> str:
    """ "Anna Kovács: Vacation 19 → 20 days on Wed 29 July; Mon 3 – Fri 7 August takes 4 days, was 5 days" """
    facts = [_balance(voice, each, today) for each in shift.balances]
    facts += [_leave(voice, each, today) for each in shift.leave]
    return f"{shift.person.name}: {'; '.join(facts)}"


def why_other(voice: Voice, change: BalanceChange) -> str:
    """What makes the difference: "granted 24 → 30"."""
    if change.before is None:
        return voice("there was no policy for it")
    if change.after is None:
        return voice("there is no policy for it any more")
    parts = [
        f"{_part(voice, each.part)} {_bare(voice, each.before, change)} → {_bare(voice, each.after, change)}"
        for each in change.parts
    ]
    return "; ".join(parts) or voice("leave booked later takes another amount")


def _part(voice: Voice, part: Part) -> str:
    return {
        Part.GRANTED: voice("granted"),
        Part.CARRIED: voice("carried over"),
        Part.LAPSED: voice("lapsed"),
        Part.ADJUSTED: voice("corrected"),
        Part.TAKEN: voice("taken"),
        Part.BOOKED: voice("booked"),
        Part.PENDING: voice("pending"),
    }[part]


def _bare(voice: Voice, amount: Amount, change: BalanceChange) -> str:
    return amounts.bare(voice, amount, change.unit)


def _balance(voice: Voice, shift: BalanceShift, today: date | None) -> str:
    unit = shift.type.unit
    return voice(
        "{type} {before} → {after} on {day}",
        type=shift.type.name,
        before=_before(voice, shift),
        after=_known(voice, shift.after, unit),
        day=dates.day(voice, shift.on, today),
    )


def _leave(voice: Voice, shift: LeaveShift, today: date | None) -> str:
    unit = shift.type.unit
    return voice(
        "{days} takes {after}, was {before}",
        days=dates.asked(voice, shift.asked, today),
        after=amounts.amount(voice, shift.after, unit),
        before=amounts.amount(voice, shift.before, unit),
    )


def _before(voice: Voice, shift: BalanceShift) -> str:
    """Without the unit that follows; in words where nothing was settled, or will be."""
    if shift.before is None or shift.after is None:
        return _known(voice, shift.before, shift.type.unit)
    return amounts.bare(voice, shift.before, shift.type.unit)


def _known(voice: Voice, amount: Amount | None, unit: Unit) -> str:
    return voice("nothing settled") if amount is None else amounts.amount(voice, amount, unit)
