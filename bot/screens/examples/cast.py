"""The people, leave types and days of the examples."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.screens.facts import (
    AwayFact,
    BalanceFact,
    CostFact,
    DecisionFact,
    PageFact,
    PersonFact,
    RequestFact,
    TypeFact,
)
from domain.amounts import Amount, amount
from domain.holiday_calendar import Holiday
from domain.ids import EmployeeId, LeaveTypeId, RequestId
from domain.leave.requests import Status
from domain.periods import Asked, DayPart, Halves, Period, Span
from domain.policies.leave_type import Slice, Unit

TODAY = date(2026, 6, 29)
AT = datetime(2026, 6, 29, 8, 30, tzinfo=UTC)

ALICE = PersonFact(EmployeeId("e-alice"), "Alice Jones")
BEN = PersonFact(EmployeeId("e-ben"), "Ben Okafor")
CARLA = PersonFact(EmployeeId("e-carla"), "Carla Núñez")
DANA = PersonFact(EmployeeId("e-dana"), "דנה לוי")

VACATION = TypeFact(LeaveTypeId("vacation"), "Vacation", ":palm_tree:")
SICK = TypeFact(LeaveTypeId("sick"), "Sick leave", ":face_with_thermometer:")
FLEXITIME = TypeFact(LeaveTypeId("flexitime"), "Flexitime", ":clock3:", Unit.HOURS, Slice.QUARTER_HOUR)

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
FOUNDERS_DAY = Holiday(date(2026, 7, 8), "Founders' Day")
CHRISTMAS_EVE = Holiday(date(2026, 12, 24), "Christmas Eve", Halves.AFTERNOON)


def days(first: date, last: date | None = None, part: DayPart = DayPart.ALL_DAY) -> Asked:
    """What is asked for; one day where no last one is given."""
    return Asked(Period(first, last or first), part)


def hours(day: date, start: int, end: int) -> Asked:
    """By the clock: full hours."""
    return Asked(Period(day, day), DayPart.ALL_DAY, Span(start * 60, end * 60))


SUMMER = days(date(2026, 7, 6), date(2026, 7, 13))
ACROSS_MONTHS = days(date(2026, 7, 30), date(2026, 8, 3))
NEW_YEAR = days(date(2026, 12, 28), date(2027, 1, 5))
MORNING = days(date(2026, 8, 4), part=DayPart.MORNING)
DENTIST = hours(date(2026, 7, 31), 14, 17)

REQUEST = RequestFact(
    RequestId("r-summer"),
    1,
    ALICE,
    VACATION,
    SUMMER,
    Amount(5),
    Status.PENDING,
    AT,
    note="A week by the sea. Carla knows the release.",
    holidays=(FOUNDERS_DAY,),
    lies_with=(BEN, CARLA),
    page=PageFact(
        "https://leave.example.com/dashboard/requests/alice/r-summer",
        "https://teams.microsoft.com/l/entity/app/leave?context=%7B%22subEntityId%22%3A%22requests%22%7D",
    ),
)
APPROVED = replace(
    REQUEST, status=Status.APPROVED, version=2, lies_with=(), decision=DecisionFact(BEN, AT, None)
)
DECLINED = replace(
    REQUEST,
    status=Status.DECLINED,
    version=2,
    lies_with=(),
    decision=DecisionFact(BEN, AT, "Two of us are away already. The week after works."),
)
BOOKED = replace(
    APPROVED,
    id=RequestId("r-sick"),
    type=SICK,
    asked=MORNING,
    amount=amount("1/2"),
    decision=DecisionFact(None, AT, None),
)
BY_THE_CLOCK = replace(
    REQUEST,
    id=RequestId("r-dentist"),
    type=FLEXITIME,
    asked=DENTIST,
    amount=amount("7/2"),
    note=None,
    holidays=(),
)

BALANCE = BalanceFact(
    VACATION,
    TODAY,
    YEAR,
    available=amount("25/2"),
    remaining=amount("35/2"),
    granted=Amount(25),
    carried=Amount(3),
    taken=amount("21/2"),
    booked=Amount(3),
    pending=Amount(2),
    lapses=(date(2027, 3, 31), Amount(2)),
)
UNLIMITED = BalanceFact(
    SICK, TODAY, YEAR, None, None, Amount(0), Amount(0), taken=Amount(2), booked=Amount(0), pending=Amount(0)
)
HOURLY = replace(
    BALANCE,
    type=FLEXITIME,
    available=amount("7/2"),
    lapses=(date(2026, 12, 31), Amount(1)),
    carried=Amount(0),
)

COST = CostFact(
    Amount(5),
    Unit.DAYS,
    6,
    (FOUNDERS_DAY,),
    before=amount("25/2"),
    after=amount("15/2"),
    lowest=(date(2026, 12, 24), Amount(3)),
    away=(
        AwayFact(BEN, days(date(2026, 7, 6), date(2026, 7, 8)), Halves.BOTH),
        AwayFact(CARLA, MORNING, Halves.MORNING, is_pending=True),
    ),
)
