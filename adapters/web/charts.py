"""Lines of numbers as pictures: where their points are."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Line:
    """Points from left to right in a picture of a size; `top` is the number at its upper edge."""

    points: Sequence[tuple[float, float]]
    top: Fraction

    @property
    def path(self) -> str:
        """For a polyline."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.points)


def trend(shares: Sequence[Fraction], width: float, height: float, top: Fraction) -> Line:
    """Numbers of nothing at the bottom, `top` at the upper edge, evenly across."""
    top = top or Fraction(1)
    step = width / max(1, len(shares) - 1)
    points = [(step * index, float(height * (1 - each / top))) for index, each in enumerate(shares)]
    return Line(points, top)


def edge(largest: Fraction) -> Fraction:
    """A round number of per cent at or above the largest share."""
    for per_cent in (1, 2, 5, 10, 15, 20, 30, 40, 50, 75):
        if largest <= Fraction(per_cent, 100):
            return Fraction(per_cent, 100)
    return Fraction(1)
