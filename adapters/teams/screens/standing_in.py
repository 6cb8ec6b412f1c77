"""Who decides in an approver's place: the form, and what those concerned read."""

from datetime import date

from adapters.teams.actions import Action, Callback, Input, Kept
from adapters.teams.cards import box, lines, text
from adapters.teams.elements import actions, ask, beside, day_field, do, person_field
from adapters.teams.screens.forms import Sheet, look, sheet
from adapters.teams.screens.parts import hint
from adapters.teams.texts import Piece, bold, safe
from bot.screens.standing_in import StandInFact, StandInForm, StandInNews
from bot.wording import Words
from domain.periods import Period


def stand_in_form(screen: StandInForm, w: Words) -> Sheet:
    """For whom, who does at present and the way to end that; then who, from when to when."""
    about = w("Requests come to them as well while you are away; what they decide counts as yours.")
    body = [text(safe(about)), *_whom(screen, w), *_present(screen, w), *_fields(screen, w)]
    return sheet(Callback.STAND_IN, w("Stand-in"), w("Save"), body, Kept(), w)


def stand_in_news(screen: StandInNews, w: Words) -> list[Piece]:
    """What changed, as its reader is concerned."""
    fact, days = screen.fact, _days(screen.fact, w, screen.today)
    if screen.is_over:
        return lines(bold(_over(screen, w)))
    if screen.reader_id == fact.stand_in.id:
        said = w("You decide for {name}, {days}.", name=fact.absent.name, days=days)
        return lines(bold(said), safe(w("Requests that come to them then come to you as well.")))
    if screen.reader_id == fact.absent.id:
        return lines(bold(w("{name} decides for you, {days}.", name=fact.stand_in.name, days=days)))
    said = w(
        "{name} decides for {other}, {days}.", name=fact.stand_in.name, other=fact.absent.name, days=days
    )
    return lines(bold(said))


def _over(screen: StandInNews, w: Words) -> str:
    absent, stand_in = screen.fact.absent, screen.fact.stand_in
    if screen.reader_id == stand_in.id:
        return w("You no longer decide for {name}.", name=absent.name)
    if screen.reader_id == absent.id:
        return w("{name} no longer decides for you.", name=stand_in.name)
    return w("{name} no longer decides for {other}.", name=stand_in.name, other=absent.name)


def _days(fact: StandInFact, w: Words, today: date | None) -> str:
    if fact.last_day is None:
        return w("from {day} on", day=w.day(fact.first_day, today))
    return w.period(Period(fact.first_day, fact.last_day), today)


def _whom(screen: StandInForm, w: Words) -> list[Piece]:
    if not screen.may_choose_whom:
        return []
    person = person_field(Input.FOR_PERSON, w("For"), screen.values.for_user_id, w("Yourself"))
    button = look(Callback.STAND_IN, w("Show who decides now"), Kept())
    return [person, *hint(w("Empty is yourself.")), *actions(button)]


def _present(screen: StandInForm, w: Words) -> list[Piece]:
    fact = screen.present
    if fact is None:
        return []
    names = {"name": fact.stand_in.name, "other": fact.absent.name}
    said = w("At present {name} decides for {other}, {days}.", **names, days=_days(fact, w, screen.today))
    sure = w("{name} no longer decides for {other}. Both are told.", **names)
    end = do(Action.END_STAND_IN, w("End it"), {"for": fact.absent.id}, style="destructive")
    asks = ask(w("End it"), [text(safe(sure))], end)
    return [box([text(safe(said))], style="emphasis"), *actions(asks)]


def _fields(screen: StandInForm, w: Words) -> list[Piece]:
    values = screen.values
    return [
        person_field(Input.PERSON, w("Who decides instead"), values.user_id, w("Choose a person")),
        beside(
            day_field(Input.FIRST_DAY, w("First day"), values.first_day),
            day_field(Input.LAST_DAY, w("Last day"), values.last_day),
        ),
        *hint(w("Empty is until further notice.")),
    ]
