"""Not drawn yet."""

from adapters.teams.screens.forms import Sheet
from adapters.teams.texts import Piece
from bot.screens import CancelForm, ChangeForm, OwnLeave
from bot.wording import Words


def own_leave(screen: OwnLeave, w: Words) -> list[Piece]:
    raise NotImplementedError


def change_form(screen: ChangeForm, w: Words) -> Sheet:
    raise NotImplementedError


def cancel_form(screen: CancelForm, w: Words) -> Sheet:
    raise NotImplementedError
