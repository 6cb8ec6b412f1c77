"""The pages, one module for each ability: each says which routes it has."""

from types import ModuleType

PAGES: tuple[ModuleType, ...] = ()

__all__ = ["PAGES"]
