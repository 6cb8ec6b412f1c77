"""What a command's arguments mean: which company, which person, which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from difflib import get_close_matches

from bot.conversation.knowing import end_of
from bot.handling import today_of
from bot.intents import Asker
from bot.ports import PersonRow
from bot.talk import House, Talk
from bot.terminal.paper import Complaint, Outcome
from bot.wording import Words, words
from domain.company.digests import Platform
from domain.company.settings import Settings
from domain.employees.assignment import Identity
from domain.ids import CompanyId

NO_COMPANY = "There is no company here yet. Bring one in: python -m bot import company.yaml"


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was known: `day` by the clock of the place, `sentence` says so to people."""

    at: datetime
    day: date
    sentence: str


@dataclass(frozen=True, slots=True)
class Company:
    """The company a command is about, and the language of its answers."""

    id: CompanyId
    settings: Settings
    words: Words


async def company_named(house: House, name: str) -> Company:
    """The company of this id, or the only one. Raises Complaint."""
    known = await house.queries.companies()
    if not known:
        raise Complaint(NO_COMPANY, Outcome.WRONG)
    if name and name not in known:
        raise Complaint(f"There is no company {name!r}. There is: {', '.join(sorted(known))}.")
    if not name and len(known) > 1:
        raise Complaint(f"There are several companies: {', '.join(sorted(known))}. Say which with --company.")
    company_id = CompanyId(name) if name else known[0]
    return Company(company_id, await house.store.settings(company_id), words("en"))


async def person_named(house: House, company: Company, email: str) -> PersonRow:
    """The person with this address. Raises Complaint, with the nearest one there is."""
    row = await house.queries.person_by_email(company.id, email)
    if row is not None:
        return row
    everybody = [each.email for each in await house.queries.people(company.id) if each.email]
    raise Complaint(f"Nobody here has the address {email!r}.{_perhaps(email, everybody)}")


async def talk_as(house: House, company: Company, row: PersonRow) -> Talk:
    """The person's own view of things."""
    employee = await house.store.employee(company.id, row.employee_id)
    at = house.clock.now()
    asker = Asker(Identity(Platform.SLACK, "", ""), "terminal")
    today = today_of(employee, company.settings, at)
    return Talk(house, asker, company.id, row.employee_id, employee, company.settings, "en", at, today)


def day_named(text: str, otherwise: date) -> date:
    """A day as 2026-08-14; nothing is the other one. Raises Complaint."""
    if not text:
        return otherwise
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Complaint(f"{text!r} is no day. Write it like {otherwise}.") from None


def moment_named(text: str, now: datetime, zone: tzinfo, words: Words) -> Moment | None:
    """A moment by this clock, of a day its end, of today the present; None for nothing. Raises Complaint."""
    if not text:
        return None
    try:
        return _day_or_moment(text, now.astimezone(zone), zone, words)
    except (ValueError, OverflowError):
        like = f"{now.astimezone(zone):%Y-%m-%d}"
        raise Complaint(f"{text!r} is no moment. Write it like {like} or {like}T12:00.") from None


def _day_or_moment(text: str, now: datetime, zone: tzinfo, words: Words) -> Moment:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        moment = datetime.fromisoformat(text)
        local = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(zone)
        said = f"As it was known on {words.day(local.date())} at {local:%H:%M}."
        return Moment(local.astimezone(UTC), local.date(), f"{said} What was recorded later is not counted.")
    at = now if day == now.date() else end_of(day, zone)
    return Moment(at.astimezone(UTC), day, words.as_known(day))


def one_of(text: str, known: Iterable[str], what: str) -> str:
    """The text, if it is known. Raises Complaint."""
    choices = list(known)
    if text in choices:
        return text
    listed = ", ".join(choices) or "none"
    raise Complaint(f"There is no {what} {text!r}.{_perhaps(text, choices)} There is: {listed}.")


def _perhaps(text: str, choices: list[str]) -> str:
    near = get_close_matches(text, choices, n=1)
    return f" Did you mean {near[0]}?" if near else ""
