"""Not drawn yet."""

from adapters.teams.screens.forms import Sheet
from adapters.teams.texts import Piece
from bot.screens import PatternForm, PatternNews
from bot.wording import Words


def pattern_news(screen: PatternNews, w: Words) -> list[Piece]:
    raise NotImplementedError


def pattern_form(screen: PatternForm, w: Words) -> Sheet:
    raise NotImplementedError
