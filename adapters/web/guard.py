"""Posts come from our own pages only: what another site sends is refused before anything is read."""

from urllib.parse import urlsplit

from aiohttp import web

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SITE = "Sec-Fetch-Site"
OURS = frozenset({"same-origin"})


def is_from_elsewhere(request: web.Request, public_url: str) -> bool:
    """Whether an unsafe request was sent by a page that is not ours; `public_url` is what people call us.

    Browsers say it by Sec-Fetch-Site (https://www.w3.org/TR/fetch-metadata/), older ones by Origin; who says
    neither is no browser that holds somebody's cookie, and is refused too.
    """
    if request.method in SAFE:
        return False
    site = request.headers.get(SITE)
    if site is not None:
        return site not in OURS
    return not _is_own_origin(request, public_url)


def _is_own_origin(request: web.Request, public_url: str) -> bool:
    """A proxy may call us by another name than people do."""
    origin = request.headers.get("Origin", "")
    ours = (request.host.lower(), urlsplit(public_url).netloc.lower())
    try:
        said = urlsplit(origin).netloc.lower()
    except ValueError:
        return False
    return bool(said) and said in ours


def own_path(given: str, otherwise: str) -> str:
    """A path of ours to go on to, and never anybody else's address."""
    is_ours = given.startswith("/") and not given.startswith(("//", "/\\"))
    is_plain = not any(ord(each) < 33 or each == "\\" for each in given)
    return given if is_ours and is_plain and len(given) <= 2_000 else otherwise
