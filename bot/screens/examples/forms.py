"""Forms as they are filled in."""

from dataclasses import replace
from datetime import date

from bot.screens import Screen
from bot.screens.claiming import ClaimFact, ClaimForm, ClaimValues
from bot.screens.examples.cast import ALICE, BEN, CARLA, COST, FLEXITIME, SICK, SUMMER, TODAY, VACATION
from bot.screens.joining import SetUpForm, SetUpValues
from bot.screens.requesting import FormValues, Misreading, PartChoice, RequestForm, TypeChoice
from bot.screens.standing_in import StandInFact, StandInForm, StandInNews, StandInValues
from domain.amounts import Amount, amount
from domain.company.digests import Platform
from domain.ids import LeaveTypeId, RequestId
from domain.policies.leave_type import Unit
from domain.refusals import AlreadyFree, BalanceTooLow, NotWorkedYet

_TYPES = (
    TypeChoice(VACATION, amount("25/2")),
    TypeChoice(SICK, None),
    TypeChoice(FLEXITIME, amount("7/2")),
)
_PARTS = (PartChoice.ALL_DAY, PartChoice.MORNING, PartChoice.AFTERNOON)
_FILLED = FormValues(
    RequestId("r-new"),
    LeaveTypeId("vacation"),
    SUMMER.period.first_day,
    SUMMER.period.last_day,
    note="A week by the sea.",
)
FORM = RequestForm(_FILLED, _TYPES, _PARTS, needs_approval=True, cost=COST, today=TODAY)
_BY_THE_CLOCK = replace(
    FORM,
    values=replace(
        _FILLED,
        leave_type_id=LeaveTypeId("flexitime"),
        last_day=SUMMER.period.first_day,
        part=PartChoice.HOURS,
        start=14 * 60,
        end=17 * 60 + 30,
        note=None,
    ),
    parts=(*_PARTS, PartChoice.HOURS),
    needs_approval=False,
    cost=replace(COST, amount=amount("7/2"), unit=Unit.HOURS, weekdays=1, holidays=(), lowest=None, away=()),
)
_LOW = BalanceTooLow(
    VACATION.id, date(2026, 12, 24), Amount(5), Amount(3), would_be=Amount(-2), floor=Amount(0)
)
_SET_UP = SetUpForm(
    SetUpValues("DE", "BE", Amount(28), "U0ALICE", "C0BERLIN"),
    ("DE", "AT", "GB"),
    (("BY", "Bayern"), ("BE", "Berlin")),
    is_region_needed=True,
)

_CLAIM = ClaimForm(
    ClaimValues(
        RequestId("r-claim"), FLEXITIME.id, date(2026, 6, 27), start=9 * 60, end=12 * 60, note="Moving"
    ),
    (FLEXITIME,),
    needs_approval=True,
    worth=ClaimFact(Amount(3), Unit.HOURS, date(2026, 12, 31)),
    today=TODAY,
)

_STAND_IN = StandInFact(ALICE, BEN, date(2026, 8, 3), date(2026, 8, 14))

FORMS: dict[str, Screen] = {
    "stand-in, empty": StandInForm(StandInValues(first_day=TODAY), may_choose_whom=False, today=TODAY),
    "stand-in": StandInForm(
        StandInValues("U0BEN", date(2026, 8, 3), date(2026, 8, 14), "U0ALICE"), True, _STAND_IN, TODAY
    ),
    "stand-in, named": StandInNews(_STAND_IN, ALICE.id, today=TODAY),
    "stand-in, named, for who does it": StandInNews(_STAND_IN, BEN.id, today=TODAY),
    "stand-in, named, for administrators": StandInNews(
        replace(_STAND_IN, last_day=None), CARLA.id, today=TODAY
    ),
    "stand-in, ended": StandInNews(_STAND_IN, ALICE.id, is_over=True, today=TODAY),
    "stand-in, ended, for who did it": StandInNews(_STAND_IN, BEN.id, is_over=True, today=TODAY),
    "stand-in, ended, for administrators": StandInNews(_STAND_IN, CARLA.id, is_over=True, today=TODAY),
    "request form, empty": RequestForm(FormValues(RequestId("r-new")), _TYPES, _PARTS, needs_approval=True),
    "request form": replace(FORM, understood="6-13 July"),
    "request form, hours": _BY_THE_CLOCK,
    "request form, hours unsaid": replace(
        _BY_THE_CLOCK, values=replace(_BY_THE_CLOCK.values, start=None, end=None), cost=None
    ),
    "request form, hours over days": replace(
        _BY_THE_CLOCK, values=replace(_BY_THE_CLOCK.values, last_day=date(2026, 7, 8)), cost=None
    ),
    "request form, last day first": replace(
        FORM, values=replace(_FILLED, last_day=date(2026, 7, 1)), cost=None, understood="6-1 July"
    ),
    "request form, refused": replace(FORM, refusal=_LOW),
    "request form, already free": replace(FORM, cost=None, refusal=AlreadyFree(SUMMER)),
    "request form, which half": replace(
        FORM, understood="half a day on Monday", is_half_unnamed=True, cost=replace(COST, lowest=None)
    ),
    "request form, unlimited": replace(
        FORM,
        values=replace(_FILLED, leave_type_id=LeaveTypeId("sick"), part=PartChoice.HOURS),
        cost=replace(COST, before=None, after=None, lowest=None, holidays=(), weekdays=5),
        needs_approval=False,
    ),
    **{
        f"request form, {misreading.value}": replace(
            FORM, misreading=misreading, understood="30 February", cost=None
        )
        for misreading in Misreading
    },
    "request form, a misreading of nothing": replace(FORM, misreading=Misreading.NOTHING_READ),
    "claim, empty": ClaimForm(ClaimValues(RequestId("r-claim")), (FLEXITIME, VACATION), needs_approval=False),
    "claim": _CLAIM,
    "claim of a whole day": replace(
        _CLAIM,
        values=replace(
            _CLAIM.values, leave_type_id=VACATION.id, part=PartChoice.ALL_DAY, amount=amount("1/2")
        ),
        types=(FLEXITIME, VACATION),
        needs_approval=False,
        worth=ClaimFact(amount("1/2"), Unit.DAYS, None),
    ),
    "claim, refused": replace(_CLAIM, worth=None, refusal=NotWorkedYet(date(2026, 6, 30), TODAY)),
    "set up": _SET_UP,
    "set up, empty": SetUpForm(
        SetUpValues(), ("DE", "AT", "GB"), (), is_region_needed=False, elsewhere=Platform.SLACK
    ),
    "set up, mistaken": replace(
        _SET_UP, is_region_needed=False, problem="The channel is gone. Choose another."
    ),
}
