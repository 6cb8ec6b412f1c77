"""A file into its company: read, compared and carried out as one, or refused with every mistake."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.company_file.comparing import compare
from bot.company_file.mistakes import Mistake, Mistaken, Spot
from bot.company_file.plan import Change, Commands, Plan, Tried
from bot.company_file.reading import Opened, open_file
from bot.people import newcomer_id
from bot.ports import Context, Transaction
from bot.talk import House
from domain.employees.commands import LinkIdentity
from domain.ids import EmployeeId
from domain.refusals import Refusal, Refused


class RefusedChange(Refused):
    """One change of a plan was refused, and with it all of them; the change says on which line it stands."""

    def __init__(self, refusal: Refusal, change: Change) -> None:
        super().__init__(refusal)
        self.change = change


async def bring_in(house: House, context: Context, data: bytes, *, is_trial: bool = False) -> Plan:
    """Makes the company what the file says; the plan that was carried out, or would be if it is a trial.

    Raises Mistaken, or RefusedChange; then nothing has changed.
    """
    return await bring_in_opened(house, context, open_file(data, house.places()), is_trial=is_trial)


async def bring_in_opened(house: House, context: Context, opened: Opened, *, is_trial: bool = False) -> Plan:
    """The same for what was opened already."""
    known = [row.employee_id for row in await house.queries.people(context.company_id)]
    attempt = _Attempt(house, opened, known, context, is_trial)
    try:
        await house.handling.plan_and_handle(context, attempt.commands)
    except Tried:
        return attempt.plan
    except Refused as refused:
        raise RefusedChange(refused.refusal, attempt.tried.last) from None
    return attempt.plan


@dataclass(slots=True)
class _Attempt:
    """One try to bring the company in line, planned under the lock that it is carried out in."""

    house: House
    opened: Opened
    known: Sequence[EmployeeId]
    context: Context
    is_trial: bool
    plan: Plan = field(default_factory=lambda: Plan(()))
    tried: Commands = field(default_factory=lambda: Commands(()))

    def commands(self, tx: Transaction) -> Commands:
        company_id = self.context.company_id
        settings = tx.settings(company_id)
        employees = [tx.employee(company_id, each) for each in self.known]
        file = self.opened.checked(settings, employees)
        self.plan = compare(file, settings, employees, self.house.ids, self.context.at)
        self.check_newcomers(tx)
        self.tried = Commands(self.plan.changes, is_trial=self.is_trial)
        return self.tried

    def check_newcomers(self, tx: Transaction) -> None:
        """Somebody may have joined by chat after the people were read: then it is for the next try."""
        for change in self.plan.changes:
            if isinstance(change.command, LinkIdentity):
                employee_id = newcomer_id(change.command.identity)
                joined = tx.employee(self.context.company_id, employee_id)
                if joined.id is not None and employee_id not in self.known:
                    problem = f"{joined.profile.name} has joined just now."
                    raise Mistaken([Mistake(Spot(change.line, 1), problem, "Import the file again.")])
