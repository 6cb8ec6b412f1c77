"""The table in the documents is the one that is asked."""

from pathlib import Path

import pytest

from bot.permissions import TABLE, Ability, Role

DOCUMENT = Path(__file__).parents[2] / "docs" / "dashboard.md"
COLUMNS = (Role.ANYBODY, Role.ONESELF, Role.DECIDER, Role.ADMINISTRATOR)
ROWS = {
    "who is away when, never why; the directory of names": (Ability.SEE_AWAY, Ability.SEE_DIRECTORY),
    "somebody's balances, requests, leave types, notes": (Ability.SEE_LEAVE,),
    "somebody's hours, hire date, places over time": (Ability.SEE_TERMS,),
    "ask for leave; language, calendars, sessions, consent": (Ability.REQUEST, Ability.CHANGE_OWN),
    "change or cancel approved leave, name a stand-in": (Ability.CHANGE_LEAVE, Ability.NAME_STAND_IN),
    "enter leave for somebody; approvals; reports": (
        Ability.ENTER_LEAVE, Ability.SEE_APPROVALS, Ability.SEE_REPORTS
    ),
    "change people, settings; read the audit log": (
        Ability.CHANGE_PEOPLE, Ability.SETTLE, Ability.SEE_AUDIT
    ),
}  # fmt: skip


def said(row: str) -> set[Role]:
    """Whom the document lets, in a row."""
    [line] = [each for each in DOCUMENT.read_text("utf-8").splitlines() if each.startswith(f"| {row} |")]
    cells = [cell.strip() for cell in line.strip("|").split("|")[1:]]
    return {role for role, cell in zip(COLUMNS, cells, strict=True) if cell}


@pytest.mark.parametrize("row", ROWS)
def test_the_document_says_who_may(row: str) -> None:
    for ability in ROWS[row]:
        roles = set(COLUMNS) if Role.ANYBODY in TABLE[ability] else set(TABLE[ability])
        assert said(row) == roles, ability


def test_every_ability_is_in_the_document() -> None:
    assert {each for abilities in ROWS.values() for each in abilities} == set(Ability)
