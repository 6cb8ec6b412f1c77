"""Calls for a workspace: with its token, in its lane, and once more where the token has changed meanwhile."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from adapters.slack.lanes import Busy, Lanes
from adapters.slack.problems import TOKEN_REFUSED, explain
from adapters.slack.web_api import PATIENCE, A, RateLimited, SlackRefused, Unreachable, WebApi
from adapters.slack.workspaces import Workspaces
from bot.ports import Installation, NotDelivered
from bot.screens import NoticeKind
from domain.company.digests import Platform


@dataclass(frozen=True, slots=True)
class Outward:
    """The Web API as deliveries use it. Raises NotDelivered, and SlackRefused for what `handled` names."""

    web: WebApi
    workspaces: Workspaces
    lanes: Lanes

    async def call(
        self,
        workspace_id: str,
        method: str,
        args: Mapping[str, object],
        answer: type[A],
        *,
        channel_id: str | None = None,
        handled: frozenset[str] = frozenset(),
    ) -> A:
        """`channel_id` where the call posts: one a second goes to a channel."""
        installation = await self.workspaces.find(Platform.SLACK, workspace_id)
        if installation is None:
            raise NotDelivered(NoticeKind.NOT_CONNECTED.value, None)
        try:
            await self.lanes.enter(workspace_id, method, channel_id)
            found = await self.at_once(installation, method, args, answer)
        except SlackRefused as refused:
            if refused.error in handled:
                raise
            raise NotDelivered(explain(refused), None) from refused
        except (Busy, RateLimited, Unreachable) as trouble:
            raise self._later(workspace_id, method, trouble) from trouble
        self.lanes.succeed(workspace_id, method)
        return found

    async def at_once(
        self,
        installation: Installation,
        method: str,
        args: Mapping[str, object],
        answer: type[A],
        seconds: float = PATIENCE,
    ) -> A:
        """For somebody who waits: in no lane. Raises SlackRefused, RateLimited or Unreachable."""

        async def call(token: str) -> A:
            return await self.web.call(method, token, args, answer, seconds)

        return await self._with_token(installation, call)

    async def ask(
        self,
        installation: Installation,
        method: str,
        args: Mapping[str, str],
        answer: type[A],
        seconds: float,
    ) -> A:
        """As `at_once`, for methods that read no JSON."""

        async def call(token: str) -> A:
            return await self.web.call_with_form(method, token, args, answer, seconds)

        return await self._with_token(installation, call)

    async def _with_token(self, installation: Installation, call: Callable[[str], Awaitable[A]]) -> A:
        try:
            return await call(installation.bot_token)
        except SlackRefused as refused:
            renewed = await self._renewed(installation, refused)
            if renewed is None:
                raise
            return await call(renewed.bot_token)

    async def _renewed(self, installation: Installation, refused: SlackRefused) -> Installation | None:
        if refused.error not in TOKEN_REFUSED:
            return None
        return await self.workspaces.renewed(installation)

    def _later(
        self, workspace_id: str, method: str, trouble: Busy | RateLimited | Unreachable
    ) -> NotDelivered:
        if isinstance(trouble, RateLimited):
            self.lanes.park(workspace_id, method, trouble.after)
        if isinstance(trouble, Unreachable):
            return NotDelivered(f"{trouble}", self.lanes.fail(workspace_id, method))
        return NotDelivered(f"{method}: rate limited", trouble.after)
