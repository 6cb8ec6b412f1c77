"""Carries out one effect of the outbox: draws what is true now, where its reader is."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from bot import effects
from bot.conversation.helping import home_screen
from bot.conversation.joining import set_up_form
from bot.conversation.reminding import reminder
from bot.effects import Effect
from bot.handling import today_of
from bot.intents import Asker
from bot.people import language_of, look_for
from bot.ports import Copy, Delivery, Messenger, NotDelivered, Outbox
from bot.reactions.announcing import digest_message
from bot.reactions.burying import missed_by, of_problem, told_of, unreachable
from bot.reactions.chores import work
from bot.reactions.minding import mind
from bot.reactions.news import News, due_news, reminder_of, subject_of
from bot.reactions.places import Missed, Place, everywhere
from bot.reactions.retrying import retry_at
from bot.reactions.showing import screen_of
from bot.reactions.telling import Told, news
from bot.screens import ApprovalCard, Screen, Welcome
from bot.screens.joining import SetUpValues
from bot.talk import House, Talk
from domain.company.digests import Channel, Digest, Platform
from domain.company.settings import Settings
from domain.employees.assignment import Identity
from domain.employees.employee import Employee
from domain.ids import CompanyId, EmployeeId

log = logging.getLogger(__name__)
Messengers = Mapping[Platform, Messenger]


@dataclass(frozen=True, slots=True)
class Delivering:
    """Takes deliveries to their end: done, tried again later, or buried with a reason."""

    house: House
    outbox: Outbox
    messengers: Messengers

    async def deliver(self, delivery: Delivery) -> None:
        """One attempt. Whatever happens is written down; nothing is raised for a message that fails."""
        try:
            await self._carry_out(delivery, delivery.effect)
        except NotDelivered as failure:
            await self._failed(delivery, failure)
        else:
            await self.outbox.done(delivery)

    async def postpone(self, delivery: Delivery, seconds: float, problem: str) -> None:
        """Tries again later, for a reason that is not the platform's."""
        await self._failed(delivery, NotDelivered(problem, seconds))

    async def _failed(self, delivery: Delivery, failure: NotDelivered) -> None:
        now = self.house.clock.now()
        again = retry_at(now, delivery.attempts, failure.after)
        if again is not None:
            await self.outbox.later(delivery, again, failure.problem)
            return
        log.warning("Given up on %s %s: %s", type(delivery.effect).__name__, delivery.id, failure.problem)
        await self.outbox.bury(delivery, failure.problem, now)
        if isinstance(failure, Missed) and failure.missed:
            await missed_by(self.house, delivery, failure.missed)
        else:
            await told_of(self.house, delivery, failure.problem)

    async def _carry_out(self, delivery: Delivery, effect: Effect) -> None:
        match effect:
            case effects.PostDigest() | effects.RefreshDigest():
                await self._digest(delivery, effect)
            case effects.TellAdministrators(problem, about):
                await self._administrators(delivery, problem, about)
            case effects.RefreshHome(reader_id):
                await self._home(delivery, reader_id)
            case effects.InviteInstaller(identity):
                await self._invite(delivery, identity)
            case effects.Welcome(reader_id, platform):
                await self._welcome(delivery, reader_id, platform)
            case effects.ShowRequest() | effects.TellOutcome():
                await self._request(delivery, effect)
            case effects.TellStandIn() | effects.TellPattern() | effects.TellAdjusted():
                await self._settled(delivery, effect)
            case effects.RemindApprover() | effects.TellRecounted() | effects.TellLapse():
                await self._news(delivery, effect)
            case effects.LookAfter() | effects.HandOver() | effects.LookForLapses():
                await work(self.house, delivery, effect)
            case effects.MindStatus() | effects.LookAtStatus() | effects.LookForStatuses():
                await mind(self.house, delivery, effect)
            case _:
                assert_never(effect)

    async def _request(self, delivery: Delivery, effect: effects.ShowRequest | effects.TellOutcome) -> None:
        places = await self._places(delivery.company_id, effect.reader_id)
        if not places and isinstance(effect, effects.ShowRequest):
            await unreachable(self.house, delivery.company_id, effect)

        async def tell(talk: Talk) -> None:
            await self._request_to(delivery, talk, effect)

        await self._everywhere(delivery, places, tell)

    async def _request_to(
        self, delivery: Delivery, talk: Talk, effect: effects.ShowRequest | effects.TellOutcome
    ) -> None:
        subject = f"request-{effect.request_id}"
        if isinstance(effect, effects.TellOutcome):
            subject = f"outcome-{delivery.id}"
        stands = await self._stands(delivery, talk, subject)
        screen = await screen_of(talk, effect, is_known=stands is not None)
        if screen is not None:
            await self._tell(delivery, talk, screen, subject)
        if isinstance(screen, ApprovalCard) and isinstance(effect, effects.ShowRequest):
            await self._refresh_reminder(delivery, talk, effect)

    async def _refresh_reminder(self, delivery: Delivery, talk: Talk, effect: effects.ShowRequest) -> None:
        """The last reminder says what the card says."""
        subject = reminder_of(effect.employee_id, effect.request_id)
        if await self._stands(delivery, talk, subject) is not None:
            employee = await self.house.store.employee(delivery.company_id, effect.employee_id)
            screen = await reminder(talk, employee, employee.requests[effect.request_id])
            await self._tell(replace(delivery, id=f"{delivery.id}-reminder"), talk, screen, subject)

    async def _news(self, delivery: Delivery, effect: News) -> None:
        async def tell(talk: Talk) -> None:
            screen = await due_news(talk, effect)
            if screen is not None:
                await self._tell_anew(delivery, talk, screen, subject_of(effect, delivery.id))

        await self._everywhere(delivery, await self._places(delivery.company_id, effect.reader_id), tell)

    async def _tell_anew(self, delivery: Delivery, talk: Talk, screen: Screen, subject: str) -> None:
        """A message of its own: changing the one before it would tell nobody anything.

        What this delivery has told already, before it failed elsewhere, is not told again.
        """
        told = f"told-{delivery.id}"
        if await self._stands(delivery, talk, told) is None:
            await self.house.copies.forget(delivery.company_id, _reader(talk), subject)
        copy = await self._tell(delivery, talk, screen, subject)
        if copy is not None:
            await self.house.copies.keep(delivery.company_id, _reader(talk), told, copy)

    async def _settled(self, delivery: Delivery, effect: Told) -> None:
        async def tell(talk: Talk) -> None:
            await self._tell(delivery, talk, await news(talk, effect), f"settled-{delivery.id}")

        await self._everywhere(delivery, await self._places(delivery.company_id, effect.reader_id), tell)

    async def _welcome(self, delivery: Delivery, reader_id: EmployeeId, platform: Platform | None) -> None:
        async def tell(talk: Talk) -> None:
            screen = Welcome(talk.me.profile.name, talk.settings.name)
            await self._tell(delivery, talk, screen, "welcome")

        reachable = await self._places(delivery.company_id, reader_id)
        places = [[talk for talk in each if _is_on(talk, platform)] for each in reachable]
        await self._everywhere(delivery, [each for each in places if each], tell)

    async def _invite(self, delivery: Delivery, identity: Identity) -> None:
        if await self.house.queries.company_of(identity.platform, identity.workspace_id) is None:
            found = await self.house.directories[identity.platform].look_up(identity)
            locale = (found.locale if found else None) or "en"
            form = await set_up_form(self.house, SetUpValues(), identity.platform)
            await self.messengers[identity.platform].tell(identity, form, locale, delivery.id, None)

    async def _administrators(self, delivery: Delivery, problem: str, about: str) -> None:
        async def tell(talk: Talk) -> None:
            notice = of_problem(problem, about, talk.asker.identity.platform)
            await self._tell(delivery, talk, notice, f"problem-{delivery.id}")

        settings = await self.house.store.settings(delivery.company_id)
        everybody = [await self._places(delivery.company_id, each) for each in settings.administrator_ids]
        await self._everywhere(delivery, [place for places in everybody for place in places], tell)

    async def _home(self, delivery: Delivery, reader_id: EmployeeId) -> None:
        async def draw(talk: Talk) -> None:
            identity = talk.asker.identity
            if await self.house.copies.has_home(identity):
                messenger = self.messengers[identity.platform]
                await messenger.draw_home(identity, await home_screen(talk), talk.locale)

        places = await self._places(delivery.company_id, reader_id)
        await self._everywhere(delivery, [[talk] for place in places for talk in place], draw)

    async def _everywhere(
        self, delivery: Delivery, places: Sequence[Place], tell: Callable[[Talk], Awaitable[None]]
    ) -> None:
        """In each of the places; administrators hear of those that can never be reached."""
        if missed := await everywhere(places, tell):
            await missed_by(self.house, delivery, missed)

    async def _tell(self, delivery: Delivery, talk: Talk, screen: Screen, subject: str) -> Copy | None:
        """Where the message stands now; None where it is gone for good."""
        identity = talk.asker.identity
        stands = await self._stands(delivery, talk, subject)
        messenger = self.messengers[identity.platform]
        copy = await messenger.tell(identity, screen, talk.locale, delivery.id, stands)
        if copy is not None and copy != stands:
            await self.house.copies.keep(delivery.company_id, _reader(talk), subject, copy)
        return copy

    async def _stands(self, delivery: Delivery, talk: Talk, subject: str) -> Copy | None:
        return await self.house.copies.find(delivery.company_id, _reader(talk), subject)

    async def _digest(self, delivery: Delivery, effect: effects.PostDigest | effects.RefreshDigest) -> None:
        settings = await self.house.store.settings(delivery.company_id)
        digest = settings.digests.get(effect.digest_id)
        if digest is None or digest.channel.platform not in self.messengers:
            return
        subject = f"digest-{effect.day}"
        stands = await self.house.copies.find(delivery.company_id, effect.digest_id, subject)
        if stands is None and isinstance(effect, effects.RefreshDigest):
            return
        kept = digest if stands is None else replace(digest, is_posted_when_empty=True)
        screen = await digest_message(self.house, delivery.company_id, settings, kept, effect.day)
        if screen is None:
            return
        if stands is None and _is_over(digest, effect.day, self.house.clock.now()):
            log.warning("The digest of %s for %s was skipped: its day is over", digest.id, effect.day)
        else:
            copy = await self._announce(digest.channel, screen, digest.locale, delivery.id, stands)
            if copy is not None and copy != stands:
                await self.house.copies.keep(delivery.company_id, effect.digest_id, subject, copy)

    async def _announce(
        self, channel: Channel, screen: Screen, locale: str, delivery_id: str, stands: Copy | None
    ) -> Copy | None:
        return await self.messengers[channel.platform].announce(channel, screen, locale, delivery_id, stands)

    async def _places(self, company_id: CompanyId, reader_id: EmployeeId) -> list[Place]:
        """The reader's turns, as if they had asked in each of their workspaces; none if they are nowhere."""
        identities = await self._identities(company_id, reader_id)
        settings = await self.house.store.settings(company_id)
        reader = await self.house.store.employee(company_id, reader_id)
        if not reader.is_active:
            return []
        at = self.house.clock.now()
        places: dict[tuple[Platform, str], list[Talk]] = {}
        for each in identities:
            talk = _talk(self.house, company_id, reader_id, each, settings, reader, at)
            places.setdefault((each.platform, each.workspace_id), []).append(talk)
        return list(places.values())

    async def _identities(self, company_id: CompanyId, reader_id: EmployeeId) -> list[Identity]:
        """Where somebody can be reached now: on platforms we speak to, in workspaces still connected."""
        settings = await self.house.store.settings(company_id)
        connected = [each for each in settings.workspaces if each[0] in self.messengers]
        found = await self.house.queries.identities(company_id, reader_id)
        reachable = [each for each in found if (each.platform, each.workspace_id) in connected]
        return reachable or await look_for(self.house, company_id, reader_id, connected)


def _is_on(talk: Talk, platform: Platform | None) -> bool:
    return platform in (None, talk.asker.identity.platform)


def _reader(talk: Talk) -> str:
    return f"{talk.my_id}@{talk.asker.identity.workspace_id}"


def _is_over(digest: Digest, day: date, now: datetime) -> bool:
    return now.astimezone(ZoneInfo(digest.time_zone)).date() > day


def _talk(
    house: House,
    company_id: CompanyId,
    reader_id: EmployeeId,
    identity: Identity,
    settings: Settings,
    reader: Employee,
    at: datetime,
) -> Talk:
    asker = Asker(identity, "outbox")
    locale = language_of(reader, None, settings)
    today = today_of(reader, settings, at)
    return Talk(house, asker, company_id, reader_id, reader, settings, locale, at, today)
