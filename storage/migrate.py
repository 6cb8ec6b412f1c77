"""Bringing a database to the schema of this program, one process at a time."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.database import read_url, writing_engine
from storage.trouble import outages_told

VERSION_TABLE = "leave_tracker_schema"
NEWEST = "0007"
"""The revision this program stands on; known here so that a start needs no Alembic."""
LOCK = 7_305_231
"""Any number, the same for all processes: PostgreSQL's advisory lock for migrations."""
PATIENCE = 30.0
"""Seconds that one process waits for another's migration."""


class WrongDatabase(Exception):
    """A database that this program must not touch; the message says why and what to do."""


def migrate(url: str) -> bool:
    """Whether anything was to be done. Raises WrongDatabase, StoreUnavailable, ValueError for the address."""
    address = read_url(url)
    engine = writing_engine(address, PATIENCE)
    with outages_told(), engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if _found(connection) == NEWEST:
            return False
        _upgrade(connection)
        return True


def _found(connection: Connection) -> str | None:
    """The revision of the database; None for an empty one."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608
        return _known(found)
    if tables:
        raise WrongDatabase(f"DATABASE_URL names another program's database: it holds {sorted(tables)[0]}")
    return None


def _known(revision: str | None) -> str | None:
    if revision is not None and revision > NEWEST:
        raise WrongDatabase(
            f"the database is of a newer version of this program (schema {revision}, not {NEWEST}): "
            "start that version, or restore the backup made before it"
        )
    return revision


def _upgrade(connection: Connection) -> None:
    # Two seconds to import, and needed only where something is to be done.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes.update(connection=connection, version_table=VERSION_TABLE)
    command.upgrade(config, NEWEST)
