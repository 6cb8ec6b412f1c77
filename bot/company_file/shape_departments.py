"""The shape of departments and of those who stand in for approvers."""

from bot.company_file.days import check_order
from bot.company_file.entries import DepartmentEntry, StandInEntry, StepEntry
from bot.company_file.leaves import DAY, KEY, NAME, one_of
from bot.company_file.nodes import Mapped
from bot.company_file.records import Record, key
from bot.company_file.shapes import Keyed, ListOf, Marking, Reference, Report

_SOME = ListOf(Reference("person"), "people")


def _by(is_by_all: bool) -> str:
    return "all" if is_by_all else "any"


def _check_step(node: Mapped, step: StepEntry, report: Report) -> None:
    if not step.approvers:
        problem = "nobody decides in this step."
        report.note(node.spot_of("approvers"), problem, "Name somebody, or leave the step out.")


STEP = Record(
    StepEntry,
    {
        "approvers": key(
            "approvers",
            ListOf(Reference("person"), "people", or_one=True),
            "who decides in it",
            required=True,
        ),
        "by": key("is_by_all", one_of({"any": False, "all": True}, _by, "who of them"), "any or all; any"),
    },
    check=_check_step,
)
DEPARTMENT = Record(
    DepartmentEntry,
    {
        "name": key("name", NAME, "what the department is called", required=True),
        "parent": key("parent", Reference("department"), "the key of the department above"),
        "approvers": key("approvers", _SOME, "who decides, by e-mail; any one of them"),
        "steps": key("steps", ListOf(STEP, "steps"), "several decisions, one after another"),
        "watchers": key("watchers", _SOME, "who is told of leave and decides nothing"),
    },
)
DEPARTMENTS = Keyed("department", KEY, DEPARTMENT)


def _check_stand_in(node: Mapped, entry: StandInEntry, report: Report) -> None:
    if entry.until:
        check_order(node, "until", entry.from_day, entry.until, report)
    if entry.stand_in and entry.stand_in.casefold() == entry.for_whom.casefold():
        report.note(node.spot_of("stand_in"), "nobody stands in for themselves.", "Name somebody else.")


STAND_IN = Record(
    StandInEntry,
    {
        "for": key("for_whom", Reference("person"), "the approver, by e-mail", required=True),
        "stand_in": key(
            "stand_in",
            Reference("person"),
            "who decides for them; empty takes it back",
            required=True,
            empty=True,
        ),
        "from": key("from_day", DAY, "the first day of it; at once"),
        "until": key("until", DAY, "the last day of it; until further notice"),
    },
    check=_check_stand_in,
)
STAND_INS = ListOf(Marking(STAND_IN), "stand-ins")
