"""Not drawn yet."""

from adapters.teams.texts import Piece
from bot.screens import Away, DigestMessage
from bot.wording import Words


def away(screen: Away, w: Words) -> list[Piece]:
    raise NotImplementedError


def digest(screen: DigestMessage, w: Words) -> list[Piece]:
    raise NotImplementedError
