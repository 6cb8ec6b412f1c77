"""Not drawn yet."""

from adapters.teams.texts import Piece
from bot.screens import Lapsing, Recounted, Reminder, Watched
from bot.wording import Words


def reminder(screen: Reminder, w: Words) -> list[Piece]:
    raise NotImplementedError


def recounted(screen: Recounted, w: Words) -> list[Piece]:
    raise NotImplementedError


def lapsing(screen: Lapsing, w: Words) -> list[Piece]:
    raise NotImplementedError


def watched(screen: Watched, w: Words) -> list[Piece]:
    raise NotImplementedError
