"""Who is told of what somebody else settled about them."""

from collections.abc import Iterator

from bot.effects import Effect, TellStandIn
from bot.ports import Context
from domain.company.events import StandInEnded, StandInNamed
from domain.company.places import StandIn
from domain.company.settings import Settings
from domain.streams import Event


def of_settling(context: Context, event: Event, settings: Settings) -> Iterator[Effect]:
    """Messages to those concerned, but for whoever did it; `settings` is how the company stood before."""
    match event:
        case StandInNamed(named):
            before = settings.stand_ins.get(named.for_id)
            if before is not None and before.stand_in_id != named.stand_in_id:
                yield from _told(context, before, (before.stand_in_id,), is_over=True)
            yield from _told(context, named, (named.for_id, named.stand_in_id))
        case StandInEnded(for_id):
            ended = settings.stand_ins[for_id]
            yield from _told(context, ended, (ended.for_id, ended.stand_in_id), is_over=True)
        case _:
            return


def _told(
    context: Context, stand_in: StandIn, reader_ids: tuple[str, ...], is_over: bool = False
) -> Iterator[Effect]:
    for reader_id in (stand_in.for_id, stand_in.stand_in_id):
        if reader_id in reader_ids and reader_id != context.actor:
            yield TellStandIn(reader_id, stand_in, is_over)
