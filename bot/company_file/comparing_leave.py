"""What a file would add to somebody's leave: opening balances, corrections, leave granted elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from bot.company_file.earning import claims, reason_of
from bot.company_file.entries import AdjustmentEntry, LeaveEntry
from bot.company_file.leaves import show_amount
from bot.company_file.listing import adjustment_entry, is_granted, leave_entry
from bot.company_file.matching import Match
from bot.company_file.plan import Change
from bot.company_file.shapes import Marked
from domain.company.settings import Settings
from domain.ids import AdjustmentId, EmployeeId, LeaveTypeId, RequestId
from domain.leave.commands import AdjustBalance, RecordLeave
from domain.leave.requests import Adjustment

_OURS = UUID("6f2b1c1e-7d0a-5a58-9c55-1f6f5d1d8a10")
"""The name space of ids that follow from what a file says."""


def leave(match: Match, settings: Settings, at: datetime) -> Iterator[Change]:
    """What the employee does not have yet; leave that was cancelled since is not added again."""
    standing = match.employee.adjustments.values()
    openings = [each for each in standing if each.is_opening]
    others = [each for each in standing if not each.is_opening]
    yield from _adjustments(match, match.entry.opening_balances, openings, is_opening=True)
    by_hand = [*others, *claims(match.employee, settings)]
    yield from _adjustments(match, match.entry.adjustments, by_hand, is_opening=False)
    yield from _granted(match, at)


def unlisted_leave(match: Match) -> Iterator[str]:
    """What the employee has and the file, although it speaks of such things, does not say."""
    entry, employee = match.entry, match.employee
    said = {(each.value.leave_type, each.value.asked) for each in entry.leave}
    for request in employee.requests.values():
        is_unsaid = (request.leave_type_id, request.asked) not in said
        if entry.leave and is_granted(request) and is_unsaid:
            yield f"{entry.name}: {request.leave_type_id} {_when(leave_entry(request))}"
    for is_opening, entries in ((True, entry.opening_balances), (False, entry.adjustments)):
        for adjustment in employee.adjustments.values():
            is_said = any(_says(each.value, adjustment) for each in entries)
            if entries and adjustment.is_opening is is_opening and not is_said:
                yield f"{entry.name}: {_what(adjustment_entry(adjustment))}"


def _adjustments(
    match: Match,
    entries: Iterable[Marked[AdjustmentEntry]],
    standing: Sequence[Adjustment],
    is_opening: bool,
) -> Iterator[Change]:
    """Several of one day and type are told apart by their order; one that stands just so keeps its id."""
    taken: set[AdjustmentId] = set()
    changed: list[Marked[AdjustmentEntry]] = []
    for entry in entries:
        same = (each for each in standing if each.id not in taken and _says(entry.value, each))
        if found := next(same, None):
            taken.add(found.id)
        else:
            changed.append(entry)
    for entry in changed:
        adjustment = _adjustment(match.employee_id, entry.value, is_opening, taken)
        taken.add(adjustment.id)
        words = f"{match.entry.name}: {_what(entry.value)}"
        command = AdjustBalance(match.employee_id, adjustment, is_deliberate=True)
        yield Change(command, words, entry.spot.line)


def _adjustment(
    employee_id: EmployeeId, entry: AdjustmentEntry, is_opening: bool, taken: set[AdjustmentId]
) -> Adjustment:
    number = 0
    while (adjustment_id := _adjustment_id(employee_id, entry, is_opening, number)) in taken:
        number += 1
    return Adjustment(
        adjustment_id,
        LeaveTypeId(entry.leave_type),
        entry.day,
        entry.amount,
        entry.reason,
        entry.until,
        is_opening,
    )


def _adjustment_id(
    employee_id: EmployeeId, entry: AdjustmentEntry, is_opening: bool, number: int
) -> AdjustmentId:
    kind = "opening" if is_opening else "adjustment"
    return AdjustmentId(_id_of(kind, employee_id, entry.leave_type, entry.day, number))


def _says(entry: AdjustmentEntry, adjustment: Adjustment) -> bool:
    said = (entry.leave_type, entry.day, entry.amount, entry.until, entry.reason)
    there = (adjustment.leave_type_id, adjustment.day, adjustment.amount, adjustment.last_day)
    return said == (*there, reason_of(adjustment))


def _granted(match: Match, at: datetime) -> Iterator[Change]:
    requests = match.employee.requests
    standing = {(each.leave_type_id, each.asked) for each in requests.values() if is_granted(each)}
    for entry in match.entry.leave:
        leave_type_id, asked = LeaveTypeId(entry.value.leave_type), entry.value.asked
        request_id = _request_id(match.employee_id, entry.value)
        if (leave_type_id, asked) in standing or request_id in requests:
            continue
        command = RecordLeave(match.employee_id, request_id, leave_type_id, asked, at, note=entry.value.note)
        yield Change(command, f"{match.entry.name}: {leave_type_id} {_when(entry.value)}", entry.spot.line)


def _request_id(employee_id: EmployeeId, entry: LeaveEntry) -> RequestId:
    asked = entry.asked
    span = f"{asked.span.start}-{asked.span.end}" if asked.span else asked.part.value
    period, others = asked.period, [f"{day} {halves.value}" for day, halves in asked.exceptions]
    said = (entry.leave_type, period.first_day, period.last_day, span, *others)
    return RequestId(_id_of("leave", employee_id, *said))


def _id_of(*parts: object) -> str:
    return str(uuid5(_OURS, "\n".join(str(part) for part in parts)))


def _when(entry: LeaveEntry) -> str:
    if entry.last_day is None:
        return f"on {entry.first_day}"
    return f"from {entry.first_day} to {entry.last_day}"


def _what(entry: AdjustmentEntry) -> str:
    return f"{show_amount(entry.amount)} {entry.leave_type} on {entry.day}"
