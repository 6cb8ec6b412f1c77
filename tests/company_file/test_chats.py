"""Who somebody is in chat, and where digests go: several workspaces, two platforms, moves."""

from dataclasses import replace

from bot.company_file.plan import Plan
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity
from domain.employees.commands import LinkIdentity, UnlinkIdentity
from tests.company_file.changing import HEAD, words
from tests.filed import WHOLE, filed


def test_an_identity_moves_from_one_to_another() -> None:
    there = filed()
    text = WHOLE.replace("slack: U1", "slack: U5").replace("slack: U2", "slack: U1")
    moves = [each.command for each in there.plan(text).changes]
    ada, ben = there.named("Ada").id, there.named("Ben").id
    assert ada is not None
    assert ben is not None
    one, two, five = (Identity(Platform.SLACK, "T1", name) for name in ("U1", "U2", "U5"))
    assert moves == [
        UnlinkIdentity(ada, one),
        UnlinkIdentity(ben, two),
        LinkIdentity(ada, five),
        LinkIdentity(ben, one),
    ]


def test_an_identity_that_the_file_gives_to_somebody_else_is_taken_from_its_owner() -> None:
    there = filed(WHOLE.replace("  slack: U1\n", "  slack: [U1, U3]\n"))
    text = WHOLE.replace("  slack: U1\n", "").replace("slack: U2", "slack: [U2, U3]")
    assert words(there.bring_in(text)) == ["Ada Byron: no longer U3 in T1", "Ben Okafor: U3 in T1"]
    assert there.plan(text).changes == ()


def test_workspaces_of_teams_and_their_people_and_digests() -> None:
    text = WHOLE.replace(
        "- {slack: T1, name: Acme}\n", "- {slack: T1, name: Acme}\n- {teams: M1, name: Acme}\n"
    )
    text = text.replace("slack: U2", "slack: U2\n  teams: A2").replace(
        "digests:", "digests:\n- {teams: X1, at: '08:00', time_zone: UTC, department: labs, label: night}"
    )
    there = filed(text)
    assert Identity(Platform.TEAMS, "M1", "A2") in there.named("Ben").identities
    assert filed(there.export()).export() == there.export()


def test_microsofts_ids_are_the_same_in_capital_letters_and_channels_are_not() -> None:
    tenant, ada = "5D1F0C3A-8F0E-4B57-9C57-1F6A3F0D2B11", "8B0F2C1E-7D34-4C57-9A61-0C5D3E1F2A90"
    channel = "19:WhoIsAway@thread.tacv2"
    text = WHOLE.replace(
        "- {slack: T1, name: Acme}\n", f"- {{slack: T1, name: Acme}}\n- {{teams: {tenant}, name: Acme}}\n"
    )
    text = text.replace("slack: U2", f"slack: U2\n  teams: {ada}").replace(
        "digests:", f"digests:\n- {{teams: '{channel}', at: '08:00', time_zone: UTC}}"
    )
    there = filed(text)
    assert Identity(Platform.TEAMS, tenant.lower(), ada.lower()) in there.named("Ben").identities
    assert Channel(Platform.TEAMS, tenant.lower(), channel) in [
        each.channel for each in there.settings.digests.values()
    ]
    assert there.plan(text).changes == ()
    assert filed(there.export()).export() == there.export()


def test_who_is_in_several_workspaces_says_which() -> None:
    text = WHOLE.replace(
        "- {slack: T1, name: Acme}\n", "- {slack: T1, name: Acme}\n- {slack: T2, name: Labs}\n"
    )
    for name in ("U1", "U2"):
        text = text.replace(
            f"slack: {name}", f"slack: [{{workspace: T1, user: {name}}}, {{workspace: T2, user: {name}}}]"
        )
    text = text.replace("slack: C1", "slack: {workspace: T2, channel: C1}")
    there = filed(text)
    assert len(there.named("Ada").identities) == 2
    assert there.plan(there.export()) == Plan(())


def test_what_hangs_on_a_workspace_that_left_is_not_exported() -> None:
    there = filed()
    there.settings = replace(there.settings, workspaces={})
    assert "slack" not in there.export()
    assert there.plan(there.export()).changes == ()


def test_a_digest_finds_a_free_id_in_a_channel_that_has_one() -> None:
    there = filed()
    channel = Channel(Platform.SLACK, "T1", "C1")
    assert list(there.settings.digests) == ["slack-t1-c1"]
    there.bring_in(HEAD + "digests: [{slack: C1, at: '09:00', time_zone: UTC, location: berlin}]\n")
    assert [each.channel for each in there.settings.digests.values()] == [channel, channel]
    assert list(there.settings.digests)[1] == "slack-t1-c1-berlin"
