"""A platform on which people have statuses, in memory; it takes them away itself when their time is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.ports import Consent, ConsentGone, Granted, NotDelivered, NotGranted, Shown, Withheld
from domain.employees.assignment import Identity


@dataclass
class Beside:
    """What stands beside whose name. `failing` is raised in the place of the next calls, by their name."""

    now: Callable[[], datetime]
    shown: dict[Identity, Shown] = field(default_factory=dict)
    put: list[tuple[str, Shown]] = field(default_factory=list)
    """What was set, in order, and for whom."""
    reads: int = 0
    failing: list[tuple[str, Exception]] = field(default_factory=list)
    good: set[str] = field(default_factory=set)
    """Tokens that are taken."""
    codes: dict[str, Granted] = field(default_factory=dict)
    is_offered: bool = True

    def of(self, identity: Identity) -> Shown:
        """What everybody sees now."""
        stands = self.shown.get(identity, Shown())
        return Shown() if stands.is_over(self.now()) else replace(stands, since=None, said="")

    def choose(self, identity: Identity, shown: Shown) -> None:
        """Somebody sets their own."""
        self.shown[identity] = shown

    def door(self, identity: Identity, state: str, back: str) -> str:
        return f"https://chat.example/consent?state={state}&back={back}&team={identity.workspace_id}"

    async def accept(self, code: str, problem: str, back: str) -> Granted:
        if problem:
            raise NotGranted(Withheld.DENIED)
        if code not in self.codes:
            raise NotGranted(Withheld.WENT_WRONG)
        granted = self.codes.pop(code)
        self.good.add(granted.token)
        return granted

    async def read(self, consent: Consent) -> Shown:
        self._enter("read", consent)
        self.reads += 1
        return self.of(consent.identity)

    async def set(self, consent: Consent, shown: Shown) -> None:
        self._enter("set", consent)
        self.shown[consent.identity] = shown
        self.put.append((consent.identity.user_id, shown))
        self._break("after set")

    async def give_back(self, consent: Consent) -> None:
        self._enter("give back", consent)
        self.good.discard(consent.token)

    def _enter(self, name: str, consent: Consent) -> None:
        self._break(name)
        if consent.token not in self.good:
            raise ConsentGone

    def _break(self, name: str) -> None:
        if self.failing and self.failing[0][0] == name:
            raise self.failing.pop(0)[1]


LATER = NotDelivered("rate limited", 30)
"""What a platform says that is asked too often."""
