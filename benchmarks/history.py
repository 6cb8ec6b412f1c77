"""A balance from ten years of history: read, folded and added up, against decoding and folding alone."""

from collections.abc import Iterator
from typing import cast

from adapters.holidays import public_holidays
from benchmarks import company, databases
from benchmarks.company import COMPANY, NOW, TODAY, VACATION
from benchmarks.figures import Figure, Target, figure
from benchmarks.turns import awaited_in_turns
from benchmarks.veterans import veteran
from bot.handling import Handling
from bot.ports import Context, Origin
from bot.wiring.loop import run
from domain.counting import calendar_of
from domain.employees.employee import Employee
from domain.employees.fold import fold
from domain.ids import EmployeeId
from domain.leave.account import account_of
from domain.leave.balance import Balance, balance
from domain.leave.ledger import Entry, ledger
from domain.streams import EmployeeEvent, employee_stream
from storage.codec import Codec
from storage.database import is_sqlite, read_url, reading_engine, sqlite_file, writing_engine
from storage.event_store import EventStore
from storage.folding import FoldedStates
from storage.glance import Glance
from storage.log import STREAM
from storage.reader import Reader
from storage.writer import Writer

MOST = 3.0
WHO = EmployeeId("veteran")
YEARS = 10


def history(is_quick: bool) -> Iterator[Figure]:
    """One person, some 1,500 events, nothing of them kept in memory."""
    leaves, rounds = (20, 2) if is_quick else (740, 15)
    for kind in databases.available():
        with databases.KINDS[kind]() as url:
            yield run(_measured(kind, url, leaves, rounds))


async def _measured(kind: str, url: str, leaves: int, rounds: int) -> Figure:
    address, codec, states = read_url(url), Codec(), FoldedStates(limit=0)
    reader = Reader(
        reading_engine(address, 1.0), Glance(*sqlite_file(address)) if is_sqlite(address) else None
    )
    writer = Writer(writing_engine(address, 1.0), states, codec, lambda: None, lambda _: None)
    store = EventStore(writer, reader, states, codec)
    await _live(Handling(store, public_holidays), leaves)
    settings = await store.settings(COMPANY)
    rows = await reader.all(STREAM, {"company_id": COMPANY, "stream": employee_stream(WHO)})
    written: list[tuple[str, int, str]] = [(row.type, row.shape, row.payload) for row in rows]

    async def read_and_add_up() -> tuple[Balance, list[Entry]]:
        employee = await store.employee(COMPANY, WHO)
        account = account_of(employee, settings, VACATION, calendar_of(employee, settings, public_holidays))
        found = balance(account, TODAY)
        return found, list(ledger(account, found.leave_year.last_day))

    def decode_and_fold() -> Employee:
        return fold(Employee(), [cast(EmployeeEvent, codec.read_event(*row)) for row in written])

    times, floors = await awaited_in_turns(rounds, read_and_add_up, decode_and_fold)
    await writer.close()
    await reader.close()
    value, floor = ([each * 1000 for each in side] for side in (times, floors))
    return figure(f"balance_of_ten_years_{kind}", value, "ms", floor, Target(most=MOST))


async def _live(handling: Handling, leaves: int) -> None:
    await company.found(handling, 1)
    context = Context(COMPANY, None, Origin.CLI, "history", NOW)
    await handling.handle_all(context, [*veteran(WHO, YEARS, leaves)])
