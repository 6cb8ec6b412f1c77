"""A report on screen: one page of its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
A_PAGE = 50
"""Lines on screen at a time."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of many, by the number of their page, which counts from 1."""

    lines: Sequence[T]
    number: int
    pages: int
    total: int


def page_of(everything: Sequence[T], number: int, size: int = A_PAGE) -> Page[T]:
    """The page of a number; the last one where there are not as many."""
    pages = max(1, -(-len(everything) // size))
    number = min(number, pages)
    return Page(everything[(number - 1) * size : number * size], number, pages, len(everything))
