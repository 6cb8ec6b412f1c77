"""The pages, one module for each ability: each says which routes it has."""

from types import ModuleType

from adapters.web.pages import (
    account,
    away,
    connecting,
    doors,
    people,
    people_adjusting,
    people_changes,
    people_hiring,
    people_leaving,
    sign_in,
)

PAGES: tuple[ModuleType, ...] = (
    sign_in,
    doors,
    account,
    connecting,
    away,
    people_hiring,
    people,
    people_changes,
    people_adjusting,
    people_leaving,
)

__all__ = ["PAGES"]
