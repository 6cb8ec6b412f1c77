"""Events and effects are stored under fixed names, and old bytes load for ever."""

import json
import typing
from dataclasses import is_dataclass
from pathlib import Path

import pytest

from bot.effects import Effect
from domain.company.events import CompanyEvent, CompanyRenamed
from domain.employees.events import EmploymentEvent
from domain.leave.events import LeaveEvent
from domain.streams import Event
from storage.codec import Codec
from storage.names import EFFECTS, EVENTS
from storage.upcasters import Payload, current_shape
from tests.storage import samples

# Bytes that were written once. Lines are added, for a new kind or a new shape of one; none is ever changed.
KEPT = Path(__file__).with_name("events.json")

CODEC = Codec()


def kept() -> list[tuple[str, int, str]]:
    lines = json.loads(KEPT.read_text())
    return [(each["type"], each["shape"], each["payload"]) for each in lines]


def test_every_kind_of_event_has_a_name() -> None:
    kinds = [*typing.get_args(CompanyEvent), *typing.get_args(EmploymentEvent), *typing.get_args(LeaveEvent)]
    assert set(EVENTS.values()) == set(kinds)
    assert len(EVENTS) == len(kinds)


def test_every_kind_of_effect_has_a_name() -> None:
    assert set(EFFECTS.values()) == set(typing.get_args(Effect))


def test_there_is_a_sample_of_every_kind() -> None:
    assert {type(event) for event in (*samples.EVENTS, *samples.GROWN)} == set(EVENTS.values())
    assert {type(effect) for effect in samples.EFFECTS} == set(EFFECTS.values())


@pytest.mark.parametrize(
    "event", [*samples.EVENTS, *samples.GROWN, samples.BY_THE_CLOCK], ids=lambda event: type(event).__name__
)
def test_an_event_is_read_as_it_was_written(event: Event) -> None:
    read = CODEC.read_event(*CODEC.write_event(event))
    assert read == event
    assert types_of(read) == types_of(event)


def types_of(value: object) -> object:
    """The types all the way down: 1 == 1.0 and True == 1, but they are not the same to us."""
    if is_dataclass(value):
        inner = [getattr(value, name) for name in value.__dataclass_fields__]
        return [type(value), *map(types_of, inner)]
    if isinstance(value, tuple):
        return [tuple, *map(types_of, value)]
    return type(value)


@pytest.mark.parametrize("effect", samples.EFFECTS, ids=lambda effect: type(effect).__name__)
def test_an_effect_is_read_as_it_was_written(effect: Effect) -> None:
    assert CODEC.read_effect(*CODEC.write_effect(effect)) == effect


def test_the_bytes_of_old_events_load_for_ever() -> None:
    read = [CODEC.read_event(*each) for each in kept()]
    assert read == [*samples.EVENTS, *samples.GROWN]


def test_events_are_written_today_as_the_last_bytes_that_were_kept() -> None:
    """A change here is a new shape: keep these bytes, add the new ones, and write an upcaster.

    A field more, with a default, needs no upcaster: its kind comes again among those that have grown.
    """
    newest = {name: (shape, payload) for name, shape, payload in kept()}
    samples_now = map(CODEC.write_event, [*samples.EVENTS, *samples.GROWN])
    written = {name: (shape, payload) for name, shape, payload in samples_now}
    assert written == newest


def test_labels_are_written_in_the_same_order_in_every_process() -> None:
    _, _, payload = CODEC.write_event(samples.EVENTS[14])
    assert json.loads(payload)["assignment"]["labels"] == ["a", "b"]


def test_a_field_that_came_later_takes_its_default() -> None:
    _, shape, payload = CODEC.write_event(samples.EVENTS[4])
    without = json.loads(payload)
    del without["leave_type"]["words"]
    event = CODEC.read_event("leave_type_defined", shape, json.dumps(without))
    assert event.leave_type.words == ()  # type: ignore[union-attr]


def test_leave_types_of_before_say_away_and_nothing_of_themselves() -> None:
    old = [CODEC.read_event(*each) for each in kept() if each[0] == "leave_type_defined"][:-1]
    types = [event.leave_type for event in old]  # type: ignore[union-attr]
    assert {(each.status_emoji, each.status_text) for each in types} == {(":palm_tree:", None)}


def test_an_amount_is_never_a_float() -> None:
    _, _, payload = CODEC.write_event(samples.EVENTS[-1])
    assert json.loads(payload)["adjustment"]["amount"] == "-7/3"


def test_a_name_that_is_not_ours_is_no_event() -> None:
    with pytest.raises(KeyError):
        CODEC.read_event("company_painted", 1, "{}")


def test_what_cannot_be_stored_exactly_is_refused() -> None:
    broken = CompanyRenamed(object(), "en", True)  # type: ignore[arg-type]
    with pytest.raises(NotImplementedError, match="object"):
        CODEC.write_event(broken)


def split_name(payload: Payload) -> Payload:
    """Shape 1 said `title`."""
    rest = dict(payload)
    rest["name"] = rest.pop("title")
    return rest


def with_locale(payload: Payload) -> Payload:
    """Shape 2 knew one language."""
    return {**payload, "locale": "en"}


def test_an_old_shape_is_brought_through_every_shape_after_it() -> None:
    codec = Codec({("company_renamed", 1): split_name, ("company_renamed", 2): with_locale})
    first = codec.read_event("company_renamed", 1, '{"title": "Tannenberg", "takes_newcomers": true}')
    second = codec.read_event("company_renamed", 2, '{"name": "Tannenberg", "takes_newcomers": true}')
    assert first == second == CompanyRenamed("Tannenberg", "en", True)
    assert codec.write_event(first)[1] == 3
    assert codec.read_event(*codec.write_event(first)) == first


def test_a_kind_that_never_changed_is_in_its_first_shape() -> None:
    assert current_shape("company_renamed", {}) == 1
    assert current_shape("company_renamed", {("company_founded", 1): with_locale}) == 1
