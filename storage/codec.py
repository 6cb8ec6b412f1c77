"""Events and effects to names and JSON, and back."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import lru_cache
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from bot.effects import Effect
from domain.streams import Event
from storage.names import EFFECTS, EVENTS
from storage.upcasters import UPCASTERS, Payload, Upcasters, current_shape, upcast

Read = Callable[[str], Any]


def to_plain(value: object) -> str:
    """Amounts as "15/2": what JSON numbers would round."""
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(f"no way to store a {type(value).__name__}")


def from_plain(kind: type, value: Any) -> object:
    if kind is Fraction:
        return _fraction(value)
    raise NotImplementedError(f"no way to read a {kind.__name__}")


@lru_cache(4096)
def _fraction(text: str) -> Fraction:
    """Read once for all: amounts are few, and reading one costs more than all else of an event."""
    return Fraction(text)


# Sets in a fixed order, so that the same event has the same bytes in every process.
_encoder = msgspec.json.Encoder(enc_hook=to_plain, order="deterministic")


def to_json(value: object) -> str:
    return _encoder.encode(value).decode()


def reader(kind: object) -> Read:
    """What reads JSON of a type; compiled once, because a log has many of each."""
    if not _is_ambiguous(kind):
        return msgspec.json.Decoder(kind, dec_hook=from_plain).decode
    return lambda text: build(kind, msgspec.json.decode(text))


def build(kind: Any, value: Any) -> Any:
    """A typed value from plain ones, through unions of dataclasses, which msgspec leaves to us."""
    if not _is_ambiguous(kind):
        return msgspec.convert(value, kind, dec_hook=from_plain)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        present = [field.name for field in fields(kind) if field.name in value]
        return cast(type, kind)(**{name: build(hints[name], value[name]) for name in present})
    if get_origin(kind) is tuple:
        return tuple(build(get_args(kind)[0], item) for item in value)
    return None if value is None else build(_member(kind, value), value)


def _member(union: Any, value: Mapping[str, object]) -> Any:
    """The dataclass of a union whose fields the value has."""
    members = [kind for kind in get_args(union) if kind is not type(None)]
    return next(kind for kind in members if {field.name for field in fields(kind)} >= value.keys())


def _is_ambiguous(kind: Any) -> bool:
    """Whether msgspec refuses a type because of a union of dataclasses somewhere in it."""
    try:
        msgspec.json.Decoder(kind, dec_hook=from_plain)
    except TypeError:
        return is_dataclass(kind) or get_origin(kind) in (tuple, Union, UnionType)
    return False


class Codec:
    """Names and JSON for events and effects; raises KeyError for a name that is not ours."""

    def __init__(self, upcasters: Upcasters = UPCASTERS) -> None:
        self._upcasters = upcasters
        self._names = {kind: name for name, kind in EVENTS.items()}
        self._effect_names = {kind: name for name, kind in EFFECTS.items()}
        self._shapes = {name: current_shape(name, upcasters) for name in EVENTS}
        self._events = {name: reader(kind) for name, kind in EVENTS.items()}
        self._effects = {name: reader(kind) for name, kind in EFFECTS.items()}

    def write_event(self, event: Event) -> tuple[str, int, str]:
        """Its name, shape and payload."""
        name = self._names[type(event)]
        return name, self._shapes[name], to_json(event)

    def read_event(self, name: str, shape: int, payload: str) -> Event:
        """The event, in whatever shape it was written."""
        if shape == self._shapes[name]:
            return cast(Event, self._events[name](payload))
        plain: Payload = msgspec.json.decode(payload)
        return cast(Event, build(EVENTS[name], upcast(name, shape, plain, self._upcasters)))

    def write_effect(self, effect: Effect) -> tuple[str, str]:
        """Its name and payload."""
        return self._effect_names[type(effect)], to_json(effect)

    def read_effect(self, name: str, payload: str) -> Effect:
        return cast(Effect, self._effects[name](payload))
