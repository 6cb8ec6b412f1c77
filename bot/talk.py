"""One person's turn: who asks, in which company, on which day; and the house they ask in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.handling import Handling, has_joined_and_stayed, terms_of
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
from domain.leave.terms import Terms


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

    async def terms(self, employee: Employee) -> Terms:
        """What a decision about somebody's leave depends on now; presence of possible approvers included."""
        people = [*self.settings.administrator_ids, *_approver_ids(self.settings)]
        present = {
            each
            for each in dict.fromkeys(people)
            if has_joined_and_stayed(await self.house.store.employee(self.company_id, each), self.at)
        }
        return terms_of(employee, self.settings, self.house.holidays, self.at, present.__contains__)


def _approver_ids(settings: Settings) -> list[EmployeeId]:
    return [each for department in settings.departments.values() for each in department.approver_ids]
