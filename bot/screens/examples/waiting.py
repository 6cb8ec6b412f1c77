"""What people are told though nobody asked."""

from dataclasses import replace
from datetime import date

from bot.screens import Screen
from bot.screens.examples.cast import ALICE, APPROVED, CARLA, DECLINED, REQUEST, SUMMER, TODAY, VACATION
from bot.screens.requesting import Receipt
from bot.screens.waiting import Lapsing, Recounted, Reminder, Watched
from domain.amounts import Amount, amount
from domain.leave.commands import Because
from domain.leave.requests import Status
from domain.policies.leave_type import Unit

_RECOUNTED = Recounted(APPROVED, Amount(6), Because.HOLIDAYS, TODAY)
_WATCHED = Watched(ALICE, SUMMER, Amount(5), Unit.DAYS, Status.APPROVED, None, TODAY)

WAITING: dict[str, Screen] = {
    "reminder": Reminder(REQUEST, True, TODAY),
    "reminder, snoozed": Reminder(REQUEST, True, TODAY, date(2026, 7, 2)),
    "receipt, also asked": Receipt(
        replace(REQUEST, also_asked=(CARLA,)), Amount(4), may_withdraw=True, may_cancel=False
    ),
    "reminder, decided": Reminder(DECLINED, False, TODAY),
    "days that lapse": Lapsing(VACATION, Amount(2), date(2027, 3, 31), TODAY),
    "half a day that lapses": Lapsing(VACATION, amount("1/2"), date(2026, 8, 31), TODAY),
    "recounted, public holiday": _RECOUNTED,
    "recounted, working pattern": replace(_RECOUNTED, because=Because.PATTERN),
    "recounted, location": replace(_RECOUNTED, because=Because.LOCATION),
    "recounted, correction": replace(_RECOUNTED, because=Because.CORRECTION, reason="The list was wrong."),
    "shortened by the last day": replace(_RECOUNTED, because=Because.LAST_DAY),
    "cancelled by the last day": replace(
        _RECOUNTED, request=replace(APPROVED, status=Status.CANCELLED), because=Because.LAST_DAY
    ),
    "watched": _WATCHED,
    "watched, type shown": replace(_WATCHED, type_name="Vacation"),
    "watched, undone": replace(_WATCHED, status=Status.PENDING),
    "watched, cancelled": replace(_WATCHED, status=Status.CANCELLED),
}
