"""What is clicked and sent to change or cancel leave."""

from collections.abc import Callable, Mapping
from datetime import date

from adapters.slack.actions import DIFFERING, Action, Callback, Input, read_request
from adapters.slack.forms import Fields, read_days
from bot.intents.changing import AskWhy, CancelWithReason, Changing, OpenChange, RecountChange, SendChange
from bot.screens.changing import ChangeValues
from domain.ids import EmployeeId, RequestId

Reading = Callable[[Fields], Changing]


def read_change(fields: Fields) -> ChangeValues:
    """Raises Unfit, and ValueError where the dialog does not say which leave it is about."""
    employee_id, leave_id = fields.kept.employee_id, fields.kept.leave_id
    if employee_id is None or leave_id is None:
        raise ValueError("a change's form without its leave")
    given_back = tuple(date.fromisoformat(day) for day in fields.chosen.get(Input.GIVEN_BACK, ()))
    return ChangeValues(employee_id, leave_id, read_days(fields), given_back)


def about(fields: Fields) -> tuple[EmployeeId, RequestId]:
    """Whose request a form is about, and which. Raises ValueError where it does not say."""
    if fields.kept.employee_id is None or fields.kept.request_id is None:
        raise ValueError("a form without its request")
    return fields.kept.employee_id, fields.kept.request_id


BUTTONS: Mapping[Action, Callable[[str], Changing]] = {
    Action.ASK_WHY: lambda value: AskWhy(*read_request(value)),
    Action.OPEN_CHANGE: lambda value: OpenChange(*read_request(value)),
}
CHANGES: Mapping[str, tuple[frozenset[Input], Callable[[Fields, Input], Changing]]] = {
    Callback.CHANGE: (DIFFERING, lambda fields, _: RecountChange(read_change(fields))),
}
"""By form: fields whose change is sent at once, and what it asks for."""
FORMS: Mapping[str, Reading] = {
    Callback.CHANGE: lambda fields: SendChange(read_change(fields)),
    Callback.CANCEL: lambda fields: CancelWithReason(*about(fields), fields.text(Input.REASON)),
}
