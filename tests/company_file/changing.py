"""A company that stands, and a file that says something else."""

from bot.company_file.plan import Plan
from tests.filed import WHOLE, Filed, filed

HEAD = "company: {id: acme, name: Acme}\n"


def words(plan: Plan) -> list[str]:
    return [change.words for change in plan.changes]


def after(old: str, new: str, times: int = 1) -> tuple[Filed, Plan]:
    """A company that stands, and what the same file with something else in it would change."""
    assert old in WHOLE
    there = filed()
    text = WHOLE.replace(old, new, times)
    plan = there.bring_in(text)
    assert there.plan(text).changes == ()
    return there, plan
