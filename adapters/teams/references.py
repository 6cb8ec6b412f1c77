"""Conversations kept in memory: no message waits for a row, and nothing is written that is not new."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from bot.ports import Gathering, Reference, References

LIFETIME = 10 * 60.0
"""Seconds after which another process may know better."""
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation as it is stored, and until when that is believed."""

    reference: Reference
    until: float


@dataclass(slots=True)
class Remembered:
    """The port `References`, remembering: what is not known is asked anew each time."""

    stored: References
    now: Callable[[], float] = time.monotonic
    _kept: dict[tuple[str, str], Kept] = field(default_factory=dict)
    _personal: dict[tuple[str, str], str] = field(default_factory=dict)
    """Conversations by whose they are: by Entra object id, and by 29:…"""
    _last: dict[str, str] = field(default_factory=dict)
    """Of each tenant, what was heard of last."""

    async def note(self, reference: Reference) -> None:
        """What an activity leaves out stays as it was known."""
        before = await self.find(reference.workspace_id, reference.conversation_id)
        whole = reference if before is None else _whole(reference, before)
        self._last[whole.workspace_id] = whole.conversation_id
        if whole != before:
            await self.stored.note(whole)
            self._keep(whole)

    async def find(self, workspace_id: str, conversation_id: str) -> Reference | None:
        kept = self._fresh(workspace_id, conversation_id)
        return kept or self._keep(await self.stored.find(workspace_id, conversation_id))

    async def personal(self, workspace_id: str, user_id: str) -> Reference | None:
        kept = self._of(workspace_id, user_id)
        return kept or self._keep(await self.stored.personal(workspace_id, user_id))

    async def known_as(self, workspace_id: str, member_id: str) -> str | None:
        kept = self._of(workspace_id, member_id)
        return kept.user_id if kept else await self.stored.known_as(workspace_id, member_id)

    async def any_of(self, workspace_id: str) -> Reference | None:
        last = self._fresh(workspace_id, self._last.get(workspace_id, ""))
        return last or await self.stored.any_of(workspace_id)

    async def channels(self, workspace_id: str) -> Sequence[Reference]:
        return await self.stored.channels(workspace_id)

    async def forget(self, workspace_id: str, conversation_id: str) -> None:
        await self.stored.forget(workspace_id, conversation_id)
        self._kept.pop((workspace_id, conversation_id), None)
        self._last.pop(workspace_id, None)

    async def forget_all(self, workspace_id: str) -> None:
        await self.stored.forget_all(workspace_id)
        self._last.pop(workspace_id, None)
        self._kept = {key: each for key, each in self._kept.items() if key[0] != workspace_id}

    def _fresh(self, workspace_id: str, conversation_id: str) -> Reference | None:
        kept = self._kept.get((workspace_id, conversation_id))
        return kept.reference if kept and self.now() < kept.until else None

    def _of(self, workspace_id: str, person: str) -> Reference | None:
        return self._fresh(workspace_id, self._personal.get((workspace_id, person), ""))

    def _keep(self, reference: Reference | None) -> Reference | None:
        if reference is None:
            return None
        if len(self._kept) >= MOST:
            self._kept.clear()
            self._personal.clear()
        workspace_id, conversation_id = reference.workspace_id, reference.conversation_id
        self._kept[workspace_id, conversation_id] = Kept(reference, self.now() + LIFETIME)
        if reference.gathering is Gathering.PERSONAL:
            for person in filter(None, (reference.user_id, reference.member_id)):
                self._personal[workspace_id, person] = conversation_id
        return reference


def _whole(reference: Reference, before: Reference) -> Reference:
    return replace(
        reference,
        user_id=reference.user_id or before.user_id,
        member_id=reference.member_id or before.member_id,
        team_id=reference.team_id or before.team_id,
        name=reference.name or before.name,
    )
