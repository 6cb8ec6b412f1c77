"""A file brought in on the web: uploaded, looked at, and then brought in as it was looked at."""

import zlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64

from aiohttp import web
from aiohttp.web_request import FileField

from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import importing
from bot.dashboard.importing import MOST_BYTES, Broken
from bot.replies import Slip

IMPORT = "people/import.html"


def routes(site: Site) -> list[web.RouteDef]:
    """The form, what it would change, and bringing it in."""
    return [
        site.get("/people/import", new),
        site.post("/people/import", look),
        site.post("/people/import/bring", bring),
    ]


async def new(visit: Visit) -> web.StreamResponse:
    """Where the file is chosen."""
    await importing.open_form(visit.talk)
    return visit.show(IMPORT, looked=None, broken=None, packed="")


async def look(visit: Visit) -> web.StreamResponse:
    """What the uploaded file would change, or what is wrong with it."""
    await importing.open_form(visit.talk)
    data = await _uploaded(visit)
    if isinstance(data, Slip):
        return visit.mend(IMPORT, {"file": data}, looked=None, broken=None, packed="")
    return await _shown(visit, data, await importing.look(visit.talk, data))


async def bring(visit: Visit) -> web.StreamResponse:
    """Brings in what was looked at; what changed meanwhile is looked at once more."""
    await importing.open_form(visit.talk)
    data = _unpacked(next(iter(visit.sent.fields.get("packed", ())), ""))
    if data is None:
        return visit.mend(IMPORT, {"file": Slip.MISSING}, looked=None, broken=None, packed="")
    done = await importing.bring(visit.talk, data, visit.sent.text("seen"))
    if isinstance(done, int):
        w = visit.w
        return visit.go("/people", w.count("{n} change is made.", "{n} changes are made.", done))
    return await _shown(visit, data, done)


async def _shown(visit: Visit, data: bytes, found: importing.Looked | Broken) -> web.Response:
    packed = b64encode(zlib.compress(data)).decode()
    if isinstance(found, Broken):
        return visit.show(IMPORT, 422, looked=None, broken=found, packed="")
    return visit.show(IMPORT, looked=found, broken=None, packed=packed)


async def _uploaded(visit: Visit) -> bytes | Slip:
    """Raises HTTPRequestEntityTooLarge where more is sent than any form may hold."""
    if visit.request.content_type != "multipart/form-data":
        return Slip.MISSING
    file = (await visit.request.post()).get("file")
    if not isinstance(file, FileField):
        return Slip.MISSING
    data = file.file.read()
    return data if data.strip() else Slip.MISSING


def _unpacked(packed: str) -> bytes | None:
    """What came back as it was shown; no more than a file may hold, whatever it says it is."""
    try:
        found = zlib.decompressobj().decompress(b64decode(packed, validate=True), MOST_BYTES + 1)
    except (NotBase64, ValueError, zlib.error):
        return None
    return found if found.strip() and len(found) <= MOST_BYTES else None
