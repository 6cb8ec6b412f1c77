"""The digest of a channel: who is off and until when, who is back, what comes; and when it is silent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

import pytest

from bot.reactions.announcing import digest_message
from bot.screens import DigestMessage
from domain.amounts import Amount
from domain.company.commands import DefineLocation, DefinePolicy
from domain.company.digests import Digest
from domain.employees.assignment import Assignment
from domain.employees.commands import AssignEmployee, DeactivateEmployee, LeaveCompany
from domain.holiday_calendar import Holiday
from domain.ids import DigestId, EmployeeId, LeaveTypeId, RequestId
from domain.leave.commands import RecordLeave, RequestLeave
from domain.periods import Asked, DayPart, Halves, Period, Span
from domain.policies.policy import LeavePolicy
from domain.working_pattern import FREE, Work, WorkingPattern, full_time
from tests import cast
from tests.rooms import CHANNEL, Rooms, rooms

DIGEST = Digest(DigestId("d"), CHANNEL, time(9), "Europe/Berlin")
WEDNESDAY, THURSDAY, FRIDAY = date(2026, 7, 29), date(2026, 7, 30), date(2026, 7, 31)
MONDAY, TUESDAY = date(2026, 8, 3), date(2026, 8, 4)


@pytest.fixture
async def house() -> Rooms:
    found = await rooms()
    await found.settle(DefinePolicy(LeavePolicy(cast.VACATION, entitlement=Amount(200)), date.min))
    return found


async def take(
    house: Rooms, asked: Asked, who: EmployeeId = cast.ANNA, kind: LeaveTypeId = cast.VACATION
) -> None:
    house.asked += 1
    await house.settle(RecordLeave(who, RequestId(f"r{house.asked}"), kind, asked, cast.NOW))


async def message(house: Rooms, day: date = WEDNESDAY, digest: Digest = DIGEST) -> DigestMessage | None:
    settings = await house.house.store.settings(cast.COMPANY)
    return await digest_message(house.house, cast.COMPANY, settings, digest, day)


async def posted(house: Rooms, day: date = WEDNESDAY, digest: Digest = DIGEST) -> DigestMessage:
    found = await message(house, day, digest)
    assert found is not None
    return found


def off(found: DigestMessage) -> Sequence[tuple[str, date, date]]:
    return [(each.name.split()[0], each.until, each.back_on) for each in found.off]


def part(day: date, half: DayPart) -> Asked:
    return Asked(Period(day, day), half)


@pytest.mark.parametrize(
    ("last", "until", "back_on"),
    [
        ("2026-07-29", WEDNESDAY, THURSDAY),
        ("2026-07-31", FRIDAY, MONDAY),
        ("2026-08-02", FRIDAY, MONDAY),
        ("2026-08-03", MONDAY, TUESDAY),
    ],
)
async def test_an_absence_ends_on_its_last_working_day(
    house: Rooms, last: str, until: date, back_on: date
) -> None:
    await take(house, cast.asked("2026-07-29", last))
    found = await posted(house)
    assert off(found) == [("Anna", until, back_on)]
    assert [each.name for each in found.back] == (["Anna Kovács"] if back_on == THURSDAY else [])


async def test_requests_that_follow_one_another_are_one_absence(house: Rooms) -> None:
    await take(house, cast.asked("2026-07-29", "2026-07-31"))
    await take(house, cast.asked("2026-08-03"), kind=cast.SICK)
    wish = RequestLeave(cast.ANNA, RequestId("wish"), cast.VACATION, cast.asked("2026-08-04"), cast.NOW)
    await house.settle(wish)
    found = await posted(house)
    assert off(found) == [("Anna", MONDAY, TUESDAY)], "what is only asked for lengthens nothing"
    assert found.coming == (), "it is going on already"


async def test_holidays_lengthen_an_absence(house: Rooms) -> None:
    await take(house, cast.asked("2026-12-23", "2026-12-24"))
    found = await posted(house, date(2026, 12, 23))
    assert off(found) == [("Anna", date(2026, 12, 24), date(2026, 12, 28))]
    assert found.back_on == date(2026, 12, 24)
    assert [(place, holiday.name) for place, holiday in found.coming_holidays][:2] == [
        ("Berlin", "Christmas Day"), ("London", "Christmas Day"),
    ]  # fmt: skip


async def test_part_timers_are_back_on_a_day_they_work(house: Rooms) -> None:
    days = tuple(Work(240, 240) if day in (2, 4) else FREE for day in range(7))
    three = Assignment(cast.BERLIN, cast.ENGINEERING, pattern=WorkingPattern((days,)))
    await house.settle(AssignEmployee(cast.ANNA, three, cast.HIRED))
    await take(house, cast.asked("2026-07-29"))
    assert off(await posted(house)) == [("Anna", WEDNESDAY, FRIDAY)]


async def test_leavers_are_off_until_their_last_day(house: Rooms) -> None:
    await take(house, cast.asked("2026-07-29", "2026-07-31"))
    await house.settle(LeaveCompany(cast.ANNA, FRIDAY))
    [(name, until, back_on)] = off(await posted(house))
    assert (name, until) == ("Anna", FRIDAY)
    assert back_on > date(2027, 7, 31), "nobody waits for them"


async def test_whoever_is_here_for_the_other_half_is_not_back_tomorrow(house: Rooms) -> None:
    await take(house, part(WEDNESDAY, DayPart.MORNING))
    await take(house, part(WEDNESDAY, DayPart.AFTERNOON), cast.BEN)
    found = await posted(house)
    assert off(found) == [("Anna", WEDNESDAY, WEDNESDAY), ("Ben", WEDNESDAY, THURSDAY)]
    assert [each.today.part for each in found.off] == [DayPart.MORNING, DayPart.AFTERNOON]
    assert found.back == ()


async def test_two_halves_in_two_requests_are_a_day_off(house: Rooms) -> None:
    await take(house, part(WEDNESDAY, DayPart.MORNING))
    await take(house, part(WEDNESDAY, DayPart.AFTERNOON), kind=cast.SICK)
    found = await posted(house)
    assert [(each.today.part, each.back_on) for each in found.off] == [(DayPart.ALL_DAY, THURSDAY)]
    assert [each.name for each in found.back] == ["Anna Kovács"]


async def test_hours_are_told_as_hours(house: Rooms) -> None:
    await take(house, cast.hours("2026-07-29", 13, 15), kind=cast.ERRAND)
    found = await posted(house)
    assert [each.today.span for each in found.off] == [Span(13 * 60, 15 * 60)]
    assert found.back == ()


async def test_what_comes_is_told_once_a_request_for_five_working_days(house: Rooms) -> None:
    await take(house, part(WEDNESDAY, DayPart.MORNING))
    await take(house, cast.asked("2026-07-31", "2026-08-03"))
    await take(house, cast.asked("2026-08-05"), cast.BEN)
    await take(house, cast.asked("2026-08-06"), cast.CARLA)
    found = await posted(house)
    names = [(each.person.name, each.asked.period.first_day) for each in found.coming]
    assert names == [("Anna Kovács", FRIDAY), ("Ben Okafor", date(2026, 8, 5))]
    assert all(each.type_name is None for each in found.coming)


async def test_only_what_is_approved_of_those_who_count_is_told(house: Rooms) -> None:
    asked = cast.asked("2026-07-29")
    await house.settle(RequestLeave(cast.BEN, RequestId("wish"), cast.VACATION, asked, cast.NOW))
    await take(house, asked)
    await house.settle(DeactivateEmployee(cast.ANNA))
    assert await message(house) is None


async def test_a_day_with_nothing_to_say_is_silent_unless_the_channel_wants_a_line(house: Rooms) -> None:
    assert await message(house) is None
    line = await posted(house, digest=replace(DIGEST, is_posted_when_empty=True))
    assert (line.off, line.coming, line.back_on) == ((), (), THURSDAY)


@pytest.mark.parametrize("day", [date(2026, 8, 1), date(2026, 8, 2), date(2026, 12, 25)])
async def test_days_on_which_nobody_works_are_silent_unless_wanted(house: Rooms, day: date) -> None:
    always = replace(DIGEST, is_posted_when_empty=True)
    assert await message(house, day, always) is None
    await posted(house, day, replace(always, is_posted_on_free_days=True))


async def test_a_holiday_of_one_place_of_two_is_a_day_with_a_digest(house: Rooms) -> None:
    berlin = (await house.house.store.settings(cast.COMPANY)).location(cast.BERLIN, cast.TODAY)
    for halves, is_silent in ((Halves.BOTH, True), (Halves.MORNING, False)):
        party = Holiday(WEDNESDAY, "Summer party", halves)
        await house.settle(DefineLocation(replace(berlin, company_days=(party,)), date.min))
        assert (await posted(house)).holidays == (("Berlin", party),)
        found = await message(house, digest=replace(DIGEST, location_id=cast.BERLIN))
        assert (found is None) is is_silent


async def test_a_company_that_works_from_sunday_to_thursday_has_its_own_weekend(house: Rooms) -> None:
    settings = await house.house.store.settings(cast.COMPANY)
    sundays = full_time(free=frozenset({4, 5}))
    for place in (cast.BERLIN, cast.LONDON):
        found = replace(settings.location(place, cast.TODAY), pattern=sundays)
        await house.settle(DefineLocation(found, date.min))
    always = replace(DIGEST, is_posted_when_empty=True)
    assert await message(house, FRIDAY, always) is None
    assert (await posted(house, THURSDAY, always)).back_on == date(2026, 8, 2)


async def test_a_place_closed_for_weeks_looks_no_further_than_the_outlook(house: Rooms) -> None:
    settings = await house.house.store.settings(cast.COMPANY)
    closed = tuple(Holiday(date(2026, 8, day), "Closed") for day in range(1, 29))
    for place in (cast.BERLIN, cast.LONDON):
        found = replace(settings.location(place, cast.TODAY), company_days=closed)
        await house.settle(DefineLocation(found, date.min))
    told = await posted(house, FRIDAY)
    assert told.back_on == date(2026, 8, 14)
    assert max(holiday.day for _, holiday in told.coming_holidays) == date(2026, 8, 14)


@pytest.mark.parametrize(
    ("covers", "name", "people"),
    [
        (DIGEST, None, ["Anna", "Dora"]),
        (replace(DIGEST, location_id=cast.LONDON), "London", ["Dora"]),
        (replace(DIGEST, department_id=cast.ENGINEERING), "Engineering", ["Anna"]),
        (replace(DIGEST, label="parents"), "parents", ["Dora"]),
    ],
)
async def test_a_digest_covers_its_scope_and_says_so(
    house: Rooms, covers: Digest, name: str | None, people: list[str]
) -> None:
    labelled = Assignment(cast.LONDON, cast.SALES, frozenset({"parents"}))
    await house.settle(AssignEmployee(cast.DORA, labelled, cast.HIRED))
    for who in (cast.ANNA, cast.DORA):
        await take(house, cast.asked("2026-07-29"), who)
    found = await posted(house, digest=covers)
    assert (found.scope, [each.name.split()[0] for each in found.off]) == (name, people)


async def test_where_nobody_is_covered_weekends_are_those_of_most(house: Rooms) -> None:
    nobody = replace(DIGEST, label="nobody", is_posted_when_empty=True)
    assert (await posted(house, FRIDAY, nobody)).back_on == MONDAY
    assert await message(house, date(2026, 8, 1), nobody) is None
