"""A look into the tables, past the ports, and a hand in them."""

from typing import Any

from sqlalchemy import Executable, Table, select, text

from storage.database import read_url, writing_engine


def rows(url: str, table: Table) -> list[tuple[Any, ...]]:
    """All rows of a table, in the order of its key."""
    with writing_engine(read_url(url), 5.0).connect() as connection:
        return [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]


def execute(url: str, statement: str | Executable, **parameters: object) -> None:
    """Changes what nobody should."""
    wanted = text(statement) if isinstance(statement, str) else statement
    with writing_engine(read_url(url), 5.0).begin() as connection:
        connection.execute(wanted, parameters)
