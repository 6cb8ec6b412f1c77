"""Finding out beforehand which commands a batch will ask about, so that one question answers for all."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.effects import Effect
from bot.ports import Context, Transaction
from domain.company.settings import Settings
from domain.employees.assignment import Assignment
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId
from domain.periods import Period
from domain.streams import Event
from storage.drafting import Draft


class _Found(BaseException):
    """Ends a look as soon as there is an answer; no work may take it for a mistake of its own."""

    def __init__(self, command_id: str | None) -> None:
        super().__init__()
        self.command_id = command_id


class Scout:
    """A Transaction that goes no further than the first question about a command."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def settings(self, company_id: CompanyId) -> Settings:
        return self._draft.settings(company_id)

    def employee(self, company_id: CompanyId, employee_id: EmployeeId) -> Employee:
        return self._draft.employee(company_id, employee_id)

    def has_handled(self, company_id: CompanyId, command_id: str) -> bool:
        raise _Found(command_id)

    def absent(self, company_id: CompanyId, period: Period) -> Sequence[Employee]:
        raise _Found(None)

    def assignments(self, company_id: CompanyId, day: date) -> Sequence[Assignment]:
        raise _Found(None)

    def append(
        self, context: Context, stream: str, events: Sequence[Event], effects: Sequence[Effect] = ()
    ) -> None:
        raise _Found(None)


def command_asked_for(work: Callable[[Transaction], object], draft: Draft) -> str | None:
    """The command that work asks about first, if it does."""
    try:
        work(Scout(draft))
    except _Found as found:
        return found.command_id
    except Exception:
        # Whatever it is, it will be raised again when it counts.
        return None
    return None
