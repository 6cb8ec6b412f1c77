"""Rows of which it matters whether they are new."""

from datetime import UTC, datetime

from storage.database import read_url, writing_engine
from storage.migrate import migrate
from storage.tables_of_access import inbox, oauth_states
from storage.writing import insert_new

AT = datetime(2026, 7, 6, 8, tzinfo=UTC)


def test_a_row_is_new_once_on_either_database(database_url: str) -> None:
    migrate(database_url)
    engine = writing_engine(read_url(database_url), 5)
    row = {"key": "event-1", "taker": "one", "received_at": AT}
    with engine.begin() as connection:
        assert insert_new(connection, inbox, row) is True
        assert insert_new(connection, inbox, {**row, "taker": "two"}) is False
        assert insert_new(connection, oauth_states, {"state": "event-1", "expires_at": AT}) is True
        assert [each.taker for each in connection.execute(inbox.select())] == ["one"]
    engine.dispose()
