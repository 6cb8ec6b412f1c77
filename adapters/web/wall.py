"""Rows of the team calendar as they are sent, kept until their people stand otherwise."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from adapters.web.templating import environment
from adapters.web.wall_cells import cells
from adapters.web.wall_months import strips
from bot.dashboard.away_facts import Row, Sight, View, Wall
from bot.wording import Words
from domain.ids import EmployeeId
from domain.periods import Period

MOST_ROWS = 4_000
"""Kept at most, those shown last: about 12 MB."""

Key = tuple[EmployeeId, Sight, Period, View, str, date, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Draws rows; the same person, period, language and day look the same to all of the same sight."""

    prefix: str
    _kept: OrderedDict[Key, tuple[tuple[object, ...], Markup]] = field(default_factory=OrderedDict)

    def draw(self, wall: Wall, w: Words) -> dict[EmployeeId, Markup]:
        """Everybody's on the page."""
        return {row.person.id: self._row(row, wall, w) for group in wall.groups for row in group.rows}

    def _row(self, row: Row, wall: Wall, w: Words) -> Markup:
        shown = (row.person.id, row.sight, wall.period, wall.sought.view)
        key = (*shown, str(w.locale), wall.today, self.prefix)
        kept = self._kept.get(key)
        if kept is None or not all(map(_is_same, kept[0], row.stands)):
            kept = self._kept[key] = (row.stands, self._drawn(row, wall, w))
        self._kept.move_to_end(key)
        if len(self._kept) > MOST_ROWS:
            self._kept.popitem(last=False)
        return kept[1]

    def _drawn(self, row: Row, wall: Wall, w: Words) -> Markup:
        line = row.line()
        facts = {"w": w, "line": line, "url": self._url, "is_mine": row.sight is Sight.OWN}
        if wall.sought.view is View.YEAR:
            return _render("away/year_row.html", {**facts, "strips": strips(line, w, wall.today)})
        return _render("away/row.html", {**facts, "cells": cells(line, w, wall.today)})

    def _url(self, path: str) -> str:
        return self.prefix + path


def _is_same(one: object, other: object) -> bool:
    return one is other


def _render(template: str, facts: dict[str, object]) -> Markup:
    # What a template makes is escaped already.
    return Markup(environment().get_template(template).render(facts))  # noqa: S704
