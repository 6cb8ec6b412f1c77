"""Copies, installations and arrivals in dictionaries."""

from collections.abc import Sequence
from datetime import datetime

from bot.ports import Copy, Installation
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.ids import CompanyId


class MemoryCopies:
    """The Copies of a process."""

    def __init__(self) -> None:
        self._copies: dict[tuple[CompanyId, str, str], Copy] = {}
        self._homes: set[Identity] = set()

    async def find(self, company_id: CompanyId, reader: str, subject: str) -> Copy | None:
        return self._copies.get((company_id, reader, subject))

    async def keep(self, company_id: CompanyId, reader: str, subject: str, copy: Copy) -> None:
        self._copies[company_id, reader, subject] = copy

    async def forget(self, company_id: CompanyId, reader: str, subject: str) -> None:
        self._copies.pop((company_id, reader, subject), None)

    async def note_home(self, identity: Identity) -> None:
        self._homes.add(identity)

    async def has_home(self, identity: Identity) -> bool:
        return identity in self._homes


class MemoryInstallations:
    """The Installations of a process; nothing rests anywhere, so there is nothing to lock."""

    def __init__(self) -> None:
        self._installations: dict[tuple[str, str], Installation] = {}
        self._states: dict[str, datetime] = {}

    async def find(self, platform: Platform, workspace_id: str) -> Installation | None:
        return self._installations.get((platform.value, workspace_id))

    async def all(self) -> Sequence[Installation]:
        return [installation for _, installation in sorted(self._installations.items())]

    async def save(self, installation: Installation) -> None:
        self._installations[installation.platform.value, installation.workspace_id] = installation

    async def remove(self, platform: Platform, workspace_id: str) -> None:
        self._installations.pop((platform.value, workspace_id), None)

    async def issue_state(self, state: str, expires_at: datetime) -> None:
        self._states[state] = expires_at

    async def consume_state(self, state: str, at: datetime) -> bool:
        expires_at = self._states.pop(state, None)
        return expires_at is not None and at < expires_at

    async def rotate_keys(self) -> int:
        return 0


class MemoryInbox:
    """The Inbox of a process."""

    def __init__(self) -> None:
        self._arrived: set[str] = set()

    async def is_first(self, key: str, at: datetime) -> bool:
        is_first = key not in self._arrived
        self._arrived.add(key)
        return is_first
