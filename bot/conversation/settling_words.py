"""What words ask to settle: time worked, a stand-in, a working pattern, a policy, a correction."""

from collections.abc import Callable

from bot.conversation.away import MENTION
from bot.conversation.claiming import toil_types
from bot.conversation.reading import Ambiguous, Read, Unread, read_dates, read_past_dates
from bot.intents import OpenRequest
from bot.intents.settling import (
    OpenAdjust,
    OpenClaim,
    OpenPattern,
    OpenPolicy,
    OpenStandIn,
    Settling,
    ShowSettings,
)
from bot.screens.standing_in import StandInValues
from bot.talk import Talk
from domain.periods import Asked

WORDS: dict[str, tuple[str, ...]] = {
    "toil": (
        "toil", "overtime", "überstunden", "ueberstunden", "mehrarbeit", "récup", "recup", "récupération",
        "recuperation", "heures", "compensación", "compensacion", "compensatorio", "horas",
    ),
    "standin": (
        "standin", "substitute", "deputy", "delegate", "vertretung", "vertreter", "vertreterin",
        "stellvertretung", "remplaçant", "remplacant", "remplaçante", "remplacante", "suppléant", "suppleant",
        "sustituto", "sustituta", "suplente",
    ),
    "settings": (
        "settings", "einstellungen", "réglages", "reglages", "paramètres", "parametres", "ajustes",
        "configuración", "configuracion",
    ),
    "policy": ("policy", "policies", "regelung", "regelungen", "urlaubsregelung", "política", "politica"),
    "adjust": (
        "adjust", "adjustment", "correct", "korrektur", "korrigieren", "anpassen", "ajuster", "ajustement",
        "ajustar", "ajuste",
    ),
    "pattern": ("pattern", "schedule", "arbeitszeit", "arbeitszeiten", "horaire", "horaires", "horario"),
}  # fmt: skip
"""What people type for each, in the languages whose dates are read."""


def _claim(talk: Talk, rest: str) -> Settling | OpenRequest | None:
    """Time worked up to today is claimed; days to come are leave of that type, asked for."""
    types = toil_types(talk)
    outcome = read_past_dates(rest, talk.today, talk.locale) if rest else None
    if not isinstance(outcome, Read) or not types:
        return OpenClaim() if outcome is None or not types else None
    period = outcome.asked.period
    if period.last_day > talk.today:
        return OpenRequest(outcome.asked, types[0].id)
    return OpenClaim(outcome.asked) if len(period) == 1 else None


def _stand_in(talk: Talk, rest: str) -> Settling | None:
    """Who stands in comes first, whom they stand in for second; then the days, or none."""
    people = MENTION.findall(rest)
    words = " ".join(MENTION.sub(" ", rest).split())
    outcome = read_dates(words, talk.today, talk.locale) if words else None
    if len(people) > 2 or isinstance(outcome, Unread | Ambiguous):
        return None
    period = outcome.asked.period if outcome else None
    if outcome and period and outcome.asked != Asked(period):
        return None
    user_id, for_user_id, *_ = (*people, None, None)
    values = StandInValues(
        user_id, period.first_day if period else None, period.last_day if period else None, for_user_id
    )
    return OpenStandIn(values)


def _pattern(talk: Talk, rest: str) -> Settling | None:
    person = _one_person(rest)
    return None if person is None else OpenPattern(person or None)


def _adjust(talk: Talk, rest: str) -> Settling | None:
    person = _one_person(rest)
    return None if person is None else OpenAdjust(person or None)


def _one_person(rest: str) -> str | None:
    """The person mentioned, "" where there are no words at all, None where there are others."""
    people = MENTION.findall(rest)
    is_sole = len(people) <= 1 and not MENTION.sub(" ", rest).strip()
    return "".join(people) if is_sole else None


MEANINGS: dict[str, Callable[[Talk, str], Settling | OpenRequest | None]] = {
    "toil": _claim,
    "standin": _stand_in,
    "settings": lambda talk, rest: ShowSettings(),
    "pattern": _pattern,
    "policy": lambda talk, rest: OpenPolicy(),
    "adjust": _adjust,
}
