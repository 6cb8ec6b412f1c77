"""Forms and news of what administrators settle."""

from dataclasses import replace
from datetime import date

from bot.screens import Screen
from bot.screens.adjusting import AdjustedNews, AdjustForm, AdjustValues
from bot.screens.examples.cast import ALICE, BEN, CARLA, DANA, DENTIST, FLEXITIME, SUMMER, TODAY, VACATION
from bot.screens.foresight import BalanceShift, Foresight, LeaveShift, PersonShift
from bot.screens.requesting import TypeChoice
from bot.screens.terms import (
    PatternForm,
    PatternNews,
    PatternValues,
    PlaceFact,
    PolicyForm,
    PolicyValues,
    SettingsMenu,
)
from domain.amounts import Amount, amount
from domain.ids import LocationId
from domain.refusals import ClosedPast, GrantTwice
from domain.working_pattern import FREE, FULL_TIME, Work, WorkingPattern

_DAY = Work(240, 240)
_FOUR_DAYS = WorkingPattern(((*(_DAY,) * 3, Work(240, 0), *(FREE,) * 3),))
_ROTA = WorkingPattern(((_DAY,) * 5 + (FREE,) * 2, (FREE,) * 7), date(2026, 6, 29))
_FROM = date(2026, 9, 7)
FORESIGHT = Foresight(
    (
        PersonShift(
            ALICE,
            (BalanceShift(VACATION, _FROM, amount("25/2"), Amount(14)),),
            (LeaveShift(VACATION, SUMMER, Amount(5), Amount(4)),),
        ),
        PersonShift(BEN, (BalanceShift(FLEXITIME, _FROM, None, amount("7/2")),), ()),
        PersonShift(DANA, (), (LeaveShift(FLEXITIME, DENTIST, amount("7/2"), Amount(0)),)),
    )
)
_FORM = PatternForm(
    PatternValues("U0ALICE", "monday: 8h", _FROM, "5ee2"), ALICE, FULL_TIME, "8h", FORESIGHT, today=TODAY
)

_PLACES = (PlaceFact(LocationId("berlin"), "Berlin"), PlaceFact(LocationId("london"), "London"))
_POLICY = PolicyForm(
    PolicyValues(
        VACATION.id,
        LocationId("berlin"),
        Amount(30),
        Amount(5),
        date(2027, 3, 31),
        Amount(0),
        date(2027, 1, 1),
        "5ee2",
    ),
    (VACATION, FLEXITIME),
    _PLACES,
    FORESIGHT,
    today=TODAY,
)
_CHOICES = (TypeChoice(VACATION, amount("25/2")), TypeChoice(FLEXITIME, None))
_ADJUST = AdjustForm(
    AdjustValues("U0ALICE", VACATION.id, Amount(2), TODAY, date(2027, 3, 31), "Moved on a Saturday"),
    _CHOICES,
    ALICE,
    today=TODAY,
)
_ADJUSTED = AdjustedNews(
    ALICE,
    VACATION,
    Amount(2),
    TODAY,
    date(2027, 3, 31),
    "Moved on a Saturday",
    CARLA,
    amount("29/2"),
    ALICE.id,
    TODAY,
)

SETTLING: dict[str, Screen] = {
    "settings": SettingsMenu(may_settle=True, may_name_stand_in=True, may_arrange_digest=True),
    "settings of an approver": SettingsMenu(False, True, False),
    "working hours, empty": PatternForm(PatternValues(from_day=TODAY), today=TODAY),
    "working hours": replace(_FORM, foreseen=None, values=replace(_FORM.values, text=None, seen=None)),
    "working hours, foreseen": _FORM,
    "working hours, of no consequence": replace(_FORM, foreseen=Foresight(())),
    "working hours, for many": replace(_FORM, foreseen=replace(FORESIGHT, others=9)),
    "working hours, for one": replace(_FORM, foreseen=replace(FORESIGHT, people=FORESIGHT.people[:1])),
    "working hours, for too many": replace(_FORM, foreseen=Foresight((), too_many=2400)),
    "working hours, refused": replace(
        _FORM, foreseen=None, refusal=ClosedPast(date(2026, 1, 5), date(2026, 3, 31))
    ),
    "policy": replace(_POLICY, foreseen=None),
    "policy, everywhere": replace(
        _POLICY,
        values=PolicyValues(VACATION.id, None, Amount(25), None, None, Amount(5), date(2027, 1, 1)),
        foreseen=None,
    ),
    "policy, foreseen": _POLICY,
    "policy, refused": replace(
        _POLICY, foreseen=None, refusal=ClosedPast(date(2026, 1, 5), date(2026, 3, 31))
    ),
    "correction, empty": AdjustForm(AdjustValues(day=TODAY), _CHOICES, today=TODAY),
    "correction": _ADJUST,
    "correction, doubtful": replace(
        _ADJUST,
        values=replace(_ADJUST.values, amount=amount("-3/2"), is_meant=True),
        doubt=GrantTwice(TODAY, date(2027, 3, 31)),
    ),
    "corrected": _ADJUSTED,
    "corrected downwards": replace(_ADJUSTED, amount=amount("-3/2"), last_day=None, available=None),
    "corrected, for administrators": replace(_ADJUSTED, reader_id=CARLA.id),
    "corrected downwards, for administrators": replace(_ADJUSTED, reader_id=CARLA.id, amount=Amount(-1)),
    "new working hours": PatternNews(ALICE, _FOUR_DAYS, _FROM, ALICE.id, TODAY),
    "new working hours, for administrators": PatternNews(ALICE, _ROTA, _FROM, CARLA.id, TODAY),
}
