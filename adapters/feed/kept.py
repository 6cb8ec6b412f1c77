"""Bytes that were made once, kept as long as there is room: those asked for last stay longest."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

MOST_BYTES = 16_000_000


@dataclass(slots=True)
class Kept:
    """Bytes by name, each with the stamp of what it was made from, which whoever asks compares."""

    most: int = MOST_BYTES
    size: int = 0
    _kept: OrderedDict[Hashable, tuple[object, bytes]] = field(default_factory=OrderedDict)

    def get(self, name: Hashable) -> tuple[object, bytes] | None:
        found = self._kept.get(name)
        if found is not None:
            self._kept.move_to_end(name)
        return found

    def put(self, name: Hashable, stamp: object, made: bytes) -> None:
        """In the place of an earlier one."""
        _, earlier = self._kept.pop(name, (None, b""))
        self._kept[name] = stamp, made
        self.size += len(made) - len(earlier)
        while self.size > self.most:
            _, (_, gone) = self._kept.popitem(last=False)
            self.size -= len(gone)
