"""Between the fields of pages about leave and what the application is asked."""

import re
from collections.abc import Mapping

from adapters.web.posted import Posted
from bot.dashboard import Talk
from bot.replies import Mend, Slip
from bot.screens.claiming import ClaimValues
from bot.screens.requesting import FormValues, PartChoice
from domain.ids import LeaveTypeId, RequestId
from domain.refusals import Refusal

_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


def request_values(sent: Posted, talk: Talk) -> FormValues:
    """The fields of the form that asks for leave, and of the one that changes it."""
    return FormValues(
        _request_id(sent, talk),
        LeaveTypeId(sent.text("leave_type")) if sent.text("leave_type") else None,
        sent.day("first_day"),
        sent.day("last_day"),
        sent.choice("part", PartChoice) or PartChoice.ALL_DAY,
        sent.minute("start"),
        sent.minute("end"),
        sent.text("note") or None,
    )


def claim_values(sent: Posted, talk: Talk) -> ClaimValues:
    """The fields of the form that claims time worked."""
    return ClaimValues(
        _request_id(sent, talk),
        LeaveTypeId(sent.text("leave_type")) if sent.text("leave_type") else None,
        sent.day("day"),
        sent.choice("part", PartChoice) or PartChoice.HOURS,
        sent.minute("start"),
        sent.minute("end"),
        sent.number("amount"),
        sent.text("note") or None,
    )


def problems_of(sent: Posted, reply: Mend | None) -> Mapping[str, Slip | Refusal]:
    """What cannot be read before what the application finds wrong."""
    found = {field.value: problem for field, problem in reply.problems} if reply else {}
    return {**found, **sent.problems}


def _request_id(sent: Posted, talk: Talk) -> RequestId:
    """The form's own, so that sending it twice asks once; a new one for what is no id of ours."""
    typed = sent.text("request_id")
    return RequestId(typed if _ID.fullmatch(typed) else talk.house.ids.new())
