"""First steps: setting a company up, and meeting the app."""

from adapters.slack.actions import Action, Callback, Input, Kept
from adapters.slack.blocks import actions, context, header, section
from adapters.slack.elements import asks, button, channel_picker, number_input, person_picker, select
from adapters.slack.screens.forms import dialog
from adapters.slack.screens.parts import ask, help_button
from adapters.slack.texts import Piece, bold, safe
from bot.screens.joining import SetUpDone, SetUpForm, SetUpValues, Welcome
from bot.wording import Words
from domain.amounts import Amount


def set_up_form(screen: SetUpForm, w: Words) -> Piece:
    """What is needed before anybody can ask for leave."""
    about = w("Four things, and everybody here can ask for leave. All of them can be changed later.")
    problem = [section(bold(screen.problem))] if screen.problem else []
    already = [context(safe(w.already(screen.elsewhere)))] if screen.elsewhere else []
    blocks = [section(safe(about)), *already, *problem, *_place(screen, w), *_terms(screen.values, w)]
    return dialog(Callback.SET_UP, w("Set up leave"), w("Finish"), blocks, Kept(), w)


def way_to_set_up_form(screen: SetUpForm, w: Words) -> list[Piece]:
    """For a place where no dialog can be opened."""
    text = w("Leave is not set up here yet. It takes a minute.")
    already = [context(safe(w.already(screen.elsewhere)))] if screen.elsewhere else []
    return [
        section(safe(text)),
        *actions(button(Action.OPEN_SET_UP, w("Set up leave"), style="primary")),
        *already,
    ]


def set_up_done(screen: SetUpDone, w: Words) -> list[Piece]:
    """What was settled, and what to try first."""
    days = w("Everybody has {days} of vacation a year.", days=w.amount(screen.days))
    digest = w("The digest comes every working morning.") if screen.has_digest else ""
    first = w("Ask for your first day off, or let others know that they can.")
    return [
        section(
            bold(w("{company} is set up.", company=screen.company)), safe(days), safe(digest), safe(first)
        ),
        *actions(ask(w, is_primary=True), help_button(w)),
    ]


def welcome(screen: Welcome, w: Words) -> list[Piece]:
    """Greets somebody, once."""
    how = w("Type {command} anywhere, or use the buttons here.", command="/vacation")
    return [
        header(w("Hello {name}", name=screen.name)),
        section(
            safe(w("This is where leave at {company} is asked for and looked up.", company=screen.company))
        ),
        section(safe(how)),
        *actions(ask(w, is_primary=True), button(Action.SHOW_BALANCES, w("My balances")), help_button(w)),
    ]


def _place(screen: SetUpForm, w: Words) -> list[Piece]:
    """The country, and its region; the region's block is another for each country."""
    values = screen.values
    countries = sorted(((code, w.country(code)) for code in screen.countries), key=lambda choice: choice[1])
    hint = w("Public holidays follow from it.")
    country = select(Input.COUNTRY, countries, values.country, w("Choose a country"))
    fields = [asks(w("Country"), country, hint=hint, is_live=True)]
    if screen.regions:
        region = select(Input.REGION, list(screen.regions), values.region, w("Choose a region"))
        block_id = f"{Input.REGION}.{values.country}"
        fields.append(asks(w("Region"), region, block_id=block_id, is_optional=not screen.is_region_needed))
    return fields


def _terms(values: SetUpValues, w: Words) -> list[Piece]:
    approver = person_picker(Input.APPROVER, values.approver_user_id, w("Choose a person"))
    channel = channel_picker(Input.CHANNEL, values.channel_id, w("Choose a channel"))
    digest = w("Says every morning who is off, and never why. Invite the app there first.")
    return [
        asks(w("Vacation days a year"), number_input(Input.DAYS, typed(values.days), "25")),
        asks(w("Who approves"), approver),
        asks(w("Channel for the digest"), channel, hint=digest, is_optional=True),
    ]


def typed(days: Amount | None) -> str | None:
    """As one would type it: with a decimal point, at most two places."""
    if days is None:
        return None
    return f"{days.numerator / days.denominator:.2f}".rstrip("0").rstrip(".")
