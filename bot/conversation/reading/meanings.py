"""What a word can mean to a reader of dates, whatever language it is in."""

from dataclasses import dataclass
from enum import Enum, IntEnum, auto


class Kind(Enum):
    """The part a word plays in a phrase about dates."""

    NUMBER = auto()
    ORDINAL = auto()
    DATE = auto()
    CLOCK = auto()
    MONTH = auto()
    WEEKDAY = auto()
    DAY = auto()
    """A day counted from today: the value says how many days on."""
    UNIT = auto()
    WHICH = auto()
    """This, next, last: which week or weekday."""
    WHICH_AFTER = auto()
    """The same, in a language where it may also follow its noun."""
    REST_OF_WEEK = auto()
    PART = auto()
    COUNT = auto()
    """A number as a word; it counts only before a unit."""
    ONE = auto()
    """An article that counts one before a unit and means nothing elsewhere."""
    TO = auto()
    AND = auto()
    COMMA = auto()
    FROM = auto()
    FOR = auto()
    IN = auto()
    AGO = auto()
    AGO_BEFORE = auto()
    DAY_MARK = auto()
    """An article or preposition before a day of the month: "the", "am"."""
    HOUR_MARK = auto()
    """What stands before an hour of the clock: "las"."""
    FILLER = auto()
    TROUBLE = auto()
    """A word that changes what dates mean in a way that is not read here: "except", "every"."""
    SLIP = auto()
    """A word that is nearly the name of a day: "tusday"."""
    TOMORROW_OR_MORNING = auto()
    WEEKDAY_OR_MONTH = auto()
    """Spanish "mar": Tuesday, or March after a number. The value is the weekday, the month March."""
    WORD = auto()


QUIET = {Kind.WORD, Kind.FILLER, Kind.DAY_MARK, Kind.HOUR_MARK, Kind.IN, Kind.FOR, Kind.ONE}
"""Kinds that mean nothing by themselves, so that they may stand among other words."""


class Which(IntEnum):
    """Which week or weekday is meant; the value of a week's is the weeks from this one, where it has one."""

    LAST = -1
    THIS = 0
    NEXT = 1
    AFTER_NEXT = 2
    COMING = 3
    """The first one after today."""
    EITHER = 4
    """Where a language does not tell NEXT from COMING: "próximo", "prochain"."""


class Unit(IntEnum):
    DAY = 1
    WEEK = 2
    MONTH = 3


class Part(IntEnum):
    """What of a day; EACH_ ones are said of every day of several."""

    MORNING = 1
    AFTERNOON = 2
    EACH_MORNING = 3
    EACH_AFTERNOON = 4
    HALF = 5
    ALL_DAY = 6


@dataclass(frozen=True, slots=True)
class Meaning:
    kind: Kind
    value: int = 0
    marks_day: bool = False
    """Whether a bare number after it is a day of the month: "du 3", "al 7"."""


Pack = dict[Meaning | tuple[Meaning, ...], str]
"""A language's words: what they mean (or mean together), and the phrases for it between commas."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language that people type dates in."""

    code: str
    pack: Pack
    ordinary: str
    """Words of everyday speech in it that are words about dates in another: English "so", German "so"."""


def day(ahead: int) -> Meaning:
    return Meaning(Kind.DAY, ahead)


def which(value: Which) -> Meaning:
    return Meaning(Kind.WHICH, value)


def which_after(value: Which) -> Meaning:
    return Meaning(Kind.WHICH_AFTER, value)


def unit(value: Unit) -> Meaning:
    return Meaning(Kind.UNIT, value)


def part(value: Part) -> Meaning:
    return Meaning(Kind.PART, value)


def counts(words: str) -> Pack:
    """Number words in order from one; a blank where a number has no word of its own."""
    return {Meaning(Kind.COUNT, at): word for at, word in enumerate(words.split(","), start=1)}


TO, AND, FROM, FOR = Meaning(Kind.TO), Meaning(Kind.AND), Meaning(Kind.FROM), Meaning(Kind.FOR)
IN = Meaning(Kind.IN, 1)
TO_DAY, FROM_DAY = Meaning(Kind.TO, marks_day=True), Meaning(Kind.FROM, marks_day=True)
FROM_OR_AFTER = Meaning(Kind.FROM, 1)
"""English "from": "two weeks from monday" is two weeks long, or a day two weeks on."""
GERMAN_AM = Meaning(Kind.DAY_MARK, 1, marks_day=True)
"""German "am", which after a day and before none is English "a.m."."""
DAY_MARK, HOUR_MARK = Meaning(Kind.DAY_MARK, marks_day=True), Meaning(Kind.HOUR_MARK)
AGO, AGO_BEFORE, FROM_NOW = Meaning(Kind.AGO, -1), Meaning(Kind.AGO_BEFORE, -1), Meaning(Kind.AGO, 1)
ONE = Meaning(Kind.ONE, 1)
NO_HALF = Meaning(Kind.TROUBLE, 1)
"""A time of the day that is no half of it: "evening"."""
REST_OF_WEEK, FILLER, TROUBLE = Meaning(Kind.REST_OF_WEEK), Meaning(Kind.FILLER), Meaning(Kind.TROUBLE)
