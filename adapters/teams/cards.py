"""Adaptive Cards' elements, built within the limits of Teams (version 1.5)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from adapters.teams.texts import ELLIPSIS, MOST_TEXT, Piece, clipped, read_aloud, safe

VERSION = "1.5"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
LARGEST = 25_000
"""Bytes of a card; Teams takes messages of about 100 KB in UTF-16, and cards of extensions of 28 KB."""
MOST_SPOKEN = 3000
MOST_ROWS = 100


def text(markdown: str, **looks: object) -> Piece:
    """A paragraph of text that went through `safe` and `bold`; `looks` are a TextBlock's own properties."""
    return {"type": "TextBlock", "text": clipped(markdown, MOST_TEXT), "wrap": True, **looks}


def lines(*markdown: str, **looks: object) -> list[Piece]:
    """Lines close under each other, empty ones left out."""
    present = [line for line in markdown if line]
    return [
        text(line, **looks) if at == 0 else text(line, **(looks | {"spacing": "none"}))
        for at, line in enumerate(present)
    ]


def heading(plain: str) -> Piece:
    """The title of a card, in people's words."""
    return text(safe(plain), size="large", weight="bolder", style="heading")


def title(plain: str) -> Piece:
    """The title of a part of it."""
    return text(safe(plain), weight="bolder", spacing="medium", separator=True)


def small(*markdown: str) -> list[Piece]:
    """Small print."""
    return lines(*markdown, isSubtle=True, size="small")


def quote(plain: str) -> Piece:
    """Somebody's own words, as they wrote them: line by line, never read as Markdown."""
    written = [safe(line) for line in plain.strip().splitlines() if line.strip()]
    return box(lines(*(written or [" "])), style="emphasis")


def box(items: Sequence[Piece], **looks: object) -> Piece:
    """Elements that belong together."""
    return {"type": "Container", "items": list(items), **looks}


def facts(pairs: Iterable[tuple[str, str]]) -> Piece:
    """Names and values, both plain."""
    return {
        "type": "FactSet",
        "facts": [{"title": safe(name), "value": safe(value)} for name, value in pairs],
    }


def columns(*items: tuple[Sequence[Piece], str], **looks: object) -> Piece:
    """Side by side, each with its width: `stretch`, `auto` or a weight."""
    return {
        "type": "ColumnSet",
        "columns": [
            {"type": "Column", "width": width, "items": list(elements), "verticalContentAlignment": "center"}
            for elements, width in items
        ],
        **looks,
    }


def table(rows: Sequence[Sequence[str]], widths: Sequence[int], right: Iterable[int]) -> Piece:
    """Plain cells under a first row of headings; `right` are columns of figures."""
    aligned = set(right)
    return {
        "type": "Table",
        "firstRowAsHeader": True,
        "showGridLines": False,
        "columns": [{"width": width} for width in widths],
        "rows": [
            {
                "type": "TableRow",
                "cells": [
                    {
                        "type": "TableCell",
                        "items": [text(safe(cell) or " ", **_aligned(column in aligned))],
                    }
                    for column, cell in enumerate(row)
                ],
            }
            for row in rows[:MOST_ROWS]
        ],
    }


def _aligned(is_right: bool) -> Mapping[str, object]:
    return {"horizontalAlignment": "right"} if is_right else {}


def card(body: Sequence[Piece], more: str, *, is_wide: bool = False, refresh: Piece | None = None) -> Piece:
    """A card of at most LARGEST bytes; `more` says that there is more where the end was left out."""
    found: Piece = {"type": "AdaptiveCard", "$schema": SCHEMA, "version": VERSION}
    if is_wide:
        found["msteams"] = {"width": "Full"}
    if refresh is not None:
        found["refresh"] = refresh
    return found | {"body": within_limit(body, more, LARGEST - size(found) - len('"body":,'))}


def within_limit(body: Sequence[Piece], more: str, most: int = LARGEST) -> list[Piece]:
    """As many elements as fit in so many bytes; buttons at the end stay."""
    if size(body) <= most:
        return list(body)
    kept, tail = list(body), list[Piece]()
    while kept and kept[-1]["type"] == "ActionSet":
        tail.insert(0, kept.pop())
    rest = [*small(f"{ELLIPSIS} {safe(more)}"), *tail]
    room = most - size(rest)
    while kept and size(kept) > room:
        kept.pop()
    return [*kept, *rest]


def size(piece: object) -> int:
    """Bytes as JSON."""
    return len(msgspec.json.encode(piece))


def spoken(body: Iterable[Piece]) -> str:
    """All that the elements say, buttons and fields left out: for notifications and screen readers."""
    said = [line for piece in body for line in _said(piece)]
    return clipped("\n".join(said), MOST_SPOKEN)


def _said(piece: Piece) -> list[str]:
    match piece:
        case {"type": "TextBlock", "text": str(words)}:
            return [read_aloud(words)]
        case {"type": "Container", "items": [*items]}:
            return [line for item in items for line in _said(item)]
        case {"type": "ColumnSet", "columns": [*columns]}:
            return [line for column in columns for item in column["items"] for line in _said(item)]
        case {"type": "FactSet", "facts": [*pairs]}:
            return [read_aloud(f"{pair['title']}: {pair['value']}") for pair in pairs]
        case {"type": "Table", "rows": [*rows]}:
            return [_row(row) for row in rows]
        case _:
            return []


def _row(row: Piece) -> str:
    cells = (line.strip() for cell in row["cells"] for item in cell["items"] for line in _said(item))
    return " · ".join(cell for cell in cells if cell)


def iso(day: date | None) -> str | None:
    """As Input.Date takes it."""
    return day.isoformat() if day else None
