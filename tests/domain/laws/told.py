"""A request as a model tells it: half a day at a time, and one word after another."""

from dataclasses import dataclass, field
from datetime import date

from domain.ids import EmployeeId, RequestId
from domain.leave.requests import Request, Status, Step
from domain.periods import Asked, Halves

Half = tuple[date, str]


@dataclass(frozen=True)
class Turn:
    """Whose step it is, and what has been said in it."""

    step: int = 0
    said: frozenset[EmployeeId] = frozenset()
    """The approvers for whom a word was given."""
    clicked: frozenset[EmployeeId] = frozenset()
    """Who gave it."""


@dataclass
class Told:
    """Leave, a change of leave, or giving it back; `halves` are the worked ones that it takes."""

    halves: set[Half]
    status: Status = Status.PENDING
    steps: tuple[Step, ...] = ()
    amends: RequestId | None = None
    gives_all_back: bool = False
    is_illness: bool = False
    turn: Turn = Turn()
    clicks: list[tuple[EmployeeId, Turn]] = field(default_factory=list)
    before: set[Half] = field(default_factory=set)

    @property
    def is_active(self) -> bool:
        return self.status in (Status.PENDING, Status.APPROVED)

    def hear(self, by: EmployeeId, speaks_for: frozenset[EmployeeId], is_administrator: bool) -> bool:
        """A yes, which counts for every step in a row that names the same person; False where it is none."""
        if self.status is not Status.PENDING or by in self.turn.clicked:
            return False
        was = self.turn
        named = speaks_for & set(self.steps[was.step].approver_ids)
        if not named and (not is_administrator or any(one == by for one, _ in self.clicks)):
            return False
        while self.status is Status.PENDING and self._count(by, speaks_for):
            pass
        self.clicks.append((by, was))
        return True

    def _count(self, by: EmployeeId, speaks_for: frozenset[EmployeeId]) -> bool:
        """Whether the next step is theirs to speak in as well."""
        step = self.steps[self.turn.step]
        everybody = frozenset(step.approver_ids)
        said = self.turn.said | (speaks_for & everybody or everybody)
        if step.is_by_all and said != everybody:
            self.turn = Turn(self.turn.step, said, self.turn.clicked | {by})
            return False
        self.turn = Turn(self.turn.step + 1)
        if self.turn.step == len(self.steps):
            self.status = Status.APPROVED if self.amends is None else Status.APPLIED
            return False
        return bool(speaks_for & set(self.steps[self.turn.step].approver_ids))


def worked_halves(asked: Asked, free: set[date]) -> set[Half]:
    """The halves asked for that are worked: mornings and afternoons from Monday to Friday."""
    found = set()
    for day in asked.period.days():
        if day.weekday() < 5 and day not in free:
            halves = asked.halves_on(day)
            found |= {(day, "am")} if Halves.MORNING in halves else set()
            found |= {(day, "pm")} if Halves.AFTERNOON in halves else set()
    return found


def charged_halves(request: Request) -> set[Half]:
    """The halves that a request takes by its charges."""
    return {
        (charge.day, name)
        for charge in request.charges
        for half, name in ((Halves.MORNING, "am"), (Halves.AFTERNOON, "pm"))
        if half in charge.halves
    }
