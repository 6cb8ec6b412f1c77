"""One's own account: language, sessions, sign-ins elsewhere, and who one is in chat."""

from __future__ import annotations

from typing import Any

from aiohttp import web
from babel import Locale

from adapters.web import entering
from adapters.web.agents import browser_of, system_of
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import NotFound, accounts
from bot.dashboard.signing_in import BY_DOOR
from bot.ports import SignIn
from bot.replies import Slip

PAGE = "/account"


def routes(site: Site) -> list[web.RouteDef]:
    return [
        site.get(PAGE, show),
        site.post(f"{PAGE}/language", speak),
        site.post(f"{PAGE}/sessions/end", end_session),
        site.post(f"{PAGE}/sessions/end-others", end_others),
        site.post(f"{PAGE}/sign-ins/disconnect", disconnect),
    ]


async def show(visit: Visit) -> web.StreamResponse:
    return visit.show("account/account.html", **await _facts(visit))


async def speak(visit: Visit) -> web.StreamResponse:
    sent = await visit.posted()
    unknown = await accounts.speak(visit.talk, sent.text("locale"), sent.text("time_zone"))
    if not unknown:
        return visit.go(PAGE, visit.w("Saved."))
    problems = dict.fromkeys(unknown, Slip.MISSING)
    return visit.mend("account/account.html", problems, **await _facts(visit))


async def end_session(visit: Visit) -> web.StreamResponse:
    sent = await visit.posted()
    is_over = await accounts.end_session(visit.talk, sent.text("session"))
    said = visit.w("Signed out there.") if is_over else visit.w("It was over already.")
    return visit.go(PAGE, said)


async def end_others(visit: Visit) -> web.StreamResponse:
    ended = await accounts.end_others(visit.talk, visit.session)
    said = visit.w.count("Signed out at {n} other place.", "Signed out at {n} other places.", ended)
    return visit.go(PAGE, said)


async def disconnect(visit: Visit) -> web.StreamResponse:
    sent = await visit.posted()
    if not await accounts.disconnect(visit.talk, SignIn(sent.text("issuer"), sent.text("subject"))):
        raise NotFound
    return visit.go(PAGE, visit.w("It lets you in no more."))


async def _facts(visit: Visit) -> dict[str, Any]:
    found = await accounts.account(visit.talk, visit.session, entering.providers_of(visit.site))
    return {
        "account": found,
        "locales": _locales(found.locale),
        "zones": [(each, each.replace("_", " ")) for each in accounts.time_zones()],
        "names": {each.id: each.name for each in visit.site.dashboard.providers.all()},
        "by_door": BY_DOOR,
        "browser_of": browser_of,
        "system_of": system_of,
    }


def _locales(own: str | None) -> list[tuple[str, str]]:
    """Each by its own name; a choice made elsewhere stays one."""
    tags = accounts.LOCALES if own is None or own in accounts.LOCALES else (own, *accounts.LOCALES)
    return [(tag, _name_of(tag)) for tag in tags]


def _name_of(tag: str) -> str:
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except ValueError:
        return tag
    name = locale.get_display_name(locale) or tag
    return name[:1].upper() + name[1:]
