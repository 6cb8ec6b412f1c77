"""One request of somebody signed in: who asks, what they sent, and the ways to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web
from multidict import MultiMapping

from adapters.web.cookies import Said, Undo, keep_said
from adapters.web.posted import Posted
from bot.dashboard import Talk
from bot.dashboard.standing import Standing
from bot.ports import Session
from bot.replies import Slip
from bot.wording import Words
from domain.refusals import Refusal

if TYPE_CHECKING:
    from adapters.web.site import Site


@dataclass(frozen=True, slots=True)
class Visit:
    """A handler gets one, and returns what one of the last three methods gives."""

    site: Site
    request: web.Request
    talk: Talk
    standing: Standing
    session: Session
    w: Words
    sent: Posted
    seen: int
    """How far the company's log had come before anything was read: a page shows this much at least."""

    @property
    def path(self) -> Mapping[str, str]:
        """The parts of the address that a route names."""
        return self.request.match_info

    @property
    def query(self) -> MultiMapping[str]:
        return self.request.query

    @property
    def is_fragment(self) -> bool:
        """Whether a script asks for part of a page; it gets the page, and takes what it wants."""
        return "HX-Request" in self.request.headers

    async def posted(self) -> Posted:
        """The fields of the form that was sent."""
        return self.sent

    def new_press(self) -> str:
        """Names one sending of a form, so that sending it twice does it once."""
        return self.talk.house.ids.new()

    def url(self, path: str) -> str:
        """Where a page of the dashboard is."""
        return self.site.url(path)

    def show(self, template: str, status: int = 200, **facts: Any) -> web.Response:
        """A page, or a part of one."""
        return self.site.page(self, template, status, facts)

    def mend(self, template: str, problems: Mapping[str, Slip | Refusal], **facts: Any) -> web.Response:
        """The form as it was typed, with a sentence under each field that is wrong."""
        said = {name: self.w.problem(problem, self.talk.today) for name, problem in problems.items()}
        return self.again(template, 422, problems=said, **facts)

    def again(self, template: str, status: int = 200, **facts: Any) -> web.Response:
        """The form as it is typed so far, with what follows from that."""
        typed = {name: next(iter(values), "") for name, values in self.sent.fields.items()}
        chosen = {name: tuple(values) for name, values in self.sent.fields.items()}
        return self.show(template, status, typed=typed, typed_lists=chosen, **facts)

    def go(self, path: str, said: str = "", undo: Undo | None = None) -> web.Response:
        """On to another page of ours, with one sentence there, and a way to take back what was done."""
        response = web.Response(status=303, headers={"Location": self.url(path)})
        if said:
            keep_said(response, self.site.surface, Said(said, undo))
        return response
