"""Booked leave of everybody counted anew: after a new release of holiday data, or by hand."""

from datetime import date

from bot.foresight import foresee
from bot.ports import Context, Origin
from bot.talk import House
from bot.terminal.affected import facts, table
from bot.terminal.asking import company_named, day_named
from bot.terminal.paper import Complaint, Paper, Said, as_json
from domain.ids import CompanyId
from domain.leave.commands import Because, RecountLeave
from domain.periods import Period

REASON = "Say --reason: leave before today is counted anew only with one."


async def recount(
    house: House,
    *,
    from_day: str = "",
    reason: str = "",
    dry_run: bool = False,
    json: bool = False,
    company: str = "",
    paper: Paper = Paper(),  # noqa: B008 - frozen, and the same for all
) -> Said:
    """Counts everybody's booked leave from a day on anew, and says whose costs something else than before."""
    try:
        found = await company_named(house, company)
        at = house.clock.now()
        first = day_named(from_day, at.date())
        if first < at.date() and not reason.strip():
            raise Complaint(REASON)
        commands = await _commands(house, found.id, first, reason.strip())
        consequences = await foresee(house, found.id, commands, at)
        if not dry_run:
            context = Context(found.id, None, Origin.CLI, f"recount-{house.ids.new()}", at)
            await house.handling.handle_all(context, commands)
    except Complaint as complaint:
        return complaint.said
    if json:
        return Said(as_json({"changed": not dry_run, "affected": facts(consequences)}))
    fate = "Nothing was changed, this was a dry run." if dry_run else "Booked leave is counted anew."
    return Said(f"{table(consequences, found.settings.leave_types, found.words, paper)}\n{fate}")


async def _commands(
    house: House, company_id: CompanyId, first: date, reason: str
) -> tuple[RecountLeave, ...]:
    """For everybody who has leave from the day on; without a reason it is the holidays that are new."""
    at = house.clock.now()
    because = Because.CORRECTION if reason else Because.HOLIDAYS
    rows = await house.queries.away(company_id, Period(first, date.max), is_approved_only=False)
    people = dict.fromkeys(row.employee_id for row in rows)
    return tuple(RecountLeave(each, first, because, at, reason=reason or None) for each in people)
