"""Going through the dashboard as somebody who presses everything: every link, every form as it stands."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urlsplit

from tests.adapters.web.browsing import Browser
from tests.adapters.web.reading import Element, Page, fields_of

MOST_PAGES = 600
MOST_OF_A_PATH = 5
"""Pages of one path that differ by what is asked of it: months go on for ever."""
LEAVES = ("/sign-out", "/sign-in", "/account/connect", "/static/")
"""Where one is no longer whom one was, or somewhere else."""
NUMBER = re.compile(r"\d{4}(-\d\d)?(-\d\d)?")


@dataclass(frozen=True)
class Sent:
    """A form that a page offers: where it goes, and what a browser would send."""

    action: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def typed(self) -> dict[str, list[str]]:
        return {name: list(values) for name, values in self.fields}


@dataclass
class Crawl:
    """Everything that somebody came to: pages by their address, and forms by where they go."""

    pages: dict[str, Page] = field(default_factory=dict)
    forms: dict[str, Sent] = field(default_factory=dict)

    def with_text(self, text: str) -> list[str]:
        """The addresses of pages that hold a text anywhere, be it in an attribute."""
        return [address for address, page in self.pages.items() if text in page.html]


async def crawl(browser: Browser, start: str = "/") -> Crawl:
    """From a page on, breadth first; files are looked at too."""
    found, seen = Crawl(), Counter[str]()
    waiting, known = deque([start]), {start}
    while waiting and len(found.pages) < MOST_PAGES:
        address = waiting.popleft()
        page = await browser.get(address)
        found.pages[address] = page
        if "html" not in page.headers.get("Content-Type", ""):
            continue
        for form in page.root.all("form"):
            if form.attributes.get("method") == "post":
                sent = _sent(form, browser.prefix)
                found.forms.setdefault(sent.action, sent)
        for each in _addresses(page, browser.prefix):
            kind = NUMBER.sub("N", urlsplit(each).path)
            if each not in known and seen[kind] < MOST_OF_A_PATH:
                seen[kind] += 1
                known.add(each)
                waiting.append(each)
    return found


def _addresses(page: Page, prefix: str) -> Iterator[str]:
    """Links of ours, as the dashboard names them, and where forms that only ask lead."""
    links = [each.attributes.get("href", "") for each in page.root.all("a")]
    forms = [each for each in page.root.all("form") if each.attributes.get("method", "get") == "get"]
    for each in [*links, *(form.attributes.get("action", "") for form in forms)]:
        address = urldefrag(each).url
        if address.startswith(prefix):
            own = address.removeprefix(prefix) or "/"
            if not own.startswith(LEAVES):
                yield own


def _sent(form: Element, prefix: str) -> Sent:
    fields = fields_of(form)
    values = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in fields.items()}
    return Sent(form.attributes.get("action", "").removeprefix(prefix), tuple(values.items()))
