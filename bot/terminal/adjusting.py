"""A balance corrected by hand, with a reason; and what it comes to."""

from datetime import date

from bot.company_file.leaves import AMOUNT
from bot.foresight import Consequence, foresee
from bot.ports import Context, Origin
from bot.talk import House
from bot.terminal.affected import facts, table
from bot.terminal.asking import Company, company_named, day_named, one_of, person_named
from bot.terminal.paper import Complaint, Json, Outcome, Paper, Said, as_json
from bot.wording import words
from domain.amounts import NOTHING, Amount
from domain.ids import AdjustmentId, LeaveTypeId
from domain.leave.commands import AdjustBalance
from domain.leave.requests import Adjustment
from domain.refusals import BalanceTooLow, GrantTooLarge, GrantTwice, Refused

LONGEST = 200
"""Characters of a reason."""


async def adjust(
    house: House,
    email: str,
    *,
    leave_type: str,
    amount: str,
    reason: str,
    on: str = "",
    until: str = "",
    deliberate: bool = False,
    dry_run: bool = False,
    json: bool = False,
    company: str = "",
    paper: Paper = Paper(),  # noqa: B008 - frozen, and the same for all
) -> Said:
    """Adds to somebody's balance, or takes away from it; `dry_run` says what it would come to."""
    try:
        found = await company_named(house, company)
        person = await person_named(house, found, email)
        adjustment = _adjustment(house, found, leave_type, amount, reason, (on, until))
        command = AdjustBalance(person.employee_id, adjustment, deliberate)
        context = Context(found.id, None, Origin.CLI, f"adjust-{adjustment.id}", house.clock.now())
        consequences = await foresee(house, found.id, [command], context.at)
        if not dry_run:
            await house.handling.handle(context, command)
    except Complaint as complaint:
        return complaint.said
    except Refused as refused:
        return _refused(refused, deliberate=deliberate)
    if json:
        said: dict[str, Json] = {
            "changed": not dry_run,
            "adjustment": adjustment.id,
            "affected": facts(consequences),
        }
        return Said(as_json(said))
    shown = table(consequences, found.settings.leave_types, found.words, paper)
    return Said(f"{shown}\n{_fate(consequences, dry_run=dry_run)}")


def _adjustment(
    house: House, company: Company, leave_type: str, amount: str, reason: str, days: tuple[str, str]
) -> Adjustment:
    """Raises Complaint where an argument makes no sense."""
    named = LeaveTypeId(one_of(leave_type, company.settings.leave_types, "leave type"))
    on, until = days
    first = day_named(on, house.clock.now().date())
    last = _until(until, first)
    return Adjustment(AdjustmentId(house.ids.new()), named, first, _amount(amount), _reason(reason), last)


def _fate(consequences: tuple[Consequence, ...], *, dry_run: bool) -> str:
    if dry_run:
        return "Nothing was changed, this was a dry run."
    later = "" if consequences else " What it changes lies on other days; `balance --on` shows them."
    return f"The correction is made.{later}"


def _refused(refused: Refused, *, deliberate: bool) -> Said:
    """What looks like a slip is meant where it is said to be."""
    refusal = refused.refusal
    is_slip = isinstance(refusal, GrantTwice | GrantTooLarge | BalanceTooLow)
    hint = " --deliberate says that it is meant." if is_slip and not deliberate else ""
    sentence = words("en").refusal(refusal)
    return Said(err=f"Nothing was changed. {sentence}{hint}", outcome=Outcome.WRONG)


def _amount(text: str) -> Amount:
    try:
        found = AMOUNT.parse(text)
    except ValueError as error:
        raise Complaint(f"{text!r} is no amount. Write it like 2, -1.5 or 5/6. {error}".strip()) from None
    if found == NOTHING:
        raise Complaint("An amount of 0 changes nothing.")
    return found


def _reason(text: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise Complaint("A correction says why: --reason.")
    if len(said) > LONGEST:
        raise Complaint(f"A reason has {LONGEST} characters at most; this has {len(said):,}.")
    return said


def _until(text: str, first: date) -> date | None:
    last = day_named(text, first) if text else None
    if last is not None and last < first:
        raise Complaint(f"It would end on {last}, before it begins on {first}.")
    return last
