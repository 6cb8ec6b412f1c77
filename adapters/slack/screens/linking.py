"""One-time codes, who somebody has become by saying one, and links that let in once."""

from adapters.slack.actions import Action
from adapters.slack.blocks import actions, context, header, section
from adapters.slack.elements import button, link
from adapters.slack.screens.parts import ask, help_button
from adapters.slack.texts import Piece, bold, code, safe
from bot.screens.linking import DashboardLink, LinkCode, Linked
from bot.wording import Words


def link_code(screen: LinkCode, w: Words) -> list[Piece]:
    """The code, where to say it, and what follows."""
    lines = [safe(w.where_to_say(screen))]
    if screen.may_connect:
        lines.append(safe(w("A workspace there that has no company yet is connected to yours.")))
    return [
        header(w("You, somewhere else")),
        section(*lines),
        section(code(f"{w('link')} {w.code(screen.code)}")),
        context(safe(w.how_long(screen))),
    ]


def linked(screen: Linked, w: Words) -> list[Piece]:
    """Who they are here from now on, and what comes of it."""
    who = w("You are {name} of {company} here as well.", name=screen.name, company=screen.company)
    what = w("Your leave and your balances are the same in both places, and messages come to both.")
    everybody = w("Colleagues are known here by their e-mail address.") if screen.has_connected else ""
    return [
        section(bold(who), safe(what), safe(everybody)),
        *actions(ask(w, is_primary=True), button(Action.SHOW_BALANCES, w("My balances")), help_button(w)),
    ]


def dashboard_link(screen: DashboardLink, w: Words) -> list[Piece]:
    """The link, and that it is the reader's own."""
    return [
        section(safe(w("Your dashboard is one press away."))),
        *actions(link(w("Open the dashboard"), screen.url)),
        context(safe(w.lets_in_once(screen.minutes))),
    ]
