"""Not drawn yet."""

from adapters.teams.texts import Piece
from bot.screens import Home
from bot.wording import Words


def home(screen: Home, w: Words) -> list[Piece]:
    raise NotImplementedError
