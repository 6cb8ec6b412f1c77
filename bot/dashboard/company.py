"""The company itself: name, language, who becomes an employee, when requests end, and the closed past."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.dashboard import NotFound
from bot.dashboard.accounts import LOCALES
from bot.dashboard.checking import LONGEST_NAME
from bot.dashboard.settled import mark, past, settle
from bot.dashboard.typed import check
from bot.permissions import Ability, require
from bot.replies import Slip
from bot.talk import Talk
from domain.company.commands import ClosePast, FoundCompany, SetExpiry
from domain.company.settings import Settings
from domain.ids import CompanyId
from domain.streams import Command

LONGEST_WAIT = 365
"""Days after which a request may end at the latest."""


@dataclass(frozen=True, slots=True)
class CompanyDraft:
    """The company as it is filled in."""

    name: str
    locale: str
    takes_newcomers: bool
    expires_after_days: int | None
    closed_until: date | None


@dataclass(frozen=True, slots=True)
class CompanyForm:
    """The company as it stands; `locales` are those that can be chosen."""

    draft: CompanyDraft
    locales: tuple[str, ...]
    stands: str


async def form(talk: Talk) -> CompanyForm:
    """Raises Refused."""
    await require(talk, Ability.SETTLE)
    draft = drawn(talk.settings)
    locales = LOCALES if draft.locale in LOCALES else (draft.locale, *LOCALES)
    return CompanyForm(draft, locales, mark(drawn, talk.settings))


async def change(talk: Talk, draft: CompanyDraft, stood: str) -> str:
    """What a form that is opened now carries. Raises Refused, Mended, or Stale."""
    await require(talk, Ability.SETTLE)
    is_known = draft.locale in (*LOCALES, talk.settings.locale)
    days, until = draft.expires_after_days, draft.closed_until
    check(
        {
            "name": _name_problem(draft.name),
            "locale": None if is_known else Slip.NO_SUCH_CHOICE,
            "expires": Slip.NOT_A_NUMBER if days is not None and not 0 < days <= LONGEST_WAIT else None,
            "closed_until": Slip.TOO_FAR_AWAY if until is not None and until > talk.today else None,
        }
    )
    await settle(talk, stood, drawn, lambda _: _commands(talk.company_id, draft))
    return mark(drawn, await talk.house.store.settings(talk.company_id))


async def put_back(talk: Talk, before: datetime, stood: str) -> None:
    """As it was before a moment. Raises Refused, NotFound, or Stale."""
    was = await past(talk, before)
    if was.id is None:
        raise NotFound
    await settle(talk, stood, drawn, lambda _: _commands(talk.company_id, drawn(was)))


def drawn(settings: Settings) -> CompanyDraft:
    """The company as a form shows it."""
    return CompanyDraft(
        settings.name,
        settings.locale,
        settings.takes_newcomers,
        settings.expires_after_days,
        settings.closed_until,
    )


def _commands(company_id: CompanyId, draft: CompanyDraft) -> tuple[Command, ...]:
    return (
        FoundCompany(company_id, draft.name, draft.locale, draft.takes_newcomers),
        SetExpiry(draft.expires_after_days),
        ClosePast(draft.closed_until),
    )


def _name_problem(name: str) -> Slip | None:
    if not name.strip():
        return Slip.MISSING
    return None if len(name) <= LONGEST_NAME and name.isprintable() else Slip.TOO_LONG
