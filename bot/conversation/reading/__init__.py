"""Our own grammar of dates as people type them, in English, German, French and Spanish.

It refuses rather than guess: a wrong day is far worse than one more question."""

from bot.conversation.reading.hindsight import apart
from bot.conversation.reading.outcomes import (
    HORIZON,
    LOOK_BACK,
    MON_FRI,
    Ambiguous,
    Outcome,
    Read,
    Reason,
    Unread,
    WorkWeek,
)
from bot.conversation.reading.reader import read_dates, read_day, read_past_dates, read_past_day

__all__ = [
    "HORIZON", "LOOK_BACK", "MON_FRI", "Ambiguous", "Outcome", "Read", "Reason", "Unread", "WorkWeek",
    "apart", "read_dates", "read_day", "read_past_dates", "read_past_day",
]  # fmt: skip
