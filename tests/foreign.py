"""Telling our sentences from people's words: theirs in another script, ours in the language nobody speaks."""

import dataclasses
import re
from typing import Any, TypeVar

from babel import Locale

from bot.wording.pseudo import CLOSE, OPEN

_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_GEORGIAN = "".join(chr(0x10D0 + at % 33) for at in range(len(_LATIN)))
_FOREIGN = str.maketrans(_LATIN, _GEORGIAN)
_KEPT = {"emoji", "country", "countries"}
"""What Slack, CLDR and we read and no person does."""
_CHANNEL = re.compile(r"[A-Z0-9]+")
_UNSPOKEN = re.compile(r":[a-z_0-9+-]+:|<[#@][A-Z0-9]+>|/vacation\b")
"""Emoji, mentions, the command."""
_WORD = re.compile(r"[A-Za-z]+")
_CUT_WORD = re.compile(r"([A-Za-z]+)…$")
ENGLISH = Locale.parse("en_GB")
CALENDAR = {
    word
    for names in (ENGLISH.days, ENGLISH.months)
    for width in ("wide", "abbreviated")
    for name in names["format"][width].values()
    for word in _WORD.findall(name)
} | {"and"}
"""CLDR's days and months, and its way to join a list."""
COUNTRIES = {word for name in ENGLISH.territories.values() for word in _WORD.findall(name)}
Thing = TypeVar("Thing")


def foreign(thing: Thing) -> Thing:
    """The same with every text of its own in Georgian letters."""
    return _foreign(thing)


def unlooked_up(text: str, known: frozenset[str] | set[str] = frozenset()) -> set[str]:
    """Plain words in a drawing in the language nobody speaks that are neither CLDR's nor anybody's."""
    known = CALENDAR | known
    said = _UNSPOKEN.sub(" ", text)
    cut = _CUT_WORD.search(said)
    if cut and any(word.startswith(cut[1]) for word in known):
        said = said[: cut.start()]
    return set(_WORD.findall(said)) - known


def is_whole(text: str) -> bool:
    """Whether every sentence of ours in it ends, and none has lost its beginning."""
    depth = 0
    for sign in text:
        depth += (sign == OPEN) - (sign == CLOSE)
        if depth < 0:
            return False
    return depth == 0


def _foreign(thing: Any) -> Any:
    if isinstance(thing, str) and type(thing) is str:
        return thing.translate(_FOREIGN)
    if isinstance(thing, tuple | frozenset):
        return type(thing)(map(_foreign, thing))
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        given = {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}
        own = {name: _foreign(value) for name, value in given.items() if not _is_kept(name, value)}
        return dataclasses.replace(thing, **own)
    return thing


def _is_kept(name: str, value: object) -> bool:
    return name in _KEPT or (name == "channel_id" and bool(_CHANNEL.fullmatch(str(value))))
