"""What words after the command ask for: a known word first, else a leave type and dates."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot import intents
from bot.conversation.away import MENTION, person_at
from bot.conversation.claiming import toil_types
from bot.conversation.linking import WORDS as LINK_WORDS
from bot.conversation.opening import WORDS as OPENING_WORDS
from bot.conversation.reading import (
    Ambiguous,
    Read,
    Reason,
    Unread,
    apart,
    read_dates,
    read_day,
    read_past_day,
)
from bot.conversation.requesting import open_as_read, open_form, type_named
from bot.conversation.settling_words import MEANINGS as SETTLING_MEANINGS
from bot.conversation.settling_words import WORDS as SETTLING_WORDS
from bot.intents.changing import ShowOwnLeave
from bot.intents.linking import AskForCode, OpenDashboard
from bot.replies import Reply, Say
from bot.screens.helping import Notice, NoticeKind, NotUnderstood
from bot.talk import Talk
from domain.ids import EmployeeId
from domain.periods import Asked, Period

FOR_SOMEBODY = re.compile(rf"(?<!\S)(?:for|für|fuer|pour|para)\s+{MENTION.pattern}", re.IGNORECASE)
"""Leave of somebody else, in the languages whose dates are read."""
NOT_LETTERS = re.compile(r"\W+")
LONGEST_SHOWN = 500
"""Letters of what was typed that are said back."""
PERSONS_OUTLOOK = 28
"""Days that "away @somebody" looks ahead."""
DAYS_A_WEEK = 7
THIS_WEEK = ("week", "this week", "woche", "diese woche", "cette semaine", "semaine", "esta semana", "semana")
NEXT_WEEK = (
    "next week",
    "nächste woche",
    "naechste woche",
    "la semaine prochaine",
    "semaine prochaine",
    "la próxima semana",
    "la proxima semana",
    "próxima semana",
    "proxima semana",
)

WORDS: dict[str, tuple[str, ...]] = {
    "balance": ("balance", "balances", "left", "saldo", "kontostand", "resturlaub", "solde"),
    "why": ("why", "warum", "ledger", "pourquoi", "porque"),
    "away": ("away", "who", "whos", "abwesend", "wer", "absents", "qui", "ausentes", "quién", "quien"),
    "request": ("request", "ask", "antrag", "beantragen", "demande", "demander", "solicitud", "solicitar"),
    "requests": ("requests", "mine", "anträge", "antraege", "demandes", "solicitudes"),
    "cancel": ("cancel", "withdraw", "stornieren", "annuler", "cancelar"),
    "digest": ("digest", "übersicht", "résumé", "resumen"),
    "help": ("help", "hilfe", "aide", "ayuda", "?"),
    "link": LINK_WORDS,
    "dashboard": OPENING_WORDS,
    **SETTLING_WORDS,
}
"""What people type for each ability, in the languages whose dates are read."""
IDLE = {
    "is", "are", "off", "out", "on", "away", "ist", "sind", "weg", "am", "abwesend",
    "est", "sont", "absent", "absente", "le", "está", "esta", "están", "fuera", "ausente", "el",
}  # fmt: skip
"""Words between "who" and a day, or after it, that say nothing more."""
Meaning = intents.Intent | NotUnderstood | None


def understand(talk: Talk, text: str) -> Meaning:
    """What some words ask for; None where they may be dates or nothing at all.

    A known word with a day that cannot be read is not understood: nobody who asks for a balance wants a form.
    """
    words = text.strip()
    if not words:
        return intents.ShowMenu()
    first, _, rest = words.partition(" ")
    ability = _ability(first)
    if ability in (None, "request") and (for_whom := FOR_SOMEBODY.search(words)):
        about = rest if ability else words
        return intents.EnterFor(for_whom[1], FOR_SOMEBODY.sub(" ", about).strip())
    if ability is None or (ability == "request" and rest) or _is_leave(talk, ability, words):
        return None
    return _MEANINGS[ability](talk, rest.strip()) or NotUnderstood(words[:LONGEST_SHOWN])


async def read(talk: Talk, text: str) -> Reply:
    """The form for typed dates; examples where neither a date nor a leave type is in the words."""
    return await _read(talk, text, None)


async def read_for(talk: Talk, intent: intents.EnterFor) -> Reply:
    """The form for somebody else's leave, empty where no more was said."""
    person = await person_at(talk, intent.user_id)
    if person is None:
        return Say(Notice(NoticeKind.NO_SUCH_PERSON))
    if not intent.text:
        return await open_form(talk, intents.OpenRequest(employee_id=person.id))
    return await _read(talk, intent.text, person.id)


async def _read(talk: Talk, text: str, employee_id: EmployeeId | None) -> Reply:
    outcome = read_dates(text, talk.today, talk.locale)
    names_type = type_named(talk, outcome.rest) is not None
    if isinstance(outcome, Unread) and outcome.partial is None and _is_noise(outcome, names_type):
        return Say(NotUnderstood(text[:LONGEST_SHOWN]))
    return await open_as_read(talk, outcome, text[:LONGEST_SHOWN], employee_id)


def _is_noise(outcome: Unread, names_type: bool) -> bool:
    return outcome.reason is Reason.NOTHING_READ and not names_type


def _is_leave(talk: Talk, ability: str, words: str) -> bool:
    """Whether a leave type bears a name of something that cannot be done here."""
    return ability == "toil" and not toil_types(talk) and type_named(talk, words) is not None


def _ability(word: str) -> str | None:
    plain = _plain(word)
    return next((ability for ability, words in WORDS.items() if (plain or word[:1]) in words), None)


def _balance(talk: Talk, rest: str) -> intents.ShowBalances | None:
    rest, hindsight = apart(rest)
    known_on = _known_on(talk, hindsight)
    user_id, left = _mentioned(rest)
    on = _day_in(talk, left)
    if isinstance(known_on, Unread) or (isinstance(on, Unread) and not type_named(talk, left)):
        return None
    return intents.ShowBalances(None if isinstance(on, Unread) else on, user_id, known_on)


def _why(talk: Talk, rest: str) -> intents.ShowWhy | None:
    rest, hindsight = apart(rest)
    known_on = _known_on(talk, hindsight)
    if isinstance(known_on, Unread):
        return None
    on = _day_in(talk, rest)
    return intents.ShowWhy(type_named(talk, rest), None if isinstance(on, Unread) else on, known_on)


def _day_in(talk: Talk, words: str) -> date | Unread | None:
    """The day that words name, be it beside a leave type; None where there are no words."""
    on = read_day(words, talk.today, talk.locale) if words else None
    if isinstance(on, Unread) and on.partial and type_named(talk, on.rest):
        first_day = on.partial.period.first_day
        return first_day if on.partial == Asked(Period(first_day, first_day)) else on
    return on


def _known_on(talk: Talk, words: str | None) -> date | Unread | None:
    """The day "as known on" which something is asked."""
    return None if words is None else read_past_day(words, talk.today, talk.locale)


def _away(talk: Talk, rest: str) -> intents.ShowAway | None:
    user_id, left = _mentioned(rest)
    if not left:
        return intents.ShowAway(None, PERSONS_OUTLOOK if user_id else 1, user_id)
    monday = talk.today - timedelta(days=talk.today.weekday())
    if left.casefold() in THIS_WEEK:
        return intents.ShowAway(monday, DAYS_A_WEEK, user_id)
    if left.casefold() in NEXT_WEEK:
        return intents.ShowAway(monday + timedelta(days=DAYS_A_WEEK), DAYS_A_WEEK, user_id)
    outcome = read_dates(left, talk.today, talk.locale)
    match outcome:
        case Read(asked) | Ambiguous((asked, *_)):
            return _away_in(asked, user_id)
        case _:
            return None


def _mentioned(rest: str) -> tuple[str | None, str]:
    """The person mentioned, if any, and the other words."""
    mention = MENTION.search(rest)
    words = MENTION.sub(" ", rest).split()
    while words and _plain(words[0]) in IDLE:
        words.pop(0)
    while words and _plain(words[-1]) in IDLE:
        words.pop()
    return (mention[1] if mention else None), " ".join(words)


def _plain(word: str) -> str:
    return NOT_LETTERS.sub("", word.casefold())


def _away_in(asked: Asked, user_id: str | None) -> intents.ShowAway:
    return intents.ShowAway(asked.period.first_day, len(asked.period), user_id)


_MEANINGS: dict[str, Callable[[Talk, str], intents.Intent | None]] = {
    "balance": _balance,
    "why": _why,
    "away": _away,
    "request": lambda talk, rest: intents.OpenRequest(),
    "requests": lambda talk, rest: intents.ShowRequests(),
    "cancel": lambda talk, rest: ShowOwnLeave(_mentioned(rest)[0]),
    "digest": lambda talk, rest: intents.OpenDigest(),
    "help": lambda talk, rest: intents.ShowHelp(),
    "link": lambda talk, rest: AskForCode(),
    "dashboard": lambda talk, rest: OpenDashboard(),
    **SETTLING_MEANINGS,
}
