"""What a calendar program is told of somebody's leave."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.ports import About, Telling
from domain.company.commands import DefineLeaveType, DefineLocation
from domain.company.places import Location
from domain.employees.assignment import Assignment, Profile
from domain.employees.commands import AssignEmployee, ChangeProfile, DeactivateEmployee
from domain.ids import LocationId, RequestId
from domain.leave.commands import AmendLeave, DeclineRequest, WithdrawRequest
from domain.periods import DayPart, Halves
from domain.policies.leave_type import LeaveType, Slice
from tests import cast
from tests.adapters.feed.stage import Stage

ONE_DAY = timedelta(days=1)


async def test_a_week_is_days_with_the_day_after_as_its_end(stage: Stage) -> None:
    await stage.record(cast.asked("2026-08-03", "2026-08-07"))
    (event,) = (await stage.read()).events
    assert event["DTSTART"].dt == date(2026, 8, 3)
    assert event["DTEND"].dt == date(2026, 8, 8)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["SUMMARY"] == "Vacation"
    assert event["STATUS"] == "CONFIRMED"
    assert event["TRANSP"] == "OPAQUE"
    assert event["X-MICROSOFT-CDO-BUSYSTATUS"] == "OOF"


async def test_a_single_day_and_the_turn_of_the_year_have_an_end_too(stage: Stage) -> None:
    await stage.record(cast.asked("2026-08-03"), name="r1")
    await stage.record(cast.asked("2026-12-28", "2026-12-31"), name="r2")
    ends = [event["DTEND"].dt for event in (await stage.read()).events]
    assert ends == [date(2026, 8, 4), date(2027, 1, 1)]


@pytest.mark.parametrize(
    ("day", "part", "start", "end"),
    [
        ("2026-08-03", DayPart.MORNING, (2026, 8, 3, 6, 30), (2026, 8, 3, 10, 30)),
        ("2026-08-03", DayPart.AFTERNOON, (2026, 8, 3, 10, 30), (2026, 8, 3, 14, 30)),
        ("2026-11-03", DayPart.MORNING, (2026, 11, 3, 7, 30), (2026, 11, 3, 11, 30)),
    ],
)
async def test_half_a_day_is_moments_of_the_place(
    stage: Stage, day: str, part: DayPart, start: tuple[int, ...], end: tuple[int, ...]
) -> None:
    await stage.record(cast.asked(day, part=part))
    (event,) = (await stage.read()).events
    assert event["DTSTART"].dt == datetime(*start, tzinfo=UTC)  # type: ignore[misc, arg-type]
    assert event["DTEND"].dt == datetime(*end, tzinfo=UTC)  # type: ignore[misc, arg-type]


async def test_hours_are_by_the_clock_of_the_place_where_somebody_works(stage: Stage) -> None:
    await stage.record(cast.hours("2026-08-03", 14, 16), cast.ERRAND, cast.DORA)
    (event,) = (await stage.read(who=cast.DORA)).events
    assert event["DTSTART"].dt == datetime(2026, 8, 3, 13, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2026, 8, 3, 15, tzinfo=UTC)


async def test_mornings_of_a_week_are_an_event_each_but_not_on_free_days(stage: Stage) -> None:
    await stage.record(cast.asked("2026-08-06", "2026-08-10", DayPart.MORNING))
    events = (await stage.read()).events
    days = [event["DTSTART"].dt.date() for event in events]
    assert days == [date(2026, 8, 6), date(2026, 8, 7), date(2026, 8, 10)]
    assert len({event["UID"] for event in events}) == 3


async def test_days_given_back_in_between_leave_two_stretches(stage: Stage) -> None:
    asked = cast.asked("2026-08-03", "2026-08-14")
    await stage.record(asked)
    before = (await stage.read()).events[0]
    given_back = {date(2026, 8, 5): Halves.NONE, date(2026, 8, 6): Halves.MORNING}
    changed = asked.changed(given_back)
    assert changed is not None
    await stage.rooms.settle(
        AmendLeave(cast.ANNA, RequestId("r1"), RequestId("c1"), changed, cast.CARLA, stage.at)
    )
    first, half, second = (await stage.read()).events
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2026, 8, 3), date(2026, 8, 5))
    assert half["DTSTART"].dt.date() == date(2026, 8, 6)
    assert (second["DTSTART"].dt, second["DTEND"].dt) == (date(2026, 8, 7), date(2026, 8, 15))
    assert first["UID"] == before["UID"]
    assert int(first["SEQUENCE"]) > int(before["SEQUENCE"])


async def test_what_waits_is_tentative_in_ones_own_calendar_and_in_no_other(stage: Stage) -> None:
    await stage.ask(cast.asked("2026-08-03", "2026-08-07"))
    (event,) = (await stage.read()).events
    assert event["STATUS"] == "TENTATIVE"
    assert event["SUMMARY"] == "Vacation, not decided yet"
    assert event["X-MICROSOFT-CDO-BUSYSTATUS"] == "TENTATIVE"
    assert (await stage.read(About.COMPANY, who=cast.BEN)).events == []


async def test_a_decision_keeps_the_event_and_raises_its_number(stage: Stage) -> None:
    await stage.ask(cast.asked("2026-08-03", "2026-08-07"))
    (before,) = (await stage.read()).events
    stage.rooms.clock.at += timedelta(hours=3)
    await stage.approve()
    (after,) = (await stage.read()).events
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) == int(before["SEQUENCE"]) + 1
    assert before["DTSTAMP"].dt == cast.NOW
    assert after["DTSTAMP"].dt == after["LAST-MODIFIED"].dt == cast.NOW + timedelta(hours=3)


async def test_cancelled_leave_is_told_as_such_for_a_month_and_is_then_gone(stage: Stage) -> None:
    await stage.record(cast.asked("2026-09-07", "2026-09-11"))
    await stage.cancel()
    for about in (About.ONESELF, About.DEPARTMENT):
        (event,) = (await stage.read(about, cast.ENGINEERING)).events
        assert event["STATUS"] == "CANCELLED"
        assert event["TRANSP"] == "TRANSPARENT"
    stage.rooms.clock.at += 30 * ONE_DAY
    assert len((await stage.read()).events) == 1
    stage.rooms.clock.at += ONE_DAY
    assert (await stage.read()).events == []


async def test_what_was_declined_or_withdrawn_is_cancelled_for_oneself_and_nothing_to_others(
    stage: Stage,
) -> None:
    await stage.ask(cast.asked("2026-08-03"), name="r1")
    await stage.ask(cast.asked("2026-08-04"), name="r2")
    await stage.rooms.settle(
        DeclineRequest(cast.ANNA, RequestId("r1"), cast.BEN, stage.at),
        WithdrawRequest(cast.ANNA, RequestId("r2"), cast.ANNA, stage.at),
    )
    assert (await stage.read()).told("STATUS") == ["CANCELLED"] * 2
    assert (await stage.read(About.COMPANY)).events == []


async def test_leave_of_more_than_a_year_ago_is_left_out(stage: Stage) -> None:
    await stage.record(cast.asked("2025-07-01"), name="old")
    await stage.record(cast.asked("2025-08-04"), name="newer")
    assert [event["DTSTART"].dt for event in (await stage.read()).events] == [date(2025, 8, 4)]


@pytest.mark.parametrize(
    ("tells", "own", "of_all"),
    [
        (Telling.BUSY, "Away", "Away"),
        (Telling.NAMES, "Anna Kovács: away", "Anna Kovács: away"),
        (Telling.TYPES, "Vacation", "Anna Kovács: away"),
    ],
)
async def test_a_calendar_tells_what_its_owner_chose(
    stage: Stage, tells: Telling, own: str, of_all: str
) -> None:
    await stage.record(cast.asked("2026-08-03"))
    assert (await stage.read(tells=tells)).titles == [own]
    assert (await stage.read(About.COMPANY, tells=tells, who=cast.BEN)).titles == [of_all]


async def test_others_are_told_a_type_only_where_the_company_shows_it(stage: Stage) -> None:
    shown = LeaveType(cast.VACATION, "Vacation", is_shown_by_name=True)
    await stage.rooms.settle(DefineLeaveType(shown))
    await stage.record(cast.asked("2026-08-03"), name="r1")
    await stage.record(cast.asked("2026-08-04"), cast.SICK, name="r2")
    read = await stage.read(About.COMPANY, who=cast.BEN)
    assert read.titles == ["Anna Kovács: Vacation", "Anna Kovács: away"]
    assert read.told("CLASS") == ["PUBLIC", "PRIVATE"]
    assert b"Sick" not in read.body


async def test_no_calendar_of_others_says_a_private_type_anywhere(stage: Stage) -> None:
    await stage.record(cast.asked("2026-08-03"), cast.SICK)
    for about, which in [
        (About.COMPANY, ""),
        (About.LOCATION, cast.BERLIN),
        (About.DEPARTMENT, cast.ENGINEERING),
    ]:
        for who in (cast.BEN, cast.CARLA):
            body = (await stage.read(about, which, who=who)).body.lower()
            assert b"anna" in body
            assert b"sick" not in body


async def test_a_calendar_of_busy_times_says_nowhere_who_it_is_about(stage: Stage) -> None:
    await stage.record(cast.asked("2026-08-03"))
    read = await stage.read(About.DEPARTMENT, cast.ENGINEERING, tells=Telling.BUSY)
    assert len(read.events) == 1
    assert b"anna" not in read.body.lower()


async def test_that_others_are_away_makes_nobody_busy(stage: Stage) -> None:
    await stage.record(cast.asked("2026-08-03"))
    (event,) = (await stage.read(About.COMPANY, who=cast.BEN)).events
    assert (event["TRANSP"], event["X-MICROSOFT-CDO-BUSYSTATUS"]) == ("TRANSPARENT", "FREE")


async def test_a_calendar_has_those_of_its_place_department_or_label_alone(stage: Stage) -> None:
    labelled = Assignment(cast.LONDON, cast.SALES, frozenset({"on call"}))
    await stage.rooms.settle(AssignEmployee(cast.DORA, labelled, cast.TODAY))
    for who in (cast.ANNA, cast.CARLA, cast.DORA):
        await stage.record(cast.asked("2026-08-03"), who=who)
    tells = Telling.NAMES
    seen = {
        (about, which): {title.split()[0] for title in (await stage.read(about, which, tells=tells)).titles}
        for about, which in [
            (About.ONESELF, ""),
            (About.COMPANY, ""),
            (About.LOCATION, cast.BERLIN),
            (About.LOCATION, cast.LONDON),
            (About.DEPARTMENT, cast.SALES),
            (About.LABEL, "on call"),
            (About.LABEL, "nobody's"),
            (About.DEPARTMENT, "closed-down"),
        ]
    }
    assert list(seen.values()) == [
        {"Anna"}, {"Anna", "Carla", "Dora"}, {"Anna", "Carla"}, {"Dora"}, {"Carla", "Dora"}, {"Dora"},
        set(), set(),
    ]  # fmt: skip


async def test_who_is_no_longer_there_is_in_no_calendar(stage: Stage) -> None:
    await stage.record(cast.asked("2026-08-03"))
    await stage.rooms.settle(DeactivateEmployee(cast.ANNA))
    assert (await stage.read(About.COMPANY, who=cast.BEN)).events == []


async def test_a_calendar_is_called_what_it_is_about_in_its_owners_language(stage: Stage) -> None:
    names = [
        str((await stage.read(about, which, who=who)).calendar["X-WR-CALNAME"])
        for about, which, who in [
            (About.ONESELF, "", cast.ANNA),
            (About.COMPANY, "", cast.ANNA),
            (About.LOCATION, cast.LONDON, cast.ANNA),
            (About.DEPARTMENT, cast.SALES, cast.CARLA),
            (About.LABEL, "on call", cast.CARLA),
            (About.LOCATION, "closed", cast.ANNA),
        ]
    ]
    assert names == [
        "Leave of Anna Kovács", "Away: Tannenberg", "Away: London", "Abwesend: Sales", "Abwesend: on call",
        "Away: closed",
    ]  # fmt: skip


async def test_programs_are_asked_to_come_back_in_an_hour(stage: Stage) -> None:
    calendar = (await stage.read()).calendar
    assert calendar["VERSION"] == "2.0"
    assert calendar["NAME"] == calendar["X-WR-CALNAME"]
    assert calendar["REFRESH-INTERVAL"].to_ical() == b"PT1H"
    assert calendar["X-PUBLISHED-TTL"] == "PT1H"


HOSTILE = 'Eve;\\,"\r\nEND:VEVENT\nATTENDEE:mailto:eve@example.com\x00\u2028BEGIN:VALARM 🏖️' + "ü" * 200


async def test_names_with_anything_in_them_stay_names(stage: Stage) -> None:
    await stage.rooms.settle(ChangeProfile(cast.ANNA, Profile(HOSTILE, None, "en", "Europe/Berlin")))
    await stage.record(cast.asked("2026-08-03"))
    read = await stage.read(About.COMPANY, tells=Telling.NAMES)
    (event,) = read.events
    assert event.errors == []
    assert "ATTENDEE" not in event
    assert [each.name for each in read.calendar.walk()] == ["VCALENDAR", "VEVENT"]
    assert "END:VEVENT" in str(event["SUMMARY"])
    assert "🏖️" in str(event["SUMMARY"])
    lines = read.body.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert all(line.decode() is not None for line in lines)
    assert read.body.replace(b"\r\n", b"").count(b"\n") == 0


async def test_a_place_that_moves_to_another_zone_moves_its_hours(stage: Stage) -> None:
    await stage.rooms.settle(
        DefineLocation(Location(LocationId("lisbon"), "Lisbon", "PT", None, "Europe/Lisbon"), date.min),
        DefineLeaveType(LeaveType(cast.ERRAND, "Errand", smallest=Slice.HALF_HOUR, is_limited=False)),
    )
    await stage.record(cast.hours("2026-08-03", 14, 16), cast.ERRAND, name="r1")
    await stage.record(cast.hours("2026-09-03", 14, 16), cast.ERRAND, name="r2")
    there = Assignment(LocationId("lisbon"), cast.ENGINEERING)
    await stage.rooms.settle(AssignEmployee(cast.ANNA, there, date(2026, 9, 1)))
    hours = [event["DTSTART"].dt.hour for event in (await stage.read()).events]
    assert hours == [12, 13]
