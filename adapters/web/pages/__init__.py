"""The pages, one module for each ability: each says which routes it has."""

from types import ModuleType

from adapters.web.pages import account, away, connecting, doors, sign_in

PAGES: tuple[ModuleType, ...] = (sign_in, doors, account, connecting, away)

__all__ = ["PAGES"]
