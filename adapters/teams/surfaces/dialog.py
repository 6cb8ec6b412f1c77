"""In a dialog (`task/fetch`, `task/submit`, message extensions): it shows what comes next."""

from dataclasses import dataclass

from adapters.teams.screens import Dialog, dialog, message, words
from adapters.teams.surfaces import CARD, Invoked, Mending
from bot.screens import (
    Away,
    Balances,
    Form,
    Home,
    Notice,
    NoticeKind,
    PatternForm,
    PolicyForm,
    Requests,
    Screen,
    Why,
)

LARGE = Why | Away | Balances | Requests | Home | PolicyForm | PatternForm
_PASSING = frozenset({NoticeKind.TRY_LATER, NoticeKind.WENT_WRONG})


@dataclass(frozen=True, slots=True)
class InDialog:
    """Every answer keeps it open; where there is nothing to show, it closes."""

    async def say(self, screen: Screen, locale: str) -> Invoked:
        return self._go_on(dialog(screen, words(locale)), screen)

    async def open(self, form: Form, locale: str) -> Invoked:
        return await self.say(form, locale)

    async def redraw(self, screen: Screen, locale: str) -> Invoked:
        return await self.say(screen, locale)

    async def mend(self, mending: Mending, locale: str) -> Invoked:
        drawn = dialog(mending.form, words(locale), mending.mend.problems, mending.typed)
        return self._go_on(drawn, mending.form)

    async def stay(self) -> Invoked:
        return None

    def _go_on(self, drawn: Dialog, screen: Screen) -> Invoked:
        size = "large" if isinstance(screen, LARGE) else "medium"
        value = {
            "title": drawn.title,
            "height": size,
            "width": size,
            "card": {"contentType": CARD, "content": drawn.card},
        }
        return {"task": {"type": "continue", "value": value}}


@dataclass(frozen=True, slots=True)
class FromForm(InDialog):
    """A form was sent from a dialog: trouble that passes leaves it standing, with what was typed."""

    async def say(self, screen: Screen, locale: str) -> Invoked:
        if isinstance(screen, Notice) and screen.kind in _PASSING:
            return {"task": {"type": "message", "value": message(screen, words(locale)).text}}
        return self._go_on(dialog(screen, words(locale)), screen)
