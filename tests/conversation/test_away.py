"""Who is away: for everybody to see, without a type, a reason or what is not decided."""

from dataclasses import replace
from datetime import date

import pytest

from bot import intents
from bot.conversation.away import LONGEST_VIEW, PEOPLE_NAMED
from bot.screens import ApprovalCard, Away, Notice, NoticeKind
from domain.company.commands import DefineLeaveType, DefineLocation
from domain.employees.commands import DeactivateEmployee
from domain.holiday_calendar import Holiday
from domain.ids import EmployeeId, RequestId
from domain.leave.commands import RecordLeave, RequestLeave
from domain.periods import DayPart, Halves
from tests import cast
from tests.conversation.answers import said
from tests.rooms import Rooms, rooms

VIEWER = cast.DORA


@pytest.fixture
async def house() -> Rooms:
    return await rooms()


async def away(house: Rooms, words: str, who: str = VIEWER) -> Away:
    return said(await house.say(who, words), Away)


async def take(house: Rooms, who: EmployeeId, first: str, last: str | None = None, **changes: object) -> None:
    """Leave that stands."""
    asked = cast.asked(first, last)
    record = RecordLeave(who, RequestId(f"{who}-{first}"), cast.VACATION, asked, cast.NOW)
    await house.settle(replace(record, **changes))  # type: ignore[arg-type]


def names(shown: Away) -> dict[str, list[str]]:
    return {f"{each.day:%a %-d}": [fact.person.name for fact in each.people] for each in shown.days}


async def test_today_is_always_shown(house: Rooms) -> None:
    assert names(await away(house, "away")) == {"Wed 29": []}
    await take(house, cast.ANNA, "2026-07-29")
    assert names(await away(house, "away")) == {"Wed 29": ["Anna Kovács"]}


async def test_a_week_has_all_its_days_and_shows_those_on_which_somebody_is_away(house: Rooms) -> None:
    await take(house, cast.ANNA, "2026-07-27", "2026-08-04")
    this, following = await away(house, "away week"), await away(house, "away next week")
    assert (this.period.first_day, this.period.last_day) == (date(2026, 7, 27), date(2026, 8, 2))
    assert list(names(this)) == ["Mon 27", "Tue 28", "Wed 29", "Thu 30", "Fri 31"]
    assert list(names(following)) == ["Mon 3", "Tue 4"]


async def test_one_person_is_shown_for_some_weeks(house: Rooms) -> None:
    await take(house, cast.ANNA, "2026-08-10")
    await take(house, cast.BEN, "2026-08-11")
    shown = said(await house.ask(VIEWER, intents.ShowAway(None, 28, cast.ANNA)), Away)
    assert names(shown) == {"Wed 29": [], "Mon 10": ["Anna Kovács"]}
    assert shown.person is not None
    nobody = await house.ask(VIEWER, intents.ShowAway(None, 28, "UNOBODY"))
    assert said(nobody, Notice).kind is NoticeKind.NO_SUCH_PERSON


async def test_no_view_is_longer_than_a_quarter_and_none_is_shorter_than_a_day(house: Rooms) -> None:
    for days, seen in ((10_000, LONGEST_VIEW), (-3, 1)):
        shown = said(await house.ask(VIEWER, intents.ShowAway(None, days)), Away)
        assert len(shown.period) == seen
    assert len((await away(house, "away 1 august to 31 december")).period) == LONGEST_VIEW


async def test_holidays_are_named_with_their_places(house: Rooms) -> None:
    berlin = (await house.house.store.settings(cast.COMPANY)).location(cast.BERLIN, cast.TODAY)
    party = Holiday(date(2026, 8, 5), "Summer party", Halves.AFTERNOON)
    await house.settle(DefineLocation(replace(berlin, company_days=(party,)), date.min))
    [day] = (await away(house, "away 5 august")).days
    assert day.holidays == (("Berlin", party),)
    [christmas] = said(await house.ask(VIEWER, intents.ShowAway(date(2026, 12, 25))), Away).days
    assert [place for place, _ in christmas.holidays] == ["Berlin", "London"]


async def test_a_type_is_named_only_where_the_company_shows_it(house: Rooms) -> None:
    await take(house, cast.ANNA, "2026-07-29")
    [day] = (await away(house, "away")).days
    assert day.people[0].type_name is None
    kind = (await house.house.store.settings(cast.COMPANY)).leave_types[cast.VACATION]
    await house.settle(DefineLeaveType(replace(kind, is_shown_by_name=True)))
    [day] = (await away(house, "away")).days
    assert day.people[0].type_name == "Vacation"


async def test_what_is_not_decided_is_nobodys_business(house: Rooms) -> None:
    asked = RequestLeave(cast.ANNA, RequestId("r1"), cast.VACATION, cast.asked("2026-07-29"), cast.NOW)
    await house.settle(asked)
    assert names(await away(house, "away")) == {"Wed 29": []}


async def test_whoever_was_deactivated_is_not_away(house: Rooms) -> None:
    await take(house, cast.ANNA, "2026-07-29")
    await house.settle(DeactivateEmployee(cast.ANNA))
    assert names(await away(house, "away")) == {"Wed 29": []}


async def test_an_afternoon_is_shown_as_one(house: Rooms) -> None:
    await take(house, cast.ANNA, "2026-07-29", asked=cast.asked("2026-07-29", part=DayPart.AFTERNOON))
    [day] = (await away(house, "away")).days
    assert day.people[0].halves is Halves.AFTERNOON


async def test_an_approver_sees_who_else_has_asked_and_no_endless_list(house: Rooms) -> None:
    more = [EmployeeId(f"e{number}") for number in range(PEOPLE_NAMED + 2)]
    for who in more:
        await house.settle(replace(cast.hire(cast.ANNA), employee_id=who))
    for who in (cast.ANNA, *more):
        asked = cast.asked("2026-08-10")
        await house.settle(RequestLeave(who, RequestId(f"r-{who}"), cast.VACATION, asked, cast.NOW))
    reply = await house.ask(cast.BEN, intents.ShowRequest(cast.ANNA, RequestId("r-anna")))
    card = said(reply, ApprovalCard)
    assert len(card.away) == PEOPLE_NAMED
    assert all(each.is_pending for each in card.away)
