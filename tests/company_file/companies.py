"""Companies of every kind for Hypothesis: each field of each dataclass takes values other than its default.

A field that the domain gains is filled here by its type, so that a file that forgets it is found out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from enum import Enum
from fractions import Fraction
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from adapters.holidays import places
from domain.company.digests import Channel, Digest, Platform, Rhythm
from domain.company.places import Department, Location, StandIn
from domain.company.settings import Settings, policy_key
from domain.company.settling import rule_flaw
from domain.employees.assignment import Assignment, Identity, Profile
from domain.employees.employee import Employee
from domain.holiday_calendar import Holiday, WorkedDay, repeats
from domain.ids import (
    AdjustmentId,
    CompanyId,
    DepartmentId,
    EmployeeId,
    LeaveTypeId,
    LocationId,
    RequestId,
    RuleId,
)
from domain.leave.requests import Adjustment, Decision, Request, Status, Step
from domain.periods import ONE_DAY, Asked, DayPart, Halves, Period, Span
from domain.policies.accrual import AccrualPlan, Level
from domain.policies.carry_over import After, CarryOver
from domain.policies.leave_type import LeaveType
from domain.policies.leave_year import LeaveYearBasis, MonthDay
from domain.policies.policy import LeavePolicy, Rounding, TenureStep
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
    ShortestStretch,
    WaitingPeriod,
)
from domain.versions import Versions
from domain.working_pattern import FIRST_MONDAY, Work, WorkingPattern, full_time

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ZONES = st.sampled_from(["Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC"])
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=12).filter(
    lambda name: bool(name.strip())
)
ODD_NAMES = st.sampled_from(
    ["no", "null", "~", "2026-01-01", "12", "0x1f", "a: b", "# c", "'", "*", "&a", "=", "-"]
)
TEXTS = NAMES | ODD_NAMES
NOTES = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=20)
LOCALES = st.sampled_from([None, "en-GB"])
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
HALVES = st.sampled_from([Halves.MORNING, Halves.AFTERNOON, Halves.BOTH])
AMOUNTS = st.builds(Fraction, st.integers(-9999, 9999), st.sampled_from([1, 2, 3, 4, 7, 8, 12, 366, 1000]))
COUNTS = st.integers(0, 99)
CHATS = st.text("ABCU0129", min_size=1, max_size=6)
CHATTING = (Platform.SLACK, Platform.TEAMS)
"""A sign-in on the web is no chat that a file could name."""
ORDINARY: Mapping[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    bool: st.booleans(),
    int: COUNTS,
    date: DAYS,
    time: st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    Fraction: AMOUNTS,
    frozenset[str]: st.frozensets(TEXTS, max_size=3),
    DayPart: st.sampled_from(DayPart),
}


def months_and_days() -> st.SearchStrategy[MonthDay]:
    return st.builds(MonthDay, st.integers(1, 12), st.integers(1, 31))


def works() -> st.SearchStrategy[Work]:
    return st.builds(Work, st.integers(0, 720), st.integers(0, 720)) | st.just(Work(241, 240))


def patterns() -> st.SearchStrategy[WorkingPattern]:
    week = st.tuples(*([works()] * 7))
    mondays = st.integers(0, 100_000).map(
        lambda weeks: date.fromordinal(FIRST_MONDAY.toordinal() + 7 * weeks)
    )
    many = st.builds(WorkingPattern, st.lists(week, min_size=1, max_size=3).map(tuple), mondays)
    found = many | st.builds(WorkingPattern, st.tuples(week)) | st.builds(full_time, st.integers(1, 1440))
    return found.filter(lambda pattern: pattern.has_work)


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type, from the strategies here or from its fields."""
    if kind in SPECIAL:
        return SPECIAL[kind]()
    if kind in ORDINARY:
        return ORDINARY[kind]
    if hasattr(kind, "__supertype__"):
        return of(kind.__supertype__)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return st.one_of(*(st.none() if each is type(None) else of(each) for each in parts))
    if origin is tuple:
        return st.lists(of(parts[0]), max_size=2).map(tuple)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    return filled(kind)


def filled(kind: Any, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A dataclass with every field filled, the given ones by these strategies."""
    assert is_dataclass(kind), kind
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind)]
    return st.builds(kind, **{name: given[name] if name in given else of(hints[name]) for name in names})


def levels() -> st.SearchStrategy[tuple[Level, ...]]:
    """Each starts after the one before it."""
    kept = st.lists(of(Level), min_size=1, max_size=3, unique_by=_start)
    return kept.map(lambda found: tuple(sorted(found, key=_start)))


def leave_types(leave_type_id: LeaveTypeId) -> st.SearchStrategy[LeaveType]:
    """Any, with an emoji as chats write them."""
    emojis = st.sampled_from((":palm_tree:", ":zzz:", ":flag-de:", ":+1:"))
    return filled(LeaveType, id=st.just(leave_type_id), status_emoji=emojis)


def _start(level: Level) -> tuple[int, int]:
    return (level.after_months, level.after_days)


def steps(people: st.SearchStrategy[EmployeeId]) -> st.SearchStrategy[tuple[Step, ...]]:
    some = st.lists(people, min_size=1, max_size=2, unique=True).map(tuple)
    return st.lists(st.builds(Step, some, st.booleans()), max_size=2).map(tuple)


def limits() -> st.SearchStrategy[Limit]:
    shares = st.integers(1, 98).map(lambda part: Fraction(part, 99))
    kinds = (
        filled(Notice, longer_than=AMOUNTS.map(abs)),
        filled(ShortestStretch, shortest=AMOUNTS.map(lambda amount: abs(amount) + 1)),
        filled(LongestStretch, longest_days=st.integers(1, 99)),
        filled(Blackout),
        st.builds(CoverLimit, COUNTS) | st.builds(CoverLimit, st.none(), shares),
        filled(WaitingPeriod),
        filled(Proof, proof_after=AMOUNTS.map(abs)),
        filled(BackDating),
        filled(HalvesLimit, most_days=st.integers(1, 99)),
        filled(OnlyOn, days=st.lists(DAYS, min_size=1, max_size=3).map(tuple)),
        filled(BalanceLimit),
    )
    return st.one_of(*kinds)


SPECIAL: Mapping[Any, Any] = {
    MonthDay: months_and_days,
    WorkingPattern: patterns,
    LeaveYearBasis: lambda: st.builds(LeaveYearBasis, st.none() | months_and_days()),
    Holiday: lambda: filled(Holiday, halves=HALVES),
    WorkedDay: lambda: filled(WorkedDay, halves=HALVES),
    AccrualPlan: lambda: filled(AccrualPlan, levels=levels()),
    Rounding: lambda: filled(Rounding, step=AMOUNTS.map(lambda step: abs(step) + 1)),
    TenureStep: lambda: filled(TenureStep),
    CarryOver: lambda: filled(CarryOver, limit=st.none() | AMOUNTS.map(abs)),
    After: lambda: filled(After),
}


@st.composite
def versions(draw: st.DrawFn, what: st.SearchStrategy[Any]) -> Versions[Any]:
    days = draw(st.lists(DAYS | st.just(date.min), min_size=1, max_size=3, unique=True))
    return tuple((day, draw(what)) for day in sorted(days))


@st.composite
def locations(draw: st.DrawFn, key: str) -> Versions[Location]:
    country = draw(st.sampled_from(sorted(places())))
    region = st.sampled_from([None, *places()[country]])
    kept = {"id": st.just(LocationId(key)), "country": st.just(country), "region": region}
    place = filled(Location, **kept, time_zone=ZONES, week_start=st.integers(0, 6))
    return draw(versions(place.filter(lambda each: not list(repeats(each.special_days)))))


@st.composite
def policies(draw: st.DrawFn, types: list[LeaveTypeId], places: list[LocationId]) -> Versions[LeavePolicy]:
    leave_type_id = draw(st.sampled_from(types))
    location_id = draw(st.sampled_from([None, *places]))
    labels = draw(st.frozensets(TEXTS, max_size=2))
    tenure = st.lists(of(TenureStep), max_size=3, unique_by=lambda step: step.years)
    found: Versions[LeavePolicy] = draw(
        versions(
            filled(
                LeavePolicy,
                leave_type_id=st.just(leave_type_id),
                location_id=st.just(location_id),
                labels=st.just(labels),
                entitlement=AMOUNTS.map(abs),
                floor=AMOUNTS.map(lambda floor: -abs(floor)),
                cap=st.none() | AMOUNTS.map(lambda cap: abs(cap) + 1),
                tenure=tenure.map(lambda found: tuple(sorted(found, key=lambda step: step.years))),
                employee_id=st.none(),
            )
        )
    )
    return found


@st.composite
def settings(draw: st.DrawFn) -> Settings:
    """Everything but people: administrators and approvers are put in later."""
    keys = st.lists(TEXTS, min_size=1, max_size=3, unique=True)
    places_there = {LocationId(key): draw(locations(key)) for key in draw(keys)}
    departments: dict[DepartmentId, Department] = {}
    for key in draw(keys):
        parent = draw(st.sampled_from([None, *departments]))
        departments[DepartmentId(key)] = Department(DepartmentId(key), draw(TEXTS), (), parent)
    types = {LeaveTypeId(key): draw(leave_types(LeaveTypeId(key))) for key in draw(keys)}
    found = draw(st.lists(policies(list(types), list(places_there)), max_size=3))
    workspaces = draw(st.dictionaries(st.tuples(st.sampled_from(CHATTING), CHATS), TEXTS, max_size=3))
    digests = draw(digest_lists(list(workspaces), list(places_there), list(departments)))
    return Settings(
        CompanyId(draw(TEXTS)),
        draw(TEXTS),
        draw(st.sampled_from(["en", "de-AT", "pt_BR"])),
        draw(st.booleans()),
        places_there,
        departments,
        types,
        {policy_key(each[0][1]): each for each in found},
        (),
        workspaces,
        {each.id: each for each in digests},
        draw(rules(list(types), list(places_there), list(departments))),
        {},
        draw(st.none() | st.integers(1, 99)),
        draw(st.none() | DAYS),
    )


@st.composite
def rules(
    draw: st.DrawFn,
    types: list[LeaveTypeId],
    places_there: list[LocationId],
    departments: list[DepartmentId],
) -> dict[RuleId, Rule]:
    """Rules of every kind, for everybody or for few."""
    one = filled(
        Rule,
        limit=limits(),
        location_id=st.sampled_from([None, *places_there]),
        department_id=st.sampled_from([None, *departments]),
        leave_type_ids=st.frozensets(st.sampled_from(types)),
    )
    found = draw(st.lists(one.filter(lambda rule: rule_flaw(rule) is None), max_size=3))
    return {rule.id: rule for rule in found}


@st.composite
def digest_lists(
    draw: st.DrawFn,
    workspaces: list[tuple[Platform, str]],
    places_there: list[LocationId],
    departments: list[DepartmentId],
) -> list[Digest]:
    """Digests of different channels or people; a daily one has no weekday."""
    if not workspaces:
        return []
    channel = st.builds(lambda where, name: Channel(*where, name), st.sampled_from(workspaces), CHATS)
    one = filled(
        Digest,
        channel=channel,
        time_zone=ZONES,
        locale=st.sampled_from(["en", "de"]),
        weekday=st.integers(0, 6),
        location_id=st.sampled_from([None, *places_there]),
        department_id=st.sampled_from([None, *departments]),
    )
    tidy = one.map(lambda each: each if each.rhythm is Rhythm.WEEKLY else replace(each, weekday=0))
    subject = st.lists(tidy, max_size=3, unique_by=(lambda each: each.id, _subject))
    return draw(subject)


def _subject(digest: Digest) -> object:
    return (digest.channel, digest.location_id, digest.department_id, digest.label)


DECIDED = (Decision(None, LONG_AGO),)
KINDS: list[dict[str, Any]] = [
    {},
    {},
    {"earned": Fraction(5, 4), "decisions": DECIDED},
    {"amends": RequestId("r")},
]
"""Leave, time worked that became leave, and a change of leave."""


@st.composite
def leave(draw: st.DrawFn, types: list[LeaveTypeId]) -> list[Request]:
    """Requests in every status; the active ones share no day."""
    requests, day = [], date(2025, 1, 1)
    for number in range(draw(st.integers(0, 4))):
        day += ONE_DAY * draw(st.integers(1, 30))
        last = day + ONE_DAY * draw(st.integers(0, 10))
        start = draw(st.integers(0, 1400))
        span = Span(start, draw(st.integers(start + 1, 1440)))
        asked = draw(
            st.builds(Asked, st.just(Period(day, last)), of(DayPart))
            | st.just(Asked(Period(day, day), span=span))
        )
        others = st.dictionaries(st.sampled_from(list(asked.period.days())), st.sampled_from(Halves))
        asked = asked.changed(draw(others)) or asked
        status, leave_type_id = draw(st.sampled_from(Status)), draw(st.sampled_from(types))
        note = draw(st.none() | NOTES)
        request_id = RequestId(f"r{number}")
        day = last
        request = Request(request_id, leave_type_id, asked, (), (), status, (), None, LONG_AGO, note)
        requests.append(replace(request, **draw(st.sampled_from(KINDS))))
    return requests


@st.composite
def employees(draw: st.DrawFn, number: int, company: Settings) -> Employee:
    employee_id, hired_on = EmployeeId(f"e{number}"), draw(DAYS)
    assignment = filled(
        Assignment,
        location_id=st.sampled_from(list(company.locations)),
        department_id=st.sampled_from(list(company.departments)),
    )
    types = list(company.leave_types)
    adjustment = filled(
        Adjustment,
        leave_type_id=st.sampled_from(types),
        last_day=st.none() | st.just(date(2040, 1, 1)),
        by=st.none(),
    )
    adjustments = draw(st.lists(adjustment, max_size=3))
    identity = st.builds(Identity, st.sampled_from(CHATTING), CHATS, st.just(f"U{number}"))
    linked = [Identity(*key, f"U{number}") for key in company.workspaces]
    email = st.sampled_from([f"p{number}@x.example", f"P{number}@X.example", "shared@x.example", None])
    return Employee(
        employee_id,
        draw(
            filled(Profile, email=email, locale=st.sampled_from([None, "en-GB"]), time_zone=st.none() | ZONES)
        ),
        hired_on,
        draw(st.none() | st.integers(0, 999).map(lambda days: hired_on + ONE_DAY * days)),
        draw(st.booleans()),
        draw(versions(assignment)),
        frozenset(draw(st.lists(identity | st.sampled_from(linked) if linked else identity, max_size=2))),
        {each.id: each for each in draw(leave(types))},
        {
            AdjustmentId(f"a{index}"): replace(each, id=AdjustmentId(f"a{index}"))
            for index, each in enumerate(adjustments)
        },
    )


@st.composite
def companies(draw: st.DrawFn) -> tuple[Settings, list[Employee]]:
    """A whole company; anybody may be an approver or administrator."""
    company = draw(settings())
    people = [draw(employees(number, company)) for number in range(draw(st.integers(1, 4)))]
    some = st.lists(st.sampled_from([each.id for each in people]), max_size=3, unique=True).map(tuple)
    one = st.sampled_from([each.id for each in people if each.id])
    departments = {
        key: replace(each, approver_ids=draw(some), steps=draw(steps(one)), watcher_ids=draw(some))
        for key, each in company.departments.items()
    }
    own = [
        tuple((day, replace(policy, employee_id=draw(st.none() | one))) for day, policy in versions[:1])
        for versions in company.policies.values()
    ]
    stand_ins = draw(st.lists(filled(StandIn, for_id=one, stand_in_id=one, last_day=st.none()), max_size=2))
    kept = [each for each in stand_ins if each.for_id != each.stand_in_id]
    whole = replace(
        company,
        departments=departments,
        administrator_ids=draw(some),
        policies={policy_key(each[0][1]): each for each in (*company.policies.values(), *own)},
        stand_ins={each.for_id: each for each in kept},
    )
    return whole, people
