"""Text that Teams takes: cut to length, and never read as Markdown where people wrote it."""

import re
from functools import lru_cache
from typing import Any

import emoji as signs

Piece = dict[str, Any]
"""A piece of an Adaptive Card as JSON."""

MOST_TEXT = 3000
MOST_SIGNS = 8
ELLIPSIS = "…"
JOINER = "\N{WORD JOINER}"
"""Not seen, and no Markdown begins after it."""

_LOOKALIKES = {
    "*": "\N{ASTERISK OPERATOR}",
    "_": "\N{MODIFIER LETTER LOW MACRON}",
    "~": "\N{TILDE OPERATOR}",
    "`": "\N{MODIFIER LETTER GRAVE ACCENT}",
    "<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
    ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
    "\\": "\N{REVERSE SOLIDUS OPERATOR}",
}
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Marks that turn the direction of everything after them."""
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_END_OF_RIGHT_TO_LEFT = re.compile(rf"(?<=[{_RIGHT_TO_LEFT}])(?!\s*[{_RIGHT_TO_LEFT}])")
_MARKUP = str.maketrans(_LOOKALIKES)
_LINK = re.compile(r"\](?=[(\[:])")
_FUNCTION = re.compile(r"\{(?=\{)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_OPENING = re.compile(r"^(?=[-+#]|\d+[.)](?:\s|$))")
_NAME = re.compile(r":[a-z+-][a-z0-9_+'-]*:\s*")


def clipped(text: str, most: int) -> str:
    """At most so many characters, an ellipsis in the place of the rest; a space where there is nothing."""
    return (text if len(text) <= most else text[: most - 1].rstrip() + ELLIPSIS) or " "


def straight(text: str) -> str:
    """In one line, and from left to right again after a Hebrew or Arabic name."""
    if text.isascii():
        return " ".join(text.split())
    return _END_OF_RIGHT_TO_LEFT.sub("\N{LEFT-TO-RIGHT MARK}", " ".join(text.translate(_TURNING).split()))


def safe(text: str) -> str:
    """For a TextBlock: reads the same, mentions nobody, links nowhere, formats nothing."""
    plain = straight(text).translate(_MARKUP)
    for pattern, sign in ((_LINK, "]"), (_FUNCTION, "{"), (_ENTITY, "&")):
        plain = pattern.sub(f"{sign}{JOINER}", plain)
    return _OPENING.sub(JOINER, plain)


def bold(text: str) -> str:
    return f"**{safe(text).strip()}**" if text.strip() else ""


@lru_cache(maxsize=512)
def emoji(name: str) -> str:
    """A leave type's own emoji with a space after it; nothing where it is neither a name nor a sign."""
    if _NAME.fullmatch(name):
        sign = signs.emojize(name.strip(), language="alias")
        return "" if sign == name.strip() else f"{sign} "
    return f"{safe(name)} " if name and not name.isascii() and len(name) <= MOST_SIGNS else ""


def read_aloud(text: str) -> str:
    """Our own Markdown without its marks."""
    return text.replace("**", "").replace(JOINER, "")
