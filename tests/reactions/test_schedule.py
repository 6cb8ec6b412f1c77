"""When a digest is due."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.schedule import digest_key, due_day
from domain.company.digests import Channel, Digest, Platform, Rhythm
from domain.ids import DigestId

MORNING = Digest(DigestId("d"), Channel(Platform.SLACK, "T1", "C1"), time(9), "Europe/Berlin")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-07-29T06:59:59", None),
        ("2026-07-29T07:00:00", date(2026, 7, 29)),
        ("2026-07-29T21:59:59", date(2026, 7, 29)),
        ("2026-07-29T22:00:00", None),
    ],
)
def test_a_digest_is_due_from_its_local_time_to_the_end_of_its_day(moment: str, day: date | None) -> None:
    assert due_day(MORNING, at(moment)) == day


def test_a_channel_far_away_has_its_own_day() -> None:
    sydney = replace(MORNING, time_zone="Australia/Sydney")
    assert due_day(sydney, at("2026-07-28T23:30:00")) == date(2026, 7, 29)


def test_a_time_that_the_change_of_clocks_skips_is_due_right_after() -> None:
    at_half_past_two = replace(MORNING, at=time(2, 30))
    assert due_day(at_half_past_two, at("2026-03-29T00:59:00")) is None
    assert due_day(at_half_past_two, at("2026-03-29T01:00:00")) == date(2026, 3, 29)


def test_an_hour_that_comes_twice_is_still_one_day() -> None:
    at_half_past_two = replace(MORNING, at=time(2, 30))
    first, second = at("2026-10-25T00:30:00"), at("2026-10-25T01:30:00")
    assert due_day(at_half_past_two, first) == due_day(at_half_past_two, second) == date(2026, 10, 25)
    assert digest_key(MORNING, date(2026, 10, 25)) == "digest-d-2026-10-25"


def test_a_weekly_digest_comes_on_its_weekday_only() -> None:
    weekly = replace(MORNING, rhythm=Rhythm.WEEKLY, weekday=0)
    assert due_day(weekly, at("2026-07-27T08:00:00")) == date(2026, 7, 27)
    assert due_day(weekly, at("2026-07-28T08:00:00")) is None
