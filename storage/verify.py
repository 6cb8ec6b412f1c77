"""Checking that a company's history is whole: every row where it belongs, and sealed as it was written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.ids import CompanyId
from storage.chain import BEFORE_THE_FIRST, seal
from storage.database import looking_engine, read_url
from storage.tables import companies, events
from storage.trouble import outages_told

AT_ONCE = 2_000
"""Rows held in memory at a time."""
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Broken:
    """Where a company's history is first not as it was written, and in which way."""

    position: int
    problem: str


@dataclass(frozen=True, slots=True)
class _Link:
    position: int = 0
    hash: bytes = BEFORE_THE_FIRST


def verify(url: str, company_id: CompanyId) -> Broken | int:
    """The first broken row of a company's log, or how many rows are whole. Raises StoreUnavailable."""
    engine = looking_engine(read_url(url), PATIENCE)
    with outages_told(), engine.connect() as connection:
        head = connection.execute(select(companies).where(companies.c.company_id == company_id)).first()
        if head is None:
            return 0
        return _verify(connection, company_id, _Link(head.position, head.hash))


def companies_in(url: str) -> Sequence[CompanyId]:
    """Whose history there is to verify. Raises StoreUnavailable."""
    engine = looking_engine(read_url(url), PATIENCE)
    with outages_told(), engine.connect() as connection:
        return [CompanyId(each) for each in connection.scalars(select(companies.c.company_id))]


def _verify(connection: Connection, company_id: CompanyId, head: _Link) -> Broken | int:
    last = _Link()
    while last.position < head.position:
        rows = _after(connection, company_id, last.position, head.position)
        for row in rows:
            if broken := _fault(last, row):
                return broken
            last = _Link(row.position, row.hash)
        if not rows:
            return Broken(last.position + 1, "is missing, as is all after it")
    if last.hash != head.hash:
        return Broken(last.position, "is not the row that the log ended with")
    return last.position


def _after(connection: Connection, company_id: CompanyId, position: int, end: int) -> Sequence[Row[Any]]:
    between = events.c.position > position, events.c.position <= end
    wanted = select(events).where(events.c.company_id == company_id, *between)
    return connection.execute(wanted.order_by(events.c.position).limit(AT_ONCE)).all()


def _fault(last: _Link, row: Any) -> Broken | None:
    if row.position != last.position + 1:
        return Broken(last.position + 1, "is missing")
    if row.previous_hash != last.hash:
        return Broken(row.position, "does not follow the row before it")
    if row.hash != seal(last.hash, row._mapping):
        return Broken(row.position, "was changed after it was written")
    return None
