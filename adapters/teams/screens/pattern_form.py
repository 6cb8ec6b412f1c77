"""What somebody works from a day on: the form that shows what follows, and the news of it."""

from adapters.teams.actions import Callback, Input, Kept
from adapters.teams.cards import lines
from adapters.teams.elements import actions, day_field, person_field, text_field
from adapters.teams.screens.foreseen import foreseen, submit_label
from adapters.teams.screens.forms import Sheet, look, sheet
from adapters.teams.screens.parts import hint
from adapters.teams.texts import Piece, bold, safe
from bot.screens.terms import PatternForm, PatternNews
from bot.wording import Words


def pattern_form(screen: PatternForm, w: Words) -> Sheet:
    """Who, what and from when, then what follows from it."""
    body = [*_fields(screen, w), *foreseen(screen.foreseen, screen.refusal, w, screen.today)]
    submit = submit_label(screen.foreseen, w)
    kept = Kept(seen=screen.values.seen)
    return sheet(Callback.PATTERN, w("Working hours"), submit, body, kept, w)


def pattern_news(screen: PatternNews, w: Words) -> list[Piece]:
    """The new hours; leave that is counted anew is news of its own."""
    known = {"hours": w.pattern(screen.pattern), "day": w.day(screen.from_day, screen.today)}
    if screen.reader_id != screen.person.id:
        said = w("{name} works {hours} from {day} on.", name=screen.person.name, **known)
        return lines(bold(said), safe(w("They are told, and booked leave is counted anew.")))
    said = w("From {day} on your working hours are {hours}.", **known)
    return lines(bold(said), safe(w("Booked leave is counted anew by them.")))


def _fields(screen: PatternForm, w: Words) -> list[Piece]:
    values = screen.values
    how = w("A day's work such as 8h, or weekdays such as “monday: 8h, friday: 4h”. Days left out are free.")
    present = w("At present: {hours}", hours=w.pattern(screen.present)) if screen.present else ""
    typed = values.text or screen.present_text
    return [
        person_field(Input.PERSON, w("Who"), values.user_id, w("Choose a person")),
        *actions(look(Callback.PATTERN, w("Show their hours"), Kept(seen=values.seen))),
        *lines(safe(present)),
        text_field(Input.PATTERN, w("Works"), typed, w("Working hours")),
        *hint(how),
        day_field(Input.FROM_DAY, w("From"), values.from_day),
    ]
