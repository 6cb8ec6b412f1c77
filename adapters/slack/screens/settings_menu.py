"""What can be settled in chat: a button for each."""

from adapters.slack.actions import Action
from adapters.slack.blocks import actions, section
from adapters.slack.elements import button
from adapters.slack.texts import Piece, bold, safe
from bot.screens.terms import SettingsMenu
from bot.wording import Words


def settings_menu(screen: SettingsMenu, w: Words) -> list[Piece]:
    """Only what the reader may."""
    said = w("Changes show whom they concern before they are saved.") if screen.may_settle else ""
    return [
        section(bold(w("What would you like to settle?")), safe(said) if said else ""),
        *actions(
            *(_terms(w) if screen.may_settle else []),
            button(Action.OPEN_STAND_IN, w("Stand-in")) if screen.may_name_stand_in else None,
            button(Action.OPEN_DIGEST, w("Digest")) if screen.may_arrange_digest else None,
        ),
    ]


def _terms(w: Words) -> list[Piece]:
    return [
        button(Action.OPEN_PATTERN, w("Working hours")),
        button(Action.OPEN_POLICY, w("Leave policy")),
        button(Action.OPEN_ADJUST, w("Correct a balance")),
    ]
