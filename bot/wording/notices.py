"""Short answers, and what is said under a field that was filled in wrongly."""

from datetime import date
from typing import assert_never

from bot.replies import Slip
from bot.screens.helping import Notice, NoticeKind
from bot.screens.requesting import Misreading
from bot.wording import codes, dates, slips
from bot.wording.voice import Voice


def notice(voice: Voice, notice: Notice) -> str:
    """One or two sentences: the fact, and what to do next."""
    kind, about = notice.kind, notice.about
    if notice.elsewhere and not about:
        about = voice("a channel on {platform}", platform=codes.platform(voice, notice.elsewhere))
    match kind:
        case NoticeKind.NOT_SET_UP | NoticeKind.NOT_CONNECTED | NoticeKind.NOT_HERE_YET:
            return _not_yet(voice, kind)
        case (
            NoticeKind.GUEST
            | NoticeKind.STRANGER
            | NoticeKind.DEACTIVATED
            | NoticeKind.NOT_FOR_YOU
            | NoticeKind.NO_SUCH_PERSON
        ):
            return _not_you(voice, kind, about)
        case NoticeKind.TRY_LATER | NoticeKind.WENT_WRONG:
            return _not_now(voice, kind, about)
        case (
            NoticeKind.DIGEST_ARRANGED
            | NoticeKind.DIGEST_STOPPED
            | NoticeKind.DIGEST_NEEDS_CHANNEL
            | NoticeKind.CHANNEL_GONE
            | NoticeKind.DIGEST_NOT_POSTED
        ):
            return _about_messages(voice, kind, about)
        case (
            NoticeKind.PERSON_UNREACHABLE
            | NoticeKind.MISSED_ON_SLACK
            | NoticeKind.MISSED_ON_TEAMS
            | NoticeKind.NOT_ON_TEAMS
        ):
            return _about_reaching(voice, kind, about or voice("somebody"))
        case (
            NoticeKind.NOTHING_TO_CLAIM
            | NoticeKind.NOTHING_TO_STAND_IN_FOR
            | NoticeKind.NO_STAND_IN
            | NoticeKind.NOTHING_TO_SETTLE
            | NoticeKind.POLICY_SETTLED
        ):
            return _settled(voice, notice)
        case (
            NoticeKind.CODE_NEEDS_PRIVACY
            | NoticeKind.CODE_UNKNOWN
            | NoticeKind.CODE_TRIED_TOO_OFTEN
            | NoticeKind.CODE_OF_ANOTHER_COMPANY
            | NoticeKind.CODE_NEEDS_ADMINISTRATOR
            | NoticeKind.CODE_NEEDS_INSTALLER
            | NoticeKind.KNOWN_AS_ANOTHER
            | NoticeKind.HAS_LEAVE_HERE
        ):
            return codes.of_codes(voice, kind, about)
        case NoticeKind.NOT_KNOWN_YET | NoticeKind.NOTHING_KNOWN_THEN:
            return _not_known(voice, kind, notice.day)
        case NoticeKind.NO_DASHBOARD:
            return voice("The dashboard has no address yet. Whoever runs this can set PUBLIC_URL.")
        case NoticeKind.WITHDRAWN:
            return voice("Withdrawn. Those days are yours again.")
        case NoticeKind.CANCELLED:
            return voice("Cancelled. Those days are back in your balance.")
        case _ as never:  # pragma: no cover
            assert_never(never)


def _not_yet(voice: Voice, kind: NoticeKind) -> str:
    if kind is NoticeKind.NOT_SET_UP:
        return voice("Leave is not set up here yet. Whoever installed the app can do that in a minute.")
    if kind is NoticeKind.NOT_CONNECTED:
        return voice(
            "This workspace is not connected to a company yet. Whoever installed the app can set it up."
        )
    return voice("That cannot be done from here yet. The help shows what can.")


def _not_you(voice: Voice, kind: NoticeKind, about: str) -> str:
    if kind is NoticeKind.GUEST:
        return voice(
            "Guests of this workspace have no leave here. If that is wrong, ask an administrator to add you."
        )
    if kind is NoticeKind.STRANGER:
        return voice("We do not know you yet. Ask an administrator to add you to the company.")
    if kind is NoticeKind.DEACTIVATED:
        return voice(
            "Your time at this company has ended, so leave can no longer be asked for. Your history is kept."
        )
    if kind is NoticeKind.NOT_FOR_YOU:
        return voice("That is for others to see. Your own leave is always yours to look at.")
    if about:
        return voice("We do not know {name} yet. People appear once they have used the app.", name=about)
    return voice("We do not know that person yet. People appear once they have used the app.")


def _not_now(voice: Voice, kind: NoticeKind, about: str) -> str:
    if kind is NoticeKind.TRY_LATER:
        return voice("We could not store that just now, and nothing was changed. Try again in a minute.")
    if about:
        return voice(
            "Something went wrong on our side. Try again; "
            "if it stays, tell an administrator this reference: {reference}.",
            reference=about,
        )
    return voice("Something went wrong on our side. Try again; if it stays, tell an administrator.")


def _about_messages(voice: Voice, kind: NoticeKind, about: str) -> str:
    if kind is NoticeKind.DIGEST_ARRANGED:
        return voice("The digest is arranged. It says who is off, and never why.")
    if kind is NoticeKind.DIGEST_STOPPED:
        return voice("The digest has stopped. It can be arranged again at any time.")
    if kind is NoticeKind.DIGEST_NEEDS_CHANNEL:
        return voice("A digest needs a channel to be posted in. Ask for it again inside that channel.")
    where = about or voice("a channel")
    if kind is NoticeKind.CHANNEL_GONE:
        return voice(
            "The digest of {channel} has stopped, because it can no longer be posted there. "
            "Invite the app there and arrange it again, or choose another channel.",
            channel=where,
        )
    return voice(
        "Today's digest could not be posted in {channel}. It is tried again at its next time.",
        channel=where,
    )


def _about_reaching(voice: Voice, kind: NoticeKind, name: str) -> str:
    if kind is NoticeKind.MISSED_ON_SLACK:
        return voice(
            "Messages about leave do not reach {name} on Slack; elsewhere they arrive. "
            "See whether they are still in the workspace.",
            name=name,
        )
    if kind is NoticeKind.MISSED_ON_TEAMS:
        return voice(
            "Messages about leave do not reach {name} on Microsoft Teams; elsewhere they arrive. "
            "Mostly the app is not installed for somebody then: add it for them there.",
            name=name,
        )
    if kind is NoticeKind.NOT_ON_TEAMS:
        return voice(
            "Messages about leave do not reach {name} on Microsoft Teams. Mostly the app is not installed "
            "for somebody then: add it for them, or have them add it themselves.",
            name=name,
        )
    return voice(
        "Messages about leave do not reach {name}. See whether they are still in the workspace.", name=name
    )


def _settled(voice: Voice, notice: Notice) -> str:
    kind = notice.kind
    if kind is NoticeKind.POLICY_SETTLED:
        return voice(
            "Saved: {type}, from {day} on. Balances follow at once.",
            type=notice.about or voice("leave"),
            day=dates.day(voice, notice.day, None) if notice.day else voice("another day"),
        )
    if kind is NoticeKind.NOTHING_TO_STAND_IN_FOR:
        return voice("You decide about nobody's leave, so nobody needs to do it for you.")
    if kind is NoticeKind.NOTHING_TO_SETTLE:
        return voice("There is nothing here for you to settle. In a channel you can arrange its digest.")
    if kind is NoticeKind.NO_STAND_IN:
        return voice("Nobody stands in any more. It has been ended already.")
    return voice(
        "Time worked does not become leave here. An administrator can say so for a leave type, with “toil”."
    )


def _not_known(voice: Voice, kind: NoticeKind, day: date | None) -> str:
    when = dates.day(voice, day, None) if day else voice("another day")
    if kind is NoticeKind.NOT_KNOWN_YET:
        return voice("What will be known on {day} nobody can say yet. Say a day up to today.", day=when)
    return voice("Nothing was recorded by then. What is known begins on {day}.", day=when)


def slip(voice: Voice, slip: Slip) -> str:
    """A sentence under the field."""
    match slip:
        case Slip.MISSING:
            return voice("This is needed.")
        case Slip.BEFORE_FIRST_DAY:
            return voice("The last day comes before the first. Choose the first day or a later one.")
        case Slip.BEFORE_START:
            return voice("The end comes before the start. Choose a later time.")
        case Slip.HOURS_ON_ONE_DAY:
            return voice("Hours are for a single day. Choose the same first and last day, or all day.")
        case Slip.NOT_A_NUMBER:
            return voice("A number is needed here, such as 25 or 27.5.")
        case Slip.NO_SUCH_DAY:
            return voice("That day does not exist. Choose another.")
        case Slip.NO_SUCH_TIME:
            return voice("That time does not exist. Choose another.")
        case Slip.TOO_LONG:
            return voice("This is longer than can be kept. Say it in fewer words.")
        case Slip.NOT_A_PERSON:
            return voice("Choose a person, not an app or a guest.")
        case Slip.SAME_PERSON:
            return voice("Nobody stands in for themselves. Choose somebody else.")
        case Slip.DECIDES_NOTHING:
            return voice("They decide about nobody's leave, so nobody needs to do it for them.")
        case Slip.NOT_A_PATTERN:
            return voice(
                "Say a day's work such as 8h or 7h30, or weekdays such as “monday: 8h, tuesday: 4h”, "
                "with some work in them."
            )
        case Slip.DAY_OVER:
            return voice("That day is over. Choose today or a later day.")
        case Slip.OUT_OF_REACH | Slip.PERIOD_TOO_LONG | Slip.NOT_KNOWN_YET:
            return _out_of_reach(voice, slip)
        case _ as about_people:
            return slips.about_people(voice, about_people)


def _out_of_reach(voice: Voice, slip: Slip) -> str:
    if slip is Slip.NOT_KNOWN_YET:
        return voice("What will be known then nobody can say yet. Choose a day up to today.")
    if slip is Slip.PERIOD_TOO_LONG:
        return voice("That is longer than five years. Choose a shorter time.")
    return voice("That day is too far away. Choose one of the last 30 years or the next five.")


def misreading(voice: Voice, misreading: Misreading, typed: str) -> str:
    """Why the dates that were typed were not filled in."""
    match misreading:
        case Misreading.NOTHING_READ:
            return voice("No dates could be read from “{typed}”.", typed=typed)
        case Misreading.NO_SUCH_DAY:
            return voice("“{typed}” names a day that does not exist.", typed=typed)
        case Misreading.REVERSED:
            return voice("“{typed}” ends before it begins.", typed=typed)
        case Misreading.TOO_FAR:
            return voice("“{typed}” is further away than leave is planned.", typed=typed)
        case Misreading.PART_UNCLEAR:
            return voice("Which part of the day “{typed}” means is not clear.", typed=typed)
        case Misreading.MONTH_ALONE:
            return voice("“{typed}” names a month. Say which days of it.", typed=typed)
        case Misreading.ONE_END:
            return voice("“{typed}” names only one end. Say the first and the last day.", typed=typed)
        case Misreading.WEEKDAY_DISAGREES:
            return voice("In “{typed}” the weekday and the date are different days.", typed=typed)
        case Misreading.UNCLEAR:
            return voice("Which days “{typed}” means is not clear.", typed=typed)
        case _ as never:  # pragma: no cover
            assert_never(never)
