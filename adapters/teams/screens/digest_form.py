"""Arranging a channel's digest."""

from adapters.teams.actions import DAILY, Action, Callback, Input, Kept
from adapters.teams.cards import text
from adapters.teams.elements import ask, beside, do, select, tick, time_field
from adapters.teams.screens.forms import Sheet, sheet
from adapters.teams.texts import Piece, safe
from bot.screens.away import DigestForm
from bot.wording import Words

DAYS_A_WEEK = 7


def digest_form(screen: DigestForm, w: Words) -> Sheet:
    """What it covers, when it comes, and the way to stop it."""
    about = w("Who is off, who comes back and who is off next. It never says why.")
    submit = w("Save") if screen.is_arranged else w("Arrange")
    kept = Kept(channel_id=screen.values.channel_id)
    others = [_stop(screen, w)] if screen.is_arranged else []
    body = [text(safe(about)), *_fields(screen, w)]
    return sheet(Callback.DIGEST, w("Digest"), submit, body, kept, w, others=others)


def _fields(screen: DigestForm, w: Words) -> list[Piece]:
    values, choose = screen.values, w("Choose")
    scopes = [(scope.key, scope.name) for scope in screen.scopes]
    zones = [(zone, zone.replace("_", " ")) for zone in screen.time_zones]
    rhythms = [(DAILY, w("Every working day"))]
    rhythms += [(str(day), w("Every {weekday}", weekday=w.weekday(day))) for day in range(DAYS_A_WEEK)]
    rhythm = DAILY if values.weekday is None else str(values.weekday)
    silence = w("Say so on days when nobody is off")
    return [
        select(Input.SCOPE, w("About"), scopes, values.scope, placeholder=choose),
        select(Input.WEEKDAY, w("How often"), rhythms, rhythm, placeholder=choose),
        beside(
            time_field(Input.TIME, w("At"), values.minute),
            select(Input.TIME_ZONE, w("Time zone"), zones, values.time_zone, placeholder=choose),
        ),
        tick(Input.WHEN_EMPTY, silence, is_ticked=values.is_posted_when_empty),
    ]


def _stop(screen: DigestForm, w: Words) -> Piece:
    """Asks first."""
    sure = text(safe(w("Nothing is posted in this channel from then on.")))
    stop = do(Action.STOP_DIGEST, w("Stop it"), {"channel": screen.values.channel_id}, style="destructive")
    return ask(w("Stop the digest"), [sure], stop)
