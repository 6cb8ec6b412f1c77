"""The request form, with what it would cost."""

from datetime import date

from adapters.teams.actions import Callback, Input, Kept
from adapters.teams.cards import box, lines, small, text
from adapters.teams.elements import beside, day_field, select, text_field, time_field
from adapters.teams.screens.forms import Sheet, sheet
from adapters.teams.screens.parts import (
    found,
    gives_back,
    hint,
    listed,
    part_name,
    refused,
    tight,
    typed_examples,
)
from adapters.teams.texts import Piece, bold, safe
from bot.screens.facts import CostFact
from bot.screens.requesting import FormValues, PartChoice, RequestForm, TypeChoice
from bot.wording import Words
from domain.periods import Asked, DayPart, Period, Span

MOST_AWAY = 8


def request_form(screen: RequestForm, w: Words) -> Sheet:
    """Type, days and part of the day; what they cost once that is worked out; a note."""
    body = [
        *_whose(screen, w),
        *_reading(screen, w),
        *_fields(screen, w),
        *_costing(screen, w),
        *_override(screen, w),
        *_note(screen, w),
    ]
    return sheet(
        Callback.REQUEST,
        w("Enter leave") if screen.person else w("Request leave"),
        w("Send to approvers") if screen.needs_approval else w("Book"),
        body,
        Kept(screen.values.request_id, screen.values.employee_id),
        w,
        work_out=w("Work out"),
    )


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


def _whose(screen: RequestForm, w: Words) -> list[Piece]:
    if screen.person is None:
        return []
    return [text(bold(w("For {name}, approved at once.", name=screen.person.name)))]


def _reading(screen: RequestForm, w: Words) -> list[Piece]:
    """What was made of the words that were typed."""
    if screen.misreading is not None:
        why = w.misreading(screen.misreading, screen.understood or "")
        examples = w("Days can be typed like this: {examples}", examples=typed_examples(w))
        return [box([*lines(bold(why)), *tight(safe(examples))], style="warning")]
    asked = asked_in(screen.values)
    said = []
    if screen.understood and asked:
        read = {"typed": screen.understood, "days": w.asked(asked, screen.today)}
        said += small(safe(w("“{typed}” was read as {days}.", **read)))
    if screen.is_half_unnamed:
        said += lines(bold(w("Which half of the day? Choose morning or afternoon.")))
    return said


def _fields(screen: RequestForm, w: Words) -> list[Piece]:
    values = screen.values
    types = [(str(choice.type.id), _type_choice(choice, w)) for choice in screen.types]
    return [
        select(Input.LEAVE_TYPE, w("Type"), types, values.leave_type_id, placeholder=w("Choose a type")),
        *when_fields(values, screen.parts, w),
    ]


def when_fields(values: FormValues, parts: tuple[PartChoice, ...], w: Words) -> list[Piece]:
    """First and last day side by side, the part of the day, and from when to when where hours are asked."""
    chosen = values.part if values.part in parts else parts[0]
    offered = [(part.value, part_name(part, w)) for part in parts]
    first = day_field(Input.FIRST_DAY, w("First day"), values.first_day)
    last = day_field(Input.LAST_DAY, w("Last day"), values.last_day)
    return [
        beside(first, last),
        select(Input.PART, w("Part of the day"), offered, chosen.value),
        *(hours(values, w) if chosen is PartChoice.HOURS else []),
    ]


def hours(values: FormValues, w: Words) -> list[Piece]:
    """From when to when."""
    start = time_field(Input.START, w("From"), values.start)
    return [beside(start, time_field(Input.END, w("To"), values.end))]


def _type_choice(choice: TypeChoice, w: Words) -> str:
    return f"{choice.type.name} – {w.left(choice.available, choice.type.unit)}"


def _costing(screen: RequestForm, w: Words) -> list[Piece]:
    """What it costs, or why it cannot be had."""
    cost, pieces = screen.cost, []
    if cost is not None:
        said = lines(bold(w.cost(cost, asked_in(screen.values))), *_balance(cost, screen, w))
        pieces.append(box([*said, *also_away(cost, screen.today, w)], style="emphasis"))
    if screen.refusal is not None:
        pieces.append(refused(w.refusal(screen.refusal, screen.today), w))
    return [
        *pieces,
        *gives_back(screen.gives_back, w, screen.today),
        *found(screen.found, w, screen.today),
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
    return small(f"{safe(w('Also away then'))}: {'; '.join(names)}") if names else []


def _override(screen: RequestForm, w: Words) -> list[Piece]:
    """The question why, where a rule refuses it that a reason sets aside."""
    if not screen.asks_reason:
        return []
    why = w("Why it is entered all the same")
    return [
        text_field(Input.REASON, w("Reason against the rule"), screen.values.override, why),
        *hint(w("It is kept with the leave, for whoever may see it.")),
    ]


def _note(screen: RequestForm, w: Words) -> list[Piece]:
    label = w("Note to approvers") if screen.needs_approval else w("Note")
    said = w("Only you, those who decide and administrators read it.")
    if screen.person:
        said = w("Only {name}, those who decide and administrators read it.", name=screen.person.name)
    field = text_field(Input.NOTE, label, screen.values.note, w("What they should know"))
    return [field, *hint(said)]
