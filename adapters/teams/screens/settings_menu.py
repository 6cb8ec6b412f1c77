"""What can be settled in chat: a button for each."""

from adapters.teams.actions import Action
from adapters.teams.cards import heading, text
from adapters.teams.elements import actions, show
from adapters.teams.texts import Piece, safe
from bot.screens.terms import SettingsMenu
from bot.wording import Words


def settings_menu(screen: SettingsMenu, w: Words) -> list[Piece]:
    """Only what the reader may."""
    said = w("Changes show whom they concern before they are saved.")
    return [
        heading(w("What would you like to settle?")),
        *([text(safe(said))] if screen.may_settle else []),
        *(_terms(w) if screen.may_settle else []),
        *actions(
            show(Action.OPEN_STAND_IN, w("Stand-in")) if screen.may_name_stand_in else None,
            show(Action.OPEN_DIGEST, w("Digest")) if screen.may_arrange_digest else None,
        ),
    ]


def _terms(w: Words) -> list[Piece]:
    """In rows that fit."""
    return [
        *actions(show(Action.OPEN_PATTERN, w("Working hours")), show(Action.OPEN_POLICY, w("Leave policy"))),
        *actions(show(Action.OPEN_ADJUST, w("Correct a balance"))),
    ]
