"""When a message that failed is tried again."""

from datetime import timedelta

from bot.reactions.retrying import LONGEST_WAIT, MOST_ATTEMPTS, retry_at
from tests.cast import NOW


def test_what_will_never_arrive_is_not_tried_again() -> None:
    assert retry_at(NOW, 1, None) is None
    assert retry_at(NOW, MOST_ATTEMPTS, 0) is None


def test_the_platforms_own_word_is_kept_to_the_second() -> None:
    assert retry_at(NOW, 1, 30) == NOW + timedelta(seconds=30)


def test_without_a_word_the_wait_doubles_up_to_a_limit() -> None:
    waits = [retry_at(NOW, attempts, 0) for attempts in range(12)]
    assert all(wait is not None for wait in waits)
    gaps = [wait - NOW for wait in waits if wait]
    assert gaps[0] == timedelta(seconds=2)
    assert gaps == sorted(gaps)
    assert gaps[-1] == LONGEST_WAIT
