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
    known = {piece.get("id") for piece in sheet.body}
    above = [_said(problem, w, today) for field, problem in wrong.items() if field not in known]
    body = [each for piece in sheet.body for each in _mended(piece, wrong, typed, w, today)]
    return replace(sheet, body=[*above, *body])


def _mended(
    piece: Piece, wrong: Mapping[str, Wrong], typed: Mapping[str, str], w: Words, today: date | None
) -> list[Piece]:
    name = str(piece.get("id", ""))
    kept = piece | {"value": typed[name]} if name in typed else piece
    return [kept, _said(wrong[name], w, today)] if name in wrong else [kept]


def _said(problem: Wrong, w: Words, today: date | None) -> Piece:
    return text(safe(w.problem(problem, today)), color="Attention", weight="Bolder", spacing="None")
