"""Forms that change somebody: looked at first, then made; what was typed stays until then."""

from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

from aiohttp import web

from adapters.web.pages.people import home_of, person_in
from adapters.web.visit import Visit
from bot.dashboard import Stale, Talk
from bot.dashboard.trying import Mended, Outlook, Pressed
from bot.wording import Words
from domain.ids import EmployeeId

V = TypeVar("V")
Ask = Callable[[Talk, EmployeeId, V, Pressed], Awaitable[Outlook | None]]


class Sheet(Generic[V]):
    """One form about somebody: what it is opened with, how it is read, looked at and saved."""

    def __init__(
        self,
        template: str,
        facts: Callable[[Visit, EmployeeId], Awaitable[dict[str, Any]]],
        read: Callable[[Visit], V],
        look: Ask[V],
        save: Ask[V],
        said: Callable[[Words, str], str],
    ) -> None:
        self.template = template
        self.facts, self.read = facts, read
        self.look, self.save, self.said = look, save, said

    async def open(self, visit: Visit) -> web.StreamResponse:
        """The form as things stand. `form` among its facts has a `name` and how it was `begun`."""
        facts = await self.facts(visit, person_in(visit))
        return visit.show(self.template, **opened(visit, facts))

    async def send(self, visit: Visit) -> web.StreamResponse:
        """What would follow, or that it is done; whatever is wrong stands beside what was typed."""
        employee_id = person_in(visit)
        facts = await self.facts(visit, employee_id)
        values = self.read(visit)
        shown = kept(visit, facts)
        if visit.sent.problems:
            return visit.mend(self.template, visit.sent.problems, **shown)
        ask = self.look if visit.sent.flag("look") else self.save
        try:
            outlook = await ask(visit.talk, employee_id, values, pressed_in(visit))
        except Mended as mended:
            return visit.mend(self.template, mended.problems, **shown)
        except Stale:
            return stale(visit, self.template, facts)
        if outlook is None:
            return visit.go(
                home_of(employee_id), self.said(visit.w, visit.sent.text("name") or facts["form"].name)
            )
        return visit.again(self.template, **{**shown, "outlook": outlook})


def pressed_in(visit: Visit) -> Pressed:
    """What a form carries along."""
    return Pressed(visit.sent.text("begun"), visit.sent.text("seen"))


def kept(visit: Visit, facts: dict[str, Any]) -> dict[str, Any]:
    """The form as it was begun."""
    return {**opened(visit, facts), "begun": visit.sent.text("begun")}


def stale(visit: Visit, template: str, facts: dict[str, Any]) -> web.Response:
    """What stands now, and what was typed; sent once more it is meant for what stands now."""
    response = visit.again(template, **{**opened(visit, facts), "is_stale": True})
    response.set_status(409)
    return response


def opened(visit: Visit, facts: dict[str, Any]) -> dict[str, Any]:
    """The form as things stand."""
    begun = facts["form"].begun
    return {"person": person_in(visit), "outlook": None, "is_stale": False, "begun": begun, **facts}
