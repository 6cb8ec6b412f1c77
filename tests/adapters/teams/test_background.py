"""Work beside the answer: what fails is logged, and what does not end is given up."""

import asyncio

import pytest

from adapters.teams.background import Background
from adapters.teams.flight import Flight


async def test_work_in_the_background_that_fails_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise RuntimeError("broken")

    background = Background()
    background.start(fail(), "an errand")
    await background.drain()
    assert "an errand failed" in caplog.text


async def test_work_that_does_not_end_is_given_up_at_the_end() -> None:
    background = Background()
    task = background.start(asyncio.Event().wait(), "waiting for nothing")
    await background.drain(0.01)
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_trouble_is_told_to_everybody_who_waited_for_it() -> None:
    calls = []

    async def fail() -> None:
        calls.append(1)
        await asyncio.sleep(0)
        raise RuntimeError("broken")

    flight = Flight(fail)
    found = await asyncio.gather(*(flight.join() for _ in range(3)), return_exceptions=True)
    assert [str(each) for each in found] == ["broken"] * 3
    assert len(calls) == 1


async def test_a_call_that_nobody_needs_any_more_ends() -> None:
    flight = Flight(asyncio.Event().wait)
    flight.stop()
    task = flight.start()
    flight.stop()
    with pytest.raises(asyncio.CancelledError):
        await task
