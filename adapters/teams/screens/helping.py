"""Not drawn yet."""

from adapters.teams.texts import Piece
from bot.screens import Help, Notice, NotUnderstood, Refusing
from bot.wording import Words


def help_screen(screen: Help, w: Words) -> list[Piece]:
    raise NotImplementedError


def not_understood(screen: NotUnderstood, w: Words) -> list[Piece]:
    raise NotImplementedError


def notice(screen: Notice, w: Words) -> list[Piece]:
    raise NotImplementedError


def refusing(screen: Refusing, w: Words) -> list[Piece]:
    raise NotImplementedError
