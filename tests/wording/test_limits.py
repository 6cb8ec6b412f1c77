"""What a company's rules and policies say, in words: each kind of them, in every language."""

from datetime import date

import pytest

from bot.wording import PSEUDO, words
from bot.wording.catalogue import languages
from domain.amounts import Amount
from domain.ids import LeaveTypeId
from domain.leave.comparing import BalanceChange
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import After, CarryOver
from domain.policies.leave_type import Unit
from domain.policies.leave_year import MonthDay
from domain.policies.policy import Direction, LeavePolicy, Proration, Rounding, TenureStep
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
    Severity,
    ShortestStretch,
    WaitingPeriod,
)

TODAY = date(2026, 7, 29)
EN = words("en")
DECEMBER = (date(2026, 12, 21), date(2026, 12, 31))
SAID: list[tuple[Limit, str]] = [
    (Notice(1), "Leave is asked for 1 day ahead"),
    (Notice(14, Amount(5)), "Leave of 5 days or more is asked for 14 days ahead"),
    (ShortestStretch(Amount(1, 2)), "Leave takes ½ day or more at a time"),
    (LongestStretch(21), "Away 21 days in a row at most"),
    (Blackout(*DECEMBER), "Nobody takes leave Mon 21 – Thu 31 December"),
    (
        Blackout(*DECEMBER, "Closing", is_yearly=True),
        "Closing: nobody takes leave 21 December to 31 December every year",
    ),
    (CoverLimit(2), "No more than 2 people away at once"),
    (CoverLimit(share_away=Amount(1, 4)), "No more than 25% of the people away at once"),
    (CoverLimit(share_away=Amount(1, 3)), "No more than 1/3 of the people away at once"),
    (WaitingPeriod(3, 10), "Leave may be used after 3 months of service and 10 working days"),
    (WaitingPeriod(), "Leave may be used from the first day"),
    (Proof(Amount(3)), "Leave of more than 3 days needs proof"),
    (BackDating(14), "Leave may have begun 14 days ago"),
    (HalvesLimit(1), "Half days on 1 day at a time"),
    (OnlyOn((DECEMBER[1], DECEMBER[0])), "Leave only on Mon 21 December and Thu 31 December"),
    (
        OnlyOn(tuple(date(2026, 12, day) for day in range(1, 8))),
        "Leave only on Tue 1 December, Wed 2 December, Thu 3 December, Fri 4 December, "
        "Sat 5 December and 2 more",
    ),
    (BalanceLimit(), "No more leave than the policy gives"),
    (BalanceLimit(Amount(-5)), "The balance may go down to −5 days"),
]
LIMITS = [limit for limit, _ in SAID]
PLAIN = LeavePolicy(LeaveTypeId("vacation"), entitlement=Amount(24))
FULL = LeavePolicy(
    LeaveTypeId("vacation"),
    entitlement=Amount(20),
    accrual=AccrualPlan(
        (
            Level(Every.MONTH, on=(1, 15), carry_over=CarryOver(None)),
            Level(
                Every.WEEK,
                Amount(1, 2),
                12,
                5,
                (0,),
                Amount(30),
                Amount(20),
                is_by_time_worked=True,
            ),
            Level(Every.QUARTER, Amount(5), 24, on=(301,)),
            Level(Every.HOUR, Amount(1, 40), 36),
        ),
        GrantedAt.START,
    ),
    proration=Proration.MONTHS,
    rounding=Rounding(Direction.UP, Amount(1, 2)),
    tenure=(TenureStep(2, Amount(1)), TenureStep(5, Amount(3))),
    carry_over=CarryOver(Amount(5), MonthDay(3, 31), carries_debt=False),
    cap=Amount(50),
    floor=Amount(-5),
    usable_after_months=6,
)


@pytest.mark.parametrize(("limit", "said"), SAID, ids=lambda each: str(each)[:30])
def test_a_limit_is_said(limit: Limit, said: str) -> None:
    assert EN.limit(limit, TODAY) == said
    everywhere = {words(each).limit(limit, TODAY) for each in (*languages(), PSEUDO)}
    assert len(everywhere) == len(languages()) + 1


def test_whom_a_rule_is_for_is_said() -> None:
    assert EN.rule_scope(None, None, [], []) == "Everybody"
    said = EN.rule_scope("Berlin", "Engineering", ["night", "crew"], ["Vacation"])
    assert said == "Berlin · Engineering and below · labelled night and crew · Vacation"
    assert len({EN.effect(each) for each in Severity}) == len(Severity)


def test_a_plain_policy_is_short() -> None:
    assert EN.policy_briefly(PLAIN, Unit.DAYS) == "24 days a year"
    assert EN.policy_carries(PLAIN, Unit.DAYS) == "nothing is carried over"
    assert EN.policy(PLAIN, Unit.DAYS) == (
        "24 days a year, all of it on the first day of the leave year.",
        "Joiners and leavers get their year's share by days.",
        "Nothing is carried over.",
    )


def test_every_term_of_a_policy_is_said() -> None:
    said = EN.policy(FULL, Unit.DAYS)
    assert EN.policy_briefly(FULL, Unit.DAYS) == (
        "20 days a year, every month, every week, every quarter and every hour worked"
    )
    assert said == (
        "20 days a year, granted bit by bit.",
        "A share every month, at its start (beginning on day 1 and day 15), "
        "all that is left is carried over.",
        "½ day every week, at its start (beginning on Monday), after 12 months of service, after 5 days of "
        "service, up to a balance of 30 days, 20 days a calendar year at most, less by time not worked.",
        "5 days every quarter, at its start (beginning on 1 March), after 24 months of service.",
        "0.03 days every hour worked, after 36 months of service.",
        "1 day more after 2 years and 3 days more after 5 years of service, from the next leave year on.",
        "Joiners and leavers get their year's share by months.",
        "A year's total is rounded up to the next ½.",
        "Up to 5 days carried over until 31 March; debts are forgiven.",
        "The balance grows up to 50 days.",
        "The balance may go down to −5 days.",
        "It may be used after 6 months of service.",
    )
    for language in (*languages()[1:], PSEUDO):
        assert not set(words(language).policy(FULL, Unit.DAYS)) & set(said)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (After(3), "3 months into the leave year"),
        (After(days=10), "10 days into the leave year"),
        (After(15, 10), "15 months and 10 days into the leave year"),
        (MonthDay(2, 29), "29 February"),
    ],
)
def test_the_end_of_what_is_carried_over_is_said(until: MonthDay | After, said: str) -> None:
    policy = LeavePolicy(LeaveTypeId("vacation"), carry_over=CarryOver(Amount(5), until))
    assert EN.policy_carries(policy, Unit.DAYS) == f"up to 5 days carried over until {said}"


def test_tenure_from_the_anniversary_and_other_ways_to_share_are_said() -> None:
    steps = (TenureStep(5, Amount(1)),)
    policy = LeavePolicy(LeaveTypeId("v"), tenure=steps, tenure_at_year_start=False, proration=Proration.NONE)
    assert EN.policy(policy, Unit.DAYS)[1:3] == (
        "1 day more after 5 years of service, from the anniversary on.",
        "Joiners and leavers get all of their year.",
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, Amount(3), "there was no policy for it"),
        (Amount(3), None, "there is no policy for it any more"),
        (Amount(3), Amount(2), "leave booked later takes another amount"),
    ],
)
def test_why_a_balance_would_be_another_is_said(
    before: Amount | None, after: Amount | None, said: str
) -> None:
    change = BalanceChange(LeaveTypeId("vacation"), Unit.DAYS, TODAY, before, after)
    assert EN.why_other(change) == said


def test_since_when_something_holds_is_said() -> None:
    assert EN.since(date.min, TODAY) == "always"
    assert EN.since(date(2027, 1, 1), TODAY) == "from Fri 1 January 2027"
