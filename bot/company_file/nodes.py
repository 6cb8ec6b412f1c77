"""Bytes into a tree of texts, lists and mappings that know their lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from bot.company_file.mistakes import Mistake, Mistaken, Spot, quoted

MOST_BYTES = 16 * 1024 * 1024
MOST_NODES = 2_000_000
DEEPEST = 20
"""Levels of nesting; a company needs eight."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAB_INDENTED = re.compile(r"^[ -]*\t", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it is written; `is_null` where nothing is."""

    spot: Spot
    text: str
    is_null: bool


@dataclass(frozen=True, slots=True)
class Listing:
    spot: Spot
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapped:
    """Each key once, in the order of the file."""

    spot: Spot
    entries: tuple[tuple[Scalar, "Node"], ...]

    def get(self, key: str) -> "Node | None":
        return next((node for scalar, node in self.entries if scalar.text == key), None)

    def spot_of(self, key: str) -> Spot:
        """Where a key's value is; where it is left out, the place that lacks it."""
        return (self.get(key) or self).spot


Node = Scalar | Listing | Mapped


def tree(data: bytes) -> tuple[Mapped, list[Mistake]]:
    """The content, and mistakes that leave it readable. Raises Mistaken for what is not YAML at all."""
    builder = _Builder(_events(_decoded(data)))
    try:
        return builder.document(), builder.mistakes
    except Mistaken as error:
        raise Mistaken([*builder.mistakes, *error.mistakes]) from None


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise Mistaken([_not_yaml(text, error)]) from None
    except yaml.YAMLError as error:
        raise Mistaken([_unreadable(text, error)]) from None


class _Builder:
    """One pass over the parser's events, collecting every mistake on the way."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.events = events
        self.nodes = 0
        self.mistakes: list[Mistake] = []

    def document(self) -> Mapped:
        event = next(self.events)
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = next(self.events)
        root = self.node(event, "", 0)
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.note(_spot(event, ""), "a second document begins here.", "A company is one document.")
                break
        if not isinstance(root, Mapped):
            self.note(root.spot, "there is no company in this file.", "It begins with “company:”.")
            raise Mistaken([])
        return root

    def node(self, event: yaml.Event, path: str, depth: int) -> Node:
        spot = _spot(event, path)
        self.check_size(spot, depth)
        if getattr(event, "tag", None):
            self.note(spot, "a YAML tag (“!”) stands here, which is not read.", "Leave it out.")
        if isinstance(event, yaml.ScalarEvent):
            is_plain = bool(event.implicit[0])
            return Scalar(spot, event.value, is_plain and event.value in NULLS)
        if isinstance(event, yaml.SequenceStartEvent):
            return Listing(spot, tuple(self.items(path, depth)))
        if isinstance(event, yaml.MappingStartEvent):
            return Mapped(spot, tuple(self.entries(path, depth)))
        return self.without_alias(event, spot)

    def check_size(self, spot: Spot, depth: int) -> None:
        self.nodes += 1
        if depth > DEEPEST:
            remedy = f"No more than {DEEPEST} levels are read."
            raise Mistaken([Mistake(spot, "this is nested too deeply.", remedy)])
        if self.nodes > MOST_NODES:
            remedy = "Split it: a file may hold some of the people only."
            raise Mistaken([Mistake(spot, f"the file holds more than {MOST_NODES:,} values.", remedy)])

    def without_alias(self, event: yaml.Event, spot: Spot) -> Node:
        if isinstance(event, yaml.AliasEvent):
            self.note(spot, f"“*{event.anchor}” is an alias, which is not read.", "Write it out here.")
        return Scalar(spot, "", True)

    def items(self, path: str, depth: int) -> Iterator[Node]:
        number = 1
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, f"{path} {number}".strip(), depth + 1)
            number += 1

    def entries(self, path: str, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, path, depth + 1)
            inner = key.text if isinstance(key, Scalar) else ""
            value = self.node(next(self.events), f"{path} > {inner}" if path else inner, depth + 1)
            if not isinstance(key, Scalar):
                self.note(key.spot, "a list or mapping stands where a key should be.", "A key is a word.")
            elif inner in seen:
                remedy = f"It stands on line {seen[inner]} already; keep one of them."
                self.note(key.spot, f"the key {quoted(inner)} is here twice.", remedy)
            else:
                seen[inner] = key.spot.line
                yield key, value

    def note(self, spot: Spot, problem: str, remedy: str) -> None:
        self.mistakes.append(Mistake(spot, problem, remedy))


def _spot(event: yaml.Event, path: str) -> Spot:
    mark = event.start_mark
    return Spot(mark.line + 1, mark.column + 1, path) if mark else Spot(1, 1, path)


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        size = f"{len(data) // 1024 // 1024} MB"
        raise Mistaken([Mistake(Spot(1, 1), f"the file is {size} large.", "Up to 16 MB are read.")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"the byte {data[error.start]:#04x} is not UTF-8."
        raise Mistaken([Mistake(Spot(line, 1), problem, "Save the file as UTF-8.")]) from None


def _not_yaml(text: str, error: yaml.MarkedYAMLError) -> Mistake:
    mark = error.problem_mark
    spot = Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)
    line = text.split("\n")[spot.line - 1 : spot.line]
    if line and _TAB_INDENTED.match(line[0]):
        return Mistake(spot, "a tab is used to indent.", "Indent with spaces.")
    return Mistake(spot, f"this is not YAML: {error.problem or error.context}.", "Look here and above.")


def _unreadable(text: str, error: yaml.YAMLError) -> Mistake:
    """A character that no YAML file may hold; the parser says only where."""
    position = getattr(error, "position", 0)
    line = text.count("\n", 0, position if isinstance(position, int) else 0) + 1
    return Mistake(Spot(line, 1), "a control character stands in the file.", "Remove it.")
