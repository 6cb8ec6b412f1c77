"""Who in the file is who in the company: by id, by e-mail address, by chat identity, else somebody new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.company_file.checking import identities_of
from bot.company_file.entries import CompanyFile, PersonEntry
from bot.company_file.mistakes import Mistake, Mistaken, Spot
from bot.company_file.shapes import Marked
from bot.ports import Ids
from domain.company.settings import Settings
from domain.employees.assignment import Identity
from domain.employees.employee import Employee
from domain.ids import EmployeeId


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody in the file; `employee` is who they are already, or nobody yet."""

    entry: PersonEntry
    line: int
    employee_id: EmployeeId
    employee: Employee
    identities: tuple[Identity, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in the file, and the ids of all whom it may refer to."""

    matches: tuple[Match, ...]
    id_of: Mapping[str, EmployeeId]

    def ids(self, names: Iterable[str]) -> tuple[EmployeeId, ...]:
        """The ids behind e-mail addresses or ids as written in the file."""
        return tuple(self.id_of[name.casefold()] for name in names)

    def name_of(self, employee_id: EmployeeId | None) -> str | None:
        """An e-mail address or id by which the file may refer to somebody."""
        return next((name for name, each in self.id_of.items() if each == employee_id), None)


def match(file: CompanyFile, settings: Settings, employees: Iterable[Employee], ids: Ids) -> People:
    """Who is who. Raises Mistaken where two entries are one and the same employee."""
    known = _Known(employees)
    matches = tuple(_match(each, file, settings, known, ids) for each in file.people)
    _check_once(matches)
    id_of = dict(known.id_of)
    for each in matches:
        names = (each.entry.email, each.entry.id, each.employee_id)
        id_of |= {name.casefold(): each.employee_id for name in names if name}
    return People(matches, id_of)


class _Known:
    """The employees by everything that tells them apart; who is active goes before who is not."""

    def __init__(self, employees: Iterable[Employee]) -> None:
        self.by_id: dict[str, Employee] = {}
        self.by_email: dict[str, Employee] = {}
        self.by_identity: dict[Identity, Employee] = {}
        for employee in sorted(employees, key=lambda each: (each.is_active, each.id or "")):
            self.by_id[employee.id or ""] = employee
            self.by_email[(employee.profile.email or "").casefold()] = employee
            self.by_identity |= dict.fromkeys(employee.identities, employee)

    @property
    def id_of(self) -> dict[str, EmployeeId]:
        named = [*self.by_email.items(), *((key.casefold(), each) for key, each in self.by_id.items())]
        return {name: each.id for name, each in named if name and each.id is not None}


def _match(
    entry: Marked[PersonEntry], file: CompanyFile, settings: Settings, known: _Known, ids: Ids
) -> Match:
    person = entry.value
    identities = tuple(identities_of(person, file, settings))
    by_email = known.by_email.get(person.email.casefold()) if person.email else None
    by_chat = (known.by_identity[each] for each in identities if each in known.by_identity)
    found = known.by_id.get(person.id or "") or by_email or next(by_chat, None) or Employee()
    employee_id = found.id or EmployeeId(person.id or ids.new())
    return Match(person, entry.spot.line, employee_id, found, identities)


def _check_once(matches: Iterable[Match]) -> None:
    seen: dict[EmployeeId, int] = {}
    mistakes = []
    for each in matches:
        if each.employee_id in seen:
            problem = f"{each.entry.name} is one and the same employee as somebody above."
            remedy = f"They stand on line {seen[each.employee_id]}."
            mistakes.append(Mistake(Spot(each.line, 1, "people"), problem, remedy))
        seen.setdefault(each.employee_id, each.line)
    if mistakes:
        raise Mistaken(mistakes)
