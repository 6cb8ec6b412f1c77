"""By whose consent statuses are set, in a dictionary."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.ports import Consent, Known
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.ids import CompanyId, EmployeeId


class MemoryConsents:
    """The Consents of a process; nothing rests anywhere, so there is nothing to lock."""

    def __init__(self) -> None:
        self._given: dict[tuple[Known, Identity], Consent] = {}

    async def of(self, known: Known) -> Sequence[Consent]:
        theirs = [each for each in self._given.values() if each.known == known]
        return sorted(theirs, key=lambda each: (each.identity.platform.value, each.identity.workspace_id))

    async def givers(self, company_id: CompanyId) -> Sequence[EmployeeId]:
        return sorted({each.employee_id for each, _ in self._given if each.company_id == company_id})

    async def give(self, consent: Consent) -> None:
        earlier = self._given.get(_key(consent), consent)
        shown = replace(consent, shown=earlier.shown, before=earlier.before, stand=earlier.stand)
        self._given[_key(consent)] = shown

    async def renew(self, consent: Consent) -> None:
        if (kept := self._given.get(_key(consent))) is not None:
            tokens = replace(kept, token=consent.token, renewal=consent.renewal, ends_at=consent.ends_at)
            self._given[_key(consent)] = tokens

    async def note(self, consent: Consent) -> None:
        if (kept := self._given.get(_key(consent))) is not None:
            shown = replace(kept, shown=consent.shown, before=consent.before, stand=consent.stand)
            self._given[_key(consent)] = shown

    async def withdraw(self, known: Known, platform: Platform, workspace_id: str, at: datetime) -> bool:
        given = [
            each
            for each in await self.of(known)
            if (each.identity.platform, each.identity.workspace_id) == (platform, workspace_id)
            and each.withdrawn_at is None
        ]
        for each in given:
            self._given[_key(each)] = replace(each, withdrawn_at=at)
        return bool(given)

    async def end(self, consent: Consent) -> None:
        kept = self._given.get(_key(consent))
        if kept is not None and kept.given_at == consent.given_at:
            del self._given[_key(consent)]

    async def forget(self, identity: Identity) -> None:
        self._keep(lambda each: each != identity)

    async def forget_all(self, platform: Platform, workspace_id: str) -> None:
        self._keep(lambda each: (each.platform, each.workspace_id) != (platform, workspace_id))

    async def rotate_keys(self) -> int:
        return 0

    def _keep(self, stays: Callable[[Identity], bool]) -> None:
        self._given = {key: each for key, each in self._given.items() if stays(key[1])}


def _key(consent: Consent) -> tuple[Known, Identity]:
    return consent.known, consent.identity
