"""Not drawn yet."""

from adapters.teams.texts import Piece
from bot.screens import Balances, Why
from bot.wording import Words


def balances(screen: Balances, w: Words) -> list[Piece]:
    raise NotImplementedError


def why(screen: Why, w: Words) -> list[Piece]:
    raise NotImplementedError
