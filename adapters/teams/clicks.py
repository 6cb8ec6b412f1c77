"""What a press of a button or a sent form asks for: one table for buttons, one for forms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from adapters.teams.actions import (
    LOOK,
    Action,
    AwaySpan,
    Callback,
    Input,
    read_entry,
    read_request,
    read_stand_in,
)
from adapters.teams.forms import (
    Fields,
    read_adjust,
    read_change,
    read_claim,
    read_days,
    read_digest,
    read_pattern,
    read_policy,
    read_set_up,
    read_stand_in_form,
)
from adapters.teams.wire import Click
from bot import intents
from bot.intents import Intent, changing, settling
from bot.intents.linking import OpenDashboard
from bot.replies import Field, Mend, Slip
from domain.ids import EmployeeId, LeaveTypeId

SHOWING = frozenset({Action.REFRESH, Action.TYPED})
"""What may be asked for by itself, when somebody merely looks at a card."""


class NotOurs(Exception):
    """A button or form that we do not know, or no longer: a card may be years old."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a click asks for; `again` shows the form anew, should it have to be mended."""

    intent: Intent | Mend
    again: Intent | None = None
    typed: Mapping[str, str] | None = None


def asked_by(click: Click) -> Asked:
    """Raises NotOurs."""
    try:
        if click.do in Callback.__members__.values():
            return _form(Callback(click.do), click)
        return Asked(_BUTTONS[Action(click.do)](click))
    except (KeyError, ValueError) as error:
        raise NotOurs(click.do) from error


def _form(callback: Callback, click: Click) -> Asked:
    fields = Fields.of(click.ours, click.typed)
    send, look = _FORMS[callback]
    again = look(fields)
    if LOOK in click.ours:
        return Asked(_mend(fields) or again, again, click.typed)
    sent = send(fields)
    return Asked(_mend(fields) or sent, again, click.typed)


def _mend(fields: Fields) -> Mend | None:
    """None where everything could be read."""
    return Mend(tuple(dict.fromkeys(fields.problems))) if fields.problems else None


def _override(fields: Fields) -> Intent | Mend:
    if fields.text(Input.REASON) is None:
        fields.problems.append((Field.REASON, Slip.MISSING))
    return intents.Approve(*fields.about(), fields.text(Input.REASON))


def _reason(click: Click) -> str | None:
    return click.typed.get(Input.REASON) or None


def _open_request(click: Click) -> Intent:
    asked, leave_type_id, employee_id = read_entry(click.ours)
    return intents.OpenRequest(asked, leave_type_id, employee_id=employee_id)


def _why(click: Click) -> Intent:
    leave_type = click.ours.get("type")
    return intents.ShowWhy(LeaveTypeId(leave_type) if leave_type else None)


_SPANS: dict[AwaySpan, Intent] = {
    AwaySpan.TODAY: intents.ShowAway(),
    AwaySpan.THIS_WEEK: intents.Said("away week"),
    AwaySpan.NEXT_WEEK: intents.Said("away next week"),
}
"""Which days a week has is for those who know the person's today: asked in words, as if typed."""

_BUTTONS: dict[Action, Callable[[Click], Intent]] = {
    Action.OPEN_REQUEST: _open_request,
    Action.SHOW_MENU: lambda click: intents.ShowMenu(),
    Action.OPEN_DASHBOARD: lambda click: OpenDashboard(),
    Action.SHOW_BALANCES: lambda click: intents.ShowBalances(),
    Action.SHOW_WHY: _why,
    Action.SHOW_AWAY: lambda click: _SPANS[AwaySpan(click.ours.get("span", AwaySpan.TODAY))],
    Action.SHOW_REQUESTS: lambda click: intents.ShowRequests(),
    Action.SHOW_REQUEST: lambda click: intents.ShowRequest(*read_request(click.ours)),
    Action.REFRESH: lambda click: intents.ShowRequest(*read_request(click.ours)),
    Action.TYPED: lambda click: intents.Said(click.ours["text"]),
    Action.SHOW_HELP: lambda click: intents.ShowHelp(),
    Action.APPROVE: lambda click: intents.Approve(*read_request(click.ours)),
    Action.DECLINE: lambda click: intents.Decline(*read_request(click.ours), _reason(click)),
    Action.UNDO: lambda click: intents.Undo(*read_request(click.ours)),
    Action.SNOOZE: lambda click: intents.SnoozeReminder(*read_request(click.ours), int(click.ours["days"])),
    Action.WITHDRAW: lambda click: intents.Withdraw(read_request(click.ours)[1]),
    Action.CANCEL: lambda click: intents.Cancel(read_request(click.ours)[1]),
    Action.ASK_WHY: lambda click: changing.AskWhy(*read_request(click.ours)),
    Action.OPEN_CHANGE: lambda click: changing.OpenChange(*read_request(click.ours)),
    Action.OPEN_DIGEST: lambda click: intents.OpenDigest(),
    Action.STOP_DIGEST: lambda click: intents.StopDigest(click.ours["channel"]),
    Action.OPEN_SET_UP: lambda click: intents.OpenSetUp(),
    Action.OPEN_STAND_IN: lambda click: settling.OpenStandIn(
        read_stand_in(click.ours) if len(click.ours) > 1 else None
    ),
    Action.END_STAND_IN: lambda click: settling.EndStandIn(EmployeeId(click.ours["for"])),
    Action.SHOW_SETTINGS: lambda click: settling.ShowSettings(),
    Action.OPEN_PATTERN: lambda click: settling.OpenPattern(click.ours.get("user")),
    Action.OPEN_POLICY: lambda click: settling.OpenPolicy(),
    Action.OPEN_ADJUST: lambda click: settling.OpenAdjust(click.ours.get("user")),
    Action.OPEN_CLAIM: lambda click: settling.OpenClaim(read_entry(click.ours)[0]),
}


_FORMS: dict[Callback, tuple[Callable[[Fields], Intent | Mend], Callable[[Fields], Intent]]] = {
    Callback.REQUEST: (
        lambda fields: intents.SendRequest(read_days(fields)),
        lambda fields: intents.Recount(read_days(fields)),
    ),
    Callback.CHANGE: (
        lambda fields: changing.SendChange(read_change(fields)),
        lambda fields: changing.RecountChange(read_change(fields)),
    ),
    Callback.CANCEL: (
        lambda fields: changing.CancelWithReason(*fields.about(), fields.text(Input.REASON)),
        lambda fields: changing.AskWhy(*fields.about()),
    ),
    Callback.DECLINE: (
        lambda fields: intents.Decline(*fields.about(), fields.text(Input.REASON)),
        lambda fields: intents.AskReason(*fields.about()),
    ),
    Callback.OVERRIDE: (_override, lambda fields: intents.Approve(*fields.about())),
    Callback.DIGEST: (
        lambda fields: intents.ArrangeDigest(read_digest(fields)),
        lambda _: intents.OpenDigest(),
    ),
    Callback.SET_UP: (
        lambda fields: intents.SetUp(read_set_up(fields)),
        lambda fields: intents.ChangeSetUp(read_set_up(fields)),
    ),
    Callback.CLAIM: (
        lambda fields: settling.SendClaim(read_claim(fields)),
        lambda fields: settling.RecountClaim(read_claim(fields)),
    ),
    Callback.STAND_IN: (
        lambda fields: settling.NameStandIn(read_stand_in_form(fields)),
        lambda fields: settling.LookAtStandIn(read_stand_in_form(fields)),
    ),
    Callback.PATTERN: (
        lambda fields: settling.SettlePattern(read_pattern(fields)),
        lambda fields: settling.ForeseePattern(replace(read_pattern(fields), text=None)),
    ),
    Callback.POLICY: (
        lambda fields: settling.SettlePolicy(read_policy(fields)),
        lambda fields: settling.ForeseePolicy(replace(read_policy(fields), entitlement=None)),
    ),
    Callback.ADJUST: (
        lambda fields: settling.Adjust(read_adjust(fields)),
        lambda fields: settling.LookAtBalance(read_adjust(fields)),
    ),
}
"""By form: what sending it asks for, and what shows it again.

Of another person, type or place nothing has been typed yet: looking shows what holds of it.
"""
