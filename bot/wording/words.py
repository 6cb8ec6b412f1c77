"""Everything that can be said, in one place: what the drawing of screens calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cache

from bot.replies import Slip
from bot.screens.balances import LedgerLine
from bot.screens.facts import AwayFact, BalanceFact, CostFact, GivenBack, RequestFact, TypeFact
from bot.screens.foresight import PersonShift
from bot.screens.helping import Notice
from bot.screens.linking import LinkCode
from bot.screens.requesting import Misreading
from bot.screens.waiting import Lapsing, Recounted, Reminder, Watched
from bot.soundness import Idle
from bot.wording import (
    amounts,
    balances,
    codes,
    dates,
    foresight,
    ledger,
    limits,
    notices,
    patterns,
    policies,
    refusals,
    requests,
    waiting,
)
from bot.wording.ledger import Statement
from bot.wording.voice import Voice, region_of, sentences_of
from domain.amounts import Amount
from domain.company.digests import Platform
from domain.holiday_calendar import Holiday
from domain.leave.comparing import BalanceChange
from domain.leave.requests import Status
from domain.periods import Asked, DayPart, Period, Span
from domain.policies.accrual import Every, GrantedAt
from domain.policies.leave_type import Unit
from domain.policies.leave_year import MonthDay
from domain.policies.policy import LeavePolicy
from domain.policies.rules import Limit, Severity
from domain.refusals import Refusal
from domain.working_pattern import WorkingPattern


@dataclass(frozen=True, slots=True, eq=False)
class Words(Voice):
    """A locale's sentences, dates and amounts. Where `today` is not given, days are said with their year."""

    def amount(self, amount: Amount, unit: Unit = Unit.DAYS) -> str:
        return amounts.amount(self, amount, unit)

    def number(self, amount: Amount) -> str:
        return amounts.number(self, amount)

    def pattern(self, pattern: WorkingPattern) -> str:
        return patterns.pattern(self, pattern)

    def shift(self, shift: PersonShift, today: date | None = None) -> str:
        return foresight.shift(self, shift, today)

    def why_other(self, change: BalanceChange) -> str:
        return foresight.why_other(self, change)

    def policy(self, policy: LeavePolicy, unit: Unit) -> tuple[str, ...]:
        return policies.described(self, policy, unit)

    def policy_briefly(self, policy: LeavePolicy, unit: Unit) -> str:
        return policies.briefly(self, policy, unit)

    def policy_carries(self, policy: LeavePolicy, unit: Unit) -> str:
        return policies.carried(self, policy, unit)

    def every(self, rhythm: Every) -> str:
        return policies.every(self, rhythm)

    def granted_at(self, at: GrantedAt) -> str:
        return policies.granted_at(self, at)

    def month_day(self, day: MonthDay) -> str:
        return policies.month_day(self, day)

    def since(self, day: date, today: date) -> str:
        return policies.since(self, day, today)

    def limit(self, limit: Limit, today: date | None = None) -> str:
        return limits.limit(self, limit, today)

    def effect(self, severity: Severity) -> str:
        return limits.effect(self, severity)

    def idle(self, why: Idle) -> str:
        return limits.idle(self, why)

    def rule_scope(
        self, place: str | None, department: str | None, labels: Sequence[str], types: Sequence[str]
    ) -> str:
        return limits.scope(self, place, department, labels, types)

    def day(self, day: date, today: date | None = None) -> str:
        return dates.day(self, day, today)

    def short_day(self, day: date) -> str:
        return dates.short_day(self, day)

    def short_month(self, day: date) -> str:
        return dates.short_month(self, day)

    def moment(self, at: datetime, zone: tzinfo, today: date | None = None) -> str:
        return dates.moment(self, at, zone, today)

    def period(self, period: Period, today: date | None = None) -> str:
        return dates.period(self, period, today)

    def asked(self, asked: Asked, today: date | None = None) -> str:
        return dates.asked(self, asked, today)

    def part(self, part: DayPart) -> str:
        return dates.part(self, part)

    def hours(self, span: Span) -> str:
        return dates.hours(self, span)

    def time(self, minute: int) -> str:
        return dates.time_of(self, minute)

    def weekday(self, number: int) -> str:
        return dates.weekday(self, number)

    def initial(self, number: int) -> str:
        return dates.initial(self, number)

    def month(self, day: date, has_year: bool = False) -> str:
        return dates.month(self, day, has_year)

    def months(self, period: Period) -> str:
        return dates.months(self, period)

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 code; the code where it has none."""
        return str(self.locale.territories.get(code, code))

    def refusal(self, refusal: Refusal, today: date | None = None) -> str:
        return refusals.refusal(self, refusal, today)

    def slip(self, slip: Slip) -> str:
        return notices.slip(self, slip)

    def problem(self, problem: Slip | Refusal, today: date | None = None) -> str:
        """What is said under a field, whoever found fault with it."""
        return self.slip(problem) if isinstance(problem, Slip) else refusals.under(self, problem, today)

    def misreading(self, misreading: Misreading, typed: str) -> str:
        return notices.misreading(self, misreading, typed)

    def notice(self, notice: Notice) -> str:
        return notices.notice(self, notice)

    def platform(self, platform: Platform) -> str:
        return codes.platform(self, platform)

    def already(self, elsewhere: Platform) -> str:
        return codes.already(self, elsewhere)

    def where_to_say(self, screen: LinkCode) -> str:
        return codes.where_to_say(self, screen)

    def how_long(self, screen: LinkCode) -> str:
        return codes.how_long(self, screen)

    def lets_in_once(self, minutes: int) -> str:
        return codes.lets_in_once(self, minutes)

    def code(self, code: str) -> str:
        return codes.said(code)

    def status(self, status: Status) -> str:
        return requests.status(self, status)

    def standing(self, request: RequestFact) -> str:
        return requests.standing(self, request)

    def news(self, request: RequestFact) -> str:
        return requests.news(self, request)

    def title(self, request: RequestFact) -> str:
        return requests.title(self, request)

    def step(self, request: RequestFact) -> str:
        return requests.step(self, request)

    def severity(self, severity: Severity) -> str:
        return requests.severity(self, severity)

    def given_back(self, given: GivenBack, today: date | None = None) -> str:
        return requests.given_back(self, given, today)

    def when(self, request: RequestFact, today: date | None = None) -> str:
        return requests.when(self, request, today)

    def briefly(self, request: RequestFact) -> str:
        return requests.briefly(self, request)

    def size(self, request: RequestFact) -> str:
        return requests.size(self, request)

    def days_of(self, request: RequestFact, today: date | None = None) -> str:
        return requests.days_of(self, request, today)

    def difference(self, before: Amount, after: Amount, unit: Unit) -> str:
        return requests.difference(self, before, after, unit)

    def cost(self, cost: CostFact, asked: Asked | None = None) -> str:
        return requests.cost(self, cost, asked)

    def before_and_after(self, before: Amount, after: Amount, unit: Unit) -> str:
        return requests.before_and_after(self, before, after, unit)

    def away(self, away: AwayFact, today: date | None = None) -> str:
        return requests.away(self, away, today)

    def stretch(self, away: AwayFact, today: date | None = None) -> str:
        return requests.stretch(self, away, today)

    def away_on_day(self, away: AwayFact) -> str:
        return requests.away_on_day(self, away)

    def holiday(self, holiday: Holiday) -> str:
        return requests.holiday_name(self, holiday)

    def left(self, available: Amount | None, unit: Unit) -> str:
        return balances.left(self, available, unit)

    def as_known(self, day: date, today: date | None = None) -> str:
        return balances.as_known(self, day, today)

    def known_now(self, now: BalanceFact) -> str:
        return balances.known_now(self, now)

    def lapse(self, balance: BalanceFact) -> str | None:
        return balances.lapse(self, balance)

    def sources(self, balance: BalanceFact) -> str:
        return balances.sources(self, balance)

    def uses(self, balance: BalanceFact) -> str:
        return balances.uses(self, balance)

    def reminded(self, reminder: Reminder) -> str:
        return waiting.reminded(self, reminder)

    def lapsing(self, lapsing: Lapsing) -> str:
        return waiting.lapsing(self, lapsing)

    def recounted(self, recounted: Recounted) -> str:
        return waiting.recounted(self, recounted)

    def watched(self, watched: Watched) -> str:
        return waiting.watched(self, watched)

    def watched_days(self, watched: Watched) -> str:
        return waiting.stretch(self, watched)

    def ledger_line(self, line: LedgerLine, leave_type: TypeFact, today: date) -> Statement:
        return ledger.line(self, line, leave_type, today)


@cache
def words(locale: str) -> Words:
    """The words of a locale such as `de-AT`; English where its language is none of ours."""
    region = region_of(locale)
    return Words(region, sentences_of(locale, region))
