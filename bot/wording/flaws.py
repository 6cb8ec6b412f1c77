"""What is wrong with something that a company settles, as the end of a sentence that names the field."""

from datetime import date

from bot.wording import dates
from bot.wording.voice import Voice
from domain.flaws import Flaw


def flaw(voice: Voice, flaw: Flaw, about: str | date, today: date | None) -> str:
    """Without a capital letter and a full stop."""
    what = about if isinstance(about, str) else dates.day(voice, about, today)
    return (_of_things(voice, what) | _of_numbers(voice, what))[flaw]


def _of_things(voice: Voice, what: str) -> dict[Flaw, str]:
    """What is missing, unknown, or in its own way."""
    return {
        Flaw.NO_NAME: voice("it needs a name"),
        Flaw.NAME_TOO_LONG: voice("a name has up to 100 letters, on one line"),
        Flaw.NO_ADMINISTRATOR: voice("somebody has to be administrator"),
        Flaw.NO_APPROVER: voice("somebody decides in every step"),
        Flaw.NO_REASON: voice("a correction says why"),
        Flaw.NO_WORK: voice("somebody works at some time of the week"),
        Flaw.NO_DAY: voice("it names at least one day"),
        Flaw.NO_SUCH_LEAVE_TYPE: voice("there is no leave type {what}", what=what),
        Flaw.NO_SUCH_LOCATION: voice("there is no location {what}", what=what),
        Flaw.NO_SUCH_DEPARTMENT: voice("there is no department {what}", what=what),
        Flaw.NO_SUCH_TIME_ZONE: voice("there is no time zone {what}", what=what),
        Flaw.NO_SUCH_COUNTRY: voice("no public holidays are known for the country {what}", what=what),
        Flaw.NO_SUCH_REGION: voice("the country has no region {what}", what=what),
        Flaw.NOTHING_TO_ASK_FOR: voice("there is none yet that can be asked for"),
        Flaw.NOT_AN_EMOJI: voice("an emoji stands between colons, such as :palm_tree:"),
        Flaw.NOTHING_IN_IT: voice("it says something, or is left out"),
        Flaw.TOO_LONG: voice("it has {most} characters at most", most=what),
        Flaw.NO_LONGER_USED: voice("{what} is no longer used: use it again first, or leave it", what=what),
        Flaw.ANOTHER_COMPANY: voice("this company's id is {what}", what=what),
        Flaw.NAMED_TWICE: voice("{what} stands there twice", what=what),
        Flaw.CIRCLE: voice("departments form a tree, and this would be a circle"),
        Flaw.OWN_STAND_IN: voice("nobody stands in for themselves"),
    }


def _of_numbers(voice: Voice, what: str) -> dict[Flaw, str]:
    """Amounts and days that cannot be."""
    return {
        Flaw.MOST_OR_SHARE: voice("it names either how many may be away at once, or which share"),
        Flaw.NOT_A_SHARE: voice("a share lies between 0 and 1, such as 1/3"),
        Flaw.LESS_THAN_NOTHING: voice("it is 0 or more"),
        Flaw.NOT_MORE_THAN_NOTHING: voice("it is more than 0, or left out"),
        Flaw.TOO_MUCH: voice("it is more than anybody means"),
        Flaw.TOO_MANY: voice("they are more than can be kept, {what} at most", what=what),
        Flaw.ANOTHER_TIME: voice("{what} is more than twenty years from today", what=what),
        Flaw.LESS_THAN_A_DAY: voice("it is one day or more"),
        Flaw.FLOOR_TOO_HIGH: voice("a floor is 0 or below, such as -5"),
        Flaw.TOO_EXACT: voice("an amount has four decimals at most"),
        Flaw.NOT_ASCENDING: voice("each one begins after the one before it"),
        Flaw.ENDS_TOO_EARLY: voice("it ends before it begins"),
        Flaw.ENDS_BEFORE_HIRING: voice("the last day comes before the day of hiring, {what}", what=what),
    }
