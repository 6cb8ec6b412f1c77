"""One-time codes, who somebody has become by saying one, and links that let in once."""

from adapters.teams.actions import Action
from adapters.teams.cards import heading, lines, small, text
from adapters.teams.elements import actions, link, show
from adapters.teams.screens.parts import help_button, request_leave
from adapters.teams.texts import Piece, bold, safe
from bot.screens.linking import DashboardLink, LinkCode, Linked
from bot.wording import Words


def link_code(screen: LinkCode, w: Words) -> list[Piece]:
    """The code, where to say it, and what follows."""
    connects = w("A workspace there that has no company yet is connected to yours.")
    return [
        heading(w("You, somewhere else")),
        *lines(safe(w.where_to_say(screen)), safe(connects) if screen.may_connect else ""),
        text(bold(f"{w('link')} {w.code(screen.code)}"), size="large", fontType="monospace"),
        *small(safe(w.how_long(screen))),
    ]


def linked(screen: Linked, w: Words) -> list[Piece]:
    """Who they are here from now on, and what comes of it."""
    who = w("You are {name} of {company} here as well.", name=screen.name, company=screen.company)
    what = w("Your leave and your balances are the same in both places, and messages come to both.")
    everybody = w("Colleagues are known here by their e-mail address.") if screen.has_connected else ""
    return [
        *lines(bold(who), safe(what), safe(everybody)),
        *actions(
            request_leave(w, is_primary=True), show(Action.SHOW_BALANCES, w("My balances")), help_button(w)
        ),
    ]


def dashboard_link(screen: DashboardLink, w: Words) -> list[Piece]:
    """The link, and that it is the reader's own."""
    return [
        text(safe(w("Your dashboard is one press away."))),
        *actions(link(w("Open the dashboard"), screen.url)),
        *small(safe(w.lets_in_once(screen.minutes))),
    ]
