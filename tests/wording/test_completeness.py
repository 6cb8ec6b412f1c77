"""Whatever the program tells apart it tells people apart too: each in words of its own, in every language."""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import Enum
from importlib import import_module
from itertools import combinations
from types import ModuleType, UnionType
from typing import Any, get_args

import pytest

from bot import wording
from bot.auditing import Happening, Matter, Names
from bot.ports import Origin
from bot.replies import Slip
from bot.reporting import Purpose, Report
from bot.screens.balances import LedgerLine
from bot.screens.examples.cast import BEN, REQUEST, SUMMER, TODAY, VACATION, YEAR
from bot.screens.examples.statement import COMING, LINES
from bot.screens.helping import Notice, NoticeKind
from bot.screens.linking import LinkCode
from bot.screens.requesting import Misreading
from bot.screens.waiting import Recounted
from bot.soundness import Idle
from bot.wording import PSEUDO, Words, auditing, reporting, words
from bot.wording.catalogue import languages
from domain.amounts import Amount
from domain.company.digests import Platform
from domain.company.settings import Settings
from domain.flaws import Flaw
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import Because
from domain.leave.comparing import BalanceChange, Part, PartChange
from domain.leave.entries import Cause, Entry, Kind
from domain.leave.events import PassedOn, RequestPassedOn
from domain.leave.requests import Status
from domain.periods import DayPart, Halves, Period
from domain.policies.accrual import Every, GrantedAt
from domain.policies.leave_type import Slice, Unit
from domain.policies.policy import Direction, LeavePolicy, Proration, Rounding
from domain.policies.proration import Share
from domain.policies.rules import Severity
from domain.refusals import Need, NotPermitted, Overlaps, Refusal, SliceTooSmall, Unsettled
from tests.foreign import foreign, is_whole, unlooked_up
from tests.wording.test_auditing import TOLD
from tests.wording.test_limits import LIMITS
from tests.wording.test_refusals import SAID

TERMS = LeavePolicy(VACATION.id, entitlement=Amount(20))
BOOKED = replace(REQUEST, type=foreign(VACATION))
PART = Period(date(2026, 3, 1), YEAR.last_day)


def sentence(w: Words, entry: Entry) -> str:
    return w.ledger_line(LedgerLine(entry, Amount(1), foreign(BEN)), foreign(VACATION), TODAY).sentence


def granted(w: Words, method: Proration) -> str:
    share = Share(10, 12, method)
    return sentence(w, Entry(TODAY, Kind.GRANT, Amount(20), YEAR, part=PART, whole=YEAR, share=share))


def changed(part: Part) -> BalanceChange:
    parts = (PartChange(part, Amount(1), Amount(2)),)
    return BalanceChange(VACATION.id, Unit.DAYS, TODAY, Amount(1), Amount(2), parts)


def passed_on(why: PassedOn) -> Happening:
    event = RequestPassedOn(RequestId("r1"), (EmployeeId("ben"),), why, datetime(2026, 7, 29, 9, tzinfo=UTC))
    return Happening(event, Names({EmployeeId("ben"): foreign("Ben")}, Settings()))


SAYERS: Mapping[type[Enum], Callable[[Words, Any], str]] = {
    NoticeKind: lambda w, kind: w.notice(Notice(kind)),
    Slip: Words.slip,
    Misreading: lambda w, misreading: w.misreading(misreading, "6/7"),
    Status: Words.status,
    DayPart: lambda w, part: w.part(part),
    Halves: lambda w, free: w.refusal(Overlaps(TODAY, REQUEST.id, SUMMER, free), TODAY),
    Unit: lambda w, unit: w.amount(Amount(3), unit),
    Slice: lambda w, smallest: w.refusal(SliceTooSmall(VACATION.id, smallest)),
    Need: lambda w, need: w.refusal(NotPermitted(need)),
    Flaw: lambda w, flaw: w.refusal(Unsettled("1.2", flaw, "345")),
    Kind: lambda w, kind: sentence(w, Entry(TODAY, kind, Amount(2), YEAR)),
    Cause: lambda w, cause: sentence(w, Entry(TODAY, Kind.LAPSE, Amount(-2), YEAR, cause=cause)),
    Proration: granted,
    Severity: Words.severity,
    Platform: lambda w, platform: w.where_to_say(LinkCode("KMPRTWAB", 15, platform)),
    Part: lambda w, part: w.why_other(changed(part)),
    Every: Words.every,
    Idle: Words.idle,
    GrantedAt: Words.granted_at,
    Direction: lambda w, way: w.policy(replace(TERMS, rounding=Rounding(way, Amount(1))), Unit.DAYS)[2],
    Because: lambda w, because: w.recounted(Recounted(BOOKED, Amount(6), because, TODAY)),
    Report: lambda w, report: f"{reporting.report(w, report)}: {reporting.about(w, report)}",
    Purpose: reporting.purpose,
    Origin: auditing.origin,
    Matter: auditing.matter,
    PassedOn: lambda w, why: auditing.sentence(w, passed_on(why), TODAY),
}
"""How each member of what wording tells apart is said. Whoever lets it tell more apart adds a line."""
ALIKE: set[Enum] = {Halves.BOTH, Proration.NONE}
"""Those that are never said this way."""
REFUSED = {type(refusal) for refusal, _ in SAID}
"""Every kind of refusal that is tried there."""
MEMBERS = [member for kind in SAYERS for member in kind if member not in ALIKE]


def modules() -> list[ModuleType]:
    return [import_module(f"bot.wording.{found.name}") for found in pkgutil.iter_modules(wording.__path__)]


def told_apart(kind: type) -> list[Any]:
    """What the modules of wording know of that kind, each once."""
    return list(
        dict.fromkeys(
            each for module in modules() for each in vars(module).values() if isinstance(each, kind)
        )
    )


def test_everything_that_words_tell_apart_is_tried_here() -> None:
    assert {each for each in told_apart(type) if issubclass(each, Enum)} == set(SAYERS)
    tried = REFUSED | {type(each) for each in (*LIMITS, *TOLD)}
    assert {kind for union in told_apart(UnionType) for kind in get_args(union)} == tried


@pytest.mark.parametrize("member", MEMBERS, ids=str)
def test_every_member_has_words_in_every_language(member: Enum) -> None:
    say = SAYERS[type(member)]
    said = [say(words(language), member) for language in (*languages(), PSEUDO)]
    assert len(set(said)) == len(said)
    assert all(text.strip() and "{" not in text for text in said)
    assert unlooked_up(said[-1]) == set()
    assert is_whole(said[-1])


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", SAYERS, ids=lambda kind: kind.__name__)
def test_no_two_members_are_said_alike(kind: type[Enum], language: str) -> None:
    members = [member for member in kind if member not in ALIKE]
    said = {member: SAYERS[kind](words(language), member) for member in members}
    assert [(one, other) for one, other in combinations(said, 2) if said[one] == said[other]] == []


@pytest.mark.parametrize("refusal", [refusal for refusal, _ in SAID], ids=lambda each: type(each).__name__)
def test_every_refusal_is_looked_up(refusal: Refusal) -> None:
    said = words(PSEUDO).refusal(foreign(refusal), TODAY)
    assert unlooked_up(said) == set()
    assert is_whole(said)


def test_the_example_of_a_statement_has_a_line_of_every_kind_and_cause() -> None:
    entries = [line.entry for line in (*LINES, *COMING)]
    assert {entry.kind for entry in entries} == set(Kind)
    assert {entry.cause for entry in entries} >= set(Cause)
