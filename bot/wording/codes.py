"""What is said of one-time codes that do nothing, and of platforms."""

from typing import assert_never

from bot.screens.helping import NoticeKind
from bot.screens.linking import LinkCode
from bot.wording.voice import Voice
from domain.company.digests import Platform


def platform(voice: Voice, platform: Platform) -> str:
    """A platform's name."""
    match platform:
        case Platform.SLACK:
            return voice("Slack")
        case Platform.TEAMS:
            return voice("Microsoft Teams")
        case Platform.WEB:
            return voice("the dashboard")
        case _ as never:  # pragma: no cover
            assert_never(never)


def of_codes(voice: Voice, kind: NoticeKind, about: str) -> str:
    """The fact, and what to do next."""
    company = about or voice("the company")
    match kind:
        case NoticeKind.CODE_NEEDS_PRIVACY:
            return voice("Codes are between you and the app. Say it again in a direct message to it.")
        case NoticeKind.CODE_TRIED_TOO_OFTEN:
            return voice("That was tried too often. Wait an hour, and ask for a new code then.")
        case NoticeKind.CODE_OF_ANOTHER_COMPANY:
            return voice("This workspace belongs to another company than that code. Ask an administrator.")
        case NoticeKind.CODE_NEEDS_ADMINISTRATOR:
            return voice(
                "This workspace is not connected to {company} yet. An administrator can connect it "
                "with a code of their own; after that, yours works too.",
                company=company,
            )
        case NoticeKind.CODE_NEEDS_INSTALLER:
            return voice(
                "Whoever added the app here can connect this workspace to {company}. "
                "Ask them to say a code of an administrator.",
                company=company,
            )
        case NoticeKind.KNOWN_AS_ANOTHER:
            return voice(
                "You are known here as {name} already, and that is somebody else than the code says. "
                "An administrator can mend it in the company's file.",
                name=about or voice("somebody"),
            )
        case NoticeKind.HAS_LEAVE_HERE:
            return voice(
                "You have leave of your own here, which would be lost. Withdraw or cancel it, "
                "say a new code, and ask for the days once more. "
                "Leave that is over and corrections by hand are for an administrator to move."
            )
        case _:
            return voice(
                "That code is not known: it was used, is too old, or was mistyped. "
                "Say “{word}” where you are known already to get a new one.",
                word=voice("link"),
            )


def where_to_say(voice: Voice, screen: LinkCode) -> str:
    """Where a code does something."""
    if screen.elsewhere is None:
        return voice("Say this to the app in your other workspace, in a direct message:")
    where = platform(voice, screen.elsewhere)
    return voice("Say this to the app on {platform}, in a direct message:", platform=where)


def already(voice: Voice, elsewhere: Platform) -> str:
    """What to do in place of a set-up."""
    return voice(
        "Is your company on {platform} already? Write “{word}” to the app there, and what it says here.",
        platform=platform(voice, elsewhere),
        word=voice("link"),
    )


def how_long(voice: Voice, screen: LinkCode) -> str:
    """How long a code is good, and for whom."""
    return voice(
        "It works once, within {minutes} minutes. Tell it to nobody: whoever says it is taken for you.",
        minutes=screen.minutes,
    )


def lets_in_once(voice: Voice, minutes: int) -> str:
    """How long a link is good, and for whom."""
    return voice(
        "The link works once, within {minutes} minutes. "
        "Give it to nobody: whoever opens it is let in as you.",
        minutes=minutes,
    )


def said(code: str) -> str:
    """A code as it is shown: in two parts, which are easier to type."""
    return f"{code[:4]}-{code[4:]}"
