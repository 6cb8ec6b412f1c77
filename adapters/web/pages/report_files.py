"""Reports as files: small ones at once, large ones as jobs that can be left."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from adapters.web.files import KINDS, write
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import NotFound
from bot.dashboard.reports import FIELDS, FileFormat, Given, Report, filters_of, ordering, sheet_of
from bot.dashboard.reports.seen import audience
from bot.ports import Job
from bot.wording import reporting


def routes(site: Site) -> list[web.RouteDef]:
    files = [
        site.get(f"/reports/{report.value}.{kind.value}", _file_of(report, kind))
        for report in Report
        for kind in FileFormat
    ]
    return [
        *files,
        site.post("/reports/jobs", order),
        site.get("/reports/jobs/{job}", job),
        site.get("/reports/jobs/{job}/file", download),
        site.post("/reports/jobs/{job}/drop", drop),
    ]


def given_of(visit: Visit) -> Given:
    """What was asked for, of the fields that there are."""
    return {name: visit.query.getall(name) for name in FIELDS if name in visit.query}


def words_of() -> dict[str, Any]:
    """What templates say of reports with."""
    return {"say": reporting}


def _file_of(report: Report, kind: FileFormat) -> Callable[[Visit], Awaitable[web.StreamResponse]]:
    async def show(visit: Visit) -> web.StreamResponse:
        given, w = given_of(visit), visit.w
        filters = filters_of(given, visit.talk.today)
        found = await audience(visit.talk, filters)
        back = f"/reports/{report.value}?{urlencode(given, doseq=True)}"
        if filters.slips:
            return visit.go(back)
        if ordering.is_large(report, found, filters):
            return visit.go(back, w("This report is large. It is made while you do something else."))
        pieces = write(
            sheet_of(report, found, filters), kind, visit.talk.locale, is_marked="mark" in visit.query
        )
        body = b"".join([piece async for piece in pieces])
        return web.Response(body=body, headers=_headers(report, kind, visit.talk.today.isoformat()))

    return show


async def order(visit: Visit) -> web.StreamResponse:
    """Begins a job, once for each press."""
    sent, w = await visit.posted(), visit.w
    report, kind = sent.choice("report", Report), sent.choice("format", FileFormat)
    if report is None or kind is None:
        raise NotFound
    given = {name: sent.texts(name) for name in FIELDS if sent.texts(name)}
    if filters_of(given, visit.talk.today).slips:
        return visit.go(f"/reports/{report.value}?{urlencode(given, doseq=True)}")
    job_id = await ordering.order(visit.talk, report, kind, given)
    if job_id is None:
        said = w("Several of your reports are being made already. Ask again once one of them is done.")
        return visit.go("/reports", said)
    return visit.go(f"/reports/jobs/{job_id}")


async def job(visit: Visit) -> web.StreamResponse:
    """How far it is."""
    found = await ordering.job(visit.talk, visit.path["job"])
    return visit.show("reports/job.html", job=found, report=Report(found.ordered.report), **words_of())


async def download(visit: Visit) -> web.StreamResponse:
    """The file, for its owner alone, as long as they may see what is in it."""
    found, w = await ordering.file_of(visit.talk, visit.path["job"]), visit.w
    if found is None:
        said = w("Whose leave you may see has changed since this file was made. Ask for it anew.")
        return visit.go("/reports", said)
    day = found.ordered.at.date().isoformat()
    headers = _headers(Report(found.ordered.report), FileFormat(found.ordered.file_format), day)
    response = web.StreamResponse(headers={**headers, "Content-Length": str(found.size)})
    await response.prepare(visit.request)
    async for piece in _pieces(visit, found):
        await response.write(piece)
    await response.write_eof()
    return response


async def drop(visit: Visit) -> web.StreamResponse:
    """Forgets it, done or not."""
    w = visit.w
    await ordering.drop(visit.talk, visit.path["job"])
    return visit.go("/reports", w("The file is gone."))


async def _pieces(visit: Visit, found: Job) -> AsyncIterator[bytes]:
    jobs, number = visit.talk.house.jobs, 0
    while (piece := await jobs.piece(visit.talk.company_id, found.ordered.id, number)) is not None:
        yield piece
        number += 1


def _headers(report: Report, kind: FileFormat, day: str) -> dict[str, str]:
    name = f"{report.value}-{day}.{kind.value}"
    charset = "; charset=utf-8" if kind is FileFormat.CSV else ""
    return {
        "Content-Type": KINDS[kind] + charset,
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
