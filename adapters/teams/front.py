"""Teams' front as a whole: the way in, put together once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from adapters.teams.activities import Activities
from adapters.teams.answering import Answering
from adapters.teams.conversation import Conversation
from adapters.teams.endpoint import PATH, Adapter, Endpoint
from adapters.teams.extension import Search
from adapters.teams.happenings import Happenings
from adapters.teams.outside import Teams
from adapters.teams.receiving import Receiving
from bot.ports import Clock, Inbox, Installation


@dataclass(frozen=True, slots=True)
class TeamsFront:
    """Routes for the web application; none where nothing says how Teams is to be trusted."""

    endpoint: Endpoint
    is_mounted: bool

    def routes(self) -> list[web.RouteDef]:
        return [web.post(PATH, self.endpoint.post)] if self.is_mounted else []


def listen(
    teams: Teams,
    conversation: Conversation,
    inbox: Inbox,
    clock: Clock,
    new_reference: Callable[[], str],
    installed: Callable[[Installation], Awaitable[None]],
) -> TeamsFront:
    """`installed` is told of each tenant that has the app for the first time."""
    answering = Answering(conversation, new_reference)
    happenings = Happenings(conversation, teams, clock, installed)
    receiving = Receiving(teams, answering, happenings, Search(conversation), inbox, clock)
    activities = Activities(receiving)
    endpoint = Endpoint(teams.settings, teams.tokens, activities.on_turn, Adapter())
    return TeamsFront(endpoint, teams.settings.is_mounted)
