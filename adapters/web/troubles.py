"""What is shown where something cannot be: the fact in a sentence, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from aiohttp import web

from adapters.web.cookies import drop_session
from adapters.web.languages import asked_for
from bot.screens.helping import Notice, NoticeKind
from bot.wording import words
from domain.refusals import NotPermitted, Refusal

if TYPE_CHECKING:
    from adapters.web.site import Site
    from adapters.web.visit import Visit


def refused(visit: Visit, refusal: Refusal) -> web.Response:
    """The domain's no."""
    status = 403 if isinstance(refusal, NotPermitted) else 422
    return visit.show("trouble.html", status, sentence=visit.w.refusal(refusal, visit.talk.today))


def nothing_there(visit: Visit) -> web.Response:
    """The same for what never was and for what is another company's."""
    w = visit.w
    return visit.show("trouble.html", 404, sentence=w("There is nothing at this address."))


def stale(visit: Visit) -> web.Response:
    """The form was begun from what somebody has changed since; what was typed is shown to be copied."""
    w = visit.w
    sentence = w("Somebody has changed this since you opened it. Nothing of yours was saved.")
    typed = [
        (name, value)
        for name, values in visit.sent.fields.items()
        for value in values
        if value.strip() and name not in ("press", "mark", "seen")
    ]
    return visit.show("stale.html", 409, sentence=sentence, typed_fields=typed)


def went_wrong(visit: Visit, reference: str) -> web.Response:
    w = visit.w
    said = w("Something went wrong here. The log says why under {reference}.", reference=reference)
    return visit.show("trouble.html", 500, sentence=said)


def unavailable(site: Site, request: web.Request) -> web.Response:
    """The database does not answer."""
    w = words(asked_for(request) or "en")
    return _plain(site, request, 503, w.notice(Notice(NoticeKind.TRY_LATER)))


def too_much(site: Site, request: web.Request) -> web.Response:
    """More was sent than anybody types."""
    w = words(asked_for(request) or "en")
    return _plain(site, request, 413, w("That is more than can be sent at once. Please send it in parts."))


def from_elsewhere(site: Site, request: web.Request) -> web.Response:
    """Another site's page sent something in somebody's name."""
    w = words(asked_for(request) or "en")
    said = w(
        "This was sent from a page that is not ours, so nothing was done. Please open the page here again."
    )
    return _plain(site, request, 403, said)


def not_with_us(site: Site, request: web.Request, locale: str) -> web.Response:
    """Whoever left the company, or was deactivated."""
    response = _plain(site, request, 403, words(locale).notice(Notice(NoticeKind.DEACTIVATED)))
    drop_session(response, site.surface)
    return response


async def not_signed_in(site: Site, request: web.Request) -> web.Response:
    """To the sign-in, and back here afterwards; what was typed is kept on the page until then."""
    from adapters.web.site import posted

    w = words(asked_for(request) or "en")
    way_in = site.url("" if site.surface.is_tab else "/sign-in")
    if request.method == "POST":
        fields = [(name, each) for name, values in (await posted(request)).fields.items() for each in values]
        facts = {"fields": fields, "way_in": way_in, "action": request.rel_url.path_qs}
        is_part = "HX-Request" in request.headers
        return site.plain_page(
            request, "kept_part.html" if is_part else "kept.html", str(w.locale), 401, facts
        )
    if "HX-Request" in request.headers:
        return site.plain_page(request, "kept_part.html", str(w.locale), 401, {"way_in": way_in})
    back = request.rel_url.path_qs.removeprefix(site.surface.prefix) or "/"
    return web.Response(status=303, headers={"Location": f"{way_in}?next={quote(back, safe='')}"})


def _plain(site: Site, request: web.Request, status: int, sentence: str) -> web.Response:
    locale = asked_for(request) or "en"
    return site.plain_page(request, "plain_trouble.html", locale, status, {"sentence": sentence})
