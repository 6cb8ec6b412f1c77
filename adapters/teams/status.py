"""People's own automatic replies and presence at Microsoft, by the consent that each of them gave us."""

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape, unescape
from typing import TypeVar

import msgspec
from msgspec import Struct

from adapters.teams.graph import Graph, Json, who
from adapters.teams.trouble import ConnectorRefused, Throttled, Unreachable
from bot.ports import (
    Clock,
    Consent,
    ConsentGone,
    Consents,
    Granted,
    NotDelivered,
    NotGranted,
    Shown,
    Withheld,
)
from domain.company.digests import Platform
from domain.employees.assignment import Identity

log = logging.getLogger(__name__)
T = TypeVar("T")

REPLIES = "me/mailboxSettings/automaticRepliesSetting"
NEEDED = ("mailboxsettings.readwrite", "presence.readwrite")
_NOT_ALLOWED = ("consent_required", "unauthorized_client", "invalid_scope")
_GONE = ("invalid_grant", "interaction_required", "consent_required")
EARLY = timedelta(minutes=5)
"""Before its end that a token is renewed."""
_TAGS = re.compile(r"<[^>]*>|\s+")


class Moment(Struct, frozen=True):
    dateTime: str = ""
    timeZone: str = "UTC"


class Replies(Struct, frozen=True):
    """automaticRepliesSetting: `status` is disabled, alwaysEnabled or scheduled."""

    status: str = "disabled"
    externalAudience: str = "none"
    internalReplyMessage: str | None = ""
    externalReplyMessage: str | None = ""
    scheduledStartDateTime: Moment | None = None
    scheduledEndDateTime: Moment | None = None


@dataclass(frozen=True, slots=True)
class TeamsStatuses:
    """The port `Statuses` at Microsoft: replies by mail, and the presence shown in Teams."""

    graph: Graph
    consents: Consents
    clock: Clock

    @property
    def is_offered(self) -> bool:
        settings = self.graph.settings
        return bool(settings.has_application and settings.public_url and settings.graph_url)

    def door(self, identity: Identity, state: str, back: str) -> str:
        return self.graph.door(identity.workspace_id, state, back)

    async def accept(self, code: str, problem: str, back: str) -> Granted:
        """Raises NotGranted, and NotDelivered while Microsoft does not answer."""
        if problem or not code:
            raise NotGranted(_why(problem))
        try:
            tokens = await self.graph.redeem(code, back)
            claims = who(tokens)
        except ConnectorRefused as refused:
            log.warning("A consent was not given: the login server refused: %s", refused)
            raise NotGranted(Withheld.WENT_WRONG) from refused
        except (Throttled, Unreachable) as trouble:
            raise _later(trouble) from trouble
        granted = {each.rpartition("/")[2].lower() for each in tokens.scope.split()}
        if not (granted.issuperset(NEEDED) and tokens.refresh_token and claims.tid and claims.oid):
            raise NotGranted(Withheld.INCOMPLETE)
        identity = Identity(Platform.TEAMS, claims.tid, claims.oid)
        return Granted(identity, tokens.access_token, tokens.refresh_token, self._end(tokens.expires_in))

    async def read(self, consent: Consent) -> Shown:
        """As we wanted it, where it still is as we left it; what else stands there is kept as it is."""
        raw = await self._with_token(consent, lambda token: self.graph.call("GET", REPLIES, token))
        try:
            found = msgspec.json.decode(raw, type=Replies)
        except msgspec.DecodeError as error:
            raise NotDelivered("an answer of Microsoft's that cannot be read", after=0) from error
        if consent.shown is not None and _is(found, consent.shown):
            return consent.shown
        kept = msgspec.json.encode(found).decode()
        if found.status == "disabled":
            return Shown(kept=kept)
        return Shown(text=_plain(found.internalReplyMessage), until=_moment(found), kept=kept)

    async def set(self, consent: Consent, shown: Shown) -> None:
        """Replies first: presence is an extra that a tenant may do without."""
        replies = _replies(shown, consent.before, self.clock.now())
        body: Json = {"automaticRepliesSetting": msgspec.to_builtins(replies)}
        await self._with_token(
            consent, lambda token: self.graph.call("PATCH", "me/mailboxSettings", token, body)
        )
        try:
            await self._with_token(consent, lambda token: self._presence(consent, shown, token))
        except NotDelivered as failure:
            if failure.after is not None:
                raise
            log.info("A presence could not be set: %s", failure.problem)

    async def give_back(self, consent: Consent) -> None:
        """Microsoft revokes no single token: the person can in their account, and we forget ours."""

    async def _presence(self, consent: Consent, shown: Shown, token: str) -> bytes:
        path = f"users/{consent.identity.user_id}/presence"
        if shown.kept or shown.is_empty:
            return await self.graph.call("POST", f"{path}/clearUserPreferredPresence", token, {})
        body: dict[str, object] = {"availability": "Away", "activity": "Away"}
        if shown.until is not None:
            minutes = max(1, int((shown.until - self.clock.now()).total_seconds()) // 60)
            body["expirationDuration"] = f"PT{minutes}M"
        return await self.graph.call("POST", f"{path}/setUserPreferredPresence", token, body)

    async def _with_token(self, consent: Consent, call: Callable[[str], Awaitable[T]]) -> T:
        """Raises NotDelivered or ConsentGone."""
        try:
            ends_at = consent.ends_at
            if ends_at is not None and self.clock.now() >= ends_at - EARLY:
                return await call(await self._renewed(consent))
            try:
                return await call(consent.token)
            except ConnectorRefused as refused:
                if refused.status != 401:
                    raise
                return await call(await self._renewed(consent))
        except ConnectorRefused as refused:
            if refused.status == 401:
                raise ConsentGone from refused
            raise NotDelivered(str(refused), None) from refused
        except (Throttled, Unreachable) as trouble:
            raise _later(trouble) from trouble

    async def _renewed(self, consent: Consent) -> str:
        """Another token, kept before it is used: the login server may take the old one no more."""
        theirs = [each for each in await self.consents.of(consent.known) if _same(each, consent)]
        given = theirs[0] if theirs else consent
        if given.token != consent.token and given.ends_at and given.ends_at - EARLY > self.clock.now():
            return given.token
        try:
            tokens = await self.graph.refresh(consent.identity.workspace_id, given.renewal)
        except ConnectorRefused as refused:
            if refused.code in _GONE or refused.status == 400:
                raise ConsentGone from refused
            raise
        renewal = tokens.refresh_token or given.renewal
        ends_at = self._end(tokens.expires_in)
        await self.consents.renew(replace(given, token=tokens.access_token, renewal=renewal, ends_at=ends_at))
        return tokens.access_token

    def _end(self, seconds: float) -> datetime:
        return self.clock.now() + timedelta(seconds=seconds)


def _why(problem: str) -> Withheld:
    if problem == "access_denied":
        return Withheld.DENIED
    return Withheld.NOT_ALLOWED if problem in _NOT_ALLOWED else Withheld.WENT_WRONG


def _same(one: Consent, other: Consent) -> bool:
    return one.identity == other.identity


def _later(trouble: Throttled | Unreachable) -> NotDelivered:
    after = trouble.after if isinstance(trouble, Throttled) else None
    return NotDelivered(str(trouble), after or 0)


def _replies(shown: Shown, before: Shown | None, now: datetime) -> Replies:
    """What stood there as it was; else a sentence for the time of the leave, to whom it went before."""
    if shown.kept:
        return msgspec.json.decode(shown.kept, type=Replies)
    if shown.is_empty:
        return Replies()
    stood = msgspec.json.decode(before.kept, type=Replies) if before and before.kept else Replies()
    start, end, said = shown.since or now, shown.until or now, escape(shown.said, quote=False)
    return Replies("scheduled", stood.externalAudience, said, said, _written(start), _written(end))


def _is(found: Replies, shown: Shown) -> bool:
    return (
        found.status == "scheduled"
        and _plain(found.internalReplyMessage) == " ".join(shown.said.split())
        and _moment(found) == shown.until
    )


def _plain(message: str | None) -> str:
    """Without the HTML that Exchange puts around a sentence."""
    return " ".join(unescape(_TAGS.sub(" ", message or "")).split())


def _written(at: datetime) -> Moment:
    return Moment(at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"), "UTC")


def _moment(found: Replies) -> datetime | None:
    """When they end; in UTC, which Graph answers in unless it is asked otherwise."""
    if found.status != "scheduled" or found.scheduledEndDateTime is None:
        return None
    try:
        return datetime.fromisoformat(found.scheduledEndDateTime.dateTime[:19]).replace(tzinfo=UTC)
    except ValueError:
        return None
