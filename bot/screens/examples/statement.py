"""A ledger with a line of every kind."""

from datetime import date

from bot.screens.balances import LedgerLine
from bot.screens.examples.cast import BEN, YEAR
from domain.amounts import NOTHING, Amount, amount
from domain.ids import AdjustmentId, RequestId
from domain.leave.entries import Cause, Entry, Kind
from domain.periods import Period
from domain.policies.policy import Proration
from domain.policies.proration import Share

_FROM_MARCH = Period(date(2026, 3, 1), date(2026, 12, 31))
_FISCAL = Period(date(2026, 4, 1), date(2027, 3, 31))
_SUMMER = RequestId("r-summer")
_BY_HAND = AdjustmentId("a-1")


def _entry(
    month: int, day: int, kind: Kind, size: Amount, *, is_carried: bool = False, cause: Cause | None = None
) -> Entry:
    return Entry(date(2026, month, day), kind, size, YEAR, is_carried=is_carried, cause=cause)


def _grant(size: Amount, part: Period | None, whole: Period | None, share: Share | None) -> Entry:
    return Entry(date(2026, 1, 1), Kind.GRANT, size, YEAR, part=part, whole=whole, share=share)


_PAST = (
    (Entry(date(2026, 1, 1), Kind.OPENING, Amount(4), YEAR, adjustment_id=_BY_HAND), None, "Brought along"),
    (_entry(1, 1, Kind.FORGIVEN, Amount(1)), None, None),
    (_entry(1, 1, Kind.CARRY_OVER, Amount(-3)), None, None),
    (_entry(1, 1, Kind.CARRY_OVER, Amount(3)), None, None),
    (Entry(date(2026, 1, 1), Kind.CARRY_OVER, Amount(2), YEAR, last_day=date(2026, 3, 31)), None, None),
    (_grant(amount("125/6"), _FROM_MARCH, YEAR, Share(10, 12, Proration.MONTHS)), None, None),
    (_grant(amount("125/6"), _FROM_MARCH, _FISCAL, Share(306, 365, Proration.DAYS)), None, None),
    (_grant(Amount(25), YEAR, YEAR, Share(1, 1, Proration.NONE)), None, None),
    (_grant(Amount(25), None, None, None), None, None),
    (
        Entry(
            date(2026, 2, 1),
            Kind.ACCRUAL,
            amount("1/3"),
            YEAR,
            part=Period(date(2026, 1, 1), date(2026, 1, 31)),
        ),
        None,
        None,
    ),
    (_entry(2, 3, Kind.ADJUSTMENT, amount("1/2")), BEN, "Worked on a Saturday"),
    (_entry(2, 3, Kind.ADJUSTMENT, Amount(-1)), None, None),
    (_entry(2, 7, Kind.EARNED, Amount(1)), BEN, "Moving the office"),
    (_entry(2, 7, Kind.EARNED, amount("1/2")), None, None),
    (_entry(2, 9, Kind.EARNED, amount("-1/2")), None, None),
    (_entry(3, 31, Kind.LAPSE, Amount(-2), is_carried=True, cause=Cause.LAST_DAY), None, None),
    (_entry(3, 31, Kind.LAPSE, Amount(-1), cause=Cause.LAST_DAY), None, None),
    (_entry(4, 1, Kind.LAPSE, Amount(-1), cause=Cause.CAP), None, None),
    (_entry(4, 1, Kind.LAPSE, Amount(-1), cause=Cause.NOT_CARRIED), None, None),
    (
        Entry(date(2026, 6, 1), Kind.CHARGE, Amount(-5), YEAR, request_id=_SUMMER, through=date(2026, 6, 5)),
        BEN,
        None,
    ),
    (_entry(6, 8, Kind.CHARGE, amount("-1/2")), None, None),
)
_COMING = ((_entry(12, 28, Kind.PENDING, Amount(-2)), None, None),)


def _lines(
    entries: tuple[tuple[Entry, object, str | None], ...], total: Amount = NOTHING
) -> tuple[LedgerLine, ...]:
    lines = []
    for entry, by, reason in entries:
        total += entry.amount
        lines.append(LedgerLine(entry, total, BEN if by else None, reason))
    return tuple(lines)


LINES = _lines(_PAST)
COMING = _lines(_COMING, LINES[-1].total)
