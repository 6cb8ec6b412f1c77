"""A company from a file: what would change and for whom, then all of it in one transaction, or nothing."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bot.company_file.bringing import RefusedChange, bring_in
from bot.company_file.mistakes import Mistaken, lines
from bot.company_file.plan import Change, Plan
from bot.company_file.reading import open_file
from bot.foresight import Consequence, foresee
from bot.ports import Context, Origin
from bot.talk import House
from bot.terminal.affected import facts as facts_of
from bot.terminal.affected import table as affected_by
from bot.terminal.paper import Json, Outcome, Paper, Said, as_json
from bot.wording import words
from domain.ids import CompanyId
from domain.leave.commands import AdjustBalance, RecordLeave
from domain.refusals import ClosedPast, Refusal
from domain.streams import Command

MANY = 3
"""Leave of one person listed entry by entry; more is only counted."""


async def import_company(
    house: House,
    data: bytes,
    *,
    dry_run: bool = False,
    json: bool = False,
    paper: Paper = Paper(),  # noqa: B008 - frozen, and the same for all
) -> Said:
    """Makes the company what the file says; `dry_run` goes through it and says whom it would affect."""
    try:
        company_id = open_file(data, house.places()).company_id
        context = Context(company_id, None, Origin.CLI, f"import-{house.ids.new()}", house.clock.now())
        plan = await bring_in(house, context, data, is_trial=dry_run)
    except Mistaken as mistaken:
        return _mistaken(mistaken)
    except RefusedChange as refused:
        return _refused(refused)
    found = await _foreseen(house, company_id, plan, context.at) if dry_run else None
    if json:
        return Said(as_json(_facts(company_id, plan, found)))
    settings = await house.store.settings(company_id)
    affected = ["", affected_by(found, settings.leave_types, words("en"), paper)] if found is not None else []
    return _said(plan, affected, "to make; nothing was changed, this was a dry run" if dry_run else "made")


async def _foreseen(
    house: House, company_id: CompanyId, plan: Plan, at: datetime
) -> tuple[Consequence, ...] | None:
    """None where nobody is there yet, or nothing changes."""
    if not plan.changes or company_id not in await house.queries.companies():
        return None
    return await foresee(house, company_id, [change.command for change in plan.changes], at)


def _facts(company_id: CompanyId, plan: Plan, found: tuple[Consequence, ...] | None) -> Json:
    changes: list[Json] = [{"line": change.line, "change": change.words} for change in plan.changes]
    facts: dict[str, Json] = {
        "company": company_id,
        "changes": changes,
        "unlisted": plan.unlisted,
        "notes": plan.notes,
    }
    return facts if found is None else {**facts, "affected": facts_of(found)}


def _mistaken(mistaken: Mistaken) -> Said:
    number = len(mistaken.mistakes)
    head = f"The file has {number} mistake{'s' if number > 1 else ''}; nothing was changed."
    return Said(err="\n".join([head, *lines(mistaken.mistakes)]), outcome=Outcome.WRONG)


def _refused(refused: RefusedChange) -> Said:
    where = f"line {refused.change.line}, {refused.change.words}"
    sentence = _always(refused.refusal) or words("en").refusal(refused.refusal)
    return Said(err=f"Nothing was changed.\n{where}: {sentence}", outcome=Outcome.WRONG)


def _always(refusal: Refusal) -> str | None:
    """What has no first day holds in the closed past too."""
    if isinstance(refusal, ClosedPast) and refusal.day == date.min:
        until = refusal.closed_until
        return f"it holds from always on, and the past is closed until {until}. Say from which later day on."
    return None


def _said(plan: Plan, affected: Sequence[str], fate: str) -> Said:
    stays = ["Not in the file, and left as it is:", *(f"  {each}" for each in plan.unlisted)]
    changes = [f"  {each}" for each in _summary(plan.changes)]
    number = len(plan.changes)
    end = f"{number:,} change{'' if number == 1 else 's'} {fate}."
    if not plan.changes:
        end = "The company is what the file says; there is nothing to change."
    notes = [f"Note: {each}" for each in plan.notes]
    return Said("\n".join([*changes, *(stays if plan.unlisted else []), *notes, *affected, end]))


def _summary(changes: Sequence[Change]) -> Iterable[str]:
    """Every change, but for long lists of one person's leave, which are counted."""
    at = 0
    while at < len(changes):
        first = changes[at]
        run = 1
        while at + run < len(changes) and _is_more(changes[at + run].command, first.command):
            run += 1
        if run > MANY:
            yield f"{first.words}, and {run - 1} more entries of leave"
        else:
            yield from (each.words for each in changes[at : at + run])
        at += run


def _is_more(command: Command, first: Command) -> bool:
    if isinstance(command, RecordLeave | AdjustBalance) and isinstance(first, RecordLeave | AdjustBalance):
        return command.employee_id == first.employee_id
    return False
