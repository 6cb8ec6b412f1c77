"""When a message that failed is tried again: soon, then ever later, then no more."""

from datetime import datetime, timedelta

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
MOST_ATTEMPTS = 40
"""With the waits above about nine hours, longer than a platform is usually down."""


def retry_at(now: datetime, attempts: int, after: float | None) -> datetime | None:
    """`after` is what the platform asked for, in seconds; None is never again.

    Doubles with each attempt, and is never sooner than asked.
    """
    if after is None or attempts >= MOST_ATTEMPTS:
        return None
    backoff = min(FIRST_WAIT * 2 ** min(attempts, 10), LONGEST_WAIT)
    return now + max(timedelta(seconds=after), backoff if after == 0 else timedelta(0))
