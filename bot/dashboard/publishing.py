"""What a calendar that somebody subscribed to shows: found by its private address, with no one signed in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import assert_never

from bot.dashboard.calendar_events import Angle, CalendarEvent, events_of
from bot.handling import is_with_us, today_of
from bot.people import language_of
from bot.ports import About, Feed, PersonRow
from bot.talk import House, is_there
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import CompanyId, DepartmentId, LocationId

A_WHILE = timedelta(minutes=15)
"""How long a reading is not noted again."""
LONG_AGO = datetime.min.replace(tzinfo=UTC)
Key = tuple[CompanyId, str]
QUARTER = 15 * 60
"""Seconds."""
MOST_KNOWN = 20_000
"""Calendars of which something is remembered; about 8 MB."""


@dataclass(frozen=True, slots=True)
class Published:
    """A calendar and how things stand. The same `version` is the same calendar."""

    feed: Feed
    scope: str
    """The same for all that show the same to whoever speaks the same language."""
    version: str
    company: Settings
    owner: Employee
    locale: str
    today: date

    @property
    def company_id(self) -> CompanyId:
        return self.feed.owner.company_id

    @property
    def angle(self) -> Angle:
        return Angle(self.feed.about is About.ONESELF, self.feed.tells, self.today)


@dataclass(frozen=True, slots=True)
class Publishing:
    """Finds calendars, and notes when they are read. Everything in it raises StoreUnavailable."""

    house: House
    _noted: dict[Key, datetime] = field(default_factory=dict)
    _known: dict[Key, tuple[int, int, Published]] = field(default_factory=dict)
    """Found at a position of the log, in a quarter of an hour: no day begins within one, in any zone."""

    async def find(self, secret: str) -> Published | None:
        """The calendar of an address; None where it leads nowhere, or to somebody who is not with us now."""
        found = await self.house.feeds.find(secret)
        if found is None:
            return None
        (feed, position), at = found, self.house.clock.now()
        quarter = int(at.timestamp()) // QUARTER
        known = self._known.get(_key(feed))
        if known is not None and known[:2] == (position, quarter) and known[2].feed == feed:
            return known[2]
        published = await self._look_up(feed, position, at)
        if published is not None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[_key(feed)] = position, quarter, published
        return published

    async def _look_up(self, feed: Feed, position: int, at: datetime) -> Published | None:
        company = await self.house.store.settings(feed.owner.company_id)
        owner = await self.house.store.employee(feed.owner.company_id, feed.owner.employee_id)
        if not is_with_us(owner, company, at):
            await self.house.feeds.close_all(feed.owner)
            return None
        locale, today = language_of(owner, None, company), today_of(owner, company, at)
        scope = _scope(feed, locale)
        return Published(feed, scope, f"{scope}\0{position}\0{today}", company, owner, locale, today)

    async def people(self, published: Published) -> Sequence[Employee]:
        """Those whose leave it shows: who works there today."""
        if published.feed.about is About.ONESELF:
            return [published.owner]
        rows = await self.house.queries.people(published.company_id)
        ids = [row.employee_id for row in rows if is_there(row, published.today) and _is_in(published, row)]
        return await self.house.store.several(published.company_id, ids)

    async def note(self, feed: Feed, reader: str) -> None:
        """That it is read now, and by what; not each time, for programs ask every few minutes."""
        at = self.house.clock.now()
        if at - self._noted.get(_key(feed), LONG_AGO) < A_WHILE:
            return
        await self.house.feeds.note(feed, "".join(each for each in reader if each.isprintable()), at)
        if len(self._noted) >= MOST_KNOWN:
            self._noted.clear()
        self._noted[_key(feed)] = at


def _key(feed: Feed) -> Key:
    return feed.owner.company_id, feed.id


def _scope(feed: Feed, locale: str) -> str:
    whose = feed.owner.employee_id if feed.about is About.ONESELF else ""
    return "\0".join((feed.owner.company_id, whose, feed.about.value, feed.which, feed.tells.value, locale))


def events(published: Published, employee: Employee) -> Iterator[CalendarEvent]:
    """Somebody's leave, as this calendar tells it."""
    return events_of(published.company_id, employee, published.company, published.angle)


def name_of(published: Published) -> str:
    """What it is about, in the company's own words."""
    which, company = published.feed.which, published.company
    match published.feed.about:
        case About.ONESELF:
            return published.owner.profile.name
        case About.LOCATION:
            places = company.locations
            return company.location(LocationId(which), published.today).name if which in places else which
        case About.DEPARTMENT:
            department = company.departments.get(DepartmentId(which))
            return department.name if department else which
        case About.LABEL:
            return which
        case About.COMPANY:
            return company.name
        case _:
            assert_never(published.feed.about)


def _is_in(published: Published, row: PersonRow) -> bool:
    which, company = published.feed.which, published.company
    match published.feed.about:
        case About.LOCATION:
            return row.location_id == which
        case About.DEPARTMENT:
            return company.is_within(row.department_id, DepartmentId(which))
        case About.LABEL:
            return which in row.labels
        case _:
            return True
