"""Ids as Slack makes them, counted instead of drawn, so that a run can be repeated."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass
class Ids:
    """Gives out ids; `count` is all there is to keep over a restart."""

    seed: str = "playground"
    count: int = 0

    def next(self) -> int:
        self.count += 1
        return self.count

    def named(self, prefix: str) -> str:
        """An id such as D0A1B2C3D4: a letter that tells its kind and nine more."""
        return f"{prefix}0{self._digest()[:9].upper()}"

    def word(self, length: int = 24) -> str:
        """Letters and digits that nobody guesses by accident."""
        return self._digest()[:length]

    def trigger(self) -> str:
        return f"{self.next()}.{self.next()}.{self._digest()[:32]}"

    def uuid(self) -> str:
        d = self._digest()
        return f"{d[:8]}-{d[8:12]}-4{d[13:16]}-a{d[17:20]}-{d[20:32]}"

    def _digest(self) -> str:
        return hashlib.sha256(f"{self.seed}:{self.next()}".encode()).hexdigest()
