"""Old shapes of events and how each becomes the next; nothing stored is ever rewritten."""

from collections.abc import Callable, Mapping

Payload = dict[str, object]
Upcasters = Mapping[tuple[str, int], Callable[[Payload], Payload]]

UPCASTERS: Upcasters = {}
"""(event name, shape) to what turns that shape into the next one. Added to, never taken from."""


def current_shape(name: str, upcasters: Upcasters = UPCASTERS) -> int:
    """The shape that events of a name are written in: one more than the newest that is upcast."""
    return max((shape for known, shape in upcasters if known == name), default=0) + 1


def upcast(name: str, shape: int, payload: Payload, upcasters: Upcasters = UPCASTERS) -> Payload:
    """A payload of an older shape in the current one."""
    for older in range(shape, current_shape(name, upcasters)):
        payload = upcasters[name, older](payload)
    return payload
