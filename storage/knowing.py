"""What was known at a moment: the streams of a log up to the first event that was recorded later."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Select, bindparam, select

from bot.ports import Past
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.ids import EmployeeId
from domain.streams import COMPANY, Event, employee_stream
from storage.codec import Codec
from storage.folding import State, beginning, go_on
from storage.tables import events

RECORDED: Select[Any] = (
    select(events.c.stream, events.c.recorded_at, events.c.type, events.c.shape, events.c.payload)
    .where(
        events.c.company_id == bindparam("company_id"),
        events.c.stream.in_(bindparam("streams", expanding=True)),
    )
    .order_by(events.c.stream, events.c.version)
)


def streams_of(employee_ids: Collection[EmployeeId]) -> list[str]:
    """Those that a past is made of."""
    return [COMPANY, *map(employee_stream, employee_ids)]


def past_of(
    codec: Codec, at: datetime, employee_ids: Collection[EmployeeId], rows: Iterable[Sequence[Any]]
) -> Past:
    """What rows of RECORDED, each stream in the order of its versions, come to at a moment.

    Clocks may go back: a stream is cut at its first later event, so that it is a state that there has been.
    """
    since: dict[str, datetime] = {}
    known: dict[str, list[Event]] = {}
    over: set[str] = set()
    for stream, recorded_at, *event in rows:
        since.setdefault(stream, recorded_at)
        if recorded_at > at:
            over.add(stream)
        if stream not in over:
            known.setdefault(stream, []).append(codec.read_event(*event))
    people = {each: employee_stream(each) for each in employee_ids}
    return Past(
        cast(Settings, _state(COMPANY, known)),
        {each: cast(Employee, _state(stream, known)) for each, stream in people.items()},
        {each: since[stream] for each, stream in people.items() if stream in since},
    )


def _state(stream: str, known: dict[str, list[Event]]) -> State:
    return go_on(beginning(stream), known.get(stream, ())).state
