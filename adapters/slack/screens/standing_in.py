"""Who decides in an approver's place: the form, and what those concerned read."""

from datetime import date

from adapters.slack.actions import Action, Callback, Input, Kept, write_stand_in
from adapters.slack.blocks import actions, section
from adapters.slack.elements import asks, button, confirm, date_picker, person_picker
from adapters.slack.screens.forms import dialog
from adapters.slack.texts import Piece, bold, safe
from bot.screens.standing_in import StandInFact, StandInForm, StandInNews
from bot.wording import Words
from domain.periods import Period


def stand_in_form(screen: StandInForm, w: Words, channel_id: str | None) -> Piece:
    """Who, from when to when; above it who does at present, and the way to end that."""
    about = w("Requests come to them as well while you are away; what they decide counts as yours.")
    blocks = [section(safe(about)), *_whom(screen, w), *_present(screen, w), *_fields(screen, w)]
    kept = Kept(channel_id=channel_id)
    return dialog(Callback.STAND_IN, w("Stand-in"), w("Save"), blocks, kept, w)


def way_to_stand_in_form(screen: StandInForm, w: Words) -> list[Piece]:
    """For a place where no dialog can be opened."""
    text = w("Everything is ready to say who decides for you.")
    value = write_stand_in(screen.values)
    return [section(safe(text)), *actions(button(Action.OPEN_STAND_IN, w("Open the form"), value))]


def stand_in_news(screen: StandInNews, w: Words) -> list[Piece]:
    """What changed, as its reader is concerned."""
    fact, days = screen.fact, _days(screen.fact, w, screen.today)
    if screen.is_over:
        return [section(bold(_over(screen, w)))]
    if screen.reader_id == fact.stand_in.id:
        said = w("You decide for {name}, {days}.", name=fact.absent.name, days=days)
        return [section(bold(said), safe(w("Requests that come to them then come to you as well.")))]
    if screen.reader_id == fact.absent.id:
        return [section(bold(w("{name} decides for you, {days}.", name=fact.stand_in.name, days=days)))]
    said = w(
        "{name} decides for {other}, {days}.", name=fact.stand_in.name, other=fact.absent.name, days=days
    )
    return [section(bold(said))]


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
    picker = person_picker(Input.FOR_PERSON, screen.values.for_user_id, w("Yourself"))
    hint = w("Empty is yourself.")
    return [asks(w("For"), picker, hint=hint, is_optional=True, is_live=True)]


def _present(screen: StandInForm, w: Words) -> list[Piece]:
    fact = screen.present
    if fact is None:
        return []
    facts = {"name": fact.stand_in.name, "other": fact.absent.name}
    said = w("At present {name} decides for {other}, {days}.", **facts, days=_days(fact, w, screen.today))
    sure = confirm(
        w("End it?"),
        w("{name} no longer decides for {other}. Both are told.", **facts),
        w("End it"),
        w("Keep it"),
    )
    end = button(Action.END_STAND_IN, w("End it"), str(fact.absent.id), style="danger", confirm=sure)
    return [section(safe(said), accessory=end, block_id="present")]


def _fields(screen: StandInForm, w: Words) -> list[Piece]:
    values, day = screen.values, w("Choose a day")
    hint = w("Empty is until further notice.")
    return [
        asks(w("Who decides instead"), person_picker(Input.PERSON, values.user_id, w("Choose a person"))),
        asks(w("First day"), date_picker(Input.FIRST_DAY, values.first_day, day)),
        asks(w("Last day"), date_picker(Input.LAST_DAY, values.last_day, day), hint=hint, is_optional=True),
    ]
