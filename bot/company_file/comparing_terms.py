"""What a file would change of locations, leave types and policies."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from bot.company_file.entries import CompanyFile, PolicyEntry
from bot.company_file.matching import People
from bot.company_file.plan import Change, differences
from bot.company_file.records import Record
from bot.company_file.shape_places import PLACE
from bot.company_file.shape_terms import LEAVE_TYPE, POLICY
from bot.company_file.shapes import Marked
from domain.company.commands import DefineLeaveType, DefineLocation, DefinePolicy
from domain.company.settings import PolicyKey, Settings, policy_key
from domain.ids import LeaveTypeId, LocationId
from domain.policies.leave_type import LeaveType
from domain.policies.policy import LeavePolicy
from domain.versions import Versions

T = TypeVar("T")


def locations(file: CompanyFile, settings: Settings) -> Iterator[Change]:
    """Every version of every location."""
    for key, entry in file.locations.items():
        location_id = LocationId(key)
        stands = settings.locations.get(location_id, ())
        versions = [Marked(entry.value.first, entry.spot), *entry.value.changes]
        days = [each.value.from_day for each in versions]
        for each in versions:
            from_day = _from_day(each.value.from_day, days, stands)
            location = replace(each.value.location, id=location_id)
            if (from_day, location) not in stands:
                before = dict(stands).get(from_day)
                words = _words(PLACE, before, location)
                name = f"location {location.name}{_since(from_day)}"
                yield Change(DefineLocation(location, from_day), f"{name}: {words}", each.spot.line)


def leave_types(file: CompanyFile, settings: Settings) -> Iterator[Change]:
    """Types that can be asked for; one that no longer can is new first, so that old leave may refer to it."""
    for key, entry in file.leave_types.items():
        leave_type = replace(entry.value, id=LeaveTypeId(key))
        if leave_type.is_active or key not in settings.leave_types:
            yield from _leave_type(replace(leave_type, is_active=True), entry.spot.line, settings)


def ended_types(file: CompanyFile, settings: Settings) -> Iterator[Change]:
    """Types that can no longer be asked for."""
    for key, entry in file.leave_types.items():
        if not entry.value.is_active:
            yield from _leave_type(replace(entry.value, id=LeaveTypeId(key)), entry.spot.line, settings)


def policies(file: CompanyFile, settings: Settings, known: People) -> Iterator[Change]:
    """Every version of every policy."""
    days: dict[PolicyKey, list[date]] = {}
    for each in file.policies:
        days.setdefault(policy_key(_policy(each.value, known)), []).append(each.value.from_day)
    for each in file.policies:
        policy = _policy(each.value, known)
        key = policy_key(policy)
        stands = settings.policies.get(key, ())
        from_day = _from_day(each.value.from_day, days[key], stands)
        if (from_day, policy) not in stands:
            before = dict(stands).get(from_day)
            words = _words(POLICY, before, policy)
            name = f"{_policy_name(policy, each.value.person)}{_since(from_day)}"
            yield Change(DefinePolicy(policy, from_day), f"{name}: {words}", each.spot.line)


def unlisted_terms(file: CompanyFile, settings: Settings, known: People) -> Iterator[str]:
    """What the company has and the file does not name."""
    for location_id, locations_there in settings.locations.items():
        entry = file.locations.get(location_id)
        name = f"location {locations_there[-1][1].name}"
        if entry:
            said = [entry.value.first, *(each.value for each in entry.value.changes)]
            yield from _lost(name, [each.from_day for each in said], locations_there)
        elif file.locations:
            yield name
    for type_id, leave_type in settings.leave_types.items():
        if file.leave_types and type_id not in file.leave_types:
            yield f"leave type {leave_type.name}"
    for key, there in settings.policies.items():
        said_of = [each.value for each in file.policies if policy_key(_policy(each.value, known)) == key]
        if file.policies:
            name = _policy_name(there[-1][1], known.name_of(key[-1]))
            yield from _lost(name, [each.from_day for each in said_of], there)


def _lost(name: str, said: Sequence[date], there: Versions[T]) -> Iterator[str]:
    kept = {_from_day(day, said, there) for day in said}
    return (f"{name}{_since(day)}" for day, _ in there if day not in kept)


def _from_day(said: date, others: Iterable[date], stands: Versions[T]) -> date:
    """Where the file says no day, the first version is meant, unless the file names that one besides."""
    if said == date.min and stands and stands[0][0] not in set(others):
        return stands[0][0]
    return said


def _leave_type(leave_type: LeaveType, line: int, settings: Settings) -> Iterator[Change]:
    stands = settings.leave_types.get(leave_type.id)
    if stands != leave_type:
        words = _words(LEAVE_TYPE, stands, leave_type)
        yield Change(DefineLeaveType(leave_type), f"leave type {leave_type.name}: {words}", line)


def _policy(entry: PolicyEntry, known: People) -> LeavePolicy:
    if entry.person is None:
        return entry.policy
    return replace(entry.policy, employee_id=known.ids([entry.person])[0])


def _policy_name(policy: LeavePolicy, person: str | None) -> str:
    whose = f" of {person}" if person else ""
    place = f" at {policy.location_id}" if policy.location_id else ""
    labels = f" for {', '.join(sorted(policy.labels))}" if policy.labels else ""
    return f"policy for {policy.leave_type_id}{place}{labels}{whose}"


def _words(record: Record[T], before: T | None, after: T) -> str:
    return "new" if before is None else differences(record.written(before), record.written(after))


def _since(day: date) -> str:
    return "" if day == date.min else f" from {day}"
