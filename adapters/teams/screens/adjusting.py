"""Not drawn yet."""

from adapters.teams.screens.forms import Sheet
from adapters.teams.texts import Piece
from bot.screens import AdjustedNews, AdjustForm
from bot.wording import Words


def adjusted_news(screen: AdjustedNews, w: Words) -> list[Piece]:
    raise NotImplementedError


def adjust_form(screen: AdjustForm, w: Words) -> Sheet:
    raise NotImplementedError
