"""What every storage remembers of conversations on Microsoft Teams."""

from dataclasses import replace

from bot.ports import Gathering, Reference
from storage.bundle import Storage

TENANT, OTHER = "11111111-2222-3333-4444-555555555555", "another-tenant"
BEN, BENS_NUMBER = "aaaaaaaa-0000-4000-8000-000000000001", "29:1ben"
CHAT = Reference(
    TENANT,
    "a:1ben",
    Gathering.PERSONAL,
    "https://smba.example/emea/",
    "28:app",
    BEN,
    BENS_NUMBER,
    None,
    "Ben",
)
CHANNEL = Reference(
    TENANT, "19:design@thread.tacv2", Gathering.CHANNEL, "https://smba.example/emea/", "28:app",
    team_id="19:team@thread.tacv2", name="Design",
)  # fmt: skip
GROUP = Reference(TENANT, "19:group@thread.v2", Gathering.GROUP, "https://smba.example/emea/", "28:app")


async def test_a_conversation_is_found_as_it_was_noted(storage: Storage) -> None:
    for each in (CHAT, CHANNEL, GROUP):
        await storage.references.note(each)
    for each in (CHAT, CHANNEL, GROUP):
        assert await storage.references.find(TENANT, each.conversation_id) == each
    assert await storage.references.find(OTHER, CHAT.conversation_id) is None


async def test_the_service_may_move_and_the_last_address_counts(storage: Storage) -> None:
    await storage.references.note(CHAT)
    moved = replace(CHAT, service_url="https://smba.example/amer/")
    await storage.references.note(moved)
    assert await storage.references.find(TENANT, CHAT.conversation_id) == moved


async def test_somebody_is_found_in_their_own_chat_and_in_no_other(storage: Storage) -> None:
    group_of_ben = replace(GROUP, user_id=BEN, member_id=BENS_NUMBER)
    await storage.references.note(group_of_ben)
    assert await storage.references.personal(TENANT, BEN) is None
    assert await storage.references.known_as(TENANT, BENS_NUMBER) is None
    await storage.references.note(CHAT)
    assert await storage.references.personal(TENANT, BEN) == CHAT
    assert await storage.references.known_as(TENANT, BENS_NUMBER) == BEN
    assert await storage.references.personal(OTHER, BEN) is None
    assert await storage.references.known_as(OTHER, BENS_NUMBER) is None


async def test_who_installed_the_app_again_is_reached_in_the_newer_chat(storage: Storage) -> None:
    newer = replace(CHAT, conversation_id="a:0newer")
    await storage.references.note(CHAT)
    await storage.references.note(newer)
    assert await storage.references.personal(TENANT, BEN) == newer
    await storage.references.note(CHAT)
    assert await storage.references.personal(TENANT, BEN) == CHAT


async def test_any_conversation_of_a_tenant_is_the_one_noted_last(storage: Storage) -> None:
    assert await storage.references.any_of(TENANT) is None
    for each in (CHAT, CHANNEL, CHAT):
        await storage.references.note(each)
    await storage.references.note(replace(GROUP, workspace_id=OTHER))
    assert await storage.references.any_of(TENANT) == CHAT


async def test_channels_come_by_name_and_without_chats(storage: Storage) -> None:
    administration = replace(CHANNEL, conversation_id="19:zz@thread.tacv2", name="Administration")
    for each in (CHANNEL, CHAT, administration, replace(CHANNEL, workspace_id=OTHER)):
        await storage.references.note(each)
    assert list(await storage.references.channels(TENANT)) == [administration, CHANNEL]


async def test_what_is_forgotten_is_gone_and_nothing_else(storage: Storage) -> None:
    elsewhere = replace(CHAT, workspace_id=OTHER)
    for each in (CHAT, CHANNEL, elsewhere):
        await storage.references.note(each)
    await storage.references.forget(TENANT, CHAT.conversation_id)
    await storage.references.forget(TENANT, CHAT.conversation_id)
    assert await storage.references.personal(TENANT, BEN) is None
    assert await storage.references.any_of(TENANT) == CHANNEL
    await storage.references.forget_all(TENANT)
    assert await storage.references.any_of(TENANT) is None
    assert await storage.references.any_of(OTHER) == elsewhere
