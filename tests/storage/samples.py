"""One event of every kind, as full as it can be: what a log may hold."""

from dataclasses import replace
from datetime import date, time

from bot.effects import (
    Effect,
    HandOver,
    InviteInstaller,
    LookAfter,
    LookAtStatus,
    LookForLapses,
    LookForStatuses,
    MindStatus,
    PostDigest,
    RefreshDigest,
    RefreshHome,
    RemindApprover,
    ShowRequest,
    TellAdjusted,
    TellAdministrators,
    TellLapse,
    TellOutcome,
    TellPattern,
    TellRecounted,
    TellStandIn,
    Welcome,
)
from domain.amounts import Amount
from domain.company import events as company
from domain.company.digests import Channel, Digest, Platform, Rhythm
from domain.company.places import Department, Location, StandIn
from domain.employees import events as employees
from domain.employees.assignment import Assignment, Identity, Profile
from domain.holiday_calendar import Holiday, WorkedDay
from domain.ids import (
    AdjustmentId,
    DepartmentId,
    DigestId,
    EmployeeId,
    LeaveTypeId,
    LocationId,
    RequestId,
    RuleId,
)
from domain.leave import events as leave
from domain.leave.commands import Because
from domain.leave.requests import Adjustment, Charge, Noted, Step
from domain.periods import Asked, DayPart, Halves, Period, Span
from domain.policies.accrual import AccrualPlan, Every, GrantedAt, Level
from domain.policies.carry_over import After, CarryOver
from domain.policies.leave_type import LeaveType, Slice, Toil, Unit
from domain.policies.leave_year import LeaveYearBasis, MonthDay
from domain.policies.policy import Direction, LeavePolicy, Proration, Rounding, TenureStep
from domain.policies.rules import Blackout, Rule, Severity
from domain.streams import Event
from domain.working_pattern import FREE, Work, WorkingPattern
from tests import cast

DAY = date(2026, 8, 3)
ANNA, BEN = cast.ANNA, cast.BEN
REQUEST, CHANGE = RequestId("r1"), RequestId("r2")
LESS = Asked(Period(DAY, date(2026, 8, 7)), exceptions=((date(2026, 8, 5), Halves.NONE),))
RULE = Rule(
    RuleId("closing"),
    Blackout(date(2026, 12, 21), date(2026, 12, 31), "Year-end closing", True),
    Severity.WARN,
    LocationId("berlin"),
    DepartmentId("engineering"),
    frozenset({"part-time"}),
    frozenset({LeaveTypeId("vacation")}),
)
BRIDGE = Holiday(date(2026, 12, 24), "Company day", Halves.AFTERNOON)
SHIFTS = WorkingPattern(
    (
        (Work(240, 240), Work(240, 0), FREE, Work(300, 180), Work(0, 240), FREE, FREE),
        (FREE, FREE, Work(240, 240), Work(240, 240), Work(240, 240), FREE, FREE),
    ),
    date(2026, 6, 1),
)
LOCATION = Location(
    LocationId("berlin"), "Berlin", "DE", "BE", "Europe/Berlin", SHIFTS,
    LeaveYearBasis(MonthDay(4, 1)), (BRIDGE,), 6,
)  # fmt: skip
LEAVE_TYPE = LeaveType(
    LeaveTypeId("toil"), "Überstunden", "plum", ":clock1:", Unit.HOURS, Slice.QUARTER_HOUR,
    False, False, False, True, True, False, ("frei", "comp"),
)  # fmt: skip
LEVELS = (
    Level(Every.MONTH, None, 0, 0, (1, 15), Amount(45, 2), Amount(30), CarryOver(Amount(5), MonthDay(3, 31))),
    Level(
        Every.HALF_YEAR, Amount(25, 3), 24, 15, (101, 701), None, None, CarryOver(None, After(15, 3), False)
    ),
)
POLICY = LeavePolicy(
    LeaveTypeId("vacation"),
    LocationId("berlin"),
    frozenset({"part-time", "apprentice"}),
    Amount(55, 2),
    AccrualPlan(LEVELS, GrantedAt.START),
    Proration.MONTHS,
    Rounding(Direction.UP, Amount(1, 2)),
    (TenureStep(5, Amount(1)), TenureStep(10, Amount(5, 2))),
    False,
    CarryOver(Amount(5), After(3, 0)),
    Amount(40),
    Amount(-3),
    6,
)
DIGEST = Digest(
    DigestId("d1"), Channel(Platform.TEAMS, "T1", "C1"), time(8, 30), "Europe/Berlin",
    "de-DE", Rhythm.WEEKLY, 2,
    LocationId("berlin"), DepartmentId("engineering"), "part-time", True, True,
)  # fmt: skip
PROFILE = Profile("Anna Kovács \U0001f334\u0000", "anna@tannenberg.example", "hu-HU", "Europe/Budapest")
ASSIGNMENT = Assignment(LocationId("berlin"), DepartmentId("engineering"), frozenset({"b", "a"}), SHIFTS)
IDENTITY = Identity(Platform.SLACK, "T1", "U1")
CHARGES = (
    Charge(DAY, Halves.BOTH, 480, Amount(1)),
    Charge(date(2026, 8, 4), Halves.MORNING, 200, Amount(5, 12)),
)
ADJUSTMENT = Adjustment(
    AdjustmentId("a1"), LeaveTypeId("vacation"), DAY, Amount(-7, 3), "Brought along",
    date(2026, 12, 31), True, BEN,
)  # fmt: skip

EVENTS: tuple[Event, ...] = (
    company.CompanyFounded(cast.COMPANY, "Tannenberg", "de", False),
    company.CompanyRenamed("Tannenberg SE", "en", True),
    company.LocationDefined(LOCATION, date.min),
    company.DepartmentDefined(Department(DepartmentId("e"), "Engineering", (ANNA, BEN), DepartmentId("all"))),
    company.LeaveTypeDefined(LEAVE_TYPE),
    company.PolicyDefined(POLICY, date(2026, 1, 1)),
    company.AdministratorsNamed((ANNA, BEN)),
    company.WorkspaceConnected(Platform.SLACK, "T1", "Tannenberg"),
    company.WorkspaceDisconnected(Platform.SLACK, "T1"),
    company.DigestArranged(DIGEST),
    company.DigestStopped(DigestId("d1")),
    employees.EmployeeHired(ANNA, PROFILE, date(2020, 2, 29), ASSIGNMENT),
    employees.ProfileChanged(Profile("Anna")),
    employees.HireDateCorrected(date(2020, 3, 1)),
    employees.EmployeeAssigned(ASSIGNMENT, DAY),
    employees.EmployeeLeaves(date(2026, 9, 30)),
    employees.IdentityLinked(IDENTITY),
    employees.IdentityUnlinked(IDENTITY),
    employees.EmployeeDeactivated(),
    employees.EmployeeReactivated(),
    leave.LeaveRequested(
        REQUEST,
        LeaveTypeId("vacation"),
        Asked(Period(DAY, date(2026, 8, 7)), DayPart.MORNING),
        CHARGES,
        (BRIDGE,),
        (Step((BEN,)), Step((ANNA, BEN), True)),
        ANNA,
        cast.NOW,
        "So long",
    ),
    leave.RequestApproved(REQUEST, None, cast.NOW, "No approval needed"),
    leave.RequestDeclined(REQUEST, BEN, cast.NOW, "Release week"),
    leave.RequestWithdrawn(REQUEST, ANNA, cast.NOW),
    leave.LeaveCancelled(REQUEST, BEN, cast.NOW, "Agreed"),
    leave.BalanceAdjusted(ADJUSTMENT),
)

GROWN: tuple[Event, ...] = (
    company.LocationDefined(
        replace(LOCATION, worked_days=(WorkedDay(DAY), WorkedDay(DAY, Halves.MORNING))), DAY
    ),
    company.RuleDefined(RULE),
    company.RuleDropped(RULE.id),
    company.StandInNamed(StandIn(BEN, ANNA, DAY, date(2026, 8, 14))),
    company.StandInEnded(BEN),
    company.ExpirySet(14),
    company.PastClosed(date(2025, 12, 31)),
    leave.LeaveAmended(REQUEST, LESS, CHARGES, (BRIDGE,), BEN, cast.NOW, "Agreed", CHANGE),
    leave.LeaveRecounted(REQUEST, CHARGES, (BRIDGE,), Because.HOLIDAYS, cast.NOW, BEN, "A day off more"),
    leave.LeaveRestored(REQUEST, BEN, cast.NOW),
    leave.DecisionUndone(REQUEST, BEN, cast.NOW, 1, 2),
    leave.RequestPassedOn(REQUEST, (ANNA,), leave.PassedOn.OVERDUE, cast.NOW),
    leave.RequestExpired(REQUEST, cast.NOW),
    leave.ReminderSnoozed(REQUEST, BEN, DAY),
    company.DepartmentDefined(
        Department(DepartmentId("e"), "Engineering", (ANNA,), None, (Step((ANNA, BEN), True),), (BEN,))
    ),
    company.LeaveTypeDefined(
        replace(LEAVE_TYPE, interrupts=True, giving_back_needs_approval=True, toil=Toil(3, True))
    ),
    company.PolicyDefined(replace(POLICY, employee_id=ANNA), DAY),
    leave.LeaveRequested(
        CHANGE,
        LeaveTypeId("vacation"),
        LESS,
        CHARGES,
        (BRIDGE,),
        (Step((BEN,)),),
        ANNA,
        cast.NOW,
        "Back a day earlier",
        (Noted(RULE.id, Severity.WARN, DAY),),
        "Agreed",
        REQUEST,
        True,
        Amount(1, 2),
    ),
    leave.RequestApproved(REQUEST, BEN, cast.NOW, None, (BEN, ANNA), False),
    leave.LeaveCancelled(REQUEST, BEN, cast.NOW, "Agreed", CHANGE),
    leave.BalanceAdjusted(replace(ADJUSTMENT, earned_by=REQUEST)),
    company.LeaveTypeDefined(
        replace(
            LEAVE_TYPE,
            interrupts=True,
            giving_back_needs_approval=True,
            toil=Toil(3, True),
            status_emoji=":desert_island:",
            status_text="Weg bis auf Weiteres",
        )
    ),
)
"""Kinds that came later, and kinds with fields that did, filled: older bytes have none of these, and load."""

BY_THE_CLOCK = leave.LeaveRequested(
    REQUEST, LeaveTypeId("toil"), Asked(Period(DAY, DAY), span=Span(840, 930)), (), (), (), None, cast.NOW
)

EFFECTS: tuple[Effect, ...] = (
    ShowRequest(BEN, ANNA, REQUEST),
    TellOutcome(ANNA, ANNA, REQUEST),
    RefreshHome(ANNA),
    PostDigest(DigestId("d1"), DAY),
    RefreshDigest(DigestId("d1"), DAY),
    Welcome(EmployeeId("dora")),
    InviteInstaller(Identity(Platform.SLACK, "T1", "U1")),
    TellAdministrators("unreachable", "C1"),
    TellPattern(ANNA, DAY),
    TellAdjusted(ANNA, AdjustmentId("a1")),
    TellStandIn(BEN, StandIn(ANNA, BEN, DAY, DAY), True),
    TellRecounted(ANNA, REQUEST, Amount(7, 2), Because.PATTERN, "Agreed"),
    LookAfter(ANNA, REQUEST, DAY),
    HandOver(BEN),
    RemindApprover(BEN, ANNA, REQUEST),
    LookForLapses(DAY, ANNA),
    MindStatus(ANNA),
    LookAtStatus(ANNA, cast.NOW),
    LookForStatuses(DAY),
    TellLapse(ANNA, LeaveTypeId("vacation"), DAY),
)
