"""Installations kept in memory, so that no request waits for a row or for auth.test."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.ports import Installation, Installations
from domain.company.digests import Platform


@dataclass(slots=True)
class Workspaces:
    """The port `Installations`, remembering: found once, forgotten when saved, removed or refused."""

    stored: Installations
    _kept: dict[str, Installation] = field(default_factory=dict)

    async def find(self, platform: Platform, workspace_id: str) -> Installation | None:
        """None for a workspace that has not installed the app; that is asked anew each time."""
        if platform is not Platform.SLACK:
            return await self.stored.find(platform, workspace_id)
        kept = self._kept.get(workspace_id)
        if kept is None and workspace_id:
            kept = await self.stored.find(platform, workspace_id)
            if kept is not None:
                self._kept[workspace_id] = kept
        return kept

    async def renewed(self, refused: Installation) -> Installation | None:
        """The installation with another token than the refused one, where another process has stored one."""
        self._kept.pop(refused.workspace_id, None)
        found = await self.find(refused.platform, refused.workspace_id)
        return found if found is not None and found.bot_token != refused.bot_token else None

    async def all(self) -> Sequence[Installation]:
        return await self.stored.all()

    async def save(self, installation: Installation) -> None:
        self._kept.pop(installation.workspace_id, None)
        await self.stored.save(installation)
        self._kept.pop(installation.workspace_id, None)

    async def remove(self, platform: Platform, workspace_id: str) -> None:
        self._kept.pop(workspace_id, None)
        await self.stored.remove(platform, workspace_id)
        self._kept.pop(workspace_id, None)

    async def issue_state(self, state: str, expires_at: datetime) -> None:
        await self.stored.issue_state(state, expires_at)

    async def consume_state(self, state: str, at: datetime) -> bool:
        return await self.stored.consume_state(state, at)
