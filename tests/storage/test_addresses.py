"""DATABASE_URL as people write it."""

import pytest

from storage.database import read_url, sqlite_file


@pytest.mark.parametrize(
    ("written", "driver"),
    [
        ("sqlite:///data/leave.sqlite", "sqlite+aiosqlite"),
        ("sqlite+aiosqlite:////data/leave.sqlite", "sqlite+aiosqlite"),
        ("postgres://leave@db/leave", "postgresql+psycopg"),
        ("postgresql://leave@db/leave", "postgresql+psycopg"),
        ("postgresql+asyncpg://leave@db/leave", "postgresql+psycopg"),
    ],
)
def test_an_address_is_understood_whatever_driver_it_names(written: str, driver: str) -> None:
    assert read_url(written).drivername == driver


def test_a_password_and_options_survive() -> None:
    url = read_url("postgres://leave:p%40ss@db:5433/leave?sslmode=require")
    assert (url.password, url.port, url.query["sslmode"]) == ("p@ss", 5433, "require")


@pytest.mark.parametrize("written", ["mysql://leave@db/leave", "sqlite://", "sqlite:///:memory:"])
def test_what_cannot_keep_anything_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="sqlite"):
        read_url(written)


def test_a_file_may_be_opened_for_reading_only() -> None:
    url = read_url("sqlite:///file:data/leave.sqlite?mode=ro&uri=true")
    assert sqlite_file(url) == ("file:data/leave.sqlite?mode=ro", True)
