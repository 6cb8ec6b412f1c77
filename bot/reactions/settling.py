"""Who is told of what somebody else settled about them."""

from collections.abc import Iterator

from bot.effects import Effect, TellPattern, TellStandIn
from bot.ports import Context
from domain.company.events import StandInEnded, StandInNamed
from domain.company.places import StandIn
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.employees.events import EmployeeAssigned
from domain.streams import Event


def of_settling(
    context: Context, event: Event, before: Employee | None, settings: Settings
) -> Iterator[Effect]:
    """Messages to those concerned, but for whoever did it.

    `before` is how the employee stood, `settings` how the company did.
    """
    match event:
        case StandInNamed(named):
            stood = settings.stand_ins.get(named.for_id)
            if stood is not None and stood.stand_in_id != named.stand_in_id:
                yield from _told(context, stood, (stood.stand_in_id,), is_over=True)
            yield from _told(context, named, (named.for_id, named.stand_in_id))
        case StandInEnded(for_id):
            ended = settings.stand_ins[for_id]
            yield from _told(context, ended, (ended.for_id, ended.stand_in_id), is_over=True)
        case EmployeeAssigned(assignment, from_day) if before is not None and before.id:
            if before.id != context.actor and before.assignment(from_day).pattern != assignment.pattern:
                yield TellPattern(before.id, from_day)
        case _:
            return


def _told(
    context: Context, stand_in: StandIn, reader_ids: tuple[str, ...], is_over: bool = False
) -> Iterator[Effect]:
    for reader_id in (stand_in.for_id, stand_in.stand_in_id):
        if reader_id in reader_ids and reader_id != context.actor:
            yield TellStandIn(reader_id, stand_in, is_over)
