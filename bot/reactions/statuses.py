"""Which status somebody wants at a moment, and what is to be done about the one that stands there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.handling import is_with_us, today_of, zone_of
from bot.people import language_of
from bot.ports import Consent, Shown, Stand
from bot.ports.statuses import PALM
from bot.wording.statuses import away, until
from bot.wording.words import words
from domain.company.settings import Settings
from domain.employees.employee import Employee
from domain.leave.absence import Absence, absences
from domain.periods import ONE_DAY

OUTLOOK = timedelta(days=2)
"""How far ahead the next moment is looked for: each day begins with a look of its own."""
A_YEAR = timedelta(days=365)
A_MOMENT = timedelta(minutes=1)
"""Before a status ends, somebody's own change can still be told from the platform's clearing it."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to stand there now, None for nothing of ours; and when that is to be looked at again."""

    wanted: Shown | None
    look_at: datetime | None


def outlook(employee: Employee, settings: Settings, now: datetime) -> Outlook:
    """By the person's own clock and in their language; nothing for who is not with the company."""
    if not is_with_us(employee, settings, now):
        return Outlook(None, None)
    zone, today = zone_of(employee, settings, now), today_of(employee, settings, now)
    ahead = absences(employee, zone, today - ONE_DAY, today + OUTLOOK)
    current = [each for each in ahead if each.start <= now < each.end]
    ends = [each.end for each in current]
    moments = [*(each.start for each in ahead), *ends, *(each - A_MOMENT for each in ends)]
    look_at = min((each for each in moments if now < each <= now + OUTLOOK), default=None)
    wanted = _shown(employee, settings, current[0], ahead, zone) if current else None
    return Outlook(wanted, look_at)


def shown_of(employee: Employee, settings: Settings, now: datetime) -> Shown | None:
    """What is to stand there at a moment."""
    return outlook(employee, settings, now).wanted


def next_shown(employee: Employee, settings: Settings, now: datetime) -> Shown | None:
    """What is to stand there the next time, within a year."""
    if not is_with_us(employee, settings, now):
        return None
    zone, today = zone_of(employee, settings, now), today_of(employee, settings, now)
    ahead = [each for each in absences(employee, zone, today, today + A_YEAR) if each.start > now]
    return _shown(employee, settings, ahead[0], ahead, zone) if ahead else None


def _shown(
    employee: Employee, settings: Settings, absence: Absence, ahead: Sequence[Absence], zone: str
) -> Shown:
    """The type's own emoji and words; a leave that follows at once and says the same goes on with it."""
    voice = words(language_of(employee, None, settings))
    emoji, text = _look(settings, absence)
    end = absence.end
    for each in ahead:
        if each.start == end and _look(settings, each) == (emoji, text):
            end = each.end
    said = until(voice, absence.start, end, zone)
    return Shown(emoji, text or away(voice), end, absence.start, said)


def _look(settings: Settings, absence: Absence) -> tuple[str, str | None]:
    leave_type = settings.leave_types[absence.leave_type_id]
    return leave_type.status_emoji, leave_type.status_text


@dataclass(frozen=True, slots=True)
class Step:
    """What is put there, if anything, and how the consent stands once that is done."""

    put: Shown | None
    after: Consent


def needs_reading(consent: Consent, wanted: Shown | None) -> bool:
    """Whether what is to be done depends on what stands there now."""
    if consent.shown is None:
        return wanted is not None
    return consent.stand is not Stand.THEIRS


def step(consent: Consent, wanted: Shown | None, stands: Shown, now: datetime) -> Step:
    """A person's own change is left alone until they are back; what stood there before comes back."""
    shown = consent.shown
    if shown is None:
        return _begin(consent, wanted, stands)
    if consent.stand is Stand.THEIRS or not _is_ours(consent, shown, stands, now):
        if wanted is None:
            return Step(None, _done(consent))
        return Step(None, replace(consent, shown=wanted, stand=Stand.THEIRS))
    if wanted is None:
        back = _before(consent, now)
        return Step(None if stands == back else back, _done(consent))
    after = replace(consent, shown=wanted, stand=Stand.SET)
    return Step(None if stands == wanted else wanted, after)


def _begin(consent: Consent, wanted: Shown | None, stands: Shown) -> Step:
    if wanted is None:
        return Step(None, consent)
    return Step(wanted, replace(consent, shown=wanted, before=stands, stand=Stand.SET))


def _is_ours(consent: Consent, shown: Shown, stands: Shown, now: datetime) -> bool:
    """Whether what stands there is ours, the platform's clearing of ours, or not replaced by ours yet."""
    if stands in (shown, replace(shown, emoji=PALM)) or (stands.is_empty and shown.is_over(now)):
        return True
    return consent.stand is Stand.MEANT and stands == consent.before


def _before(consent: Consent, now: datetime) -> Shown:
    before = consent.before or Shown()
    return Shown() if before.is_over(now) and not before.kept else before


def _done(consent: Consent) -> Consent:
    return replace(consent, shown=None, before=None, stand=Stand.MEANT)
