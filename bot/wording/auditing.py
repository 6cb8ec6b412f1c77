"""What happened, as a sentence without its subject: who did it is said beside it."""

from datetime import date
from typing import assert_never

from bot.auditing import Happening, Matter
from bot.ports import Origin
from bot.wording import auditing_company, auditing_leave, auditing_people
from bot.wording.voice import Voice
from domain.company.events import CompanyEvent
from domain.employees.events import EmploymentEvent
from domain.leave.events import LeaveEvent


def sentence(voice: Voice, happening: Happening, today: date) -> str:
    """ "Approved: Vacation, Mon 6 – Fri 10 July" """
    event = happening.event
    if isinstance(event, CompanyEvent):
        return auditing_company.sentence(voice, event, happening, today)
    if isinstance(event, EmploymentEvent):
        return auditing_people.sentence(voice, event, happening, today)
    if isinstance(event, LeaveEvent):
        return auditing_leave.sentence(voice, event, happening, today)
    assert_never(event)


def origin(voice: Voice, origin: Origin) -> str:
    """From where something was done."""
    match origin:
        case Origin.SLACK:
            return voice("on Slack")
        case Origin.TEAMS:
            return voice("on Microsoft Teams")
        case Origin.WEB:
            return voice("on the dashboard")
        case Origin.CLI:
            return voice("by a file or command")
        case Origin.CLOCK:
            return voice("by itself")
        case _ as never:  # pragma: no cover
            assert_never(never)


def matter(voice: Voice, matter: Matter) -> str:
    """What entries are about."""
    match matter:
        case Matter.LEAVE:
            return voice("Leave")
        case Matter.PEOPLE:
            return voice("People")
        case Matter.SETTINGS:
            return voice("Settings")
        case _ as never:  # pragma: no cover
            assert_never(never)
