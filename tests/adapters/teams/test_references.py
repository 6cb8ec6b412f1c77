"""Conversations that are remembered: asked once, written where something is new, forgotten when over."""

from dataclasses import dataclass, field, replace

import pytest

from adapters.teams.references import Remembered
from bot.ports import Gathering, Reference
from storage.memory.references import MemoryReferences
from tests.adapters.teams.microsoft import Clock

CHAT = Reference(
    "t1", "a:anna", Gathering.PERSONAL, "https://one.example/", "28:app", "anna", "29:anna", name="Anna"
)
CHANNEL = Reference(
    "t1", "19:away", Gathering.CHANNEL, "https://one.example/", "28:app", team_id="19:team", name="away"
)


@dataclass
class Counted(MemoryReferences):
    """A store that counts what it is asked."""

    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    async def note(self, reference: Reference) -> None:
        self.asked.append("note")
        await super().note(reference)

    async def find(self, workspace_id: str, conversation_id: str) -> Reference | None:
        self.asked.append("find")
        return await super().find(workspace_id, conversation_id)

    async def personal(self, workspace_id: str, user_id: str) -> Reference | None:
        self.asked.append("personal")
        return await super().personal(workspace_id, user_id)


@pytest.fixture
def stored() -> Counted:
    return Counted()


@pytest.fixture
def remembered(stored: Counted, clock: Clock) -> Remembered:
    return Remembered(stored, clock.seconds)


async def test_what_is_known_is_not_written_again(stored: Counted, remembered: Remembered) -> None:
    for _ in range(3):
        await remembered.note(CHAT)
    assert stored.asked == ["find", "note"]


async def test_what_is_known_is_not_asked_again(stored: Counted, remembered: Remembered) -> None:
    await stored.note(CHAT)
    stored.asked.clear()
    for _ in range(3):
        assert await remembered.personal("t1", "anna") == CHAT
        assert await remembered.find("t1", "a:anna") == CHAT
        assert await remembered.known_as("t1", "29:anna") == "anna"
    assert stored.asked == ["personal"]


async def test_a_new_address_is_written(stored: Counted, remembered: Remembered) -> None:
    await remembered.note(CHAT)
    moved = replace(CHAT, service_url="https://two.example/")
    await remembered.note(moved)
    assert await stored.find("t1", "a:anna") == moved
    assert await remembered.personal("t1", "anna") == moved


async def test_what_an_activity_leaves_out_stays_known(stored: Counted, remembered: Remembered) -> None:
    await remembered.note(CHANNEL)
    await remembered.note(replace(CHANNEL, team_id=None, name=""))
    assert await stored.find("t1", "19:away") == CHANNEL
    assert stored.asked.count("note") == 1


async def test_another_process_may_know_better_after_some_minutes(
    stored: Counted, remembered: Remembered, clock: Clock
) -> None:
    await remembered.note(CHAT)
    await stored.forget("t1", "a:anna")
    assert await remembered.find("t1", "a:anna") == CHAT
    clock.wait(minutes=10)
    assert await remembered.find("t1", "a:anna") is None
    assert await remembered.personal("t1", "anna") is None
    await remembered.note(CHAT)
    assert await stored.find("t1", "a:anna") == CHAT


async def test_a_conversation_that_is_over_is_forgotten(stored: Counted, remembered: Remembered) -> None:
    await remembered.note(CHAT)
    await remembered.note(CHANNEL)
    await remembered.forget("t1", "a:anna")
    assert await remembered.personal("t1", "anna") is None
    assert await remembered.known_as("t1", "29:anna") is None
    await remembered.forget_all("t1")
    assert await remembered.find("t1", "19:away") is None
    assert await remembered.any_of("t1") is None


async def test_what_was_heard_of_last_is_told_first(stored: Counted, remembered: Remembered) -> None:
    await remembered.note(CHAT)
    await remembered.note(CHANNEL)
    await remembered.note(CHAT)
    assert await remembered.any_of("t1") == CHAT
    assert await remembered.any_of("t2") is None
    assert await remembered.channels("t1") == [CHANNEL]


async def test_nobody_is_known_of_whom_nothing_is_stored(remembered: Remembered) -> None:
    assert await remembered.find("t1", "a:anna") is None
    assert await remembered.personal("t1", "anna") is None
    assert await remembered.known_as("t1", "29:anna") is None


async def test_only_so_many_conversations_are_kept(
    stored: Counted, remembered: Remembered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.teams.references.MOST", 3)
    for number in range(10):
        await remembered.note(replace(CHAT, conversation_id=f"a:{number}", user_id=f"user-{number}"))
    assert len(remembered._kept) <= 3
    assert await remembered.personal("t1", "user-0") is not None
