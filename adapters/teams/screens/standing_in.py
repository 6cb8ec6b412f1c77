"""Not drawn yet."""

from adapters.teams.screens.forms import Sheet
from adapters.teams.texts import Piece
from bot.screens import StandInForm, StandInNews
from bot.wording import Words


def stand_in_news(screen: StandInNews, w: Words) -> list[Piece]:
    raise NotImplementedError


def stand_in_form(screen: StandInForm, w: Words) -> Sheet:
    raise NotImplementedError
