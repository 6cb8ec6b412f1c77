"""A page as people read it: its words, headings, links, forms and tables, taken from its HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "path", "rect", "circle", "line", "use", "area"}
)
UNSEEN = frozenset({"script", "style", "title", "template"})


@dataclass
class Element:
    """A tag with what is in it."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is read, in one line."""
        parts = [
            each if isinstance(each, str) else each.text
            for each in self.children
            if isinstance(each, str) or each.tag not in UNSEEN
        ]
        return re.sub(r"\s+", " ", " ".join(parts)).strip()

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Every element below with that tag and those attributes; `class_` is one of several classes."""
        found = []
        for each in self.children:
            if isinstance(each, Element):
                if each.fits(tag, attributes):
                    found.append(each)
                found.extend(each.all(tag, **attributes))
        return found

    def one(self, tag: str = "", **attributes: str) -> Element:
        """The only one. Raises AssertionError where there is none, or are several."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, len(found), self.text[:2_000])
        return found[0]

    def fits(self, tag: str, attributes: dict[str, str]) -> bool:
        if tag and self.tag != tag:
            return False
        for name, value in attributes.items():
            said = self.attributes.get(name.rstrip("_").replace("_", "-"), "")
            if not (value in said.split() if name == "class_" else said == value):
                return False
        return True


@dataclass(frozen=True)
class Page:
    """An answer to a browser."""

    status: int
    html: str
    headers: dict[str, str]
    path: str
    """Where it was in the end, after going on."""

    @property
    def root(self) -> Element:
        return parsed(self.html)

    @property
    def main(self) -> Element:
        """What is on the page besides its navigation."""
        found = self.root.all("main")
        return found[0] if found else self.root

    @property
    def text(self) -> str:
        return self.main.text

    @property
    def heading(self) -> str:
        return self.main.one("h1").text

    @property
    def links(self) -> list[str]:
        return [each.attributes.get("href", "") for each in self.root.all("a")]

    @property
    def errors(self) -> dict[str, str]:
        """What is said under fields, by their names."""
        found = {each.attributes.get("id", ""): each.text for each in self.root.all("p", class_="error")}
        return {name.removeprefix("e-"): text for name, text in found.items()}

    def form_of(self, action: str) -> Element:
        """The form whose action ends so; one that is sent before one that only asks."""
        forms = [each for each in self.main.all("form") if each.attributes.get("action", "").endswith(action)]
        assert forms, (action, [each.attributes.get("action") for each in self.main.all("form")])
        return next((each for each in forms if each.attributes.get("method") == "post"), forms[0])

    def form(self, action: str = "") -> dict[str, str | list[str]]:
        """What a browser would send of that form, as it stands."""
        return fields_of(self.form_of(action))

    def rows(self, number: int = 0) -> list[list[str]]:
        """The cells of a table's rows, heads included."""
        table = self.main.all("table")[number]
        return [[each.text for each in row.children if isinstance(each, Element)] for row in table.all("tr")]


def fields_of(form: Element) -> dict[str, str | list[str]]:
    """Names and values as they would be sent: several of a name as a list."""
    found: dict[str, list[str]] = {}
    for each in [*form.all("input"), *form.all("textarea"), *form.all("select")]:
        name = each.attributes.get("name")
        if name and (value := _value(each)) is not None:
            found.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _value(each: Element) -> str | None:
    if each.tag == "textarea":
        return "".join(part for part in each.children if isinstance(part, str))
    if each.tag == "select":
        options = each.all("option")
        chosen = [option for option in options if "selected" in option.attributes] or options[:1]
        return chosen[0].attributes.get("value", chosen[0].text) if chosen else None
    if each.attributes.get("type") in ("checkbox", "radio") and "checked" not in each.attributes:
        return None
    return each.attributes.get("value", "")


def parsed(html: str) -> Element:
    """The page as a tree."""
    parser = _Tree()
    parser.feed(html)
    return parser.root


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for number in range(len(self._open) - 1, 0, -1):
            if self._open[number].tag == tag:
                del self._open[number:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
