"""The made-up company, brought in by its file, and the workspace and tenant its people talk in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache

from adapters.holidays import public_holidays
from adapters.playground import Channel, Person, PersonCard, SlackWorld, Workspace
from adapters.playground.teams import TeamsConversation, TeamsPerson, TeamsWorld, Tenant
from bot.company_file.bringing import bring_in as bring_in_file
from bot.demo import (
    COMPANY,
    GENERAL,
    PLACES,
    TEAM,
    TENANT,
    WORKSPACE,
    DemoChannel,
    DemoCompany,
    DemoPerson,
    DemoPlace,
    demo_company,
)
from bot.ports import Context, Origin
from bot.talk import House
from bot.wiring.standing_in import slack_app, teams_app
from domain.company.commands import ConnectWorkspace
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.employees.commands import LinkIdentity
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import ClaimTime, RequestLeave

FIRST_SHOWN = ("felix", "anna")
"""An employee and an approver of theirs: side by side when the page opens."""


@lru_cache(maxsize=1)
def company(today: date) -> DemoCompany:
    """As of a day."""
    return demo_company(today, public_holidays)


def made_up_world(now: Callable[[], datetime]) -> SlackWorld:
    """The workspace with everybody in it, the app installed and in every channel."""
    made_up = company(now().date())
    people = [_person(each) for each in made_up.people]
    everybody = [each.id for each in people]
    channels = [_channel(each, everybody) for each in made_up.channels]
    workspace = Workspace.of(WORKSPACE, made_up.workspace_name, "larkspur", people, channels)
    world = SlackWorld(slack_app(), [workspace], now=now)
    administrator = next(each.user_id for each in made_up.people if each.is_administrator)
    bot = world.install(WORKSPACE, installed_by=administrator)
    for channel in channels:
        channel.members.append(bot.bot_user_id)
    return world


def made_up_teams(now: Callable[[], datetime]) -> TeamsWorld:
    """The tenant with the same people in it; the app is still to be installed."""
    made_up = company(now().date())
    people = [_in_teams(each) for each in made_up.people]
    places = [_place(each, made_up.people) for each in PLACES]
    tenant = Tenant.of(TENANT, made_up.workspace_name, people, places, team=(GENERAL, TEAM))
    return TeamsWorld(teams_app(), tenant, now=now)


async def install_in_teams(teams: TeamsWorld) -> None:
    """As an administrator sets the app up for everybody; later only what is new, such as another port."""
    if not any(each.is_installed for each in teams.tenant.conversations.values()):
        people = company(teams.now().date()).people
        await teams.install_everywhere(next(each.entra_id for each in people if each.is_administrator))
    elif teams.former_url != teams.service_url:
        await teams.upgrade_everywhere()


def _in_teams(demo: DemoPerson) -> TeamsPerson:
    return TeamsPerson(demo.entra_id, demo.name, demo.email, demo.time_zone, title=demo.title)


def _place(demo: DemoPlace, people: Sequence[DemoPerson]) -> TeamsConversation:
    is_closed = demo.is_group and demo.department is not None
    members = [each.entra_id for each in people if not is_closed or each.department == demo.department]
    return TeamsConversation(demo.id, "groupChat" if demo.is_group else "channel", demo.name, members)


def _person(demo: DemoPerson) -> Person:
    name = demo.email.partition("@")[0]
    return Person(demo.user_id, name, demo.name, demo.email, demo.time_zone, title=demo.title)


def _channel(demo: DemoChannel, members: list[str]) -> Channel:
    return Channel(demo.id, demo.name, topic=demo.topic, members=list(members))


async def bring_in(house: House) -> None:
    """The company with two years of leave, and the wishes and claims that are still to be decided."""
    at = house.clock.now()
    made_up = company(at.date())
    context = Context(COMPANY, None, Origin.CLI, "made-up", at)
    await bring_in_file(house, context, made_up.text.encode())
    for number, wish in enumerate(made_up.wishes):
        who, request_id = await _whose(house, wish.email), RequestId(f"wish-{number}")
        await _ask(house, RequestLeave(who, request_id, wish.leave_type_id, wish.asked, at, wish.note))
    for number, claim in enumerate(made_up.claims):
        who, request_id = await _whose(house, claim.email), RequestId(f"claim-{number}")
        await _ask(house, ClaimTime(who, request_id, claim.leave_type_id, claim.worked, at, note=claim.note))


async def bring_into_teams(house: House) -> None:
    """Everybody into the tenant too, where the company is older than that; done before, it does nothing."""
    at = house.clock.now()
    if await house.queries.company_of(Platform.TEAMS, TENANT) is not None:
        return
    made_up = company(at.date())
    context = Context(COMPANY, None, Origin.CLI, "made-up-teams", at)
    links = [
        LinkIdentity(row.employee_id, Identity(Platform.TEAMS, TENANT, each.entra_id))
        for each in made_up.people
        if (row := await house.queries.person_by_email(COMPANY, each.email))
    ]
    connect = ConnectWorkspace(Platform.TEAMS, TENANT, made_up.workspace_name)
    await house.handling.handle_all(context, (connect, *links))


async def _whose(house: House, email: str) -> EmployeeId:
    row = await house.queries.person_by_email(COMPANY, email)
    if row is None:
        raise LookupError(email)
    return row.employee_id


async def _ask(house: House, command: RequestLeave | ClaimTime) -> None:
    asked = Context(COMPANY, command.employee_id, Origin.SLACK, command.request_id, command.at)
    await house.handling.handle(asked, command)


def people_worth_being(today: date) -> Sequence[PersonCard]:
    """Everybody, an employee and their approver first."""
    everybody = company(today).people
    cards = [
        PersonCard(each.user_id, each.name, f"{each.title} · {each.time_zone.rpartition('/')[2]}")
        for each in everybody
    ]
    users = [each.user_id for name in FIRST_SHOWN for each in everybody if each.email.startswith(name)]
    return sorted(cards, key=lambda card: users.index(card.user) if card.user in users else len(users))
