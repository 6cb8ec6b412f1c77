"""What is said under a field about somebody that was filled in wrongly."""

from typing import Literal, TypeAlias

from bot.replies import Slip
from bot.wording.voice import Voice

AboutPeople: TypeAlias = Literal[
    Slip.NOT_AN_ADDRESS,
    Slip.ADDRESS_TAKEN,
    Slip.NO_SUCH_TIME_ZONE,
    Slip.NO_SUCH_CHOICE,
    Slip.BEFORE_HIRING,
    Slip.TOO_FAR_AWAY,
    Slip.NOT_HOURS,
    Slip.LONGER_THAN_A_DAY,
    Slip.NOT_A_MONDAY,
    Slip.NEVER_WORKED,
    Slip.SOMEBODY_ELSES,
    Slip.NOT_AN_ID,
    Slip.LOCKS_ONESELF_OUT,
]


def about_people(voice: Voice, slip: AboutPeople) -> str:
    """A sentence under the field."""
    return {
        Slip.NOT_AN_ADDRESS: voice("An e-mail address is needed here, such as anna@example.com."),
        Slip.ADDRESS_TAKEN: voice("Somebody here has this address already. Each has one of their own."),
        Slip.NO_SUCH_TIME_ZONE: voice("There is no such time zone. Choose one such as Europe/Berlin."),
        Slip.NO_SUCH_CHOICE: voice("That is not there to choose, or no longer. Choose another."),
        Slip.BEFORE_HIRING: voice("That is before they were hired. Choose the day of hiring or a later one."),
        Slip.TOO_FAR_AWAY: voice("That is further away than can be meant. Check the year."),
        Slip.NOT_HOURS: voice("Hours are needed here, such as 4, 3.5 or 3:30."),
        Slip.LONGER_THAN_A_DAY: voice("A day has 24 hours. Say fewer."),
        Slip.NOT_A_MONDAY: voice("Weeks of a cycle begin on a Monday. Choose one."),
        Slip.NEVER_WORKED: voice("Nothing would ever be worked. Say hours on some day."),
        Slip.SOMEBODY_ELSES: voice("That is somebody else here already. Take it off there first."),
        Slip.NOT_AN_ID: voice("An id is needed here, as the platform shows it, such as U024BE7LH."),
        Slip.LOCKS_ONESELF_OUT: voice("You would lock yourself out. Another administrator can do it."),
    }[slip]
