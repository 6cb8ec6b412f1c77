"""The shape of a company file: the one source of what is read, written and published as a schema."""

from bot.company_file.entries import CompanyEntry, CompanyFile, DigestEntry, WorkspaceEntry
from bot.company_file.leaves import CHAT_ID, CLOCK, DAY, ENTRA_ID, FLAG, KEY, LOCALE, NAME, WEEKDAY, whole
from bot.company_file.nodes import Mapped
from bot.company_file.records import Record, key
from bot.company_file.shape_departments import DEPARTMENTS, STAND_INS
from bot.company_file.shape_people import PEOPLE, chat
from bot.company_file.shape_places import LOCATIONS, ZONE, check_zone
from bot.company_file.shape_rules import RULES
from bot.company_file.shape_terms import LEAVE_TYPES, POLICIES
from bot.company_file.shapes import ListOf, Marking, Reference, Report

MOST_DAYS = 3660


def _check_workspace(node: Mapped, workspace: WorkspaceEntry, report: Report) -> None:
    if (workspace.slack is None) == (workspace.teams is None):
        report.note(node.spot, "a workspace is one of Slack or one of Teams.", "Say one of the two ids.")


def _check_digest(node: Mapped, digest: DigestEntry, report: Report) -> None:
    check_zone(node.get("time_zone"), report)
    if (digest.slack is None) == (digest.teams is None):
        report.note(node.spot, "a digest goes to one channel.", "Say slack or teams.")


EXPIRY = whole(MOST_DAYS, "days, from 1 on")


def _check_company(node: Mapped, company: CompanyEntry, report: Report) -> None:
    if company.expires_after_days == 0:
        problem = "a request waits for one day or more."
        report.note(node.spot_of("expires_after_days"), problem, "Leave it empty for requests that wait on.")


COMPANY = Record(
    CompanyEntry,
    {
        "id": key("id", KEY, "a short key for the company, which never changes", required=True),
        "name": key("name", NAME, "what the company is called", required=True),
        "locale": key("locale", LOCALE, "the language people are spoken to in; en"),
        "takes_newcomers": key(
            "takes_newcomers", FLAG, "whether people of a workspace join as they come; true"
        ),
        "expires_after_days": key(
            "expires_after_days",
            EXPIRY,
            "when a request ends that nobody decided; empty is never",
            empty=True,
        ),
        "closed_until": key(
            "closed_until", DAY, "nothing up to this day changes any more; empty opens the past", empty=True
        ),
    },
    check=_check_company,
)
_WORKSPACE = Record(
    WorkspaceEntry,
    {
        "slack": key("slack", CHAT_ID, "the id of a Slack workspace, such as T024BE7LD"),
        "teams": key("teams", ENTRA_ID, "the id of a Microsoft Teams tenant"),
        "name": key("name", NAME, "what the workspace is called", required=True),
    },
    check=_check_workspace,
)
_CHANNEL = chat("channel", "the id of the channel, such as C024BE91L")
_IN_TEAMS = chat("channel", "the id of the channel, such as 19:…@thread.tacv2", workspaces=ENTRA_ID)
DIGEST = Record(
    DigestEntry,
    {
        "slack": key("slack", _CHANNEL, "the channel in Slack"),
        "teams": key("teams", _IN_TEAMS, "the channel in Teams"),
        "at": key("at", CLOCK, "the time of day it comes, such as 09:00", required=True),
        "time_zone": key("time_zone", ZONE, "whose nine o'clock is meant", required=True),
        "locale": key("locale", LOCALE, "the language it is in; en"),
        "weekly": key("weekly", WEEKDAY, "the weekday it comes on; every working day"),
        "location": key("location", Reference("location"), "only people of this location"),
        "department": key("department", Reference("department"), "only people of this department"),
        "label": key("label", NAME, "only people with this label"),
        "when_empty": key("when_empty", FLAG, "whether it comes when nobody is off; false"),
        "on_free_days": key("on_free_days", FLAG, "whether it comes on free days too; false"),
    },
    check=_check_digest,
)
COMPANY_FILE = Record(
    CompanyFile,
    {
        "company": key("company", COMPANY, "the company itself", required=True),
        "workspaces": key("workspaces", ListOf(Marking(_WORKSPACE), "workspaces"), "where the company talks"),
        "administrators": key(
            "administrators", ListOf(Reference("person"), "people"), "who may change everything, by e-mail"
        ),
        "locations": key("locations", LOCATIONS, "places with their law and their clock, by key"),
        "departments": key("departments", DEPARTMENTS, "people with the same approvers, by key"),
        "leave_types": key("leave_types", LEAVE_TYPES, "kinds of leave, by key"),
        "policies": key("policies", POLICIES, "on which terms leave is earned and used"),
        "rules": key("rules", RULES, "what leave has to keep, by key"),
        "people": key("people", PEOPLE, "everybody who has leave"),
        "stand_ins": key("stand_ins", STAND_INS, "who decides for whom for a while"),
        "digests": key("digests", ListOf(Marking(DIGEST), "digests"), "the who-is-off messages of channels"),
    },
)
