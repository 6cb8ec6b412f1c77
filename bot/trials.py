"""Dry runs that are under way: of many people they take a while, and are looked at more than once."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.company.settings import Settings
from domain.ids import EmployeeId
from domain.leave.comparing import BalanceChange, LeaveChange

MOST_KEPT = 20
KEPT_FOR = timedelta(minutes=10)
"""Leave is booked meanwhile, too: what was found longer ago is looked for anew."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a change would mean for one person: nobody for whom it means nothing has one."""

    employee_id: EmployeeId
    name: str
    balances: tuple[BalanceChange, ...]
    leave: tuple[LeaveChange, ...]


@dataclass(slots=True)
class Trial:
    """One dry run; `task` has ended once everybody was looked at, with Refused where it would be refused."""

    settings: Settings
    begun_at: datetime
    everybody: int
    looked_at: int = 0
    found: list[Consequence] = field(default_factory=list)
    task: asyncio.Task[None] = field(init=False)

    @property
    def is_done(self) -> bool:
        return self.task.done()

    def serves(self, settings: Settings, at: datetime) -> bool:
        """Whether what it finds still holds."""
        return self.settings is settings and at - self.begun_at < KEPT_FOR and not self._has_failed

    @property
    def _has_failed(self) -> bool:
        return self.task.done() and (self.task.cancelled() or self.task.exception() is not None)


@dataclass(frozen=True, slots=True)
class Trials:
    """Those of this process, by what they try; the oldest makes room, and what it had begun ends."""

    _kept: OrderedDict[str, Trial] = field(default_factory=OrderedDict)

    def find(self, mark: str, settings: Settings, at: datetime) -> Trial | None:
        """One under way or done, where it still holds."""
        trial = self._kept.get(mark)
        return trial if trial and trial.serves(settings, at) else None

    def keep(self, mark: str, trial: Trial) -> None:
        self._end(self._kept.pop(mark, None))
        self._kept[mark] = trial
        while len(self._kept) > MOST_KEPT:
            self._end(self._kept.popitem(last=False)[1])

    @staticmethod
    def _end(trial: Trial | None) -> None:
        if trial:
            trial.task.cancel()
