"""Small checks from which the shapes of Block Kit are put together; each reports what Slack would."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Check: TypeAlias = "Callable[[object, str, Findings], None]"


@dataclass
class Findings:
    """What is wrong with a message or view, in Slack's words, each with the place it was found."""

    messages: list[str] = field(default_factory=list)

    def add(self, pointer: str, sentence: str) -> None:
        self.messages.append(f"[ERROR] {sentence} [json-pointer:{pointer}]")


@dataclass(frozen=True)
class Shape:
    """The fields an object must and may have; anything else is refused as Slack refuses it."""

    required: Mapping[str, Check]
    optional: Mapping[str, Check]

    def __call__(self, given: object, pointer: str, findings: Findings) -> None:
        if not isinstance(given, dict):
            findings.add(pointer, "must be an object")
            return
        for name in self.required:
            if given.get(name) is None:
                findings.add(pointer, f"missing required field: {name}")
        for name, value in given.items():
            self._check_field(name, value, pointer, findings)

    def _check_field(self, name: str, value: object, pointer: str, findings: Findings) -> None:
        check = self.required.get(name) or self.optional.get(name)
        if check is None:
            findings.add(pointer, f"invalid additional property: {name}")
        elif value is not None:
            check(value, f"{pointer}/{name}", findings)


def string(most: int, least: int = 1, pattern: str | None = None) -> Check:
    """A string of `least` to `most` characters, of the pattern if one is given."""

    def check(given: object, pointer: str, findings: Findings) -> None:
        if not isinstance(given, str):
            findings.add(pointer, "must be a string")
        elif len(given) > most:
            findings.add(pointer, f"must be less than {most + 1} characters")
        elif len(given) < least:
            findings.add(pointer, f"must be more than {least - 1} characters")
        elif pattern and not re.fullmatch(pattern, given):
            findings.add(pointer, f"must match the pattern {pattern}")

    return check


def listing(item: Check, most: int, least: int = 1) -> Check:
    """A list of `least` to `most` items, each of which is checked."""

    def check(given: object, pointer: str, findings: Findings) -> None:
        if not isinstance(given, list):
            findings.add(pointer, "must be an array")
            return
        if len(given) > most:
            findings.add(pointer, f"no more than {most} items allowed")
        if len(given) < least:
            findings.add(pointer, f"no fewer than {least} items allowed")
        for index, each in enumerate(given):
            item(each, f"{pointer}/{index}", findings)

    return check


def flag(given: object, pointer: str, findings: Findings) -> None:
    """True or false, and no text that looks like it."""
    if not isinstance(given, bool):
        findings.add(pointer, "must be a boolean")


def integer(least: int, most: int) -> Check:
    """A whole number within bounds, both included."""

    def check(given: object, pointer: str, findings: Findings) -> None:
        if isinstance(given, bool) or not isinstance(given, int):
            findings.add(pointer, "must be an integer")
        elif not least <= given <= most:
            findings.add(pointer, f"must be between {least} and {most}")

    return check


def one_of(*allowed: str) -> Check:
    """One of a few words."""

    def check(given: object, pointer: str, findings: Findings) -> None:
        if given not in allowed:
            findings.add(pointer, f"must be a valid enum value: {', '.join(allowed)}")

    return check


def anything(given: object, pointer: str, findings: Findings) -> None:
    """Accepted as it stands: the platform documents no limit that could be held here."""


def by_type(shapes: Mapping[str, Check], allowed: Sequence[str]) -> Check:
    """An object whose `type` chooses its shape, out of those allowed in this place."""

    def check(given: object, pointer: str, findings: Findings) -> None:
        kind = given.get("type") if isinstance(given, dict) else None
        if not isinstance(kind, str):
            findings.add(pointer, "missing required field: type")
        elif kind not in allowed or kind not in shapes:
            findings.add(f"{pointer}/type", f"unsupported type: {kind}")
        else:
            shapes[kind](given, pointer, findings)

    return check
