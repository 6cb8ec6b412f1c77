"""Mappings with known keys, each of them an attribute of a dataclass."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Generic, TypeVar, cast

from bot.company_file.mistakes import nearest, quoted
from bot.company_file.nodes import Mapped, Node, Scalar
from bot.company_file.shapes import Json, Report, Shape, Unread, refuse

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Key:
    """What stands under a key: the attribute it fills, its shape, and a sentence for those who write it."""

    attribute: str
    read: Callable[[Node, Report], object]
    write: Callable[[object], Json]
    schema: Callable[[], dict[str, Json]]
    about: str
    is_required: bool
    may_be_empty: bool


def key(attribute: str, shape: Shape[V], about: str, *, required: bool = False, empty: bool = False) -> Key:
    """A key of a record; `empty` ones may be there with nothing behind them, which says None."""

    def write(value: object) -> Json:
        return shape.write(cast(V, value))

    return Key(attribute, shape.read, write, shape.schema, about, required, empty)


@dataclass(frozen=True, slots=True)
class Inner:
    """An attribute that is a record itself, but whose keys stand among those of the outer one."""

    attribute: str
    fill: Callable[[Mapped, Report], object]
    written: Callable[[object], dict[str, Json]]
    keys: Mapping[str, Key]
    after: str
    """The key behind which they are written; "" writes them first."""


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """A dataclass as a mapping. A key left out leaves the attribute at its default.

    `inner` is an attribute whose own keys stand among these; `given` fills what the file leaves out;
    `check` sees the whole of it.
    """

    make: Callable[..., T]
    keys: Mapping[str, Key]
    inner: "Inner | None" = None
    given: Mapping[str, object] = field(default_factory=dict)
    check: Callable[[Mapped, T, Report], None] | None = None

    def read(self, node: Node, report: Report) -> T:
        if not isinstance(node, Mapped):
            raise refuse(node, report, f"a mapping with {_listed(self.all_keys())}")
        for scalar, _ in node.entries:
            if scalar.text not in self.all_keys():
                report.note(scalar.spot, *_unknown(scalar.text, self.all_keys()))
        made = self.fill(node, report)
        if self.check:
            self.check(node, made, report)
        return made

    def fill(self, node: Mapped, report: Report) -> T:
        """Reads its keys and those of the inner record. Raises Unread if a required one is missing."""
        values = dict(self.given)
        is_whole = True
        for name, each in self.keys.items():
            is_whole &= _take(node, name, each, values, report)
        if self.inner:
            values[self.inner.attribute] = self.inner.fill(node, report)
        if not is_whole:
            raise Unread
        return self.make(**values)

    def write(self, value: T) -> Json:
        return self.written(value)

    def written(self, value: T) -> dict[str, Json]:
        """Every key whose attribute differs from its default."""
        defaults = {**_defaults(self.make), **self.given}
        said = self.inner_written(value, "")
        for name, each in self.keys.items():
            there = getattr(value, each.attribute)
            if each.is_required or there != defaults.get(each.attribute, MISSING):
                said[name] = each.write(there)
            said |= self.inner_written(value, name)
        return said

    def inner_written(self, value: T, after: str) -> dict[str, Json]:
        if self.inner is None or self.inner.after != after:
            return {}
        return self.inner.written(getattr(value, self.inner.attribute))

    def all_keys(self) -> dict[str, Key]:
        return {**self.keys, **(self.inner.keys if self.inner else {})}

    def schema(self) -> dict[str, Json]:
        keys = self.all_keys()
        properties: dict[str, Json] = {name: _described(each) for name, each in keys.items()}
        required = [name for name, each in keys.items() if each.is_required]
        schema: dict[str, Json] = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**schema, "required": required} if required else schema


def inner(attribute: str, record: Record[V], after: str) -> Inner:
    """The keys of one record among those of another, written after one of those."""

    def written(value: object) -> dict[str, Json]:
        return record.written(cast(V, value))

    return Inner(attribute, record.fill, written, record.all_keys(), after)


def _take(node: Mapped, name: str, each: Key, values: dict[str, object], report: Report) -> bool:
    """Reads one key into the values; False where a required one cannot be had."""
    there = node.get(name)
    if there is None:
        if each.is_required:
            report.note(node.spot, f"“{name}” is missing.", f"It is {each.about}.")
        return not each.is_required
    if each.may_be_empty and isinstance(there, Scalar) and there.is_null:
        values[each.attribute] = None
        return True
    try:
        values[each.attribute] = each.read(there, report)
    except Unread:
        return not each.is_required
    return True


def _unknown(written: str, keys: Mapping[str, Key]) -> tuple[str, str]:
    near = nearest(written, keys)
    remedy = f"Did you mean “{near}”?" if near else f"Known here: {_listed(keys)}."
    return f"{quoted(written)} is no key that is known here.", remedy


def _listed(keys: Mapping[str, Key]) -> str:
    return ", ".join(keys)


def _described(each: Key) -> dict[str, Json]:
    schema = each.schema()
    if each.may_be_empty:
        schema = {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "description": each.about}


def _defaults(make: Callable[..., object]) -> dict[str, object]:
    found: dict[str, object] = {}
    for each in fields(make):  # type: ignore[arg-type]
        if each.default is not MISSING:
            found[each.name] = each.default
        elif each.default_factory is not MISSING:
            found[each.name] = each.default_factory()
    return found
