"""Forms and news of what administrators settle."""

from dataclasses import replace
from datetime import date

from bot.screens import Screen
from bot.screens.examples.cast import ALICE, BEN, CARLA, DANA, DENTIST, FLEXITIME, SUMMER, TODAY, VACATION
from bot.screens.foresight import BalanceShift, Foresight, LeaveShift, PersonShift
from bot.screens.terms import PatternForm, PatternNews, PatternValues, SettingsMenu
from domain.amounts import Amount, amount
from domain.refusals import ClosedPast
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
    "new working hours": PatternNews(ALICE, _FOUR_DAYS, _FROM, ALICE.id, TODAY),
    "new working hours, for administrators": PatternNews(ALICE, _ROTA, _FROM, CARLA.id, TODAY),
}
