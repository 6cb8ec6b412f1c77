"""First steps: setting a company up, and meeting the app."""

from adapters.teams.actions import Action, Callback, Input, Kept
from adapters.teams.cards import heading, lines, small, text
from adapters.teams.elements import actions, number_field, person_field, select, show
from adapters.teams.screens.forms import Sheet, look, sheet
from adapters.teams.screens.parts import help_button, hint, request_leave
from adapters.teams.texts import Piece, bold, safe
from bot.screens.joining import SetUpDone, SetUpForm, SetUpValues, Welcome
from bot.wording import Words
from domain.amounts import Amount


def set_up_form(screen: SetUpForm, w: Words) -> Sheet:
    """What is needed before anybody can ask for leave; regions follow once a country is chosen."""
    about = w("Three things, and everybody here can ask for leave. All of them can be changed later.")
    problem = lines(bold(screen.problem), color="attention") if screen.problem else []
    already = small(safe(w.already(screen.elsewhere))) if screen.elsewhere else []
    body = [text(safe(about)), *already, *problem, *_place(screen, w), *_terms(screen.values, w)]
    return sheet(Callback.SET_UP, w("Set up leave"), w("Finish"), body, Kept(), w)


def set_up_done(screen: SetUpDone, w: Words) -> list[Piece]:
    """What was settled, and what to try first."""
    days = w("Everybody has {days} of vacation a year.", days=w.amount(screen.days))
    digest = w("The digest comes every working morning.") if screen.has_digest else ""
    first = w("Ask for your first day off, or let others know that they can.")
    return [
        heading(w("{company} is set up.", company=screen.company)),
        *lines(safe(days), safe(digest)),
        text(safe(first)),
        *actions(request_leave(w, is_primary=True), help_button(w)),
    ]


def welcome(screen: Welcome, w: Words) -> list[Piece]:
    """Greets somebody, once."""
    what = w("This is where leave at {company} is asked for and looked up.", company=screen.company)
    how = w("Type what you need here, such as “6-10 July” or “balance”, or use the buttons.")
    return [
        heading(w("Hello {name}", name=screen.name)),
        text(safe(what)),
        text(safe(how), spacing="small"),
        *actions(
            request_leave(w, is_primary=True), show(Action.SHOW_BALANCES, w("My balances")), help_button(w)
        ),
    ]


def _place(screen: SetUpForm, w: Words) -> list[Piece]:
    """The country, and its region where it has any."""
    values = screen.values
    countries = sorted(((code, w.country(code)) for code in screen.countries), key=lambda choice: choice[1])
    choose = w("Choose a country")
    fields = [select(Input.COUNTRY, w("Country"), countries, values.country, placeholder=choose)]
    fields += hint(w("Public holidays follow from it."))
    fields += actions(look(Callback.SET_UP, w("Show its regions"), Kept()))
    if screen.regions:
        choose = w("Choose a region")
        fields.append(select(Input.REGION, w("Region"), screen.regions, values.region, placeholder=choose))
    return fields


def _terms(values: SetUpValues, w: Words) -> list[Piece]:
    return [
        number_field(Input.DAYS, w("Vacation days a year"), typed(values.days), "25"),
        person_field(Input.APPROVER, w("Who approves"), values.approver_user_id, w("Choose a person")),
    ]


def typed(days: Amount | None) -> str | None:
    """As one would type it: with a decimal point, at most two places."""
    if days is None:
        return None
    return f"{days.numerator / days.denominator:.2f}".rstrip("0").rstrip(".")
