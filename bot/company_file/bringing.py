"""A file into its company: read, compared and carried out as one, or refused with every mistake."""

from bot.company_file.comparing import compare
from bot.company_file.plan import Commands, Plan
from bot.company_file.reading import Opened, open_file
from bot.ports import Context, Transaction
from bot.talk import House
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId


async def bring_in(house: House, context: Context, data: bytes) -> Plan:
    """Makes the company what the file says; the plan that was carried out. Raises Mistaken, or Refused."""
    opened = open_file(data, house.places())
    ids = await _ids(house, context.company_id)
    plans: list[Plan] = []

    def plan(tx: Transaction) -> Commands:
        employees = [tx.employee(context.company_id, each) for each in ids]
        plans.append(_plan(house, opened, tx, context, employees))
        return plans[-1].commands

    await house.handling.plan_and_handle(context, plan)
    return plans[-1] if plans else Plan(())


async def _ids(house: House, company_id: CompanyId) -> tuple[EmployeeId, ...]:
    return tuple(row.employee_id for row in await house.queries.people(company_id))


def _plan(house: House, opened: Opened, tx: Transaction, context: Context, employees: list[Employee]) -> Plan:
    settings = tx.settings(context.company_id)
    return compare(opened.checked(settings, employees), settings, employees, house.ids, context.at)
