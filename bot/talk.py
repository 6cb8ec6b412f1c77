"""One person's turn: who asks, in which company, on which day; and the house they ask in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.books import Books, Shelf
from bot.handling import Handling, is_with_us, terms_of
from bot.intents import Asker
from bot.ports import (
    Clock,
    Context,
    Copies,
    Directory,
    Ids,
    Origin,
    Outbox,
    Places,
    Queries,
    Store,
)
from domain.company.digests import Platform
from domain.company.settings import Settings
from domain.counting import HolidaySource
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId
from domain.leave.terms import Terms, possible_deciders


@dataclass(frozen=True, slots=True)
class House:
    """Every port the conversation uses."""

    store: Store
    queries: Queries
    outbox: Outbox
    copies: Copies
    clock: Clock
    ids: Ids
    holidays: HolidaySource
    places: Places
    directories: Mapping[Platform, Directory]
    shelf: Shelf = field(default_factory=Shelf)

    @property
    def handling(self) -> Handling:
        return Handling(self.store, self.holidays)


@dataclass(frozen=True, slots=True)
class Talk:
    """A known person asking: `me` as they stand, `today` by their own clock."""

    house: House
    asker: Asker
    company_id: CompanyId
    my_id: EmployeeId
    me: Employee
    settings: Settings
    locale: str
    at: datetime
    today: date

    @property
    def is_administrator(self) -> bool:
        return self.my_id in self.settings.administrator_ids

    def context(self, command_id: str | None = None) -> Context:
        """For a command of theirs; the delivery names it unless the command has an id of its own."""
        origin = Origin(self.asker.identity.platform.value)
        return Context(self.company_id, self.my_id, origin, command_id or self.asker.delivery_id, self.at)

    def books(self, employee: Employee) -> Books:
        """What follows from how somebody stands."""
        return self.house.shelf.books(employee, self.settings, self.house.holidays)

    async def terms(self, employee: Employee) -> Terms:
        """What a decision about somebody's leave depends on now; presence of those who decide included."""
        present = {self.my_id}
        for each in possible_deciders(employee, self.settings) - present:
            if is_with_us(await self.house.store.employee(self.company_id, each), self.settings, self.at):
                present.add(each)
        return terms_of(employee, self.settings, self.house.holidays, self.at, present.__contains__)
