"""What the dashboard answers: one file for each ability, every one of which asks first who may."""

from dataclasses import dataclass, field

from bot.dashboard.without import NoProviders
from bot.intents import Asker
from bot.people import Nobody, Unknown, recognise
from bot.ports import Known
from bot.ports.providers import Providers
from bot.talk import House, Talk
from domain.company.digests import Platform
from domain.employees.assignment import Identity


class NotFound(Exception):
    """Nothing of that id is in the asker's company; whether another company has it is not told."""


class Stale(Exception):
    """What was filled in was begun from something that somebody has changed meanwhile."""


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Lets people in who are signed in; `providers` are those they may sign in with."""

    house: House
    providers: Providers = field(default_factory=NoProviders)

    async def visit(self, known: Known, press: str, locale: str | None) -> Talk | Nobody:
        """Somebody's turn; `press` names what they send, so that sending it twice does it once.

        Raises StoreUnavailable.
        """
        identity = Identity(Platform.WEB, known.company_id, known.employee_id)
        return await recognise(self.house, Asker(identity, f"web {known.employee_id} {press}", None, locale))

    async def come(self, identity: Identity, locale: str | None) -> Talk | Nobody:
        """Whoever a platform vouches for; taken in as in a chat there. Raises StoreUnavailable."""
        return await recognise(self.house, Asker(identity, f"come {self.house.ids.new()}", None, locale))


__all__ = ["Dashboard", "Nobody", "NotFound", "Stale", "Talk", "Unknown"]
