"""The audit log: page by page, one entry with what it changed, and what was known at a moment."""

import csv
from io import StringIO
from typing import Any

from aiohttp import web

from adapters.web.addresses import Addresses
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard.audit import Matter
from bot.dashboard.audit.as_of import company_then, moment_of, person_then, zone_of
from bot.dashboard.audit.entry import entry
from bot.dashboard.audit.filters import FIELDS, audit_filters_of, position_of
from bot.dashboard.audit.log import AuditLine, all_of, audit, names_of, verify
from bot.dashboard.reports import Given, harmless
from bot.ports import Origin
from bot.replies import Slip
from bot.wording import auditing

COLUMNS = (
    "position", "at", "who", "who_id", "from", "about", "about_id", "matter", "event", "what",
)  # fmt: skip
A_PIECE = 64 * 1024


def routes(site: Site) -> list[web.RouteDef]:
    return [
        site.get("/audit", log),
        site.get("/audit.csv", file),
        site.get("/audit/as-of", as_of),
        site.post("/audit/verify", check),
        site.get("/audit/{position}", one),
    ]


async def log(visit: Visit) -> web.StreamResponse:
    """The newest entries that were looked for."""
    given = _given(visit)
    filters = audit_filters_of(given, visit.talk.today)
    facts = {"filters": filters, "addresses": Addresses(visit.url("/audit"), given), **_facts(visit)}
    if filters.slips:
        names = await names_of(visit.talk)
        return visit.mend("audit/log.html", filters.slips, page=None, people=_sorted(names.people), **facts)
    page = await audit(visit.talk, filters)
    return visit.show("audit/log.html", page=page, people=_sorted(page.people), **facts)


async def one(visit: Visit) -> web.StreamResponse:
    """One entry."""
    found = await entry(visit.talk, position_of(visit.path["position"]))
    return visit.show("audit/entry.html", entry=found, **_facts(visit))


async def as_of(visit: Visit) -> web.StreamResponse:
    """The company's record, or a person's, at the moment that was asked for; now where none was."""
    text, person = visit.query.get("at", "").strip(), visit.query.get("person", "").strip()
    at = moment_of(visit.talk, text) if text else visit.talk.at
    people = _sorted((await names_of(visit.talk)).people)
    facts = {"person": person, "moment": at or visit.talk.at, "people": people, **_facts(visit)}
    if at is None:
        return visit.mend("audit/as_of.html", {"at": Slip.NO_SUCH_DAY}, then=None, **facts)
    then = await person_then(visit.talk, person, at) if person else await company_then(visit.talk, at)
    return visit.show("audit/as_of.html", then=then, **facts)


async def check(visit: Visit) -> web.StreamResponse:
    """Reads the whole log, and says whether it is whole."""
    verdict, w = await verify(visit.talk), visit.w
    if verdict.problem is None:
        said = w.count(
            "{n} entry, as it was written.", "{n} entries, every one as it was written.", verdict.whole
        )
        return visit.go("/audit", said)
    return visit.go(
        "/audit",
        w(
            "Entry {n} is not as it was written. Nothing after it can be trusted: restore the last backup.",
            n=verdict.whole + 1,
        ),
    )


async def file(visit: Visit) -> web.StreamResponse:
    """Everything that was looked for, however much, piece by piece."""
    given = _given(visit)
    filters = audit_filters_of(given, visit.talk.today)
    await names_of(visit.talk)
    if filters.slips:
        return visit.go(f"/audit?{Addresses('', given).page(1).removeprefix('?')}")
    name = f"audit-{visit.talk.today.isoformat()}.csv"
    response = web.StreamResponse(
        headers={
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        }
    )
    await response.prepare(visit.request)
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    async for line in all_of(visit.talk, filters):
        writer.writerow(_cells(visit, line))
        if text.tell() >= A_PIECE:
            await response.write(text.getvalue().encode())
            text.seek(0)
            text.truncate()
    await response.write(text.getvalue().encode())
    await response.write_eof()
    return response


def _cells(visit: Visit, line: AuditLine) -> list[str]:
    return [
        str(line.position),
        line.at.isoformat(),
        harmless(line.actor or ""),
        harmless(line.actor_id or ""),
        line.origin.value,
        harmless(line.person or ""),
        harmless(line.person_id or ""),
        line.matter.value,
        type(line.happening.event).__name__,
        harmless(auditing.sentence(visit.w, line.happening, visit.talk.today)),
    ]


def _given(visit: Visit) -> Given:
    return {name: visit.query.getall(name) for name in FIELDS if name in visit.query}


def _facts(visit: Visit) -> dict[str, Any]:
    return {"say": auditing, "zone": zone_of(visit.talk), "matters": tuple(Matter), "origins": tuple(Origin)}


def _sorted(people: Any) -> list[tuple[str, str]]:
    return sorted(people.items(), key=lambda each: each[1].casefold())
