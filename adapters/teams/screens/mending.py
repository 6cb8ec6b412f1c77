"""What is wrong with a form, each sentence under its field, and what was typed kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from adapters.teams.actions import Problem, Wrong, fields_of
from adapters.teams.cards import text
from adapters.teams.screens.forms import Sheet
from adapters.teams.texts import Piece, safe
from bot.wording import Words


def mended(
    sheet: Sheet, problems: Sequence[Problem], typed: Mapping[str, str], w: Words, today: date | None = None
) -> Sheet:
    """The form again; a problem of a field that it has not stands above all fields."""
    wrong = fields_of(problems)
    known = {name for piece in sheet.body for name in _fields(piece)}
    above = [_said(problem, w, today) for field, problem in wrong.items() if field not in known]
    body = [each for piece in sheet.body for each in _mended(piece, wrong, typed, w, today)]
    return replace(sheet, body=[*above, *body])


def _fields(piece: Piece) -> list[str]:
    """The ids of the fields in a piece, those side by side as well."""
    within = [item for column in piece.get("columns", ()) for item in column["items"]]
    return [str(piece["id"])] if "id" in piece else [name for item in within for name in _fields(item)]


def _mended(
    piece: Piece, wrong: Mapping[str, Wrong], typed: Mapping[str, str], w: Words, today: date | None
) -> list[Piece]:
    if _fields(piece) and "id" not in piece:
        return [piece | {"columns": [_column(each, wrong, typed, w, today) for each in piece["columns"]]}]
    name = str(piece.get("id", ""))
    kept = piece | {"value": typed[name]} if name in typed else piece
    return [kept, _said(wrong[name], w, today)] if name in wrong else [kept]


def _column(
    column: Piece, wrong: Mapping[str, Wrong], typed: Mapping[str, str], w: Words, today: date | None
) -> Piece:
    items = [each for item in column["items"] for each in _mended(item, wrong, typed, w, today)]
    return column | {"items": items}


def _said(problem: Wrong, w: Words, today: date | None) -> Piece:
    return text(safe(w.problem(problem, today)), color="attention", weight="bolder", spacing="none")
