"""A company back into the format that import reads."""

from bot.company_file.listing import file_of
from bot.company_file.writing import write
from bot.talk import House
from bot.terminal.asking import company_named
from bot.terminal.paper import Complaint, Said
from domain.employees.employee import Employee
from domain.leave.requests import Status


async def export_company(house: House, *, company: str = "") -> Said:
    """The file as text; what is waiting for a decision is not in it, and is said besides."""
    try:
        found = await company_named(house, company)
    except Complaint as complaint:
        return complaint.said
    rows = await house.queries.people(found.id)
    employees = [await house.store.employee(found.id, row.employee_id) for row in rows]
    return Said(write(file_of(found.settings, employees)), _left_out(employees))


def _left_out(employees: list[Employee]) -> str:
    requests = (request for employee in employees for request in employee.requests.values())
    waiting = sum(request.status is Status.PENDING for request in requests)
    if not waiting:
        return ""
    if waiting == 1:
        return "1 request that waits for a decision is not in it."
    return f"{waiting} requests that wait for a decision are not in it."
