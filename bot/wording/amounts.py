"""Amounts as people say them: 7½ days, 3 h 30; exact where that is short, else to two decimals."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from babel.numbers import format_decimal

from bot.wording.voice import Voice
from domain.amounts import MINUTES_AN_HOUR, Amount
from domain.policies.leave_type import Unit

MINUS = "−"
_GLYPHS = {(1, 4): "¼", (1, 2): "½", (3, 4): "¾"}
"""By numerator and denominator: a fraction's hash costs more than all else here."""
_UNGROUPED = 1000
"""Whole numbers below it look the same in every language that is ours."""
_CENTS = Decimal("0.01")


def amount(voice: Voice, amount: Amount, unit: Unit) -> str:
    """ "7½ days", "1 day", "20.83 days"; "3 h 30" for hours."""
    if unit is Unit.HOURS:
        return _hours(voice, amount)
    return voice.count("{n} day", "{n} days", _number(amount), n=number(voice, amount))


def bare(voice: Voice, amount: Amount, unit: Unit) -> str:
    """For a column of one unit: "7½", or "3 h 30" where hours need their own."""
    return _hours(voice, amount) if unit is Unit.HOURS else number(voice, amount)


def signed_number(voice: Voice, amount: Amount, unit: Unit) -> str:
    """The same with its sign, as in a bank statement."""
    return f"+{bare(voice, amount, unit)}" if amount > 0 else bare(voice, amount, unit)


@lru_cache(maxsize=10_000)
def number(voice: Voice, amount: Amount) -> str:
    """Without a unit: "7½", "−2", "20.83"."""
    sign, size = (MINUS, -amount) if amount < 0 else ("", amount)
    whole, rest = divmod(size.numerator, size.denominator)
    glyph = _GLYPHS.get((rest, size.denominator))
    if glyph is not None:
        return f"{sign}{_whole(voice, whole) if whole else ''}{glyph}"
    return sign + (_decimal(voice, _rounded(size)) if rest else _whole(voice, whole))


def _hours(voice: Voice, amount: Amount) -> str:
    sign, size = (MINUS, -amount) if amount < 0 else ("", amount)
    hours, minutes = divmod(int(_rounded(size * MINUTES_AN_HOUR, Decimal(1))), MINUTES_AN_HOUR)
    if not minutes:
        return sign + voice("{hours} h", hours=hours)
    if not hours:
        return sign + voice("{minutes} min", minutes=minutes)
    return sign + voice("{hours} h {minutes}", hours=hours, minutes=f"{minutes:02}")


def _number(amount: Amount) -> int:
    """Chooses the plural: ½ day, 1 day, 1½ days, 0.83 days."""
    size = abs(amount)
    if size.denominator == 1 or (size.numerator, size.denominator) in _GLYPHS:
        return int(size) if size >= 1 or not size else 1
    return max(2, int(size))


def _rounded(size: Fraction, step: Decimal = _CENTS) -> Decimal:
    return (Decimal(size.numerator) / Decimal(size.denominator)).quantize(step, ROUND_HALF_UP)


def _whole(voice: Voice, size: int) -> str:
    return str(size) if size < _UNGROUPED else _decimal(voice, Decimal(size))


def _decimal(voice: Voice, size: Decimal) -> str:
    return format_decimal(size, "#,##0.##", voice.locale)
