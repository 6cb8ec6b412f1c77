"""Who asks, and in which conversation, read from an activity."""

from collections.abc import Mapping

from adapters.teams.wire import Activity, Entity
from bot.intents import Asker
from bot.ports import Gathering, Reference
from domain.company.digests import Channel, Platform
from domain.employees.assignment import Identity


def reference_of(activity: Activity) -> Reference:
    """Where the conversation is reached, as of this activity."""
    place, sender = activity.conversation, activity.sender
    gathering = Gathering.GROUP
    if place.is_personal:
        gathering = Gathering.PERSONAL
    elif place.is_channel:
        gathering = Gathering.CHANNEL
    is_theirs = gathering is Gathering.PERSONAL and not activity.is_us(sender)
    return Reference(
        workspace_id=activity.tenant_id,
        conversation_id=place.lasting_id,
        gathering=gathering,
        service_url=activity.serviceUrl,
        bot_id=activity.recipient.id,
        user_id=sender.aadObjectId or None if is_theirs else None,
        member_id=sender.id or None if is_theirs else None,
        team_id=activity.channelData.team.id or None,
        name=activity.channelData.channel.name or place.name,
    )


def asker_of(activity: Activity, user_id: str) -> Asker:
    """`user_id` is the sender's Entra object id, as far as there is one."""
    place = activity.conversation
    identity = Identity(Platform.TEAMS, activity.tenant_id, user_id)
    channel = None
    if not place.is_personal and place.id:
        channel = Channel(Platform.TEAMS, activity.tenant_id, place.lasting_id)
    return Asker(identity, f"{place.id} {activity.id}".strip(), channel, activity.language)


def words_of(activity: Activity, people: Mapping[str, str]) -> str:
    """What was typed to us: our own mention left out, others as `<@id>`; `people` are ids by those of Teams.

    Mentions are found by what Teams says of them: a name may itself look like one.
    """
    text = activity.text.replace("\0", "")
    for mention in activity.entities:
        if mention.type == "mention" and mention.text:
            text = text.replace(mention.text, _named(activity, mention, people), 1)
    return " ".join(text.replace("&nbsp;", " ").split())


def mentioned(activity: Activity) -> list[str]:
    """The ids, as Teams has them, of people who are mentioned."""
    return [
        each.mentioned.id
        for each in activity.entities
        if each.type == "mention" and not activity.is_us(each.mentioned)
    ]


def _named(activity: Activity, mention: Entity, people: Mapping[str, str]) -> str:
    if activity.is_us(mention.mentioned):
        return " "
    user_id = mention.mentioned.aadObjectId or people.get(mention.mentioned.id)
    return f" <@{user_id}> " if user_id else f" {mention.mentioned.name} "
