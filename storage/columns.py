"""What tables are made of: moments, keys, and the list of all tables."""

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    MetaData,
    String,
    Table,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC; SQLite, which knows no zones, keeps it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment is aware of its zone: {value!r}")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()


def key(name: str) -> Column[str]:
    """A part of a primary key."""
    return Column(name, String, primary_key=True)


def text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def table(name: str, *columns: SchemaItem) -> Table:
    """A table that SQLite keeps in the order of its key, without a number of its own for each row."""
    return Table(name, metadata, *columns, sqlite_with_rowid=False)
