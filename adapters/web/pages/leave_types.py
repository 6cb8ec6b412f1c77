"""Kinds of leave: the list, and forms to make, change and retire them, with how they will look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aiohttp import web

from adapters.web.colours import COLOURS, colour_class
from adapters.web.cookies import Undo
from adapters.web.emoji import name_of, sign
from adapters.web.posted import Posted
from adapters.web.site import Site
from adapters.web.visit import Visit
from bot.dashboard import leave_types
from bot.dashboard.leave_types import LeaveTypeFact, Outlook
from bot.replies import Slip
from domain.ids import LeaveTypeId
from domain.policies.leave_type import LeaveType, Slice, Toil, Unit
from domain.refusals import Refusal, Refused, Unsettled

PATH = "/settings/leave-types"
FORM = "leave_types/form.html"
FIELDS = {
    "name": "name",
    "emoji": "emoji",
    "words": "words",
    "months": "toil_months",
    "status_emoji": "status_emoji",
    "status_text": "status_text",
}
"""Under which field a refusal is shown, by the last word of what it is about."""
NEW = LeaveType(LeaveTypeId(""), "")


def routes(site: Site) -> list[web.RouteDef]:
    return [
        site.get(PATH, listed),
        site.get(f"{PATH}/new", fresh),
        site.post(f"{PATH}/new", make),
        site.post(f"{PATH}/look", look),
        site.get(f"{PATH}/{{leave_type}}", shown),
        site.post(f"{PATH}/{{leave_type}}", change),
        site.post(f"{PATH}/{{leave_type}}/retire", retire),
        site.post(f"{PATH}/{{leave_type}}/use", use_again),
        site.post(f"{PATH}/{{leave_type}}/back", put_back),
    ]


async def listed(visit: Visit) -> web.StreamResponse:
    return visit.show("leave_types/list.html", facts=await leave_types.listed(visit.talk))


async def fresh(visit: Visit) -> web.StreamResponse:
    await leave_types.listed(visit.talk)
    return visit.show(FORM, **await _form(visit, None, NEW))


async def shown(visit: Visit) -> web.StreamResponse:
    fact = await leave_types.one(visit.talk, visit.path["leave_type"])
    return visit.show(FORM, **await _form(visit, fact, fact.leave_type))


async def look(visit: Visit) -> web.StreamResponse:
    """How it will look, as it is typed."""
    known = visit.talk.settings.leave_types.get(LeaveTypeId(visit.sent.text("id")))
    found = await leave_types.look(visit.talk, _draft(visit.sent, known))
    return visit.show("leave_types/look.html", look=found)


async def make(visit: Visit) -> web.StreamResponse:
    w, draft = visit.w, _draft(visit.sent, None)
    if visit.sent.problems:
        return visit.mend(FORM, visit.sent.problems, **await _form(visit, None, draft))
    try:
        await leave_types.make(visit.talk, draft)
    except Refused as refused:
        return visit.mend(FORM, _placed(refused.refusal), **await _form(visit, None, draft))
    said = w("{name} is there now.", name=draft.name)
    if draft.is_limited and draft.toil is None:
        said = w("{name} is there now. A policy says how much of it there is.", name=draft.name)
    return visit.go(PATH, said)


async def change(visit: Visit) -> web.StreamResponse:
    w, fact = visit.w, await leave_types.one(visit.talk, visit.path["leave_type"])
    draft, sent = _draft(visit.sent, fact.leave_type), visit.sent
    if sent.problems:
        return visit.mend(FORM, sent.problems, **await _form(visit, fact, draft))
    try:
        done = await leave_types.change(
            visit.talk, fact.leave_type.id, draft, sent.text("mark"), sent.text("seen")
        )
    except Refused as refused:
        return visit.mend(FORM, _placed(refused.refusal), **await _form(visit, fact, draft))
    if isinstance(done, Outlook):
        return visit.mend(FORM, {}, **await _form(visit, fact, draft, done))
    return visit.go(PATH, w("{name} is saved.", name=draft.name), _undo(visit, fact, done.stands))


async def retire(visit: Visit) -> web.StreamResponse:
    w, fact = visit.w, await leave_types.one(visit.talk, visit.path["leave_type"])
    done = await leave_types.use(visit.talk, fact.leave_type.id, visit.sent.text("mark"), is_active=False)
    said = w("{name} can be asked for no more. What is booked stays.", name=fact.leave_type.name)
    return visit.go(PATH, said, _undo(visit, fact, done.stands))


async def use_again(visit: Visit) -> web.StreamResponse:
    w, fact = visit.w, await leave_types.one(visit.talk, visit.path["leave_type"])
    done = await leave_types.use(visit.talk, fact.leave_type.id, visit.sent.text("mark"), is_active=True)
    said = w("{name} can be asked for again.", name=fact.leave_type.name)
    return visit.go(PATH, said, _undo(visit, fact, done.stands))


async def put_back(visit: Visit) -> web.StreamResponse:
    w = visit.w
    before = _moment(visit.sent.text("before")) or visit.talk.at
    await leave_types.put_back(visit.talk, visit.path["leave_type"], before, visit.sent.text("mark"))
    return visit.go(PATH, w("The leave type is as it was before."))


def _undo(visit: Visit, fact: LeaveTypeFact, stands: str) -> Undo:
    fields = {"before": visit.talk.at.isoformat(), "mark": stands}
    return Undo(f"{PATH}/{fact.leave_type.id}/back", fields)


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


async def _form(
    visit: Visit, fact: LeaveTypeFact | None, draft: LeaveType, outlook: Outlook | None = None
) -> dict[str, Any]:
    return {
        "fact": fact,
        "kind": draft,
        "outlook": outlook,
        "look": await leave_types.look(visit.talk, draft),
        "colours": COLOURS,
        "colour": colour_class(draft.colour).removeprefix("c-"),
        "slices": list(Slice),
        "units": list(Unit),
        "sign": sign,
    }


def _draft(sent: Posted, was: LeaveType | None) -> LeaveType:
    """The form as it was filled in; what it does not show stays as it was."""
    unit = sent.choice("unit", Unit) if was is None else was.unit
    smallest, colour = sent.choice("smallest", Slice), sent.text("colour")
    for name, value in (("unit", unit), ("smallest", smallest), ("colour", colour in COLOURS)):
        if not value:
            sent.problems.setdefault(name, Slip.NO_SUCH_CHOICE)
    return LeaveType(
        was.id if was else LeaveTypeId(""),
        sent.needed("name"),
        colour if colour in COLOURS else COLOURS[0],
        name_of(sent.text("emoji")) or ":palm_tree:",
        unit or Unit.DAYS,
        smallest or Slice.HALF_DAY,
        sent.flag("is_paid"),
        sent.flag("is_limited"),
        sent.flag("needs_approval"),
        sent.flag("needs_reason"),
        sent.flag("is_shown_by_name"),
        was.is_active if was else True,
        _words(sent.text("words")),
        sent.flag("interrupts"),
        sent.flag("giving_back_needs_approval"),
        _toil(sent),
        name_of(sent.text("status_emoji")) or ":palm_tree:",
        sent.text("status_text") or None,
    )


def _words(text: str) -> tuple[str, ...]:
    said = (" ".join(each.split()) for each in text.replace("\n", ",").split(","))
    return tuple(dict.fromkeys(each for each in said if each))


def _toil(sent: Posted) -> Toil | None:
    months = sent.whole("toil_months")
    if not sent.flag("toil"):
        return None
    return Toil(months, sent.flag("toil_until_year_end"))


def _placed(refusal: Refusal) -> Mapping[str, Slip | Refusal]:
    about = refusal.field.rpartition(".")[2] if isinstance(refusal, Unsettled) else ""
    return {FIELDS.get(about, "name"): refusal}
