"""Arranging a channel's digest."""

import re

from adapters.slack.actions import DAILY, POST, STAY_SILENT, Action, Callback, Input, Kept
from adapters.slack.blocks import actions, section
from adapters.slack.elements import asks, button, confirm, radio, select, time_picker
from adapters.slack.screens.forms import dialog
from adapters.slack.texts import Piece, safe
from bot.screens.away import DigestForm
from bot.wording import Words

_CHANNEL = re.compile(r"[A-Z0-9]+")
DAYS_A_WEEK = 7


def digest_form(screen: DigestForm, w: Words) -> Piece:
    """What it covers, when it comes, and the way to stop it."""
    blocks = [
        section(_about(screen, w)),
        *_fields(screen, w),
        *(_stop(screen, w) if screen.is_arranged else []),
    ]
    submit = w("Save") if screen.is_arranged else w("Arrange")
    kept = Kept(channel_id=screen.values.channel_id)
    return dialog(Callback.DIGEST, w("Digest"), submit, blocks, kept, w)


def way_to_digest_form(screen: DigestForm, w: Words) -> list[Piece]:
    """For a place where no dialog can be opened."""
    text = safe(w("Everything is ready to arrange the digest of this channel."))
    return [section(text), *actions(button(Action.OPEN_DIGEST, w("Arrange the digest")))]


def _about(screen: DigestForm, w: Words) -> str:
    channel_id = screen.values.channel_id
    channel = f"<#{channel_id}>" if _CHANNEL.fullmatch(channel_id) else safe(channel_id)
    about = w("Who is off, who comes back and who is off next. It never says why.")
    return f"{channel}\n{safe(about)}"


def _fields(screen: DigestForm, w: Words) -> list[Piece]:
    values = screen.values
    scopes = [(scope.key, scope.name) for scope in screen.scopes]
    zones = [(zone, zone.replace("_", " ")) for zone in screen.time_zones]
    rhythms = [(DAILY, w("Every working day"))]
    rhythms += [(str(day), w("Every {weekday}", weekday=w.weekday(day))) for day in range(DAYS_A_WEEK)]
    rhythm = DAILY if values.weekday is None else str(values.weekday)
    empty = [(POST, w("Say that nobody is off")), (STAY_SILENT, w("Post nothing"))]
    silence = POST if values.is_posted_when_empty else STAY_SILENT
    return [
        asks(w("About"), select(Input.SCOPE, scopes, values.scope, w("Choose"))),
        asks(w("How often"), select(Input.WEEKDAY, rhythms, rhythm, w("Choose"))),
        asks(w("At"), time_picker(Input.TIME, values.minute, w("Choose a time"))),
        asks(w("Time zone"), select(Input.TIME_ZONE, zones, values.time_zone, w("Choose"))),
        asks(w("On days when nobody is off"), radio(Input.WHEN_EMPTY, empty, silence)),
    ]


def _stop(screen: DigestForm, w: Words) -> list[Piece]:
    sure = confirm(
        w("Stop the digest?"),
        w("Nothing is posted in this channel from then on."),
        w("Stop it"),
        w("Keep it"),
    )
    channel_id = screen.values.channel_id
    return actions(button(Action.STOP_DIGEST, w("Stop the digest"), channel_id, style="danger", confirm=sure))
