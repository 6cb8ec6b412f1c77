"""One activity of Teams', told once: what it asks for, and what an invoke is answered with."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from adapters.teams.actions import Action, Callback
from adapters.teams.answering import Answering
from adapters.teams.asking import asker_of, mentioned, reference_of, words_of
from adapters.teams.clicks import SHOWING, Asked, NotOurs, asked_by
from adapters.teams.extension import Search
from adapters.teams.happenings import Happenings
from adapters.teams.outside import Teams
from adapters.teams.surfaces import Invoked, Surface, Turn
from adapters.teams.surfaces.card import OnCard
from adapters.teams.surfaces.dialog import FromForm, InDialog
from adapters.teams.surfaces.typed import InChat, InCompany
from adapters.teams.trouble import ConnectorRefused, Throttled, Unreachable
from adapters.teams.wire import Activity, Click, Execution, NotReadable, Task, click_of, read
from bot.intents import OpenRequest, Said, ShowHelp
from bot.ports import Clock, Gathering, Inbox

log = logging.getLogger(__name__)

Invoke = Callable[["Receiving", Activity], Awaitable[Invoked]]


class UnknownInvoke(Exception):
    """An invoke by a name that we do not answer."""


@dataclass(frozen=True, slots=True)
class Receiving:
    """What the SDK's handler hands over. Raises StoreUnavailable where Teams should send it again."""

    teams: Teams
    answering: Answering
    happenings: Happenings
    search: Search
    inbox: Inbox
    clock: Clock

    async def message(self, activity: Activity) -> None:
        """Words, or a button of a client that knows no Action.Execute; said twice it is answered once."""
        key = f"teams {activity.tenant_id} {activity.conversation.id} {activity.id}"
        if activity.id and not await self.inbox.is_first(key, self.clock.now()):
            return
        turn = await self._turn(activity)
        if isinstance(activity.value, dict) and not activity.text.strip():
            await self._pressed_in_message(turn, activity)
            return
        text = words_of(activity, await self._people(activity))
        surface: Surface = InChat(turn) if activity.conversation.is_personal else InCompany(turn, text)
        await self.answering.answer(surface, turn.asker, Asked(Said(text)))

    async def changed(self, activity: Activity) -> None:
        """A `conversationUpdate`."""
        await self._note(activity)
        await self.happenings.conversation_changed(activity)

    async def installed(self, activity: Activity) -> None:
        await self._note(activity)
        await self.happenings.app_came(activity)

    async def uninstalled(self, activity: Activity) -> None:
        await self.happenings.app_went(activity)

    async def invoke(self, activity: Activity) -> Invoked:
        """Raises UnknownInvoke, and NotReadable where its value is none of ours."""
        answer = _INVOKES.get(activity.name)
        if answer is None:
            raise UnknownInvoke(activity.name)
        return await answer(self, activity)

    async def execute(self, activity: Activity) -> Invoked:
        """A button on a card, or a look at one."""
        execution = read(activity.value, Execution)
        click = click_of(execution.action.data, is_automatic=execution.trigger == "automatic")
        turn = await self._turn(activity)
        if click.is_automatic and click.do not in SHOWING:
            raise NotReadable("a look at a card that would change something")
        if click.do == Action.TYPED and click.ours.get("by") != turn.asker.identity.user_id:
            # Somebody else pressed "Show": they have an answer of their own, or none.
            return await self.answering.answer(OnCard(turn), turn.asker, Asked(ShowHelp()))
        surface = OnCard(turn, is_form=click.do == Callback.REQUEST)
        return await self.answering.answer(surface, turn.asker, _asked(click))

    async def fetch(self, activity: Activity) -> Invoked:
        """A dialog is to open."""
        turn = await self._turn(activity)
        click = click_of(read(activity.value, Task).data)
        return await self.answering.answer(InDialog(), turn.asker, _asked(click))

    async def submit(self, activity: Activity) -> Invoked:
        """A button in a dialog; also one of the message extension's."""
        turn = await self._turn(activity)
        click = click_of(read(activity.value, Task).data)
        surface = FromForm() if click.do in Callback.__members__.values() else InDialog()
        return await self.answering.answer(surface, turn.asker, _asked(click))

    async def extend(self, activity: Activity) -> Invoked:
        """The message extension asks for leave: from the box where one writes, or from a message."""
        turn = await self._turn(activity)
        return await self.answering.answer(InDialog(), turn.asker, Asked(OpenRequest()))

    async def query(self, activity: Activity) -> Invoked:
        """The message extension looks up who is away."""
        turn = await self._turn(activity)
        parameters = read(activity.value, Task).parameters
        text = next((each.value for each in parameters if each.name != "initialRun"), "")
        return await self.search.look_up(turn.asker, text)

    async def _pressed_in_message(self, turn: Turn, activity: Activity) -> None:
        try:
            asked = _asked(click_of(activity.value))
        except NotReadable:
            asked = Asked(ShowHelp())
        surface: Surface = InChat(turn) if activity.conversation.is_personal else OnCard(turn)
        await self.answering.answer(surface, turn.asker, asked)

    async def _turn(self, activity: Activity) -> Turn:
        await self._note(activity)
        user_id = activity.sender.aadObjectId or await self._known_as(activity, activity.sender.id)
        return Turn(self.teams, activity, asker_of(activity, user_id), reference_of(activity))

    async def _note(self, activity: Activity) -> None:
        """Where the conversation is reached; also of those that say nothing more."""
        if activity.tenant_id and activity.conversation.id:
            reference = reference_of(activity)
            if reference.gathering is not Gathering.PERSONAL or reference.user_id:
                await self.teams.references.note(reference)
            await self.happenings.welcome(activity)

    async def _known_as(self, activity: Activity, member_id: str) -> str:
        """Somebody's Entra object id, where the activity does not tell it; else what Teams calls them."""
        known = await self.teams.references.known_as(activity.tenant_id, member_id)
        if known is None:
            place = activity.conversation.lasting_id
            try:
                known = (await self.teams.connector.member(activity.serviceUrl, place, member_id)).user_id
            except (ConnectorRefused, Throttled, Unreachable) as trouble:
                log.info("Teams does not say who somebody is: %s", trouble)
        return known or member_id

    async def _people(self, activity: Activity) -> Mapping[str, str]:
        return {each: await self._known_as(activity, each) for each in mentioned(activity)}


def _asked(click: Click) -> Asked:
    try:
        return asked_by(click)
    except NotOurs:
        log.info("An unknown button: %.60s", click.do)
        return Asked(ShowHelp())


_INVOKES: dict[str, Invoke] = {
    "adaptiveCard/action": Receiving.execute,
    "task/fetch": Receiving.fetch,
    "task/submit": Receiving.submit,
    "composeExtension/fetchTask": Receiving.extend,
    "composeExtension/submitAction": Receiving.submit,
    "composeExtension/query": Receiving.query,
}
