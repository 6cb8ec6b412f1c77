"""Everybody's piece of a calendar, kept as long as they and their company stand as they did."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

from adapters.feed.kept import MOST_BYTES
from bot.dashboard.calendar_events import Angle
from bot.dashboard.publishing import Published
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import EmployeeId


@dataclass(slots=True)
class Group:
    """The pieces that tell alike in one language. States are never changed: the same ones have the same."""

    company: Settings
    size: int = 0
    _made: dict[EmployeeId | None, tuple[Employee, bytes]] = field(default_factory=dict)

    def get(self, employee: Employee) -> bytes | None:
        known = self._made.get(employee.id)
        return known[1] if known is not None and known[0] is employee else None

    def put(self, employee: Employee, made: bytes) -> None:
        """In the place of an earlier one."""
        known = self._made.get(employee.id)
        self.size += len(made) - (len(known[1]) if known else 0)
        self._made[employee.id] = employee, made


@dataclass(slots=True)
class Pieces:
    """Groups of pieces; those asked for longest ago are let go of where they are too many."""

    most: int = MOST_BYTES
    _groups: OrderedDict[Hashable, Group] = field(default_factory=OrderedDict)

    def group(self, published: Published, angle: Angle) -> Group:
        """An empty one where the company has settled something since."""
        name = published.company_id, angle, published.locale
        found = self._groups.get(name)
        if found is None or found.company is not published.company:
            found = self._groups[name] = Group(published.company)
        self._groups.move_to_end(name)
        return found

    @property
    def size(self) -> int:
        return sum(each.size for each in self._groups.values())

    def shrink(self) -> None:
        """Keeps no more than there is room for."""
        while self.size > self.most:
            self._groups.popitem(last=False)
