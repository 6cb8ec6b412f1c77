"""Which workspaces a company has connected, and the digests it has arranged."""

from collections.abc import Iterator, Sequence

from domain.company.digests import Platform
from domain.company.events import DigestArranged, DigestStopped, WorkspaceConnected, WorkspaceDisconnected
from domain.company.settings import Settings
from domain.ids import CompanyId
from domain.streams import Event
from storage import tables
from storage.codec import to_json
from storage.projections.changes import Replace, Row, scope
from storage.projections.recorded import Recorded


def workspaces(company_id: CompanyId, recorded: Sequence[Recorded]) -> Iterator[Replace]:
    """A row for each connected workspace, with the moment it was connected."""
    for each in recorded:
        match each.event:
            case WorkspaceConnected(platform, workspace_id):
                yield _workspace(company_id, platform, workspace_id, [{"connected_at": each.at}])
            case WorkspaceDisconnected(platform, workspace_id):
                yield _workspace(company_id, platform, workspace_id, [])


def digests(company_id: CompanyId, events: Sequence[Event], settings: Settings) -> Iterator[Replace]:
    """A row for each digest that is arranged."""
    touched = {event.digest.id for event in events if isinstance(event, DigestArranged)}
    touched |= {event.digest_id for event in events if isinstance(event, DigestStopped)}
    for digest_id in sorted(touched):
        known = scope(company_id=company_id, digest_id=digest_id)
        digest = settings.digests.get(digest_id)
        yield Replace(tables.digests, known, [{**dict(known), "digest": to_json(digest)}] if digest else [])


def _workspace(company_id: CompanyId, platform: Platform, workspace_id: str, rows: Sequence[Row]) -> Replace:
    known = scope(company_id=company_id, platform=platform.value, workspace_id=workspace_id)
    return Replace(tables.workspaces, known, [{**dict(known), **row} for row in rows])
