"""Word of something having changed in a company, without a word of what."""

from typing import Protocol

from domain.ids import CompanyId


class Changes(Protocol):
    """How far a company's log has come, whoever wrote it; costs nothing while nobody waits."""

    async def position(self, company_id: CompanyId) -> int:
        """How many events its log has; 0 where the company is unknown. Raises StoreUnavailable."""
        ...

    async def wait(self, company_id: CompanyId, after: int, seconds: float) -> int:
        """Its position: as soon as that is past `after`, also by another process, or when the time is over.

        What another process wrote is heard of well within a second. Raises StoreUnavailable.
        """
        ...
