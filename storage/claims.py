"""Which rows of the outbox may be carried out now, in words that both databases know."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from bot.ports import Delivery
from storage.tables import outbox

LEASE = timedelta(seconds=60)
"""Whoever has said nothing for so long is taken to have died."""
LONGEST_LEASE = 2 * LEASE
"""A lease that runs for longer was taken by a clock that has been put back since."""


_earlier = outbox.alias("earlier")

# Deliveries of a lane go out in order: only the first that is left may be claimed. Asked row by row, from
# the longest due, until there are enough: a join of all rows with all would take its time after an outage.
IS_FIRST = outbox.c.seq == (
    select(func.min(_earlier.c.seq))
    .where(
        _earlier.c.company_id == outbox.c.company_id,
        _earlier.c.lane == outbox.c.lane,
        _earlier.c.buried_at.is_(None),
    )
    .scalar_subquery()
)

_waiting = (
    select(outbox.c.not_before)
    .where(outbox.c.buried_at.is_(None), outbox.c.lease_until.is_(None), IS_FIRST)
    .order_by(outbox.c.not_before, outbox.c.company_id, outbox.c.seq)
    .limit(1)
)
_held = select(func.min(outbox.c.lease_until)).where(outbox.c.buried_at.is_(None))

NEXT_DUE: Select[Any] = select(_waiting.scalar_subquery().label("due"), _held.scalar_subquery().label("free"))
"""When the first row that waits falls due, and when the first lease runs out."""


def claimable(at: datetime, limit: int) -> Select[Any]:
    """The keys of rows that are due, free, and first in their lanes."""
    until = outbox.c.lease_until
    is_free = or_(until.is_(None), until <= at, until > at + LONGEST_LEASE)
    return (
        select(outbox.c.company_id, outbox.c.seq)
        .where(outbox.c.buried_at.is_(None), outbox.c.not_before <= at, is_free, IS_FIRST)
        .order_by(outbox.c.not_before, outbox.c.company_id, outbox.c.seq)
        .limit(limit)
    )


def claim(at: datetime, limit: int) -> ReturningUpdate[Any]:
    """Takes such rows on a lease, past those that others are taking at this moment.

    A claim that is still counted ended without a word: it becomes an attempt.
    """
    due = claimable(at, limit).with_for_update(skip_locked=True).cte("due")
    return (
        update(outbox)
        .where(tuple_(outbox.c.company_id, outbox.c.seq).in_(select(due.c.company_id, due.c.seq)))
        .values(
            lease_until=at + LEASE,
            attempts=outbox.c.attempts + case((outbox.c.claims > 0, 1), else_=0),
            claims=outbox.c.claims + 1,
        )
        .returning(outbox)
    )


def the_row(delivery: Delivery) -> ColumnElement[bool]:
    """The row that a delivery came from."""
    seq = int(delivery.id.rpartition("/")[2])
    return and_(outbox.c.company_id == delivery.company_id, outbox.c.seq == seq)
