"""Who may do what: administrators, those who decide as it follows from departments, and who stands in."""

from dataclasses import dataclass
from datetime import date

from bot.dashboard import NotFound
from bot.dashboard.settled import mark, settle, was_settled
from bot.dashboard.trying import Mended
from bot.permissions import Ability, require
from bot.replies import Slip
from bot.screens.facts import PersonFact
from bot.talk import Talk, is_there
from domain.company.commands import NameAdministrators
from domain.company.places import Department
from domain.company.settings import Settings
from domain.company.settling import require as require_that
from domain.flaws import Flaw
from domain.ids import EmployeeId


@dataclass(frozen=True, slots=True)
class Administrator:
    """Somebody who settles things; one who is no longer there does not."""

    person: PersonFact
    is_there: bool


@dataclass(frozen=True, slots=True)
class Approver:
    """Somebody who decides, and in which departments."""

    person: PersonFact
    departments: tuple[Department, ...]
    is_there: bool


@dataclass(frozen=True, slots=True)
class StandsIn:
    """Somebody who decides for another, and when."""

    absent: PersonFact
    stand_in: PersonFact
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Roles:
    """`others` are those who could be made administrators."""

    administrators: tuple[Administrator, ...]
    approvers: tuple[Approver, ...]
    stand_ins: tuple[StandsIn, ...]
    others: tuple[PersonFact, ...]
    stands: str


async def roles(talk: Talk) -> Roles:
    """Raises Refused."""
    await require(talk, Ability.SETTLE)
    rows = await talk.house.queries.people(talk.company_id)
    names = {row.employee_id: PersonFact(row.employee_id, row.name) for row in rows}
    there = {row.employee_id for row in rows if is_there(row, talk.today)}
    settings = talk.settings
    administrators = [each for each in names if each in settings.administrator_ids]
    return Roles(
        tuple(Administrator(names[each], each in there) for each in administrators),
        _approvers(settings, names, there),
        _stand_ins(talk, names),
        tuple(each for key, each in names.items() if key in there and key not in administrators),
        mark(_named, settings),
    )


async def add(talk: Talk, employee_id: str, stood: str) -> tuple[PersonFact, str]:
    """Makes somebody administrator; who, and what a form then carries. Raises Mended, Refused, Stale."""
    found = await roles(talk)
    person = next((each for each in found.others if each.id == employee_id), None)
    if person is None and await was_settled(talk):
        person = next((each.person for each in found.administrators if each.person.id == employee_id), None)
    if person is None:
        raise Mended({"who": Slip.NO_SUCH_CHOICE})
    await settle(
        talk, stood, _named, lambda settings: [NameAdministrators((*settings.administrator_ids, person.id))]
    )
    return person, await _stands(talk)


async def remove(talk: Talk, employee_id: str, stood: str) -> tuple[PersonFact, str]:
    """Somebody is administrator no more; never the last who is there. Raises NotFound, Refused, Stale."""
    found = await roles(talk)
    gone = next((each.person for each in found.administrators if each.person.id == employee_id), None)
    if gone is None and await was_settled(talk):
        gone = next((each for each in found.others if each.id == employee_id), None)
    if gone is None:
        raise NotFound
    stay = any(each.is_there and each.person.id != employee_id for each in found.administrators)
    require_that(stay, "administrators", Flaw.NO_ADMINISTRATOR)

    def plan(settings: Settings) -> list[NameAdministrators]:
        return [NameAdministrators(tuple(each for each in settings.administrator_ids if each != employee_id))]

    await settle(talk, stood, _named, plan)
    return gone, await _stands(talk)


async def _stands(talk: Talk) -> str:
    return mark(_named, await talk.house.store.settings(talk.company_id))


def _named(settings: Settings) -> object:
    return tuple(sorted(settings.administrator_ids))


def _approvers(
    settings: Settings, names: dict[EmployeeId, PersonFact], there: set[EmployeeId]
) -> tuple[Approver, ...]:
    found: dict[EmployeeId, list[Department]] = {}
    for department in sorted(settings.departments.values(), key=lambda each: each.name.casefold()):
        steps = (each for step in department.steps for each in step.approver_ids)
        for each in dict.fromkeys((*department.approver_ids, *steps)):
            found.setdefault(each, []).append(department)
    return tuple(
        Approver(person, tuple(found[key]), key in there) for key, person in names.items() if key in found
    )


def _stand_ins(talk: Talk, names: dict[EmployeeId, PersonFact]) -> tuple[StandsIn, ...]:
    """Those that are over are left out."""
    return tuple(
        StandsIn(names[each.for_id], names[each.stand_in_id], each.first_day, each.last_day)
        for each in talk.settings.stand_ins.values()
        if each.for_id in names
        and each.stand_in_id in names
        and (each.last_day is None or each.last_day >= talk.today)
    )
