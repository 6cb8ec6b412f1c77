"""Rules of a company's own: when, how long, how early, and how many at once."""

from dataclasses import replace
from datetime import date

import pytest

from domain.amounts import HALF, Amount
from domain.company.commands import DefineRule
from domain.company.decide import decide as settle
from domain.company.fold import fold as settled
from domain.employees.employee import Employee
from domain.employees.fold import fold
from domain.ids import EmployeeId, RequestId, RuleId
from domain.leave.commands import AmendLeave, ApproveRequest, EnterLeave, RecordLeave, RequestLeave
from domain.leave.decide import decide
from domain.leave.events import LeaveAmended, LeaveRequested, RequestApproved
from domain.leave.requests import Noted
from domain.leave.rules_of_time import blackout_on, stretch
from domain.leave.wish import Wish
from domain.periods import DayPart, Period
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
    BalanceTooLow,
    InBlackout,
    NoticeTooShort,
    NotOnThatDay,
    NotYetUsable,
    PastLeave,
    ProofNeeded,
    StretchTooLong,
    StretchTooShort,
    TooManyAway,
    TooManyHalves,
    WhyNeeded,
)
from tests import cast
from tests.cast import ANNA, BEN, CARLA, DORA, NOW
from tests.given import Given, given

R1, R2, C1 = (RequestId(name) for name in ("r1", "r2", "c1"))
EVA = EmployeeId("eva")
YES = ApproveRequest(ANNA, R1, BEN, NOW)


def under(*limits: Limit, severity: Severity = Severity.REFUSE, **scope: object) -> Given:
    found = cast.settings()
    for limit in limits:
        rule = Rule(RuleId(f"{limit}"), limit, severity, **scope)  # type: ignore[arg-type]
        found = settled(found, settle(found, DefineRule(rule)))
    return given(settings=found)


def ask(first: str, last: str | None = None, part: DayPart = DayPart.ALL_DAY) -> RequestLeave:
    return RequestLeave(ANNA, R1, cast.VACATION, cast.asked(first, last, part), NOW)


def test_two_weeks_are_asked_for_a_month_ahead_and_a_day_is_not() -> None:
    now = under(Notice(30, longer_than=Amount(10)))
    now.when(ask("2026-08-10", "2026-08-21")).refused(
        NoticeTooShort(date(2026, 8, 10), 30, date(2026, 8, 28))
    )
    now.when(ask("2026-08-10", "2026-08-20")).then(LeaveRequested)
    now.when(ask("2026-08-28", "2026-09-10")).then(LeaveRequested)


def test_what_was_asked_for_in_time_is_not_late_because_of_its_approver() -> None:
    under(Notice(7)).and_then(ask("2026-08-05")).on("2026-08-04").when(YES).then(RequestApproved)


def test_a_shortest_and_a_longest_stretch() -> None:
    under(ShortestStretch(Amount(5))).when(ask("2026-08-10", "2026-08-13")).refused(
        StretchTooShort(date(2026, 8, 10), Amount(4), Amount(5))
    )
    now = under(LongestStretch(14)).and_then(
        RecordLeave(ANNA, R2, cast.VACATION, cast.asked("2026-08-10", "2026-08-21"), NOW)
    )
    now.when(ask("2026-08-24", "2026-08-25")).refused(
        StretchTooLong(Period(date(2026, 8, 10), date(2026, 8, 25)), 14)
    )
    now.when(ask("2026-08-25", "2026-08-26")).then(LeaveRequested)


def test_leave_joins_on_both_sides_and_ends_where_something_is_worked() -> None:
    now = under()
    for name, asked in (("a", cast.asked("2026-08-07")), ("b", cast.asked("2026-08-11", "2026-08-12"))):
        now = now.and_then(RecordLeave(ANNA, RequestId(name), cast.VACATION, asked, NOW))
    wish = Wish(now.settings.leave_types[cast.VACATION], cast.asked("2026-08-10"), ())
    assert stretch(now.employee, wish, now.terms) == Period(date(2026, 8, 7), date(2026, 8, 12))


@pytest.mark.parametrize(
    ("day", "blackout"),
    [
        ("2026-12-19", None),
        ("2026-12-20", ("2026-12-20", "2027-01-06")),
        ("2027-01-06", ("2026-12-20", "2027-01-06")),
        ("2027-01-07", None),
    ],
)
def test_a_yearly_blackout_goes_on_into_the_new_year(day: str, blackout: tuple[str, str] | None) -> None:
    limit = Blackout(date(2020, 12, 20), date(2021, 1, 6), is_yearly=True)
    found = blackout_on(limit, date.fromisoformat(day))
    assert found == (Period(*map(date.fromisoformat, blackout)) if blackout else None)


def test_a_yearly_blackout_from_29_february_begins_on_the_28th_in_most_years() -> None:
    limit = Blackout(date(2024, 2, 29), date(2024, 3, 2), is_yearly=True)
    assert blackout_on(limit, date(2026, 2, 28)) == Period(date(2026, 2, 28), date(2026, 3, 2))
    assert blackout_on(limit, date(2028, 2, 28)) is None
    until = Blackout(date(2024, 2, 1), date(2024, 2, 29), is_yearly=True)
    assert blackout_on(until, date(2028, 2, 29)) == Period(date(2028, 2, 1), date(2028, 2, 29))


def test_a_blackout_tells_the_nearest_weeks_outside_of_it() -> None:
    limit = Blackout(date(2026, 8, 10), date(2026, 8, 21), "the fair")
    under(limit).when(ask("2026-08-12", "2026-08-13")).refused(
        InBlackout(
            date(2026, 8, 12),
            "the fair",
            Period(date(2026, 8, 10), date(2026, 8, 21)),
            Period(date(2026, 8, 5), date(2026, 8, 6)),
        )
    )


def test_days_that_take_nothing_may_lie_in_a_blackout() -> None:
    under(Blackout(date(2026, 8, 15), date(2026, 8, 16))).when(ask("2026-08-14", "2026-08-17")).then(
        LeaveRequested
    )


def test_a_blackout_of_all_of_the_year_has_no_nearest_day() -> None:
    limit = Blackout(date(2026, 1, 1), date(2026, 12, 31), is_yearly=True)
    found = under(limit).when(ask("2026-08-12")).refusal
    assert isinstance(found, InBlackout)
    assert found.nearest is None


def test_halves_on_a_day_only_days_of_a_list_and_proof() -> None:
    halves = under(HalvesLimit(1))
    halves.when(ask("2026-08-10", "2026-08-11", DayPart.MORNING)).refused(
        TooManyHalves(date(2026, 8, 10), 2, 1)
    )
    halves.when(ask("2026-08-10", part=DayPart.MORNING)).then(LeaveRequested)
    listed = under(OnlyOn((date(2026, 8, 10), date(2026, 9, 7))))
    listed.when(ask("2026-08-12")).refused(NotOnThatDay(date(2026, 8, 12), date(2026, 9, 7)))
    listed.when(ask("2026-09-08")).refused(NotOnThatDay(date(2026, 9, 8), None))
    listed.when(ask("2026-08-10")).then(LeaveRequested)
    under(Proof(Amount(2))).when(ask("2026-08-10", "2026-08-12")).refused(
        ProofNeeded(date(2026, 8, 10), Amount(2))
    )


def test_a_waiting_period_counts_working_days_after_its_months() -> None:
    now = under(WaitingPeriod(months=1, working_days=3))
    joined = replace(now, employee=cast.employee(hired_on=date(2026, 7, 1)))
    joined.when(ask("2026-08-05")).refused(NotYetUsable(cast.VACATION, date(2026, 8, 6)))
    joined.when(ask("2026-08-06")).then(LeaveRequested)


def test_who_never_works_waits_for_the_day_that_there_is() -> None:
    now = under(WaitingPeriod(working_days=400))
    leaver = replace(now, employee=replace(cast.employee(), last_day=date(2024, 1, 3)))
    terms = replace(leaver.terms, today=date(2024, 1, 2))
    asked = RequestLeave(ANNA, R1, cast.SICK, cast.asked("2024-01-03"), NOW)
    assert LeaveRequested in map(type, decide(leaver.employee, asked, terms))


def test_what_a_rule_says_is_kept_where_it_only_warns() -> None:
    now = under(Notice(30), severity=Severity.WARN).and_then(ask("2026-08-10"))
    noted = Noted(RuleId(f"{Notice(30)}"), Severity.WARN, date(2026, 8, 10))
    assert now.employee.requests[R1].noted == (noted,)
    now.when(YES).then(RequestApproved)


def test_a_balance_that_only_warns_lets_somebody_into_debt() -> None:
    under(BalanceLimit(), severity=Severity.WARN).when(ask("2026-08-10", "2026-10-02")).then(LeaveRequested)
    under(BalanceLimit(Amount(-3))).when(ask("2026-08-10", "2026-09-15")).then(LeaveRequested)
    under(BalanceLimit(Amount(-2))).when(ask("2026-08-10", "2026-09-15")).refused(BalanceTooLow)


@pytest.mark.parametrize(
    "scope",
    [
        {"location_id": cast.LONDON},
        {"department_id": cast.SALES},
        {"labels": frozenset({"trainee"})},
        {"leave_type_ids": frozenset({cast.SICK})},
    ],
)
def test_a_rule_for_others_says_nothing(scope: dict[str, object]) -> None:
    under(Notice(30), **scope).when(ask("2026-08-10")).then(LeaveRequested)


def test_administrators_and_approvers_set_a_rule_aside_with_a_reason() -> None:
    now = under(Blackout(date(2026, 8, 10), date(2026, 8, 14)))
    enter = EnterLeave(ANNA, R1, cast.VACATION, cast.asked("2026-08-10"), NOW, BEN)
    now.when(enter).refused(InBlackout)
    done = now.when(replace(enter, override="moved house")).then(LeaveRequested, RequestApproved)
    assert done.employee.requests[R1].override == "moved house"


def test_an_approver_sets_aside_what_only_warned_whoever_asked() -> None:
    limit = Blackout(date(2026, 8, 10), date(2026, 8, 14))
    waiting = under(limit, severity=Severity.REFUSE_APPROVAL).and_then(ask("2026-08-10"))
    waiting.when(YES).refused(InBlackout)
    done = waiting.when(replace(YES, override="agreed")).then(RequestApproved)
    assert done.employee.requests[R1].decisions[0].reason == "agreed"


def test_leave_of_long_ago_is_entered_by_administrators_who_say_why() -> None:
    enter = EnterLeave(ANNA, R1, cast.VACATION, cast.asked("2026-05-04"), NOW, CARLA)
    given().when(replace(enter, by=BEN, override="late")).refused(PastLeave)
    given().when(enter).refused(WhyNeeded(date(2026, 5, 4)))
    given().when(replace(enter, override="late")).then(LeaveRequested, RequestApproved)
    under(BackDating(100)).when(enter).then(LeaveRequested, RequestApproved)


def colleague(who: EmployeeId, *halves: tuple[str, DayPart]) -> Employee:
    """Somebody of Anna's department with leave."""
    hired = replace(cast.hired(BEN), employee_id=who)
    found = fold(Employee(), [hired])
    for number, (day, part) in enumerate(halves):
        asked = cast.asked(day, part=part)
        leave = RecordLeave(who, RequestId(f"{who}-{number}"), cast.VACATION, asked, NOW)
        found = fold(found, decide(found, leave, replace(given(), employee=found).terms))
    return found


def beside(now: Given, *colleagues: Employee) -> Given:
    return replace(now, colleagues=colleagues)


MONDAY = "2026-08-10"


def test_only_so_many_are_away_at_once() -> None:
    now = beside(under(CoverLimit(most_away=1)), colleague(BEN, (MONDAY, DayPart.ALL_DAY)))
    now.when(ask("2026-08-07", MONDAY)).refused(TooManyAway(date(2026, 8, 10), 2, 1))
    now.when(ask("2026-08-11")).then(LeaveRequested)


def test_who_is_away_in_the_other_half_of_the_day_does_not_count() -> None:
    now = beside(under(CoverLimit(most_away=1)), colleague(BEN, (MONDAY, DayPart.MORNING)))
    now.when(ask(MONDAY, part=DayPart.AFTERNOON)).then(LeaveRequested)
    now.when(ask(MONDAY, part=DayPart.MORNING)).refused(TooManyAway)


def test_one_in_the_morning_and_one_in_the_afternoon_are_one_at_a_time() -> None:
    others = colleague(BEN, (MONDAY, DayPart.MORNING)), colleague(EVA, (MONDAY, DayPart.AFTERNOON))
    beside(under(CoverLimit(most_away=2)), *others).when(ask(MONDAY)).then(LeaveRequested)
    beside(under(CoverLimit(most_away=1)), *others).when(ask(MONDAY)).refused(
        TooManyAway(date(2026, 8, 10), 2, 1)
    )


def test_a_share_is_of_those_who_are_there_and_one_may_always_be_away() -> None:
    away = colleague(BEN, (MONDAY, DayPart.ALL_DAY))
    half = under(CoverLimit(share_away=HALF))
    beside(half, away).when(ask(MONDAY)).refused(TooManyAway(date(2026, 8, 10), 2, 1))
    beside(half, away, colleague(EVA), colleague(DORA)).when(ask(MONDAY)).then(LeaveRequested)
    beside(half).when(ask(MONDAY)).then(LeaveRequested)


def test_people_of_other_departments_places_and_labels_do_not_count() -> None:
    seller = replace(colleague(DORA, (MONDAY, DayPart.ALL_DAY)), assignments=cast.employee(DORA).assignments)
    beside(under(CoverLimit(most_away=1)), seller).when(ask(MONDAY)).then(LeaveRequested)
    away = colleague(BEN, (MONDAY, DayPart.ALL_DAY))
    place = under(CoverLimit(most_away=1), location_id=cast.BERLIN)
    beside(place, away).when(ask(MONDAY)).refused(TooManyAway)


def test_ones_own_leave_does_not_stand_in_its_own_way() -> None:
    """Anna is among those with leave; the change is weighed in the place of what it changes."""
    now = under(CoverLimit(most_away=1)).and_then(ask(MONDAY), YES)
    longer = AmendLeave(ANNA, R1, C1, cast.asked(MONDAY, "2026-08-11"), CARLA, NOW)
    now.when(longer).then(LeaveAmended)
