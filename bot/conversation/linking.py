"""One person on two platforms: a code got where they are known, and said where they are not."""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.handling import is_with_us
from bot.intents import Asker, Intent, Said
from bot.people import company_of, language_of, newcomer_id
from bot.ports import Context, Known, Origin, Stranger, Transaction
from bot.ports.codes import LENGTH, LETTERS
from bot.replies import Answer, Reply, Say
from bot.screens.helping import Notice, NoticeKind
from bot.screens.linking import LinkCode, Linked
from bot.talk import House, Talk
from domain.company.commands import ConnectWorkspace
from domain.company.digests import Platform
from domain.company.settings import Settings
from domain.employees.commands import DeactivateEmployee, LinkIdentity, UnlinkIdentity
from domain.employees.employee import Employee
from domain.streams import Command

WORDS = (
    "link", "connect", "verknüpfen", "verknuepfen", "verbinden", "relier", "lier", "vincular", "enlazar",
)  # fmt: skip
GOOD_FOR = timedelta(minutes=15)
MINUTE = timedelta(minutes=1)
SAID = re.compile(rf"\s*(?:{'|'.join(WORDS)})\s+(\S.*)", re.IGNORECASE | re.DOTALL)
NOT_LETTERS = re.compile(r"[^A-Z]")


class _No(Exception):
    """A code that does nothing here: the notice says why."""

    def __init__(self, kind: NoticeKind, about: str = "") -> None:
        super().__init__(kind.value)
        self.notice = Notice(kind, about)


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose a code is."""

    known: Known
    employee: Employee
    settings: Settings


Standing = tuple[Employee, Settings] | None
"""Who the asker is here, and the company as it is; None where they are nobody yet."""


def code_in(intent: Intent) -> str | None:
    """The code said, before anybody is taken in for having said something."""
    found = SAID.fullmatch(intent.text) if isinstance(intent, Said) else None
    return found[1] if found else None


async def ask_for_code(talk: Talk) -> Reply:
    """A new code; the one before is no good any more."""
    if talk.asker.channel is not None:
        return Say(Notice(NoticeKind.CODE_NEEDS_PRIVACY))
    code = await talk.house.codes.issue(Known(talk.company_id, talk.my_id), talk.at + GOOD_FOR)
    return Say(LinkCode(code, GOOD_FOR // MINUTE, _where_to_say(talk), talk.is_administrator))


async def link(house: House, asker: Asker, said: str) -> Answer:
    """Makes the asker who the code was given to. Raises StoreUnavailable."""
    locale = asker.locale or "en"
    try:
        if asker.channel is not None:
            raise _No(NoticeKind.CODE_NEEDS_PRIVACY)
        code, owner = await _owner(house, asker, said)
        locale = language_of(owner.employee, asker.locale, owner.settings)
        return Answer(Say(await _linked(house, asker, code, owner)), locale)
    except _No as no:
        return Answer(Say(no.notice), locale)


def elsewhere(talk: Talk) -> Platform | None:
    """Another platform of the company's, on which the asker is not known yet."""
    known = {each.platform for each in talk.me.identities}
    return next((each for each in _others(talk) if each not in known), None)


def _where_to_say(talk: Talk) -> Platform | None:
    """Where the company is as well; for administrators also where it could be."""
    speaks = talk.house.directories if talk.is_administrator else ()
    here = talk.asker.identity.platform
    return next((each for each in (*_others(talk), *speaks) if each is not here), None)


def _others(talk: Talk) -> list[Platform]:
    here = talk.asker.identity.platform
    return [platform for platform, _ in talk.settings.workspaces if platform is not here]


async def _owner(house: House, asker: Asker, said: str) -> tuple[str, _Owner]:
    """The code, and whose it is. Raises _No for what was mistyped, is over, or guessed too often."""
    code, at = NOT_LETTERS.sub("", said.upper()), house.clock.now()
    if len(code) != LENGTH or not set(code) <= set(LETTERS):
        raise _No(NoticeKind.CODE_UNKNOWN)
    if not await house.codes.may_try(asker.identity, at):
        raise _No(NoticeKind.CODE_TRIED_TOO_OFTEN)
    known = await house.codes.whose(code, at)
    if known is None:
        raise _No(NoticeKind.CODE_UNKNOWN)
    settings = await house.store.settings(known.company_id)
    employee = await house.store.employee(known.company_id, known.employee_id)
    if not is_with_us(employee, settings, at):
        raise _No(NoticeKind.CODE_UNKNOWN)
    return code, _Owner(known, employee, settings)


async def _linked(house: House, asker: Asker, code: str, owner: _Owner) -> Linked:
    """Raises _No where the asker cannot become who the code was given to."""
    connecting = await _connecting(house, asker, owner)
    before = await house.queries.person(asker.identity)
    context = Context(
        owner.known.company_id,
        owner.known.employee_id,
        Origin(asker.identity.platform.value),
        asker.delivery_id,
        house.clock.now(),
    )

    def plan(tx: Transaction) -> list[Command]:
        given_up = _giving_up(_stands(tx, before), owner, asker)
        return [*connecting, *given_up, LinkIdentity(owner.known.employee_id, asker.identity)]

    # Looked at before the code is used up: who has to do something first can say it again.
    _giving_up(await _stood(house, before), owner, asker)
    if not await house.codes.consume(code, context.at):
        raise _No(NoticeKind.CODE_UNKNOWN)
    await house.handling.plan_and_handle(context, plan)
    await house.codes.forgive(asker.identity)
    return Linked(owner.employee.profile.name, owner.settings.name, bool(connecting))


async def _stood(house: House, before: Known | None) -> Standing:
    if before is None:
        return None
    settings = await house.store.settings(before.company_id)
    return await house.store.employee(before.company_id, before.employee_id), settings


def _stands(tx: Transaction, before: Known | None) -> Standing:
    if before is None:
        return None
    return tx.employee(before.company_id, before.employee_id), tx.settings(before.company_id)


async def _connecting(house: House, asker: Asker, owner: _Owner) -> list[Command]:
    """What takes up a workspace that has no company; nothing where it is the company's."""
    identity = asker.identity
    company_id = await house.queries.company_of(identity.platform, identity.workspace_id)
    if company_id == owner.known.company_id:
        return []
    stranger = await house.directories[identity.platform].look_up(identity)
    if stranger is None or stranger.is_bot or stranger.is_deleted:
        raise _No(NoticeKind.STRANGER)
    company_id = await company_of(house, stranger)
    if company_id == owner.known.company_id:
        return []
    if company_id is not None:
        raise _No(NoticeKind.CODE_OF_ANOTHER_COMPANY)
    if owner.known.employee_id not in owner.settings.administrator_ids:
        raise _No(NoticeKind.CODE_NEEDS_ADMINISTRATOR, owner.settings.name)
    if not await _may_connect(house, stranger):
        raise _No(NoticeKind.CODE_NEEDS_INSTALLER, owner.settings.name)
    return [ConnectWorkspace(identity.platform, identity.workspace_id, stranger.workspace_name)]


async def _may_connect(house: House, stranger: Stranger) -> bool:
    """Whoever installed the app; where there is one company only, anybody who belongs to the workspace.

    Otherwise an administrator of one company could take up a workspace in which they are a guest of another.
    """
    is_only = len(await house.queries.companies()) == 1
    return stranger.is_installer or (is_only and not stranger.is_guest)


def _giving_up(before: Standing, owner: _Owner, asker: Asker) -> list[Command]:
    """What ends who the asker was here: somebody taken in as they came, with nothing of their own."""
    if before is None or before[0].id in (None, owner.known.employee_id):
        return []
    employee, settings = before
    who = newcomer_id(asker.identity)
    is_newcomer = employee.id == who and employee.identities == {asker.identity}
    if not is_newcomer or _is_needed(employee, settings):
        raise _No(NoticeKind.KNOWN_AS_ANOTHER, employee.profile.name)
    if employee.adjustments or any(each.status.is_active for each in employee.requests.values()):
        raise _No(NoticeKind.HAS_LEAVE_HERE)
    return [UnlinkIdentity(who, asker.identity), DeactivateEmployee(who)]


def _is_needed(employee: Employee, settings: Settings) -> bool:
    """Whether the company would miss them: they administer it, or decide in it."""
    departments = settings.departments.values()
    steps = [one for each in departments for step in each.steps for one in step.approver_ids]
    named = [one for each in departments for one in each.approver_ids]
    return employee.id in {*settings.administrator_ids, *steps, *named}
