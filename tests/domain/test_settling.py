"""Rules, stand-ins and limits of time that a company settles."""

from dataclasses import replace
from datetime import date

import pytest

from domain.amounts import HALF, Amount
from domain.company.commands import (
    ClosePast,
    CompanyCommand,
    DefineDepartment,
    DefineLocation,
    DefinePolicy,
    DefineRule,
    DropRule,
    EndStandIn,
    NameStandIn,
    SetExpiry,
)
from domain.company.decide import decide
from domain.company.events import ExpirySet, PastClosed, RuleDefined, RuleDropped, StandInEnded, StandInNamed
from domain.company.fold import fold
from domain.company.places import Department, StandIn
from domain.company.settings import Settings
from domain.flaws import Flaw
from domain.ids import DepartmentId, LeaveTypeId, LocationId, RuleId
from domain.leave.requests import Step
from domain.policies.accrual import AccrualPlan, Every, Level
from domain.policies.carry_over import CarryOver
from domain.policies.policy import Direction, LeavePolicy, Rounding, TenureStep
from domain.policies.rules import (
    BackDating,
    Blackout,
    CoverLimit,
    HalvesLimit,
    Limit,
    LongestStretch,
    Notice,
    OnlyOn,
    Rule,
    WaitingPeriod,
)
from domain.refusals import ClosedPast, Refusal, Refused, Unsettled
from tests import cast
from tests.cast import BEN, DORA

QUIET = Rule(RuleId("quiet"), Notice(7))
AWAY = StandIn(BEN, DORA, date(2026, 8, 1), date(2026, 8, 14))


def after(*commands: CompanyCommand, settings: Settings | None = None) -> Settings:
    found = settings or cast.settings()
    for command in commands:
        found = fold(found, decide(found, command))
    return found


def refused(command: CompanyCommand, settings: Settings | None = None) -> Refusal:
    with pytest.raises(Refused) as refusal:
        decide(settings or cast.settings(), command)
    return refusal.value.refusal


@pytest.mark.parametrize(
    ("command", "event"),
    [
        (DefineRule(QUIET), RuleDefined(QUIET)),
        (NameStandIn(AWAY), StandInNamed(AWAY)),
        (SetExpiry(14), ExpirySet(14)),
        (ClosePast(date(2025, 12, 31)), PastClosed(date(2025, 12, 31))),
    ],
)
def test_what_is_settled_twice_is_settled_once(command: CompanyCommand, event: object) -> None:
    assert decide(cast.settings(), command) == (event,)
    assert decide(after(command), command) == ()


def test_what_is_taken_back_is_gone() -> None:
    settled = after(DefineRule(QUIET), NameStandIn(AWAY), SetExpiry(14), ClosePast(date(2025, 12, 31)))
    assert decide(settled, DropRule(QUIET.id)) == (RuleDropped(QUIET.id),)
    assert decide(settled, EndStandIn(BEN)) == (StandInEnded(BEN),)
    back = after(DropRule(QUIET.id), EndStandIn(BEN), SetExpiry(None), ClosePast(None), settings=settled)
    assert back == cast.settings()
    assert decide(back, DropRule(QUIET.id)) == ()
    assert decide(back, EndStandIn(BEN)) == ()


@pytest.mark.parametrize(
    ("limit", "flaw"),
    [
        (Blackout(date(2026, 8, 2), date(2026, 8, 1)), Flaw.ENDS_TOO_EARLY),
        (CoverLimit(), Flaw.MOST_OR_SHARE),
        (CoverLimit(2, HALF), Flaw.MOST_OR_SHARE),
        (CoverLimit(share_away=Amount(1)), Flaw.NOT_A_SHARE),
        (CoverLimit(share_away=Amount(0)), Flaw.NOT_A_SHARE),
        (Notice(-1), Flaw.LESS_THAN_NOTHING),
        (BackDating(-1), Flaw.LESS_THAN_NOTHING),
        (LongestStretch(0), Flaw.LESS_THAN_A_DAY),
        (HalvesLimit(0), Flaw.LESS_THAN_A_DAY),
        (WaitingPeriod(-1), Flaw.LESS_THAN_NOTHING),
        (WaitingPeriod(0, -1), Flaw.LESS_THAN_NOTHING),
        (OnlyOn(()), Flaw.NO_DAY),
    ],
)
def test_a_limit_that_nobody_can_have_meant_is_refused(limit: Limit, flaw: Flaw) -> None:
    assert refused(DefineRule(Rule(RuleId("odd"), limit))) == Unsettled("rules.odd", flaw)


@pytest.mark.parametrize(
    "limit",
    [
        Blackout(date(2026, 12, 20), date(2026, 1, 6), is_yearly=True),
        CoverLimit(0),
        CoverLimit(share_away=HALF),
        Notice(0),
        BackDating(0),
        LongestStretch(1),
        HalvesLimit(1),
        WaitingPeriod(),
    ],
)
def test_the_least_of_a_limit_is_one(limit: Limit) -> None:
    assert decide(cast.settings(), DefineRule(Rule(RuleId("least"), limit)))


@pytest.mark.parametrize(
    ("rule", "refusal"),
    [
        (
            replace(QUIET, location_id=LocationId("moon")),
            Unsettled("rules.quiet.location", Flaw.NO_SUCH_LOCATION, "moon"),
        ),
        (
            replace(QUIET, department_id=DepartmentId("space")),
            Unsettled("rules.quiet.department", Flaw.NO_SUCH_DEPARTMENT, "space"),
        ),
        (
            replace(QUIET, leave_type_ids=frozenset({cast.SICK, LeaveTypeId("nap")})),
            Unsettled("rules.quiet.leave_types", Flaw.NO_SUCH_LEAVE_TYPE, "nap"),
        ),
    ],
)
def test_a_rule_is_for_what_there_is(rule: Rule, refusal: Unsettled) -> None:
    assert refused(DefineRule(rule)) == refusal


def test_nobody_stands_in_for_themselves_nor_until_a_day_before_the_first() -> None:
    assert refused(NameStandIn(replace(AWAY, stand_in_id=BEN))) == Unsettled("stand_in", Flaw.OWN_STAND_IN)
    early = replace(AWAY, last_day=date(2026, 7, 31))
    assert refused(NameStandIn(early)) == Unsettled("stand_in.last_day", Flaw.ENDS_TOO_EARLY)
    one_day = replace(AWAY, last_day=AWAY.first_day)
    assert after(NameStandIn(one_day)).stand_ins == {BEN: one_day}
    assert replace(AWAY, last_day=None).stands_on(date(2099, 1, 1))


def test_requests_end_after_a_day_or_more() -> None:
    assert refused(SetExpiry(0)) == Unsettled("expires_after_days", Flaw.LESS_THAN_A_DAY)
    assert after(SetExpiry(1)).expires_after_days == 1


def test_a_step_has_somebody_who_decides() -> None:
    empty = Department(cast.SALES, "Sales", steps=(Step((BEN,)), Step(())))
    assert refused(DefineDepartment(empty)) == Unsettled("departments.sales.steps.2", Flaw.NO_APPROVER)


@pytest.mark.parametrize(
    ("terms", "field", "flaw"),
    [
        ({"entitlement": Amount(-1)}, "entitlement", Flaw.LESS_THAN_NOTHING),
        ({"floor": Amount(1)}, "floor", Flaw.FLOOR_TOO_HIGH),
        ({"cap": Amount(0)}, "cap", Flaw.NOT_MORE_THAN_NOTHING),
        ({"rounding": Rounding(Direction.UP, Amount(0))}, "rounding", Flaw.NOT_MORE_THAN_NOTHING),
        ({"usable_after_months": -1}, "usable_after_months", Flaw.LESS_THAN_NOTHING),
        ({"tenure": (TenureStep(5, Amount(1)), TenureStep(5, Amount(2)))}, "tenure", Flaw.NOT_ASCENDING),
        (
            {"accrual": AccrualPlan((Level(Every.DAY, after_days=2), Level(Every.DAY, after_days=1)))},
            "accrual",
            Flaw.NOT_ASCENDING,
        ),
        ({"carry_over": CarryOver(Amount(-1))}, "carry_over", Flaw.LESS_THAN_NOTHING),
        (
            {"accrual": AccrualPlan((Level(Every.DAY, carry_over=CarryOver(Amount(-1))),))},
            "carry_over",
            Flaw.LESS_THAN_NOTHING,
        ),
        ({"entitlement": Amount(1, 100_003)}, "entitlement", Flaw.TOO_EXACT),
        ({"entitlement": Amount(1_000_000)}, "entitlement", Flaw.TOO_EXACT),
        (
            {"accrual": AccrualPlan((Level(Every.DAY, Amount(1, 100_003)),))},
            "entitlement",
            Flaw.TOO_EXACT,
        ),
    ],
)
def test_a_policy_that_contradicts_itself_is_refused(
    terms: dict[str, object], field: str, flaw: Flaw
) -> None:
    policy = LeavePolicy(cast.VACATION, **terms)  # type: ignore[arg-type]
    assert refused(DefinePolicy(policy, date(2026, 1, 1))) == Unsettled(f"policies.vacation.{field}", flaw)


def test_nothing_changes_in_the_closed_past() -> None:
    closed = after(ClosePast(date(2025, 12, 31)))
    policy = DefinePolicy(LeavePolicy(cast.VACATION, entitlement=Amount(30)), date(2025, 12, 31))
    assert refused(policy, closed) == ClosedPast(date(2025, 12, 31), date(2025, 12, 31))
    assert decide(closed, replace(policy, from_day=date(2026, 1, 1)))
    ((_, berlin),) = closed.locations[cast.BERLIN]
    moved = DefineLocation(replace(berlin, region="BY"), date(2025, 1, 1))
    assert isinstance(refused(moved, closed), ClosedPast)
    assert decide(closed, replace(moved, from_day=date(2026, 1, 1)))


def test_ones_own_policy_goes_before_every_other_and_only_ones_own() -> None:
    own = LeavePolicy(cast.VACATION, entitlement=Amount(30), employee_id=cast.ANNA)
    found = after(DefinePolicy(own, date(2026, 1, 1)))
    mine = found.policy_versions(cast.VACATION, cast.BERLIN, frozenset(), cast.ANNA)
    assert [policy.entitlement for _, policy in mine] == [24, 30]
    others = found.policy_versions(cast.VACATION, cast.BERLIN, frozenset(), BEN)
    assert [policy.entitlement for _, policy in others] == [24]
