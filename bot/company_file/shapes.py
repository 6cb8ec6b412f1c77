"""What a value in the file may look like: one description reads it, writes it and is its schema."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeAlias, TypeVar

from bot.company_file.mistakes import Mistake, Spot, quoted
from bot.company_file.nodes import Listing, Mapped, Node, Scalar

T = TypeVar("T")
V = TypeVar("V")
Json: TypeAlias = "bool | int | str | Sequence[Json] | dict[str, Json] | None"


class Bare(str):
    """A number, written without quotes."""

    __slots__ = ()


class Unread(Exception):
    """A value could not be read; the report has been told why."""


@dataclass(slots=True)
class Report:
    """What reading has found: mistakes, what the file defines, and what it refers to."""

    mistakes: list[Mistake] = field(default_factory=list)
    known: dict[str, set[str]] = field(default_factory=dict)
    references: list[tuple[str, str, Spot]] = field(default_factory=list)
    places: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Countries with their regions."""

    def note(self, spot: Spot, problem: str, remedy: str = "") -> None:
        self.mistakes.append(Mistake(spot, problem, remedy))

    def define(self, kind: str, name: str) -> None:
        self.known.setdefault(kind, set()).add(name)


class Shape(Protocol[T]):
    """`read` raises Unread after it has noted what is wrong."""

    def read(self, node: Node, report: Report) -> T: ...

    def write(self, value: T) -> Json: ...

    def schema(self) -> dict[str, Json]: ...


@dataclass(frozen=True, slots=True)
class Marked(Generic[T]):
    """A value with its place in the file."""

    value: T
    spot: Spot = field(default=Spot(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """A single text. `parse` raises ValueError for what does not fit; its message, if any, says why."""

    parse: Callable[[str], T]
    expected: str
    show: Callable[[T], Json]
    json: dict[str, Json]

    def read(self, node: Node, report: Report) -> T:
        if not isinstance(node, Scalar) or node.is_null:
            raise refuse(node, report, self.expected)
        try:
            return self.parse(node.text)
        except ValueError as error:
            report.note(node.spot, f"there is {quoted(node.text)}, expected {self.expected}.", str(error))
            raise Unread from None

    def write(self, value: T) -> Json:
        return self.show(value)

    def schema(self) -> dict[str, Json]:
        return {**self.json, "description": self.expected}


@dataclass(frozen=True, slots=True)
class Reference:
    """The key of something that the file or the company defines; whether it does is seen at the end."""

    kind: str

    def read(self, node: Node, report: Report) -> str:
        if not isinstance(node, Scalar) or node.is_null:
            raise refuse(node, report, f"the name of a {self.kind}")
        report.references.append((self.kind, node.text, node.spot))
        return node.text

    def write(self, value: str) -> Json:
        return value

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "description": f"a {self.kind} of this company"}


@dataclass(frozen=True, slots=True)
class Defining:
    """A text by which others refer to what it stands in; upper and lower case are the same."""

    kind: str
    text: Leaf[str]

    def read(self, node: Node, report: Report) -> str:
        if isinstance(node, Scalar):
            report.define(self.kind, node.text.casefold())
        return self.text.read(node, report)

    def write(self, value: str) -> Json:
        return self.text.write(value)

    def schema(self) -> dict[str, Json]:
        return self.text.schema()


@dataclass(frozen=True, slots=True)
class Marking(Generic[T]):
    """Keeps the line with the value."""

    shape: Shape[T]

    def read(self, node: Node, report: Report) -> Marked[T]:
        return Marked(self.shape.read(node, report), node.spot)

    def write(self, value: Marked[T]) -> Json:
        return self.shape.write(value.value)

    def schema(self) -> dict[str, Json]:
        return self.shape.schema()


@dataclass(frozen=True, slots=True)
class Turned(Generic[T, V]):
    """The file says it in one form, the domain in another."""

    shape: Shape[T]
    forth: Callable[[T], V]
    back: Callable[[V], T]

    def read(self, node: Node, report: Report) -> V:
        return self.forth(self.shape.read(node, report))

    def write(self, value: V) -> Json:
        return self.shape.write(self.back(value))

    def schema(self) -> dict[str, Json]:
        return self.shape.schema()


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """A shape that stands in several places, and once in the schema."""

    name: str
    shape: Shape[T]

    def read(self, node: Node, report: Report) -> T:
        return self.shape.read(node, report)

    def write(self, value: T) -> Json:
        return self.shape.write(value)

    def schema(self) -> dict[str, Json]:
        return {"$ref": f"#/$defs/{self.name}"}


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """Any number of values; with `or_one` a single one may stand without the list."""

    shape: Shape[T]
    expected: str
    or_one: bool = False

    def read(self, node: Node, report: Report) -> tuple[T, ...]:
        if isinstance(node, Listing):
            return tuple(_readable(self.shape, node.items, report))
        if self.or_one:
            return (self.shape.read(node, report),)
        raise refuse(node, report, f"a list of {self.expected}")

    def write(self, value: Iterable[T]) -> Json:
        values = [self.shape.write(each) for each in value]
        return values[0] if self.or_one and len(values) == 1 else values

    def schema(self) -> dict[str, Json]:
        each = self.shape.schema()
        listed: dict[str, Json] = {"type": "array", "items": each}
        return {"anyOf": [each, listed]} if self.or_one else listed


@dataclass(frozen=True, slots=True)
class SetOf:
    """Texts without an order, written in that of the alphabet."""

    text: Leaf[str]
    expected: str

    def read(self, node: Node, report: Report) -> frozenset[str]:
        return frozenset(ListOf(self.text, self.expected).read(node, report))

    def write(self, value: frozenset[str]) -> Json:
        return sorted(value)

    def schema(self) -> dict[str, Json]:
        return {"type": "array", "items": self.text.schema(), "uniqueItems": True}


@dataclass(frozen=True, slots=True)
class Keyed(Generic[T]):
    """Things by their keys, which are their ids and what others refer to."""

    kind: str
    key: Leaf[str]
    shape: Shape[T]

    def read(self, node: Node, report: Report) -> dict[str, Marked[T]]:
        if not isinstance(node, Mapped):
            raise refuse(node, report, f"each {self.kind} under its key")
        found: dict[str, Marked[T]] = {}
        for key, _ in node.entries:
            report.define(self.kind, key.text)
        for key, value in node.entries:
            try:
                name = self.key.read(key, report)
                found[name] = Marked(self.shape.read(value, report), key.spot)
            except Unread:
                continue
        return found

    def write(self, value: dict[str, Marked[T]]) -> Json:
        return {key: self.shape.write(each.value) for key, each in value.items()}

    def schema(self) -> dict[str, Json]:
        return {
            "type": "object",
            "propertyNames": {"type": "string", "minLength": 1},
            "additionalProperties": self.shape.schema(),
        }


@dataclass(frozen=True, slots=True)
class Either(Generic[T]):
    """A short way to say it as one text, and a long one; written in the short way where that says it all."""

    short: Leaf[T]
    long: Shape[T]
    is_short: Callable[[T], bool]

    def read(self, node: Node, report: Report) -> T:
        shape: Shape[T] = self.short if isinstance(node, Scalar) else self.long
        return shape.read(node, report)

    def write(self, value: T) -> Json:
        return (self.short if self.is_short(value) else self.long).write(value)

    def schema(self) -> dict[str, Json]:
        return {"anyOf": [self.short.schema(), self.long.schema()]}


def refuse(node: Node, report: Report, expected: str) -> Unread:
    """Notes that something else is expected."""
    if isinstance(node, Listing):
        there = "there is a list"
    elif isinstance(node, Mapped):
        there = "there is a mapping"
    else:
        there = "there is nothing" if node.is_null else f"there is {quoted(node.text)}"
    report.note(node.spot, f"{there}, expected {expected}.")
    return Unread()


def _readable(shape: Shape[T], nodes: Iterable[Node], report: Report) -> Iterable[T]:
    for node in nodes:
        try:
            yield shape.read(node, report)
        except Unread:
            continue
