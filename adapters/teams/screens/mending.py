"""What is wrong with a form, each sentence under its field, and what was typed kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from adapters.teams.actions import Problem, Wrong, fields_of
from adapters.teams.cards import text
from adapters.teams.screens.forms import Sheet
from adapters.teams.texts import Piece, safe
from bot.wording import Words

INNER = ("items", "columns")
"""Where elements hold others."""


def mended(
    sheet: Sheet, problems: Sequence[Problem], typed: Mapping[str, str], w: Words, today: date | None = None
) -> Sheet:
    """The form again; a problem of a field that it has not stands above all fields."""
    wrong = fields_of(problems)
    known = set(_ids(sheet.body))
    above = [_said(problem, w, today) for field, problem in wrong.items() if field not in known]
    said = {field: _said(problem, w, today) for field, problem in wrong.items()}
    return replace(sheet, body=[*above, *_mended(sheet.body, said, typed)])


def _mended(pieces: Iterable[Piece], said: Mapping[str, Piece], typed: Mapping[str, str]) -> list[Piece]:
    """Also where fields stand side by side."""
    found: list[Piece] = []
    for piece in pieces:
        inner = next((key for key in INNER if key in piece), None)
        if inner:
            found.append(piece | {inner: _mended(piece[inner], said, typed)})
            continue
        name = str(piece.get("id", ""))
        found.append(piece | {"value": typed[name]} if name in typed else piece)
        if name in said:
            found.append(said[name])
    return found


def _ids(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield str(piece.get("id", ""))
        for key in INNER:
            yield from _ids(piece.get(key, ()))


def _said(problem: Wrong, w: Words, today: date | None) -> Piece:
    return text(safe(w.problem(problem, today)), color="attention", weight="bolder", spacing="small")
