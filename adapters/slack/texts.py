"""Text that Slack takes: cut to length, and never read as markup where people wrote it."""

import re
from typing import Any

Piece = dict[str, Any]
"""A piece of Block Kit as JSON."""

MOST_MARKUP = 3000
MOST_SIGNS = 8
ELLIPSIS = "…"

_LOOKALIKES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "*": "\N{ASTERISK OPERATOR}",
    "_": "\N{MODIFIER LETTER LOW MACRON}",
    "~": "\N{TILDE OPERATOR}",
    "`": "\N{MODIFIER LETTER GRAVE ACCENT}",
}
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Marks that turn the direction of everything after them."""
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_END_OF_RIGHT_TO_LEFT = re.compile(rf"(?<=[{_RIGHT_TO_LEFT}])(?!\s*[{_RIGHT_TO_LEFT}])")
_MARKUP = str.maketrans(_LOOKALIKES)
_CUT_ENTITY = re.compile(r"&[a-z]{0,3}$")
_EMOJI = re.compile(r":[a-z+-][a-z0-9_+'-]*:\s*")


def clipped(text: str, most: int) -> str:
    """At most so many characters, an ellipsis in the place of the rest; a space where there is nothing."""
    if len(text) <= most:
        return text or " "
    return _CUT_ENTITY.sub("", text[: most - 1]).rstrip() + ELLIPSIS


def straight(text: str) -> str:
    """In one line, and from left to right again after a Hebrew or Arabic name."""
    if text.isascii():
        return " ".join(text.split())
    return _END_OF_RIGHT_TO_LEFT.sub("\N{LEFT-TO-RIGHT MARK}", " ".join(text.translate(_TURNING).split()))


def safe(text: str) -> str:
    """For markup: reads the same, mentions nobody, links nowhere, formats nothing."""
    return straight(text).translate(_MARKUP)


def bold(text: str) -> str:
    return f"*{safe(text)}*" if text.strip() else ""


def emoji(name: str) -> str:
    """A leave type's own emoji with a space after it; nothing where it is neither a name nor a sign."""
    if _EMOJI.fullmatch(name):
        return f"{name} "
    return f"{safe(name)} " if name and not name.isascii() and len(name) <= MOST_SIGNS else ""


def markup(text: str, most: int = MOST_MARKUP) -> Piece:
    """A mrkdwn object of text that went through `safe` and `bold`; bare addresses stay text."""
    return {"type": "mrkdwn", "text": clipped(text, most), "verbatim": True}


def plain(text: str, most: int) -> Piece:
    """A plain_text object: no markup but emoji names."""
    return {"type": "plain_text", "text": clipped(straight(text), most), "emoji": True}


def read_aloud(markup: str) -> str:
    """What a screen reader is to say of our own markup: no stars, no ticks, no emoji names; still escaped."""
    return _EMOJI.sub("", markup.replace("*", "").replace("`", ""))


def escaped(text: str) -> str:
    """For top-level text: Slack reads no more than these three there."""
    plain = text if text.isascii() else text.translate(_TURNING)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def code(text: str) -> str:
    """What is to be typed as it stands."""
    return f"`{safe(text)}`"
