"""What a database's errors mean to us."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.ports import StoreUnavailable

LOCKED_IN_POSTGRES = {"55P03", "40P01", "40001"}
"""lock_not_available, deadlock_detected, serialization_failure."""


def is_locked(error: DBAPIError) -> bool:
    """Whether somebody else holds what we want, so that waiting may help."""
    return getattr(error.orig, "sqlstate", None) in LOCKED_IN_POSTGRES or "is locked" in str(error.orig)


def is_disconnect(error: Exception) -> bool:
    """Whether the connection is gone; the next one may be well."""
    return isinstance(error, DBAPIError) and error.connection_invalidated


def is_outage(error: Exception) -> bool:
    """Whether the database cannot serve at present, rather than finds fault with what it was asked."""
    if is_disconnect(error) or (isinstance(error, DBAPIError) and is_locked(error)):
        return True
    if isinstance(error, OperationalError | InterfaceError | PoolTimeout | sqlite3.OperationalError):
        return True
    return _is_broken(error)


def _is_broken(error: Exception) -> bool:
    """A file that is damaged, or no database, raises the plainest of errors."""
    return type(error.orig if isinstance(error, DBAPIError) else error) is sqlite3.DatabaseError


def unavailable(error: Exception) -> StoreUnavailable:
    reason = error.orig if isinstance(error, DBAPIError) else error
    return StoreUnavailable(str(reason).strip() or type(reason).__name__)


@contextmanager
def outages_told() -> Iterator[None]:
    """Turns what an outage raises into StoreUnavailable."""
    try:
        yield
    except Exception as error:
        if is_outage(error):
            raise unavailable(error) from error
        raise
