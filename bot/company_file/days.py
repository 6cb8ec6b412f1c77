"""What is noted about days wherever in the file they stand."""

from datetime import date

from bot.company_file.mistakes import Spot
from bot.company_file.nodes import Mapped
from bot.company_file.shapes import Report


def check_once(day: date, seen: set[date], spot: Spot, report: Report) -> None:
    """Notes a second change of the same day."""
    if day in seen:
        report.note(spot, f"there is another change from the same day, {day}.", "Keep one of them.")
    seen.add(day)


def check_order(node: Mapped, name: str, first: date, last: date, report: Report) -> None:
    """Notes an end before its beginning."""
    if last < first:
        report.note(
            node.spot_of(name), f"it ends on {last}, before it begins on {first}.", "Turn them round."
        )
