"""In an open dialog: a field changed, a button was pressed, or the form was sent."""

from dataclasses import dataclass, field

from adapters.slack.bodies import Json
from adapters.slack.screens import errors, home, words
from adapters.slack.surfaces import Ack, Turn
from adapters.slack.wire import View
from bot.replies import Mend
from bot.screens import Form, Home, Notice, NoticeKind, Screen

MOST_VIEWS = 5_000
_PASSING = frozenset({NoticeKind.TRY_LATER, NoticeKind.WENT_WRONG})


@dataclass(slots=True)
class Newest:
    """The last action in each dialog: of two counts under way, only the later may overwrite the other."""

    _seen: dict[str, str] = field(default_factory=dict)

    def note(self, view_id: str, action_ts: str) -> None:
        if len(self._seen) >= MOST_VIEWS:
            self._seen.clear()
        self._seen[view_id] = max(action_ts, self._seen.get(view_id, ""))

    def is_newest(self, view_id: str, action_ts: str) -> bool:
        return self._seen.get(view_id, "") <= action_ts


@dataclass(frozen=True, slots=True)
class InDialog:
    """The dialog stays open; it is drawn anew by views.update, with what was typed kept by Slack."""

    turn: Turn
    view: View
    trigger_id: str
    action_ts: str
    newest: Newest

    async def say(self, screen: Screen, locale: str) -> Ack:
        view = self.turn.dialog(screen, locale)
        await self.turn.try_call("views.push", {"trigger_id": self.trigger_id, "view": view})
        return None

    async def open(self, form: Form, locale: str) -> Ack:
        return await self.say(form, locale)

    async def redraw(self, screen: Screen, locale: str) -> Ack:
        self.newest.note(self.view.id, self.action_ts)
        view = self.turn.dialog(screen, locale)
        self.turn.later(self._update(view), "views.update")
        return None

    async def mend(self, mend: Mend, locale: str) -> Ack:
        # Only a submission can carry sentences to fields; they are said when the form is sent.
        return None

    async def _update(self, view: Json) -> None:
        args: Json = {"view_id": self.view.id, "view": view}
        failed = await self.turn.try_call("views.update", {**args, "hash": self.view.hash}, seconds=5.0)
        if failed == "hash_conflict" and self.newest.is_newest(self.view.id, self.action_ts):
            # What stands there was drawn for an earlier action than this one.
            await self.turn.try_call("views.update", args, seconds=5.0)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form was sent: the acknowledgement closes the dialog, draws it anew, or says what to mend."""

    turn: Turn
    view: View

    async def say(self, screen: Screen, locale: str) -> Ack:
        inputs = self._inputs()
        if inputs and isinstance(screen, Notice) and screen.kind in _PASSING:
            # What was filled in stays, to be sent again.
            return {"response_action": "errors", "errors": {inputs[0]: words(locale).notice(screen)}}
        return self._update(screen, locale)

    async def open(self, form: Form, locale: str) -> Ack:
        view = self.turn.dialog(form, locale)
        return {"response_action": "push", "view": view}

    async def redraw(self, screen: Screen, locale: str) -> Ack:
        if isinstance(screen, Home):
            self.turn.draw_home(home(screen, words(locale)))
            return None
        return self._update(screen, locale)

    async def mend(self, mend: Mend, locale: str) -> Ack:
        inputs = self._inputs()
        if not inputs:
            return None
        said = errors(mend.problems, words(locale), inputs, mend.today)
        return {"response_action": "errors", "errors": said}

    def _inputs(self) -> list[str]:
        """Where a sentence can stand."""
        return [block.block_id for block in self.view.blocks if block.type == "input"]

    def _update(self, screen: Screen, locale: str) -> Ack:
        view = self.turn.dialog(screen, locale)
        return {"response_action": "update", "view": view}
