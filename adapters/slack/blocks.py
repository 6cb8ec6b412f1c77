"""Block Kit's blocks, built within Slack's limits."""

from collections.abc import Iterable, Sequence

from adapters.slack.texts import (
    ELLIPSIS,
    Piece,
    clipped,
    escaped,
    markup,
    plain,
    read_aloud,
    safe,
    straight,
)

MOST_BLOCKS = 50
MOST_ROWS = 100
MOST_TEXT = 3900
"""Slack advises 4,000 and cuts at 40,000."""
MOST_QUOTED = 2900
MOST_CELL = 300
MOST_FIELDS = 10


def header(text: str) -> Piece:
    return {"type": "header", "text": plain(text, 150)}


def section(*lines: str, accessory: Piece | None = None, block_id: str | None = None) -> Piece:
    """Lines of markup (see `safe`, `bold`), empty ones left out."""
    block: Piece = {"type": "section", "text": markup("\n".join(line for line in lines if line))}
    return _with(block, accessory=accessory, block_id=block_id)


def fields(texts: Sequence[str]) -> Piece:
    """Two columns of markup."""
    return {"type": "section", "fields": [markup(text, 2000) for text in texts[:MOST_FIELDS]]}


def context(*texts: str) -> Piece:
    """Small print, as markup."""
    return {"type": "context", "elements": [markup(text) for text in texts if text]}


def quote(text: str) -> Piece:
    """Somebody's own words, as they wrote them: never read as markup."""
    words = {"type": "text", "text": clipped(text.strip(), MOST_QUOTED)}
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [words]}]}


def divider() -> Piece:
    return {"type": "divider"}


def actions(*elements: Piece | None, block_id: str | None = None) -> list[Piece]:
    """A row of buttons; no block where there are none."""
    present = [element for element in elements if element is not None]
    return [_with({"type": "actions", "elements": present}, block_id=block_id)] if present else []


def table(rows: Sequence[Sequence[str]], right: Iterable[int], wrapped: int) -> Piece:
    """Plain cells; columns by number: those that stand to the right, and the one whose lines break."""
    aligned = set(right)
    settings = [
        {"align": "right" if column in aligned else "left", "is_wrapped": column == wrapped}
        for column in range(len(rows[0]))
    ]
    cells = [
        [{"type": "raw_text", "text": clipped(straight(cell), MOST_CELL)} for cell in row] for row in rows
    ]
    return {"type": "table", "rows": cells[:MOST_ROWS], "column_settings": settings}


def without_tables(blocks: Iterable[Piece]) -> list[Piece]:
    """For dialogs and Home, which take no tables: a row becomes a line."""
    return [_as_lines(block) if block["type"] == "table" else block for block in blocks]


def spoken(blocks: Iterable[Piece]) -> str:
    """All that the blocks say, buttons left out: what a screen reader reads in their place."""
    lines = [line for block in blocks for line in _lines(block)]
    return clipped("\n".join(lines), MOST_TEXT)


def _as_lines(block: Piece) -> Piece:
    return section(*(safe(line) for line in _rows(block)))


def _rows(block: Piece) -> list[str]:
    texts = ([str(cell["text"]).strip() for cell in row] for row in block["rows"])
    return [" · ".join(text for text in row if text) for row in texts]


def _lines(block: Piece) -> list[str]:
    match block:
        case {"type": "header", "text": {"text": str(text)}}:
            return [escaped(text)]
        case {"type": "section", "fields": [*texts]} | {"type": "context", "elements": [*texts]}:
            return [read_aloud(text["text"]) for text in texts]
        case {"type": "section", "text": {"text": str(text)}}:
            return [read_aloud(text)]
        case {"type": "rich_text", "elements": [{"elements": [{"text": str(text)}]}]}:
            return [escaped(f"“{text}”")]
        case {"type": "table"}:
            return [escaped(row) for row in _rows(block)]
        case _:
            return []


def within_limit(blocks: Sequence[Piece], more: str) -> list[Piece]:
    """At most fifty blocks, the last of them saying that there is more."""
    if len(blocks) <= MOST_BLOCKS:
        return list(blocks)
    return [*blocks[: MOST_BLOCKS - 1], context(f"{ELLIPSIS} {more}")]


def _with(block: Piece, **optional: object) -> Piece:
    return block | {key: value for key, value in optional.items() if value is not None}
