"""The shape of people: who they are, where they work, what they brought along and which leave they have."""

from datetime import date

from bot.company_file.days import check_once, check_order
from bot.company_file.entries import (
    AdjustmentEntry,
    AssignmentChange,
    AssignmentEntry,
    ChatEntry,
    PersonEntry,
)
from bot.company_file.leaves import AMOUNT, CHAT_ID, DAY, EMAIL, ENTRA_ID, FLAG, KEY, LOCALE, NAME
from bot.company_file.mistakes import Spot
from bot.company_file.nodes import Mapped
from bot.company_file.patterns import PATTERN
from bot.company_file.records import Record, inner, key
from bot.company_file.shape_leave import LEAVE
from bot.company_file.shape_places import ZONE, check_zone
from bot.company_file.shape_terms import LABELS
from bot.company_file.shapes import Defining, Either, Leaf, ListOf, Marking, Named, Reference, Report


def chat(
    name: str, about: str, ids: Leaf[str] = CHAT_ID, workspaces: Leaf[str] = CHAT_ID
) -> Either[ChatEntry]:
    """An id by itself where the file has one workspace, else with the workspace's."""
    workspace = key("workspace", workspaces, "the id of the workspace; the file's only one")
    return Either(
        Leaf(lambda written: ChatEntry(ids.parse(written)), about, lambda entry: entry.id, ids.json),
        Record(ChatEntry, {"workspace": workspace, name: key("id", ids, about, required=True)}),
        lambda entry: entry.workspace is None,
    )


def _check_adjustment(node: Mapped, entry: AdjustmentEntry, report: Report) -> None:
    if entry.until:
        check_order(node, "until", entry.day, entry.until, report)


def _check_person(node: Mapped, person: PersonEntry, report: Report) -> None:
    check_zone(node.get("time_zone"), report)
    if isinstance(person.last_day, date):
        check_order(node, "last_day", person.hired_on, person.last_day, report)
    if person.email is None and person.id is None and not person.chats():
        report.note(node.spot, "nothing tells this person apart.", "Say an email, a chat identity or an id.")
    seen = {person.hired_on}
    for change in person.changes:
        from_day = change.value.from_day
        check_once(from_day, seen, change.spot, report)
        if from_day < person.hired_on:
            _note_early(from_day, person, change.spot, report)


def _note_early(from_day: date, person: PersonEntry, spot: Spot, report: Report) -> None:
    problem = f"a change from {from_day} comes before the first day of work, {person.hired_on}."
    report.note(spot, problem, "What holds at hiring stands with the person.")


ASSIGNMENT = Record(
    AssignmentEntry,
    {
        "location": key("location", Reference("location"), "the key of a location", required=True),
        "department": key("department", Reference("department"), "the key of a department", required=True),
        "labels": key("labels", LABELS, "tags that policies and lists go by"),
        "pattern": key("pattern", PATTERN, "what they work, where it is not the location's pattern"),
    },
)
_CHANGE = Record(
    AssignmentChange,
    {"from": key("from_day", DAY, "the day from which it holds", required=True)},
    inner=inner("assignment", ASSIGNMENT, after="from"),
)
_BY_HAND = Record(
    AdjustmentEntry,
    {
        "leave_type": key("leave_type", Reference("leave type"), "the key of a leave type", required=True),
        "day": key("day", DAY, "the day from which it counts", required=True),
        "amount": key("amount", AMOUNT, "in the leave type's unit; below 0 takes away", required=True),
        "until": key("until", DAY, "the last day on which it may be used; for ever"),
        "reason": key("reason", NAME, "why, for those who ask", required=True),
    },
    check=_check_adjustment,
)
ADJUSTMENT = Named("adjustment", _BY_HAND)
_IN_SLACK = ListOf(chat("user", "the id of the person there, such as U024BE7LH"), "identities", or_one=True)
_IN_TEAMS = ListOf(
    chat("user", "the Entra object id of the person", ENTRA_ID, ENTRA_ID), "identities", or_one=True
)
PEOPLE = ListOf(
    Marking(
        Record(
            PersonEntry,
            {
                "name": key("name", NAME, "what others call them", required=True),
                "email": key("email", Defining("person", EMAIL), "by which they are known everywhere"),
                "id": key("id", Defining("person", KEY), "only where no e-mail address tells them apart"),
                "slack": key("slack", _IN_SLACK, "who they are in Slack"),
                "teams": key("teams", _IN_TEAMS, "who they are in Teams"),
                "hired_on": key("hired_on", DAY, "the first day of work", required=True),
                "last_day": key("last_day", DAY, "the last day of work; empty takes it back", empty=True),
                "active": key("is_active", FLAG, "false for somebody who is no longer to be counted"),
                "locale": key("locale", LOCALE, "the language they are spoken to in; the company's"),
                "time_zone": key("time_zone", ZONE, "where their clock is; the location's"),
                "changes": key(
                    "changes", ListOf(Marking(_CHANGE), "changes"), "where and how they work later on"
                ),
                "opening_balances": key(
                    "opening_balances", ListOf(Marking(ADJUSTMENT), "balances"), "what they brought along"
                ),
                "adjustments": key(
                    "adjustments", ListOf(Marking(ADJUSTMENT), "adjustments"), "corrections by hand"
                ),
                "leave": key(
                    "leave", ListOf(Marking(LEAVE), "leave"), "leave that is granted, past or booked"
                ),
            },
            inner=inner("assignment", ASSIGNMENT, after="last_day"),
            check=_check_person,
        )
    ),
    "people",
)
