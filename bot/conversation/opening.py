"""The dashboard, opened from chat: a link that lets the asker in once, made when it is asked for."""

from datetime import timedelta

from bot.ports import Known
from bot.replies import Reply, Say
from bot.screens.helping import Notice, NoticeKind
from bot.screens.linking import DashboardLink
from bot.talk import House, Talk

WORDS = ("dashboard", "web")
GOOD_FOR = timedelta(minutes=5)
GOOD_FOR_AT_A_TERMINAL = timedelta(minutes=10)
MINUTE = timedelta(minutes=1)


async def open_dashboard(talk: Talk) -> Reply:
    """Only the asker sees it."""
    if not talk.house.dashboard_url:
        return Say(Notice(NoticeKind.NO_DASHBOARD))
    url = await door(talk.house, Known(talk.company_id, talk.my_id), GOOD_FOR)
    return Say(DashboardLink(url, GOOD_FOR // MINUTE))


async def door(house: House, known: Known, good_for: timedelta) -> str:
    """The address of a new link for somebody."""
    at = house.clock.now()
    return f"{house.dashboard_url}/door/{await house.doors.issue(known, at + good_for, at)}"
