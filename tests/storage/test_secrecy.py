"""SECRET_KEYS as people write it, and what it locks."""

import base64

import pytest

from storage.secrecy import KeyRing, Undecipherable, new_key

GOOD = new_key()


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "lists keys"),
        (f"k1:{GOOD},k1:{GOOD}", "different names"),
        (f"k1:{GOOD},k2:not base64", "key 2 is not"),
        (f"k1:{base64.b64encode(b'short').decode()}", "key 1 is not"),
        (GOOD, "key 1 is not"),
        (f":{GOOD}", "key 1 is not"),
        (f"a|b:{GOOD}", "key 1 is not"),
    ],
)
def test_keys_that_make_no_sense_are_refused_without_being_shown(written: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem) as refused:
        KeyRing.read(written)
    assert GOOD not in str(refused.value)


def test_a_secret_opens_in_its_place_only() -> None:
    ring = KeyRing.read(f"k2:{new_key()}, k1:{GOOD}")
    locked = ring.lock("xoxb-1", "installations|T1")
    assert ring.open(locked, "installations|T1") == "xoxb-1"
    with pytest.raises(Undecipherable, match="T2"):
        ring.open(locked, "installations|T2")


def test_the_same_secret_never_looks_the_same() -> None:
    ring = KeyRing.read(f"k1:{GOOD}")
    assert ring.lock("xoxb-1", "here") != ring.lock("xoxb-1", "here")


def test_a_key_of_the_right_name_but_another_value_opens_nothing() -> None:
    locked = KeyRing.read(f"k1:{GOOD}").lock("xoxb-1", "here")
    with pytest.raises(Undecipherable, match="not the one"):
        KeyRing.read(f"k1:{new_key()}").open(locked, "here")


def test_a_ring_does_not_show_its_keys() -> None:
    assert "AESGCM" not in repr(KeyRing.read(f"k1:{GOOD}"))
