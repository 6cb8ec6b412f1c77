"""The few pages that a browser sees while a workspace installs the app."""

from base64 import b64encode
from hashlib import sha256
from html import escape

from aiohttp import web

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem;"
    "color:#1d1c1d;background:#fff}h1{font-size:1.5rem;margin:0 0 .75rem}a{color:#1264a3}"
    "@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#1a1d21}a{color:#7fc4f5}}"
)
_STYLE_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


def page(title: str, *sentences: str, link: tuple[str, str] | None = None, status: int = 200) -> web.Response:
    """Everything given is text; `link` is an address and what it says."""
    paragraphs = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    way = f'<p><a href="{escape(link[0])}">{escape(link[1])}</a></p>' if link else ""
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{escape(title)}</h1>{paragraphs}{way}</main></body></html>"
    )
    return web.Response(status=status, text=html, content_type="text/html", headers=HEADERS)
