"""Who somebody is that comes in: by the word of a provider, or by a link that lets in once."""

from dataclasses import dataclass

from bot.intents import Asker
from bot.people import Nobody, recognise, who_is
from bot.ports import Known, Session, SessionKind, SignIn
from bot.ports.providers import Verified
from bot.talk import House, Talk
from domain.company.digests import Platform
from domain.employees.assignment import Identity

BY_DOOR = "door"
"""What a session says that began with a link, in the place of a provider's name."""


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody is in: the token opens their session."""

    token: str
    session: Session


async def whose(house: House, verified: Verified) -> Known | None:
    """Whom we know by it: a member of a connected workspace or tenant, or a sign-in connected beforehand."""
    who = verified.who
    return await house.sign_ins.whose(who) if isinstance(who, SignIn) else await who_is(house, who)


async def enter(house: House, known: Known, kind: SessionKind, agent: str, by: str) -> Entered | Nobody:
    """A new session for somebody who is with us. Raises StoreUnavailable."""
    found = await seen(house, known, None)
    if isinstance(found, Nobody):
        return found
    return Entered(*await house.sessions.open(known, kind, agent, by, house.clock.now()))


async def leave(house: House, session: Session) -> None:
    """Ends a session that somebody signs out of, or that another takes the place of."""
    await house.sessions.end(session.known, session.id)


async def seen(house: House, known: Known, locale: str | None) -> Talk | Nobody:
    """Somebody as they stand, or why they are not served."""
    identity = Identity(Platform.WEB, known.company_id, known.employee_id)
    return await recognise(house, Asker(identity, house.ids.new(), None, locale))


async def behind(house: House, token: str, locale: str | None) -> Talk | Nobody | None:
    """Whom a link would let in; None where it was used or has expired. Uses nothing up."""
    known = await house.doors.leads_to(token, house.clock.now())
    return None if known is None else await seen(house, known, locale)


async def go_through(house: House, token: str, kind: SessionKind, agent: str) -> Entered | Nobody | None:
    """Uses the link up; None where somebody was first, or it has expired."""
    known = await house.doors.consume(token, house.clock.now())
    return None if known is None else await enter(house, known, kind, agent, BY_DOOR)
