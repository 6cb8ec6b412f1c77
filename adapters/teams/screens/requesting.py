"""Not drawn yet."""

from adapters.teams.texts import Piece
from bot.screens import DateChoice, Menu, Outcome, Receipt, Requests
from bot.wording import Words


def menu(screen: Menu, w: Words) -> list[Piece]:
    raise NotImplementedError


def date_choice(screen: DateChoice, w: Words) -> list[Piece]:
    raise NotImplementedError


def receipt(screen: Receipt, w: Words) -> list[Piece]:
    raise NotImplementedError


def outcome(screen: Outcome, w: Words) -> list[Piece]:
    raise NotImplementedError


def requests(screen: Requests, w: Words) -> list[Piece]:
    raise NotImplementedError
