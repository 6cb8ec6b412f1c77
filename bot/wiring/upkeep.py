"""Looking after the database: migrate, verify, rebuild."""

from __future__ import annotations

from collections.abc import Callable

from bot.ports import StoreUnavailable
from bot.settings import Environment
from bot.wiring.telling import Exit, complain, say
from domain.ids import CompanyId
from storage.migrate import WrongDatabase, migrate
from storage.rebuild import rebuild
from storage.verify import Broken, companies_in, verify


def migrate_database() -> Exit:
    """Brings the schema up to this program's."""
    return _with_database(lambda _: _migrated())


def verify_history() -> Exit:
    """Checks every company's chain of events."""
    return _with_database(_verified)


def rebuild_tables() -> Exit:
    """Makes what is read from the log anew."""
    return _with_database(_rebuilt)


def _migrated() -> Exit:
    say("The database is up to date.")
    return Exit.DONE


def _verified(url: str) -> Exit:
    worst = Exit.DONE
    for company_id in companies_in(url):
        found = verify(url, company_id)
        if isinstance(found, Broken):
            complain(
                f"{company_id}: event {found.position} {found.problem}. Nothing after it can be trusted: "
                "restore the last backup that verifies."
            )
            worst = Exit.WRONG
        else:
            say(f"{company_id}: {found} events, every one as it was written.")
    return worst


def _rebuilt(url: str) -> Exit:
    def tell(company_id: CompanyId, events: int) -> None:
        say(f"{company_id}: read tables made anew from {events} events.")

    rebuild(url, tell)
    return Exit.DONE


def _with_database(work: Callable[[str], Exit]) -> Exit:
    environment = Environment()
    try:
        if not environment.DATABASE_URL:
            environment.DATA_DIR.mkdir(parents=True, exist_ok=True)
        migrate(environment.database_url)
        return work(environment.database_url)
    except (WrongDatabase, ValueError) as wrong:
        complain(f"{wrong}")
        return Exit.MISUSED
    except StoreUnavailable as trouble:
        complain(f"The database cannot be reached: {trouble}. Nothing was changed.")
        return Exit.UNAVAILABLE
