"""Whether a file fits together, and with what the company has already."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from bot.company_file.entries import ChatEntry, CompanyFile, DigestEntry, LeaveEntry, PersonEntry
from bot.company_file.mistakes import Spot, nearest, quoted
from bot.company_file.shapes import Marked, Report
from domain.company.digests import Platform
from domain.company.settings import Settings, policy_key
from domain.employees.assignment import Identity
from domain.employees.employee import Employee
from domain.ids import LeaveTypeId, RequestId
from domain.leave.overlap import overlap
from domain.leave.requests import Request, Status

MOST_LISTED = 8
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def check(file: CompanyFile, settings: Settings, employees: Iterable[Employee], report: Report) -> None:
    """Notes everything that contradicts itself or refers to nothing."""
    _learn(settings, employees, report)
    _check_references(report)
    _check_workspaces(file, settings, report)
    _check_tree(file, settings, report)
    _check_policies(file, report)
    _check_stand_ins(file, report)
    _check_people(file, settings, report)
    if settings.id is None and not file.administrators:
        report.note(Spot(1, 1), "there are no administrators.", "Name one, by e-mail address.")


def workspace_of(platform: Platform, chat: ChatEntry, file: CompanyFile, settings: Settings) -> str | None:
    """The workspace that is meant; None where it is not said and there is not exactly one."""
    if chat.workspace is not None:
        return chat.workspace
    known = workspaces(platform, file, settings)
    return next(iter(known)) if len(known) == 1 else None


def workspaces(platform: Platform, file: CompanyFile, settings: Settings) -> set[str]:
    """The workspaces of a platform that the file names, or else those the company has."""
    said = (each.value.slack if platform is Platform.SLACK else each.value.teams for each in file.workspaces)
    return {each for each in said if each} or {key for kind, key in settings.workspaces if kind is platform}


def _learn(settings: Settings, employees: Iterable[Employee], report: Report) -> None:
    names = {
        "location": [str(key) for key in settings.locations],
        "department": [str(key) for key in settings.departments],
        "leave type": [str(key) for key in settings.leave_types],
    }
    for kind, keys in names.items():
        for name in keys:
            report.define(kind, name)
    for employee in employees:
        for known in (employee.id, employee.profile.email):
            report.define("person", (known or "").casefold())


def _check_references(report: Report) -> None:
    for kind, name, spot in report.references:
        known = report.known.get(kind, set())
        if (name.casefold() if kind == "person" else name) not in known:
            report.note(spot, f"there is no {kind} {quoted(name)}.", _hint(kind, name, known - {""}))


def _hint(kind: str, name: str, known: set[str]) -> str:
    near = nearest(name, known)
    if near:
        return f"Did you mean “{near}”?"
    if not known:
        return f"The file defines no {kind}."
    return f"Known: {', '.join(sorted(known))}." if len(known) <= MOST_LISTED else ""


def _check_workspaces(file: CompanyFile, settings: Settings, report: Report) -> None:
    ids = ((f"{each.value.slack} {each.value.teams}", each.spot) for each in file.workspaces)
    _once(ids, "workspace", report)
    for entry in file.digests:
        for platform, chat in ((Platform.SLACK, entry.value.slack), (Platform.TEAMS, entry.value.teams)):
            if chat:
                _check_chat(platform, chat, entry.spot, file, settings, report)
    _once(((_subject(each.value), each.spot) for each in file.digests), "digest of this channel", report)


def _subject(digest: DigestEntry) -> str:
    return str((digest.slack, digest.teams, digest.location, digest.department, digest.label))


def _check_chat(
    platform: Platform, chat: ChatEntry, spot: Spot, file: CompanyFile, settings: Settings, report: Report
) -> None:
    known = workspaces(platform, file, settings)
    workspace = workspace_of(platform, chat, file, settings)
    if workspace is None:
        problem = f"it is not said which {platform.value} workspace “{chat.id}” is in."
        report.note(spot, problem, f"There are {len(known)}; say the workspace too.")
    elif workspace not in known:
        report.note(spot, f"there is no workspace {quoted(workspace)}.", _hint("workspace", workspace, known))


def _check_tree(file: CompanyFile, settings: Settings, report: Report) -> None:
    above = {str(key): each.parent_id for key, each in settings.departments.items()}
    parents: dict[str, str | None] = {
        **above,
        **{key: each.value.parent for key, each in file.departments.items()},
    }
    for key, each in file.departments.items():
        seen, parent = {key}, parents[key]
        while parent is not None and parent not in seen:
            seen.add(parent)
            parent = parents.get(parent)
        if parent == key:
            report.note(each.spot, f"the department “{key}” is above itself.", "Departments form a tree.")


def _check_policies(file: CompanyFile, report: Report) -> None:
    keys = (
        (str((policy_key(entry.policy), (entry.person or "").casefold(), entry.from_day)), each.spot)
        for each in file.policies
        for entry in (each.value,)
    )
    _once(keys, "policy for the same from the same day", report)


def _check_stand_ins(file: CompanyFile, report: Report) -> None:
    _once(((each.value.for_whom.casefold(), each.spot) for each in file.stand_ins), "stand-in", report)


def _check_people(file: CompanyFile, settings: Settings, report: Report) -> None:
    people = file.people
    _once(((_email(each.value), each.spot) for each in people), "person of this e-mail address", report)
    _once(((each.value.id, each.spot) for each in people), "person of this id", report)
    for each in people:
        for platform, chat in each.value.chats():
            _check_chat(platform, chat, each.spot, file, settings, report)
        _check_leave(each.value.leave, report)
    _once(_identities(file, settings), "person of this chat identity", report)


def _email(person: PersonEntry) -> str | None:
    """Who is told apart by an id may share an address."""
    return person.email.casefold() if person.email and not person.id else None


def _identities(file: CompanyFile, settings: Settings) -> Iterator[tuple[str, Spot]]:
    for each in file.people:
        for identity in identities_of(each.value, file, settings):
            yield f"{identity.platform} {identity.workspace_id} {identity.user_id}", each.spot


def identities_of(person: PersonEntry, file: CompanyFile, settings: Settings) -> Iterator[Identity]:
    """Who somebody is in chat, where the workspace is known."""
    for platform, chat in person.chats():
        workspace = workspace_of(platform, chat, file, settings)
        if workspace is not None:
            yield Identity(platform, workspace, chat.id)


def _check_leave(leave: tuple[Marked[LeaveEntry], ...], report: Report) -> None:
    """Leave that meets earlier leave of the same person: those still under way are kept while going on."""
    running: list[Request] = []
    for each in sorted(_whole(leave), key=lambda entry: entry.value.first_day):
        asked = each.value.asked
        running = [other for other in running if other.asked.period.last_day >= asked.period.first_day]
        if clash := overlap(asked, running):
            problem = f"there is other leave on {clash.day} already."
            report.note(each.spot, problem, f"It stands on line {clash.request_id}.")
        running.append(_granted(each))


def _whole(leave: tuple[Marked[LeaveEntry], ...]) -> list[Marked[LeaveEntry]]:
    return [each for each in leave if (each.value.last_day or each.value.first_day) >= each.value.first_day]


def _granted(entry: Marked[LeaveEntry]) -> Request:
    line = RequestId(str(entry.spot.line))
    leave_type = LeaveTypeId(entry.value.leave_type)
    return Request(line, leave_type, entry.value.asked, (), (), Status.APPROVED, (), None, _LONG_AGO)


def _once(keys: Iterable[tuple[str | None, Spot]], what: str, report: Report) -> None:
    seen: dict[str, Spot] = {}
    for key, spot in keys:
        if key is None:
            continue
        if key in seen:
            report.note(spot, f"there is another {what}.", f"It stands on line {seen[key].line}.")
        seen.setdefault(key, spot)
