"""What somebody works from a day on: the form that shows what follows, and the news of it."""

from adapters.slack.actions import Action, Callback, Input, Kept
from adapters.slack.blocks import actions, section
from adapters.slack.elements import asks, button, date_picker, person_picker, text_input
from adapters.slack.screens.foreseen import foreseen, submit_label
from adapters.slack.screens.forms import dialog
from adapters.slack.texts import Piece, bold, safe
from bot.screens.terms import PatternForm, PatternNews
from bot.wording import Words


def pattern_form(screen: PatternForm, w: Words, channel_id: str | None) -> Piece:
    """Who, what and from when; the pattern's block is another for each person."""
    values = screen.values
    blocks = [*_fields(screen, w), *foreseen(screen.foreseen, screen.refusal, w, screen.today)]
    kept = Kept(channel_id=channel_id, seen=values.seen)
    submit = submit_label(screen.foreseen, w)
    return dialog(Callback.PATTERN, w("Working hours"), submit, blocks, kept, w)


def way_to_pattern_form(screen: PatternForm, w: Words) -> list[Piece]:
    """For a place where no dialog can be opened."""
    text = w("Everything is ready to say who works when.")
    opens = button(Action.OPEN_PATTERN, w("Open the form"), screen.values.user_id)
    return [section(safe(text)), *actions(opens)]


def pattern_news(screen: PatternNews, w: Words) -> list[Piece]:
    """The new hours; leave that is counted anew is news of its own."""
    facts = {"hours": w.pattern(screen.pattern), "day": w.day(screen.from_day, screen.today)}
    if screen.reader_id != screen.person.id:
        said = w("{name} works {hours} from {day} on.", name=screen.person.name, **facts)
        return [section(bold(said), safe(w("They are told, and booked leave is counted anew.")))]
    said = w("From {day} on your working hours are {hours}.", **facts)
    return [section(bold(said), safe(w("Booked leave is counted anew by them.")))]


def _fields(screen: PatternForm, w: Words) -> list[Piece]:
    values = screen.values
    person = person_picker(Input.PERSON, values.user_id, w("Choose a person"))
    present = (
        [section(safe(w("At present: {hours}", hours=w.pattern(screen.present))))] if screen.present else []
    )
    typed = text_input(Input.PATTERN, values.text or screen.present_text, w("Working hours"))
    block_id = f"{Input.PATTERN}.{values.user_id or ''}".removesuffix(".")
    hint = w("A day's work such as 8h, or weekdays such as “monday: 8h, friday: 4h”. Days left out are free.")
    day = date_picker(Input.FROM_DAY, values.from_day, w("Choose a day"))
    return [
        asks(w("Who"), person, is_live=True),
        *present,
        asks(w("Works"), typed, block_id=block_id, hint=hint),
        asks(w("From"), day, is_live=True),
    ]
