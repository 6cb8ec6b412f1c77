"""Not drawn yet."""

from adapters.teams.screens.forms import Sheet
from adapters.teams.texts import Piece
from bot.screens import SetUpDone, SetUpForm, Welcome
from bot.wording import Words


def set_up_done(screen: SetUpDone, w: Words) -> list[Piece]:
    raise NotImplementedError


def welcome(screen: Welcome, w: Words) -> list[Piece]:
    raise NotImplementedError


def set_up_form(screen: SetUpForm, w: Words) -> Sheet:
    raise NotImplementedError
