"""What the tests stand on is really there: each has its own database, and the browser opens pages."""

import psycopg
from playwright.async_api import Browser
from sqlalchemy import create_engine, make_url, text


def rows(url: str, statement: str) -> list[str]:
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address) as connection:
        return [row[0] for row in connection.execute(statement.encode())]


def test_a_test_on_postgresql_starts_from_an_empty_schema_of_its_own(postgres_url: str) -> None:
    [schema] = rows(postgres_url, "SELECT current_schema()")
    assert schema.startswith("leave_")
    assert rows(postgres_url, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()") == []


def test_what_the_program_makes_of_the_address_is_the_same_schema(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        schema = connection.execute(text("SELECT current_schema()")).scalar_one()
    engine.dispose()
    assert [schema] == rows(postgres_url, "SELECT current_schema()")


async def test_the_browser_shows_a_page(browser: Browser) -> None:
    page = await browser.new_page()
    await page.goto("data:text/html,<h1>Tuesday is a day off</h1>")
    assert await page.get_by_role("heading").inner_text() == "Tuesday is a day off"
