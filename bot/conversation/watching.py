"""Leave in a department, as those see it who are told of it."""

from bot.screens.facts import PersonFact
from bot.screens.waiting import Watched
from bot.talk import Talk
from domain.employees.employee import Employee
from domain.leave.requests import Request
from domain.leave.watching import was_told, watchers


def may_watch(talk: Talk, employee: Employee, request: Request) -> bool:
    """Whether the asker watches the department and was told of this leave."""
    return was_told(request) and talk.my_id in watchers(employee, request, talk.settings)


def watched(talk: Talk, employee: Employee, request: Request) -> Watched:
    """Who is away and when: the leave type as colleagues see it, neither note nor reason."""
    leave_type = talk.settings.leave_types[request.leave_type_id]
    return Watched(
        PersonFact(employee.id or talk.my_id, employee.profile.name),
        request.asked,
        request.amount,
        leave_type.unit,
        request.status,
        leave_type.name if leave_type.is_shown_by_name else None,
        talk.today,
    )
