"""A link that lets somebody into the dashboard once, for those who have no other way in yet."""

from bot.conversation.opening import GOOD_FOR_AT_A_TERMINAL, MINUTE, door
from bot.handling import is_with_us
from bot.ports import Known
from bot.talk import House
from bot.terminal.asking import company_named, person_named
from bot.terminal.paper import Complaint, Outcome, Said, as_json


async def login_link(house: House, email: str, *, company: str = "", json: bool = False) -> Said:
    """The link, and how long it is good: whoever opens it is let in as that person."""
    try:
        found = await company_named(house, company)
        person = await person_named(house, found, email)
        employee = await house.store.employee(found.id, person.employee_id)
        at = house.clock.now()
        if not is_with_us(employee, found.settings, at):
            raise Complaint(f"{person.name} is no longer with {found.settings.name}.", Outcome.WRONG)
    except Complaint as complaint:
        return complaint.said
    url = await door(house, Known(found.id, person.employee_id), GOOD_FOR_AT_A_TERMINAL)
    if json:
        return Said(as_json({"url": url, "good_until": (at + GOOD_FOR_AT_A_TERMINAL).isoformat()}))
    minutes = GOOD_FOR_AT_A_TERMINAL // MINUTE
    return Said(f"{url}\nIt lets {person.name} in once, within {minutes} minutes. Give it to nobody else.")
