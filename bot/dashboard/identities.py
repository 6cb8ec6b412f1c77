"""Who somebody is in Slack and in Teams: linked and unlinked by administrators."""

from bot.company_file.leaves import CHAT_ID, ENTRA_ID
from bot.dashboard.trying import Mended, Problem, somebody
from bot.dashboard.typed import check
from bot.replies import Slip
from bot.talk import Talk
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from domain.employees.commands import LinkIdentity, UnlinkIdentity
from domain.ids import EmployeeId


async def link(talk: Talk, employee_id: EmployeeId, workspace: str, user_id: str) -> Identity:
    """Says who somebody is in a workspace of the company, named "slack/T1". Raises Mended."""
    await somebody(talk, employee_id)
    platform, _, workspace_id = workspace.partition("/")
    known = {(kind.value, key): kind for kind, key in talk.settings.workspaces}
    kind = known.get((platform, workspace_id))
    check({"workspace": Slip.NO_SUCH_CHOICE if kind is None else None})
    identity = Identity(kind or Platform.SLACK, workspace_id, _read(kind or Platform.SLACK, user_id))
    check({"user_id": await _taken(talk, employee_id, identity)})
    await talk.house.handling.handle(talk.context(), LinkIdentity(employee_id, identity))
    return identity


async def unlink(talk: Talk, employee_id: EmployeeId, workspace: str, user_id: str) -> None:
    """Takes it back: from there they are somebody we do not know."""
    employee = await somebody(talk, employee_id)
    for each in employee.identities:
        if (f"{each.platform.value}/{each.workspace_id}", each.user_id) == (workspace, user_id):
            await talk.house.handling.handle(talk.context(), UnlinkIdentity(employee_id, each))


def _read(platform: Platform, user_id: str) -> str:
    """Raises Mended."""
    said = user_id.strip()
    try:
        return (ENTRA_ID if platform is Platform.TEAMS else CHAT_ID).parse(said)
    except ValueError:
        raise Mended({"user_id": Slip.NOT_AN_ID if said else Slip.MISSING}) from None


async def _taken(talk: Talk, employee_id: EmployeeId, identity: Identity) -> Problem | None:
    known = await talk.house.queries.person(identity)
    return None if known is None or known.employee_id == employee_id else Slip.SOMEBODY_ELSES
