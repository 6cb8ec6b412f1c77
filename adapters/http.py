"""The web application that every front hangs its routes on: limits, headers, errors in words, health."""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

log = logging.getLogger(__name__)

LARGEST_BODY = 1_000_000
"""Bytes."""

Health = Callable[[], Awaitable[Mapping[str, str]]]
"""What is well and what is not, by name; `ok` is well."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
"""On every answer that does not say otherwise."""

FRAMES = "X-Frame-Options"
TRANSPORT = "Strict-Transport-Security"
YEAR = "max-age=31536000"


def application(
    routes: Iterable[web.AbstractRouteDef],
    *,
    health: Health,
    new_reference: Callable[[], str],
    is_https: bool = False,
    drains: Iterable[Callable[[], Awaitable[None]]] = (),
) -> web.Application:
    """`new_reference` makes the short ids of errors; `drains` are awaited once nothing new comes in.

    `is_https` says that people reach it by https only, so that browsers may insist on it.
    """
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[_errors(new_reference)])
    app.add_routes([web.get("/healthz", _healthz(health)), *routes])
    app.on_response_prepare.append(_headers(is_https))

    async def shut_down(_: web.Application) -> None:
        for drain in drains:
            await drain()

    app.on_shutdown.append(shut_down)
    return app


def _headers(is_https: bool) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    given = HEADERS | ({TRANSPORT: YEAR} if is_https else {})

    async def add(request: web.Request, response: web.StreamResponse) -> None:
        for name, value in given.items():
            if name != FRAMES or not _says_who_frames_it(response):
                response.headers.setdefault(name, value)
        # The versions of Python and aiohttp are nobody's business.
        response.headers.popall("Server", None)

    return add


def _says_who_frames_it(response: web.StreamResponse) -> bool:
    """A page that names those who may show it inside theirs is not contradicted by a plain no."""
    policy = response.headers.get("Content-Security-Policy", "frame-ancestors 'none'")
    return "frame-ancestors" in policy and "frame-ancestors 'none'" not in policy


def _errors(new_reference: Callable[[], str]) -> Middleware:
    @web.middleware
    async def in_words(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as error:
            if error.status < 400:
                raise
            return _words(error.status, _SENTENCES.get(error.status, error.reason), error)
        except ConnectionResetError:
            raise
        except Exception:
            reference = new_reference()
            log.exception("Reference %s: %s %s failed", reference, request.method, _place(request))
            return _words(500, f"Something went wrong here. The log says why under {reference}.")

    return in_words


def _place(request: web.Request) -> str:
    """Where it was, without what opens something: paths hold secrets, queries codes and states."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else request.path


def _words(status: int, sentence: str, error: web.HTTPException | None = None) -> web.Response:
    allowed = error.headers.get("Allow") if error else None
    return web.Response(status=status, text=f"{sentence}\n", headers={"Allow": allowed} if allowed else None)


def _healthz(health: Health) -> Handler:
    async def healthz(request: web.Request) -> web.Response:
        """200 where all is well, else 503; which part is not, but not why."""
        found = await health()
        is_well = all(state == "ok" for state in found.values())
        body = {"status": "ok" if is_well else "not ok", **found}
        return web.json_response(body, status=200 if is_well else 503)

    return healthz


_SENTENCES = {
    404: "There is nothing at this address.",
    405: "This address does not take that kind of request.",
    413: f"A request may have at most {LARGEST_BODY:,} bytes.",
}
