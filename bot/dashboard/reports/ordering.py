"""Files of reports: at once where they are small, made meanwhile where they are large."""

import json
from collections.abc import Sequence
from hashlib import sha256

from bot.dashboard import NotFound
from bot.dashboard.reports.balances import limited_types
from bot.dashboard.reports.filters import FIELDS, Filters, Given, filters_of
from bot.dashboard.reports.seen import Audience, audience
from bot.ports import Job, JobState, Known, Ordered
from bot.reporting import FileFormat, Report
from bot.talk import Talk

LARGE = 300
"""People times types above which nobody waits for a file in front of their screen."""


def is_large(report: Report, found: Audience, filters: Filters) -> bool:
    """Whether somebody would wait for it."""
    wanted = [each for each in limited_types(found.talk) if filters.wants(each.id)]
    types = len(wanted) if report is Report.BALANCES else 1
    return len(found.people) * types > LARGE


async def order(talk: Talk, report: Report, file_format: FileFormat, given: Given) -> str | None:
    """The id of a job that makes it; None where too many of the asker's are under way.

    Raises Refused(NotPermitted). Ordering it twice by one press makes it once.
    """
    kept = {name: list(given[name]) for name in FIELDS if name in given}
    found = await audience(talk, filters_of(kept, talk.today))
    ordered = Ordered(
        sha256(talk.asker.delivery_id.encode()).hexdigest()[:32],
        _owner(talk),
        report.value,
        file_format.value,
        json.dumps(kept),
        talk.locale,
        found.scope,
        talk.at,
    )
    return ordered.id if await talk.house.jobs.order(ordered) else None


async def jobs(talk: Talk) -> Sequence[Job]:
    """The asker's own, the newest first."""
    return await talk.house.jobs.of(_owner(talk), talk.at)


async def job(talk: Talk, job_id: str) -> Job:
    """One of the asker's own. Raises NotFound for any other."""
    found = await talk.house.jobs.find(_owner(talk), job_id, talk.at)
    if found is None:
        raise NotFound
    return found


async def file_of(talk: Talk, job_id: str) -> Job | None:
    """A job whose file may be taken away; None where the asker may not see now what it was made of.

    Raises NotFound where it is not theirs or not done, Refused(NotPermitted) for those who see no reports.
    """
    found = await job(talk, job_id)
    if found.state is not JobState.DONE:
        raise NotFound
    now = await audience(talk, filters_of({}, talk.today))
    return found if now.scope == found.ordered.scope else None


async def drop(talk: Talk, job_id: str) -> None:
    """Forgets one of the asker's own, whether or not it is done."""
    await talk.house.jobs.drop(_owner(talk), job_id)


def _owner(talk: Talk) -> Known:
    return Known(talk.company_id, talk.my_id)
