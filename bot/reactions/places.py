"""One message to several places: what fails at one of them keeps it from no other."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.ports import NotDelivered
from bot.talk import Talk
from domain.employees.assignment import Identity

Place = Sequence[Talk]
"""A reader's turns in one workspace, of which one that can be reached is enough."""
NOT_FOR_NOW = "not_connected"
"""The problem of a workspace that takes messages again as soon as the app is back."""


class Missed(NotDelivered):
    """Some places can still be tried; where the others took it, `missed` is what is left of it in the end."""

    def __init__(self, failure: NotDelivered, missed: Sequence[Identity]) -> None:
        super().__init__(failure.problem, failure.after)
        self.missed = missed


async def everywhere(places: Sequence[Place], tell: Callable[[Talk], Awaitable[None]]) -> list[Identity]:
    """Tells in all places at once; who can never be reached, where others took it.

    Raises NotDelivered where none took it, or where one may take it later; anything else that breaks once
    all others are through.
    """
    outcomes = await asyncio.gather(*(_at(place, tell) for place in places), return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException) and not isinstance(outcome, NotDelivered):
            raise outcome
    named = zip((place[0].asker.identity for place in places), outcomes, strict=True)
    failed = {identity: each for identity, each in named if isinstance(each, NotDelivered)}
    missed = [identity for identity, each in failed.items() if each.problem != NOT_FOR_NOW]
    is_taken = len(failed) < len(places)
    if later := [each for each in failed.values() if each.after is not None]:
        raise Missed(min(later, key=lambda each: each.after or 0), missed if is_taken else ())
    if failed and not is_taken:
        raise _worst(list(failed.values()))
    return missed


def _worst(failures: Sequence[NotDelivered]) -> NotDelivered:
    """Of several the one that is tried again when the app is back."""
    return next((each for each in failures if each.problem == NOT_FOR_NOW), failures[0])


async def _at(place: Place, tell: Callable[[Talk], Awaitable[None]]) -> None:
    """At the first identity that takes it: somebody may have an account that is closed beside their own."""
    *others, last = place
    for talk in others:
        try:
            return await tell(talk)
        except NotDelivered as failure:
            if failure.after is not None:
                raise
    return await tell(last)
