"""Addresses of one page with something of what was asked for changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Addresses:
    """`given` are the fields that the page was asked with."""

    path: str
    given: Mapping[str, Sequence[str]]

    def page(self, number: int) -> str:
        """The same list, another page of it."""
        return self._with(page=str(number))

    def ordered(self, name: str) -> str:
        """The same list ordered by a column; the other way round where it is ordered by it already."""
        return self._with(sort=f"-{name}" if self.order == name else name, page="")

    def file(self, ending: str, **more: str) -> str:
        """All of it as a file."""
        return self._with(f".{ending}", sort="", page="", **more)

    def only(self, **fields: str) -> str:
        """The first page of what fits these fields as well."""
        return self._with(page="", **fields)

    @property
    def order(self) -> str:
        return next(iter(self.given.get("sort", ())), "")

    def _with(self, ending: str = "", **fields: str) -> str:
        kept: dict[str, Sequence[str]] = {**self.given, **{name: [value] for name, value in fields.items()}}
        pairs = [(name, value) for name, values in kept.items() for value in values if value]
        return f"{self.path}{ending}?{urlencode(pairs)}" if pairs else f"{self.path}{ending}"
