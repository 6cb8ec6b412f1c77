"""A measured figure, and whether it keeps its promise."""

from dataclasses import dataclass
from statistics import median

import msgspec


@dataclass(frozen=True, slots=True)
class Target:
    """What is promised: a least or a most, of the ratio to the floor or of the value itself."""

    most: float | None = None
    least: float | None = None
    of_value: bool = False

    def holds(self, value: float, ratio: float | None) -> bool:
        measured = value if self.of_value else ratio
        if measured is None:
            return False
        return (self.most is None or measured <= self.most) and (self.least is None or measured >= self.least)

    def __str__(self) -> str:
        what = "value" if self.of_value else "ratio"
        return f"{what} <= {self.most}" if self.least is None else f"{what} >= {self.least}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the output; `floor` is what the same machine does at best, in the same unit."""

    name: str
    value: float
    unit: str
    floor: float
    target: Target

    def as_json(self) -> str:
        ratio = self.value / self.floor if self.floor else None
        line = {
            "name": self.name,
            "value": _short(self.value),
            "unit": self.unit,
            "floor": _short(self.floor),
            "ratio": None if ratio is None else _short(ratio),
            "target": str(self.target),
            "holds": self.target.holds(self.value, ratio),
        }
        return msgspec.json.encode(line).decode()


def figure(name: str, values: list[float], unit: str, floors: list[float], target: Target) -> Figure:
    """The medians of rounds that were run in turns."""
    return Figure(name, median(values), unit, median(floors), target)


def _short(number: float) -> float:
    """Four digits: the rest is noise."""
    return float(f"{number:.4g}")
