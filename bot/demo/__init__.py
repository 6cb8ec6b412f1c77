"""A made-up company of 25 people with two years of history, as a company file and as people in both chats."""

from dataclasses import dataclass
from datetime import date

from bot.company_file.entries import CompanyEntry, CompanyFile, WorkspaceEntry
from bot.company_file.shapes import Marked
from bot.company_file.writing import write
from bot.demo.hiring import entry, history_of, user_id
from bot.demo.history import History, fill
from bot.demo.people import ADMINISTRATORS, DOMAIN, PEOPLE
from bot.demo.rules import rules
from bot.demo.teams import GENERAL, PLACES, TEAM, TENANT, DemoPlace, entra_id, teams_digests
from bot.demo.terms import CHANNELS, LEAVE_TYPES, DemoChannel, departments, digests, locations, policies
from bot.demo.wishing import CLAIMING, DemoClaim, DemoWish, claim, wishes
from domain.counting import HolidaySource
from domain.ids import CompanyId

COMPANY = CompanyId("larkspur")
NAME = "Larkspur Maps"
WORKSPACE = "T0DEMO"

__all__ = [
    "GENERAL",
    "PLACES",
    "TEAM",
    "TENANT",
    "DemoChannel",
    "DemoClaim",
    "DemoCompany",
    "DemoPerson",
    "DemoPlace",
    "DemoWish",
    "demo_company",
]


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody as Slack and Teams know them."""

    user_id: str
    entra_id: str
    name: str
    email: str
    title: str
    time_zone: str
    is_administrator: bool
    department: str


@dataclass(frozen=True, slots=True)
class DemoCompany:
    """The company as its file, and the workspace that goes with it."""

    text: str
    company_id: CompanyId
    workspace_id: str
    workspace_name: str
    people: tuple[DemoPerson, ...]
    channels: tuple[DemoChannel, ...]
    wishes: tuple[DemoWish, ...]
    """To be asked for once the company stands, so that there is something to decide."""
    claims: tuple[DemoClaim, ...]
    """To be claimed then."""


def demo_company(today: date, holidays: HolidaySource) -> DemoCompany:
    """The company as it is on a day: always the same for the same day."""
    places = {key: each.value.first.location for key, each in locations(_years(today)).items()}
    histories = [history_of(each, today, places[each.location], holidays) for each in PEOPLE]
    for history in histories:
        fill(history)
    asked_for = wishes(histories)
    people = tuple(
        DemoPerson(
            user_id(number),
            entra_id(each.email),
            each.name,
            each.email,
            each.title,
            places[each.location].time_zone,
            each.mailbox in ADMINISTRATORS,
            each.department,
        )
        for number, each in enumerate(PEOPLE, 1)
    )
    claims = tuple(claim(each) for each in histories if each.person.mailbox == CLAIMING)
    text = write(_file(today, histories))
    return DemoCompany(text, COMPANY, WORKSPACE, NAME, people, CHANNELS, asked_for, claims)


def _file(today: date, histories: list[History]) -> CompanyFile:
    return CompanyFile(
        CompanyEntry(COMPANY, NAME),
        (Marked(WorkspaceEntry(NAME, slack=WORKSPACE)), Marked(WorkspaceEntry(NAME, teams=TENANT))),
        tuple(f"{each}@{DOMAIN}" for each in ADMINISTRATORS),
        locations(_years(today)),
        departments(),
        LEAVE_TYPES,
        policies(),
        tuple(Marked(entry(number, each)) for number, each in enumerate(histories, 1)),
        (*digests(), *teams_digests()),
        rules(),
    )


def _years(today: date) -> range:
    return range(today.year - 2, today.year + 2)
