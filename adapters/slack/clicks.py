"""What a click or a sent form asks for: one table for buttons, one for fields, one for forms."""

from collections.abc import Callable

from adapters.slack import changing, settling
from adapters.slack.actions import (
    FOLLOWING,
    RECOUNTING,
    Action,
    AwaySpan,
    Callback,
    Input,
    action_of,
    read_entry,
    read_request,
    read_snooze,
)
from adapters.slack.forms import Fields, Unfit, read_digest, read_set_up
from adapters.slack.forms import read_request as read_request_form
from adapters.slack.wire import Element, View
from bot import intents
from bot.intents import Intent
from bot.intents.linking import OpenDashboard
from bot.replies import Field, Mend, Slip
from domain.ids import LeaveTypeId


class NotOurs(Exception):
    """A button, field or form that we do not know, or no longer: a message may be years old."""


def clicked(element: Element, view: View | None) -> Intent | Mend:
    """`view` is the dialog or Home it stands in; Mend for a field that cannot be read. Raises NotOurs."""
    action = action_of(element.action_id)
    if isinstance(action, Action):
        return _or_mend(element.action_id, lambda: _BUTTONS[action](_value(element)))
    if isinstance(action, Input) and view is not None:
        return _or_mend(element.action_id, lambda: _changed(action, view))
    raise NotOurs(element.action_id)


def submitted(view: View) -> Intent | Mend:
    """Mend where a field cannot be read. Raises NotOurs."""
    read = _FORMS.get(view.callback_id)
    if read is None:
        raise NotOurs(view.callback_id)
    return _or_mend(view.callback_id, lambda: read(Fields.of(view)))


def _or_mend(name: str, read: Callable[[], Intent]) -> Intent | Mend:
    try:
        return read()
    except Unfit as unfit:
        return Mend(((unfit.field, unfit.slip),))
    except ValueError as error:
        raise NotOurs(name) from error


def _value(element: Element) -> str:
    """A button's value, or that of the entry chosen from a menu of buttons."""
    return element.value or (element.selected_option.value if element.selected_option else "")


def _changed(field: Input, view: View) -> Intent:
    if field in RECOUNTING and view.callback_id == Callback.REQUEST:
        return intents.Recount(read_request_form(Fields.of(view)))
    if field in FOLLOWING and view.callback_id == Callback.SET_UP:
        return intents.ChangeSetUp(read_set_up(Fields.of(view)))
    change = _CHANGES.get(view.callback_id)
    if change and field in change[0]:
        return change[1](Fields.of(view), field)
    raise ValueError(f"{field} in a {view.callback_id} form asks for nothing")


def _open_request(value: str) -> Intent:
    asked, leave_type_id, employee_id = read_entry(value) if value else (None, None, None)
    return intents.OpenRequest(asked, leave_type_id, employee_id=employee_id)


def _show_why(value: str) -> Intent:
    return intents.ShowWhy(LeaveTypeId(value) if value else None)


def _show_away(value: str) -> Intent:
    # Which days a week has is for those who know the person's today: asked in words, as if typed.
    return _SPANS[AwaySpan(value) if value else AwaySpan.TODAY]


_SPANS: dict[AwaySpan, Intent] = {
    AwaySpan.TODAY: intents.ShowAway(),
    AwaySpan.THIS_WEEK: intents.Said("away week"),
    AwaySpan.NEXT_WEEK: intents.Said("away next week"),
}


def _decline(fields: Fields) -> Intent:
    return intents.Decline(*changing.about(fields), fields.text(Input.REASON))


def _override(fields: Fields) -> Intent:
    reason = fields.text(Input.REASON)
    if reason is None:
        raise Unfit(Field.REASON, Slip.MISSING)
    return intents.Approve(*changing.about(fields), reason)


_BUTTONS: dict[Action, Callable[[str], Intent]] = {
    Action.OPEN_REQUEST: _open_request,
    Action.SHOW_MENU: lambda value: intents.ShowMenu(),
    Action.OPEN_DASHBOARD: lambda value: OpenDashboard(),
    Action.SHOW_BALANCES: lambda value: intents.ShowBalances(),
    Action.SHOW_WHY: _show_why,
    Action.SHOW_AWAY: _show_away,
    Action.SHOW_REQUESTS: lambda value: intents.ShowRequests(),
    Action.SHOW_REQUEST: lambda value: intents.ShowRequest(*read_request(value)),
    Action.SHOW_HELP: lambda value: intents.ShowHelp(),
    Action.APPROVE: lambda value: intents.Approve(*read_request(value)),
    Action.DECLINE: lambda value: intents.Decline(*read_request(value)),
    Action.UNDO: lambda value: intents.Undo(*read_request(value)),
    Action.ASK_REASON: lambda value: intents.AskReason(*read_request(value)),
    Action.SNOOZE: lambda value: intents.SnoozeReminder(*read_snooze(value)),
    Action.WITHDRAW: lambda value: intents.Withdraw(read_request(value)[1]),
    Action.CANCEL: lambda value: intents.Cancel(read_request(value)[1]),
    Action.OPEN_DIGEST: lambda value: intents.OpenDigest(),
    Action.STOP_DIGEST: lambda value: intents.StopDigest(value),
    Action.OPEN_SET_UP: lambda value: intents.OpenSetUp(),
    **changing.BUTTONS,
    **settling.BUTTONS,
}

_CHANGES: dict[str, tuple[frozenset[Input], Callable[[Fields, Input], Intent]]] = {
    **changing.CHANGES,
    **settling.CHANGES,
}

_FORMS: dict[str, Callable[[Fields], Intent]] = {
    Callback.REQUEST: lambda fields: intents.SendRequest(read_request_form(fields)),
    Callback.DECLINE: _decline,
    Callback.OVERRIDE: _override,
    Callback.DIGEST: lambda fields: intents.ArrangeDigest(read_digest(fields)),
    Callback.SET_UP: lambda fields: intents.SetUp(read_set_up(fields)),
    **changing.FORMS,
    **settling.FORMS,
}
