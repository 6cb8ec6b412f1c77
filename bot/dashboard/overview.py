"""What there is to settle, each with how it stands at present."""

from dataclasses import dataclass

from bot import soundness
from bot.dashboard.workspaces import workspaces
from bot.permissions import Ability, require
from bot.talk import Talk
from domain.company.digests import Digest


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of what stands, and of what may need a look."""

    name: str
    locale: str
    locations: int
    departments: int
    undecided: int
    """Departments in which nobody but administrators decides."""
    leave_types: int
    """Those in use."""
    policies: int
    rules: int
    idle_rules: int
    """Those that can never say anything."""
    digests: int
    silent_digests: int
    """Those of workspaces that are not connected."""
    workspaces: int
    troubled: int
    feeds: int
    administrators: int
    approvers: int


async def overview(talk: Talk) -> Overview:
    """Raises Refused."""
    await require(talk, Ability.SETTLE)
    settings, people = talk.settings, await talk.house.queries.people(talk.company_id)
    connected = await workspaces(talk)
    departments = settings.departments.values()
    steps = (each for department in departments for step in department.steps for each in step.approver_ids)
    named = (each for department in departments for each in department.approver_ids)
    return Overview(
        settings.name,
        settings.locale,
        len(settings.locations),
        len(settings.departments),
        len(list(soundness.undecided(settings, people, talk.today))),
        sum(each.is_active for each in settings.leave_types.values()),
        len(settings.policies),
        len(settings.rules),
        len(list(soundness.idle_rules(settings, people, talk.today))),
        len(settings.digests),
        sum(not _is_connected(talk, each) for each in settings.digests.values()),
        len(connected),
        sum(each.trouble is not None for each in connected),
        len(await talk.house.feeds.all(talk.company_id)),
        len(settings.administrator_ids),
        len({*steps, *named}),
    )


def _is_connected(talk: Talk, digest: Digest) -> bool:
    return (digest.channel.platform, digest.channel.workspace_id) in talk.settings.workspaces
