"""What is clicked and sent to settle something: time worked, stand-ins, patterns, policies, corrections."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from adapters.slack.actions import (
    EVERYWHERE,
    MEANT,
    WORTH,
    Action,
    Callback,
    Input,
    read_dates,
    read_stand_in,
)
from adapters.slack.forms import Fields, amount_of, day_in, minute_in, signed_of
from bot.intents import settling as intents
from bot.intents.settling import Settling
from bot.replies import Field
from bot.screens.adjusting import AdjustValues
from bot.screens.claiming import ClaimValues
from bot.screens.requesting import PartChoice
from bot.screens.standing_in import StandInValues
from bot.screens.terms import PatternValues, PolicyValues
from domain.ids import EmployeeId, LeaveTypeId, LocationId

Reading = Callable[[Fields], Settling]


def read_claim(fields: Fields) -> ClaimValues:
    """Raises Unfit, and ValueError where the dialog does not say which claim it is for."""
    if fields.kept.request_id is None:
        raise ValueError("a claim's form without its id")
    leave_type = fields.text(Input.LEAVE_TYPE)
    return ClaimValues(
        request_id=fields.kept.request_id,
        leave_type_id=LeaveTypeId(leave_type) if leave_type else None,
        day=day_in(fields, Input.DAY),
        part=PartChoice(fields.text(Input.PART) or PartChoice.HOURS),
        start=minute_in(fields, Input.START),
        end=minute_in(fields, Input.END),
        amount=amount_of(fields.text(Input.AMOUNT), Field.AMOUNT),
        note=fields.text(Input.NOTE),
    )


def read_stand_in_form(fields: Fields) -> StandInValues:
    """Raises Unfit."""
    return StandInValues(
        fields.text(Input.PERSON),
        day_in(fields, Input.FIRST_DAY),
        day_in(fields, Input.LAST_DAY),
        fields.text(Input.FOR_PERSON),
    )


def read_pattern_form(fields: Fields) -> PatternValues:
    """Raises Unfit."""
    return PatternValues(
        fields.text(Input.PERSON),
        fields.text(Input.PATTERN),
        day_in(fields, Input.FROM_DAY),
        fields.kept.seen,
    )


def _pattern_changed(fields: Fields, field: Input) -> Settling:
    """Of another person nothing has been typed yet."""
    values = read_pattern_form(fields)
    return intents.ForeseePattern(replace(values, text=None) if field is Input.PERSON else values)


def read_policy_form(fields: Fields) -> PolicyValues:
    """Raises Unfit."""
    leave_type, location = fields.text(Input.LEAVE_TYPE), fields.text(Input.LOCATION)
    return PolicyValues(
        LeaveTypeId(leave_type) if leave_type else None,
        None if location in (None, EVERYWHERE) else LocationId(location),
        amount_of(fields.text(Input.ENTITLEMENT), Field.ENTITLEMENT),
        amount_of(fields.text(Input.CARRIED), Field.CARRIED),
        day_in(fields, Input.CARRIED_UNTIL),
        amount_of(fields.text(Input.DEBT), Field.DEBT),
        day_in(fields, Input.FROM_DAY),
        fields.kept.seen,
    )


def _policy_changed(fields: Fields, field: Input) -> Settling:
    """Of another type or place nothing has been typed yet."""
    values = read_policy_form(fields)
    is_other = field in (Input.LEAVE_TYPE, Input.LOCATION)
    return intents.ForeseePolicy(replace(values, entitlement=None) if is_other else values)


def read_adjust_form(fields: Fields) -> AdjustValues:
    """Raises Unfit."""
    leave_type = fields.text(Input.LEAVE_TYPE)
    return AdjustValues(
        fields.text(Input.PERSON),
        LeaveTypeId(leave_type) if leave_type else None,
        signed_of(fields.text(Input.AMOUNT), Field.AMOUNT),
        day_in(fields, Input.DAY),
        day_in(fields, Input.LAST_DAY),
        fields.text(Input.REASON),
        fields.text(Input.MEANT) == MEANT,
    )


BUTTONS: Mapping[Action, Callable[[str], Settling]] = {
    Action.OPEN_STAND_IN: lambda value: intents.OpenStandIn(read_stand_in(value) if value else None),
    Action.END_STAND_IN: lambda value: intents.EndStandIn(EmployeeId(value)),
    Action.SHOW_SETTINGS: lambda value: intents.ShowSettings(),
    Action.OPEN_PATTERN: lambda value: intents.OpenPattern(value or None),
    Action.OPEN_POLICY: lambda value: intents.OpenPolicy(),
    Action.OPEN_ADJUST: lambda value: intents.OpenAdjust(value or None),
    Action.OPEN_CLAIM: lambda value: intents.OpenClaim(read_dates(value)[0] if value else None),
}

CHANGES: Mapping[str, tuple[frozenset[Input], Callable[[Fields, Input], Settling]]] = {
    Callback.STAND_IN: (
        frozenset({Input.FOR_PERSON}),
        lambda fields, _: intents.LookAtStandIn(read_stand_in_form(fields)),
    ),
    Callback.PATTERN: (frozenset({Input.PERSON, Input.FROM_DAY}), _pattern_changed),
    Callback.POLICY: (frozenset({Input.LEAVE_TYPE, Input.LOCATION, Input.FROM_DAY}), _policy_changed),
    Callback.ADJUST: (
        frozenset({Input.PERSON, Input.DAY}),
        lambda fields, _: intents.LookAtBalance(read_adjust_form(fields)),
    ),
    Callback.CLAIM: (WORTH, lambda fields, _: intents.RecountClaim(read_claim(fields))),
}
"""By form: fields whose change is sent at once, and what it asks for."""

FORMS: Mapping[str, Reading] = {
    Callback.STAND_IN: lambda fields: intents.NameStandIn(read_stand_in_form(fields)),
    Callback.PATTERN: lambda fields: intents.SettlePattern(read_pattern_form(fields)),
    Callback.POLICY: lambda fields: intents.SettlePolicy(read_policy_form(fields)),
    Callback.ADJUST: lambda fields: intents.Adjust(read_adjust_form(fields)),
    Callback.CLAIM: lambda fields: intents.SendClaim(read_claim(fields)),
}
