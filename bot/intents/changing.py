"""What a person can ask to change leave that was asked for or approved."""

from dataclasses import dataclass

from bot.screens.changing import ChangeValues
from domain.ids import EmployeeId, RequestId


@dataclass(frozen=True, slots=True)
class OpenChange:
    """The form to change approved leave."""

    employee_id: EmployeeId
    request_id: RequestId


@dataclass(frozen=True, slots=True)
class RecountChange:
    """A field of that form changed."""

    values: ChangeValues


@dataclass(frozen=True, slots=True)
class SendChange:
    values: ChangeValues


@dataclass(frozen=True, slots=True)
class AskWhy:
    """Cancel, with a reason: shows the form for it."""

    employee_id: EmployeeId
    request_id: RequestId


@dataclass(frozen=True, slots=True)
class CancelWithReason:
    """Approved leave given back, one's own or by administrators anybody's."""

    employee_id: EmployeeId
    request_id: RequestId
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ShowOwnLeave:
    """One's own leave to come, to change or cancel it."""

    user_id: str | None = None
    """For administrators: that of somebody else, by their id on the asker's platform."""


Changing = OpenChange | RecountChange | SendChange | AskWhy | CancelWithReason | ShowOwnLeave
"""Everything of this kind."""
