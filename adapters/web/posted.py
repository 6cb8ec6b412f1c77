"""The fields of a form: read into what they mean; what cannot be read is noted beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from bot.replies import Slip
from domain.amounts import Amount
from domain.refusals import Refusal

E = TypeVar("E", bound=Enum)
LONGEST_TEXT = 2_000
"""Characters of a note."""
LARGEST = Decimal(1_000_000)


@dataclass(slots=True)
class Posted:
    """Reading a field never raises: what is wrong with it is kept under its name in `problems`."""

    fields: Mapping[str, Sequence[str]]
    problems: dict[str, Slip | Refusal] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """As typed, without space around it; empty where it is not there."""
        found = next(iter(self.fields.get(name, ())), "").strip().replace("\x00", "")
        if len(found) > LONGEST_TEXT:
            self.problems[name] = Slip.TOO_LONG
        return found[:LONGEST_TEXT]

    def texts(self, name: str) -> tuple[str, ...]:
        """Of boxes that are ticked, and of lists of which several are chosen."""
        return tuple(each.strip() for each in self.fields.get(name, ()) if each.strip())

    def needed(self, name: str) -> str:
        """A text that has to be there."""
        found = self.text(name)
        if not found:
            self.problems.setdefault(name, Slip.MISSING)
        return found

    def flag(self, name: str) -> bool:
        return bool(self.text(name))

    def day(self, name: str) -> date | None:
        """As browsers send a date: 2026-07-06."""
        found = self.text(name)
        try:
            return date.fromisoformat(found) if found else None
        except ValueError:
            self.problems[name] = Slip.NO_SUCH_DAY
            return None

    def minute(self, name: str) -> int | None:
        """Minutes after midnight of a time such as 09:30; 24:00 ends a day."""
        found = self.text(name)
        if not found:
            return None
        hours, _, minutes = found.partition(":")
        if hours.isdecimal() and minutes.isdecimal() and int(minutes) < 60 and len(found) <= 5:
            total = int(hours) * 60 + int(minutes)
            if total <= 24 * 60:
                return total
        self.problems[name] = Slip.NO_SUCH_TIME
        return None

    def number(self, name: str) -> Amount | None:
        """Exactly what was typed, with a comma or a point."""
        found = self.text(name).replace(",", ".").replace("−", "-")
        if not found:
            return None
        try:
            read = Decimal(found)
        except InvalidOperation:
            read = Decimal("NaN")
        if not read.is_finite() or abs(read) > LARGEST or len(found) > 20:
            self.problems[name] = Slip.NOT_A_NUMBER
            return None
        return Amount(Fraction(read))

    def whole(self, name: str) -> int | None:
        """A number without a fraction."""
        found = self.number(name)
        if found is not None and found.denominator != 1:
            self.problems[name] = Slip.NOT_A_NUMBER
            return None
        return None if found is None else int(found)

    def choice(self, name: str, kind: type[E]) -> E | None:
        """One of an enumeration by its value; None where it is none of them."""
        try:
            return kind(self.text(name))
        except ValueError:
            return None
