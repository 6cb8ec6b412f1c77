"""Rules settled on the dashboard: made, changed, dropped, put back, and tried on somebody's days."""

from dataclasses import replace
from datetime import date

import pytest

from bot.dashboard import NotFound, Stale, rules
from bot.soundness import Idle
from domain.amounts import Amount
from domain.company.commands import DefineRule
from domain.flaws import Flaw
from domain.ids import LocationId, RuleId
from domain.policies.rules import (
    BackDating,
    BalanceLimit,
    Blackout,
    CoverLimit,
    HalvesLimit,
    Limit,
    LongestStretch,
    Notice,
    OnlyOn,
    Proof,
    Rule,
    Severity,
    ShortestStretch,
    WaitingPeriod,
)
from domain.refusals import (
    InBlackout,
    Need,
    NoSuchEmployee,
    NoSuchLeaveType,
    NotPermitted,
    Refused,
    TooFarAhead,
    Unsettled,
)
from tests import cast
from tests.rooms import Rooms, rooms

YEAR_END = Blackout(date(2026, 12, 21), date(2026, 12, 31), "Year-end closing")
NEW = RuleId("")


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def made(house: Rooms, limit: Limit, severity: Severity = Severity.REFUSE) -> RuleId:
    return await rules.make(await house.visit(cast.CARLA), Rule(NEW, limit, severity))


async def test_only_administrators_see_settle_and_try_rules(house: Rooms) -> None:
    talk = await house.visit(cast.BEN)
    for asked in (
        rules.rules(talk),
        rules.make(talk, Rule(NEW, Notice(3))),
        rules.change(talk, "notice", Rule(NEW, Notice(3)), ""),
        rules.drop(talk, "notice"),
        rules.put_back(talk, "notice", cast.NOW, ""),
        rules.try_out(talk, cast.ANNA, cast.VACATION, cast.asked("2026-08-03")),
    ):
        with pytest.raises(Refused) as refused:
            await asked
        assert refused.value.refusal == NotPermitted(Need.ADMINISTRATOR)


async def test_every_kind_of_rule_can_be_made_and_they_stand_in_order(house: Rooms) -> None:
    limits: list[Limit] = [
        BalanceLimit(Amount(-3)),
        OnlyOn((date(2026, 12, 24),)),
        HalvesLimit(2),
        BackDating(14),
        Proof(Amount(3)),
        WaitingPeriod(3, 10),
        LongestStretch(21),
        ShortestStretch(Amount(1, 2)),
        CoverLimit(share_away=Amount(1, 3)),
        YEAR_END,
        Notice(14, Amount(5)),
    ]
    assert {type(each) for each in limits} == set(rules.KINDS.values())
    for limit in limits:
        await made(house, limit)
    facts = await rules.rules(await house.visit(cast.CARLA))
    assert [each.rule.limit for each in facts] == limits[::-1]
    assert [each.rule.id for each in facts][:2] == ["notice", "year-end-closing"]


async def test_two_of_a_kind_have_ids_of_their_own(house: Rooms) -> None:
    assert [await made(house, Notice(days)) for days in (3, 5)] == ["notice", "notice-2"]


async def test_a_rule_is_changed_dropped_and_put_back(house: Rooms) -> None:
    key = await made(house, YEAR_END)
    house.clock.at = cast.NOW.replace(hour=10)
    fact = await rules.rule(await house.visit(cast.CARLA), key)
    milder = replace(fact.rule, severity=Severity.WARN, location_id=cast.BERLIN)
    after = await rules.change(await house.visit(cast.CARLA), key, milder, fact.stands)
    assert (await rules.rule(await house.visit(cast.CARLA), key)).rule == milder
    with pytest.raises(Stale):
        await rules.change(await house.visit(cast.CARLA), key, milder, fact.stands)
    house.clock.at = cast.NOW.replace(hour=11)
    dropping = await house.visit(cast.CARLA)
    await rules.drop(dropping, key)
    await rules.drop(await house.visit(cast.CARLA), key)
    with pytest.raises(NotFound):
        await rules.rule(await house.visit(cast.CARLA), key)
    await rules.put_back(await house.visit(cast.CARLA), key, dropping.at, "")
    back = await rules.rule(await house.visit(cast.CARLA), key)
    assert (back.rule, back.stands) == (milder, after)
    with pytest.raises(NotFound):
        await rules.put_back(await house.visit(cast.CARLA), key, cast.NOW, "")
    with pytest.raises(NotFound):
        await rules.change(await house.visit(cast.CARLA), "none", milder, "")


async def test_a_rule_that_says_nothing_says_why(house: Rooms) -> None:
    await made(house, Blackout(date(2026, 1, 1), date(2026, 1, 2)))
    [fact] = await rules.rules(await house.visit(cast.CARLA))
    assert fact.idle is Idle.OVER


@pytest.mark.parametrize(
    ("limit", "flaw"),
    [
        (Notice(-1), Flaw.LESS_THAN_NOTHING),
        (Notice(10**9), Flaw.TOO_MUCH),
        (Notice(1, Amount(10**9)), Flaw.TOO_MUCH),
        (LongestStretch(10**12), Flaw.TOO_MUCH),
        (HalvesLimit(0), Flaw.LESS_THAN_A_DAY),
        (WaitingPeriod(10**9), Flaw.TOO_MUCH),
        (Proof(Amount(10**9)), Flaw.TOO_MUCH),
        (CoverLimit(10**9), Flaw.TOO_MUCH),
        (CoverLimit(), Flaw.MOST_OR_SHARE),
        (BalanceLimit(Amount(-(10**9))), Flaw.TOO_MUCH),
        (Blackout(date(2026, 12, 31), date(2026, 12, 1)), Flaw.ENDS_TOO_EARLY),
        (Blackout(date(2026, 12, 1), date(9999, 12, 31)), Flaw.ANOTHER_TIME),
        (Blackout(date(2026, 12, 1), date(2026, 12, 2), "x" * 101), Flaw.NAME_TOO_LONG),
        (OnlyOn(()), Flaw.NO_DAY),
        (OnlyOn((date.min,)), Flaw.ANOTHER_TIME),
        (OnlyOn((cast.TODAY,) * 501), Flaw.TOO_MANY),
    ],
)
async def test_what_nobody_means_is_refused(house: Rooms, limit: Limit, flaw: Flaw) -> None:
    with pytest.raises(Refused) as refused:
        await made(house, limit)
    assert isinstance(refused.value.refusal, Unsettled)
    assert refused.value.refusal.flaw is flaw


async def test_places_of_elsewhere_are_refused(house: Rooms) -> None:
    elsewhere = Rule(NEW, Notice(3), location_id=LocationId("elsewhere"))
    with pytest.raises(Refused) as refused:
        await rules.make(await house.visit(cast.CARLA), elsewhere)
    assert refused.value.refusal == Unsettled("rules.notice.location", Flaw.NO_SUCH_LOCATION, "elsewhere")


async def test_rules_are_tried_on_somebodys_days(house: Rooms) -> None:
    await house.settle(DefineRule(Rule(RuleId("end"), YEAR_END)))
    talk = await house.visit(cast.CARLA)
    tried = await rules.try_out(talk, cast.ANNA, cast.VACATION, cast.asked("2026-12-22"))
    assert tried.name == "Anna Kovács"
    assert [type(each.fact) for each in tried.assessment.found] == [InBlackout]
    free = await rules.try_out(talk, cast.ANNA, cast.VACATION, cast.asked("2026-11-17"))
    assert (free.assessment.refused_by, free.assessment.found) == (None, ())
    far = await rules.try_out(talk, cast.ANNA, cast.VACATION, cast.asked("0001-01-01", "9999-12-31"))
    assert far.assessment.refusal is not None
    later = await rules.try_out(talk, cast.ANNA, cast.VACATION, cast.asked("2045-01-02"))
    assert isinstance(later.assessment.refusal, TooFarAhead)


@pytest.mark.parametrize(
    ("who", "leave_type", "refusal"),
    [("mallory", "vacation", NoSuchEmployee), ("anna", "nonsense", NoSuchLeaveType)],
)
async def test_what_is_not_of_the_company_cannot_be_tried(
    house: Rooms, who: str, leave_type: str, refusal: type
) -> None:
    with pytest.raises(Refused) as refused:
        await rules.try_out(await house.visit(cast.CARLA), who, leave_type, cast.asked("2026-12-22"))
    assert isinstance(refused.value.refusal, refusal)
