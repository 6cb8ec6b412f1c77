"""Events into rows that are read, one file for each set of tables."""

from collections.abc import Iterator, Sequence

from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import CompanyId
from storage.projections.away import away_days
from storage.projections.changes import Replace
from storage.projections.company import digests, workspaces
from storage.projections.people import identities, people
from storage.projections.recorded import Recorded
from storage.projections.requests import requests


def project(
    company_id: CompanyId, recorded: Sequence[Recorded], state: Settings | Employee
) -> Iterator[Replace]:
    """What events of one stream change in the read tables, given the state that they lead to."""
    if isinstance(state, Settings):
        yield from workspaces(company_id, recorded)
        yield from digests(company_id, [each.event for each in recorded], state)
        return
    events = [each.event for each in recorded]
    yield from people(company_id, events, state)
    yield from identities(company_id, events, state)
    yield from requests(company_id, events, state)
    yield from away_days(company_id, events, state)
