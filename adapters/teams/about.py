"""The page behind the links that Teams shows beside an app: who runs it, what it keeps, on which terms."""

from base64 import b64encode
from hashlib import sha256

from aiohttp import web

PATH = "/teams/about"

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:38rem;margin:10vh auto;padding:0 1.5rem;"
    "color:#1d1c1d;background:#fff}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}"
    "@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#1a1d21}}"
)
_STYLE_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
_HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'"
    ),
}
_PAGE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Leave</title>
<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>
<body><main>
<h1>Leave</h1>
<p>Ask for leave, decide on it, and see who is away, in Microsoft Teams. Your company runs this program by
itself; whoever administers Teams there can say who looks after it.</p>
<h2 id="privacy">Privacy</h2>
<p>It keeps what leave needs: names, e-mail addresses and ids from Teams, leave with its days, types and
notes, and who decided what and when. All of it stays in your company's own database. It reads what is written
to it, or where it is mentioned, and nothing else.</p>
<p>Leave types and notes are shown to the person and to those who decide. Colleagues and channels see that
somebody is away, and never why, unless your company shows a type by name.</p>
<h2 id="terms">Terms of use</h2>
<p>It is free software under the MIT licence, without warranty. Your company decides who may use it.</p>
</main></body></html>
"""


def routes() -> list[web.RouteDef]:
    """One page, the same for everybody."""
    return [web.get(PATH, _about)]


async def _about(request: web.Request) -> web.Response:
    return web.Response(text=_PAGE, content_type="text/html", headers=_HEADERS)
