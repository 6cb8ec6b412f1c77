"""The request form, which counts along as it is filled in."""

from datetime import date

from adapters.slack.actions import Callback, Input, Kept
from adapters.slack.blocks import actions, context, section
from adapters.slack.elements import asks, date_picker, radio, select, text_input, time_picker
from adapters.slack.screens.forms import dialog
from adapters.slack.screens.parts import ask_for, found, gives_back, listed
from adapters.slack.texts import Piece, bold, safe
from bot.screens.facts import CostFact
from bot.screens.requesting import FormValues, PartChoice, RequestForm, TypeChoice
from bot.wording import Words
from domain.periods import Asked, DayPart, Period, Span

MOST_AWAY = 8


def request_form(screen: RequestForm, w: Words, channel_id: str | None) -> Piece:
    """The dialog. Blocks of fields keep their ids, so that what was typed survives each recount."""
    submit = w("Send to approvers") if screen.needs_approval else w("Book")
    blocks = [
        *_whose(screen, w),
        *_reading(screen, w),
        *_fields(screen, w),
        *_costing(screen, w),
        *_override(screen, w),
        _note(screen, w),
    ]
    kept = Kept(screen.values.request_id, screen.values.employee_id, channel_id)
    title = w("Enter leave") if screen.person else w("Request leave")
    return dialog(Callback.REQUEST, title, submit, blocks, kept, w)


def _whose(screen: RequestForm, w: Words) -> list[Piece]:
    if screen.person is None:
        return []
    return [section(safe(w("For {name}, approved at once.", name=screen.person.name)), block_id="whose")]


def _override(screen: RequestForm, w: Words) -> list[Piece]:
    """The question why, where a rule refuses it that a reason sets aside."""
    if not screen.asks_reason:
        return []
    field = text_input(Input.REASON, screen.values.override, w("Why it is entered all the same"))
    hint = w("It is kept with the leave, for whoever may see it.")
    return [asks(w("Reason against the rule"), field, hint=hint, is_optional=True)]


def way_to_request_form(screen: RequestForm, w: Words) -> list[Piece]:
    """For a place where no dialog can be opened: what was understood, and the button to the form."""
    asked = asked_in(screen.values)
    days = w.asked(asked, screen.today) if asked else ""
    text = (
        w("Your request for {days} is ready to look through.", days=days)
        if days and not screen.person
        else ""
    )
    values = screen.values
    button = ask_for(w("Open the form"), asked, values.leave_type_id, employee_id=values.employee_id)
    return [
        *_whose(screen, w),
        section(safe(text or w("The form is ready to fill in."))),
        *_reading(screen, w),
        *actions(button),
    ]


def asked_in(values: FormValues) -> Asked | None:
    """The days filled in so far; None where they make none yet."""
    first, last = values.first_day, values.last_day or values.first_day
    if first is None or last is None or last < first:
        return None
    if values.part is PartChoice.HOURS:
        return _hours_in(values, Period(first, last))
    return Asked(Period(first, last), DayPart(values.part.value))


def _hours_in(values: FormValues, period: Period) -> Asked | None:
    if values.start is None or values.end is None or values.end <= values.start:
        return Asked(period)
    return Asked(period, DayPart.ALL_DAY, Span(values.start, values.end)) if len(period) == 1 else None


def _reading(screen: RequestForm, w: Words) -> list[Piece]:
    """What was made of the words typed after the command."""
    if screen.misreading is not None:
        why = w.misreading(screen.misreading, screen.understood or "")
        examples = w("Days can be typed like this: {examples}", examples=typed_examples(w))
        return [section(bold(why), safe(examples), block_id="reading")]
    asked = asked_in(screen.values)
    lines = []
    if screen.understood and asked:
        facts = {"typed": screen.understood, "days": w.asked(asked, screen.today)}
        lines.append(safe(w("“{typed}” was read as {days}.", **facts)))
    if screen.is_half_unnamed:
        lines.append(bold(w("Which half of the day? Choose morning or afternoon.")))
    return [section(*lines, block_id="reading")] if lines else []


def typed_examples(w: Words) -> str:
    """What can be typed after the command, in the reader's language."""
    return " · ".join((w("6-10 July"), w("tomorrow afternoon"), w("next fri to tue"), w("24 Dec 9:00-12:00")))


def _fields(screen: RequestForm, w: Words) -> list[Piece]:
    values = screen.values
    types = [(str(choice.type.id), _type_choice(choice, w)) for choice in screen.types]
    parts = [(part.value, part_name(part, w)) for part in screen.parts]
    chosen = values.part if values.part in screen.parts else screen.parts[0]
    day = w("Choose a day")
    return [
        asks(
            w("Type"), select(Input.LEAVE_TYPE, types, values.leave_type_id, w("Choose a type")), is_live=True
        ),
        asks(w("First day"), date_picker(Input.FIRST_DAY, values.first_day, day), is_live=True),
        asks(w("Last day"), date_picker(Input.LAST_DAY, values.last_day, day), is_live=True),
        asks(w("Part of the day"), radio(Input.PART, parts, chosen.value), is_live=True),
        *(hours(values, w) if chosen is PartChoice.HOURS else []),
    ]


def hours(values: FormValues, w: Words) -> list[Piece]:
    """From when to when."""
    time = w("Choose a time")
    return [
        asks(w("From"), time_picker(Input.START, values.start, time), is_live=True),
        asks(w("To"), time_picker(Input.END, values.end, time), is_live=True),
    ]


def part_name(part: PartChoice, w: Words) -> str:
    """As the form offers it."""
    return {
        PartChoice.ALL_DAY: w("All day"),
        PartChoice.MORNING: w("Morning"),
        PartChoice.AFTERNOON: w("Afternoon"),
        PartChoice.HOURS: w("Hours"),
    }[part]


def _type_choice(choice: TypeChoice, w: Words) -> str:
    return f"{choice.type.name} – {w.left(choice.available, choice.type.unit)}"


def _costing(screen: RequestForm, w: Words) -> list[Piece]:
    """What it costs, or why it cannot be had."""
    cost = screen.cost
    blocks = []
    if cost is not None:
        asked = asked_in(screen.values)
        blocks.append(section(bold(w.cost(cost, asked)), *_balance(cost, screen, w), block_id="cost"))
    if screen.refusal is not None:
        lead, why = w("This cannot be sent yet."), w.refusal(screen.refusal, screen.today)
        blocks.append(section(bold(lead), safe(why), block_id="refusal"))
    return [
        *blocks,
        *gives_back(screen.gives_back, w, screen.today),
        *found(screen.found, w, screen.today),
        *(also_away(cost, screen.today, w) if cost else []),
    ]


def _balance(cost: CostFact, screen: RequestForm, w: Words) -> list[str]:
    if cost.before is None or cost.after is None:
        return []
    return [safe(w.before_and_after(cost.before, cost.after, cost.unit)), *lowest(cost, screen.today, w)]


def lowest(cost: CostFact, today: date | None, w: Words) -> list[str]:
    """The day on which least is left, where that is later and less."""
    if cost.lowest is None:
        return []
    day, amount = cost.lowest
    low = w("Lowest later: {amount} on {day}", amount=w.amount(amount, cost.unit), day=w.day(day, today))
    return [safe(low)]


def also_away(cost: CostFact, today: date | None, w: Words) -> list[Piece]:
    """Colleagues away on those days."""
    names = listed((w.away(each, today) for each in cost.away), w, MOST_AWAY)
    return [context(f"{safe(w('Also away then'))}: {'; '.join(names)}")] if names else []


def _note(screen: RequestForm, w: Words) -> Piece:
    label = w("Note to approvers") if screen.needs_approval else w("Note")
    hint = w("Only you, those who decide and administrators read it.")
    if screen.person:
        hint = w("Only {name}, those who decide and administrators read it.", name=screen.person.name)
    field = text_input(Input.NOTE, screen.values.note, w("What they should know"))
    return asks(label, field, hint=hint, is_optional=True)
