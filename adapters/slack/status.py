"""People's own statuses in Slack, set with the token that each of them gave us for it."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from urllib.parse import urlencode

from msgspec import Struct

from adapters.slack.lanes import Busy, Lanes
from adapters.slack.problems import TOKEN_REFUSED
from adapters.slack.settings import SlackSettings
from adapters.slack.web_api import A, RateLimited, SlackRefused, Unreachable, Verdict, WebApi
from bot.ports import Consent, ConsentGone, Granted, NotDelivered, NotGranted, Shown, Withheld
from bot.ports.statuses import PALM
from domain.company.digests import Platform
from domain.employees.assignment import Identity

log = logging.getLogger(__name__)

USER_SCOPES = ("users.profile:read", "users.profile:write")
_GONE = (*TOKEN_REFUSED, "missing_scope", "not_allowed_token_type", "user_not_found")
_NOT_AN_EMOJI = "profile_status_set_failed_not_valid_emoji"
_DENIED, _NOT_ALLOWED = "access_denied", ("app_approval_request_denied", "approval_required")


class Profile(Struct, frozen=True):
    """The part of a profile that we read; the moment is in Unix seconds, 0 for never."""

    status_emoji: str = ""
    status_text: str = ""
    status_expiration: int = 0


class Found(Verdict, frozen=True):
    profile: Profile = Profile()


class User(Struct, frozen=True):
    id: str = ""
    access_token: str = ""
    scope: str = ""


class Team(Struct, frozen=True):
    id: str = ""


class Answered(Verdict, frozen=True):
    """oauth.v2.access where only user scopes were asked for."""

    authed_user: User = User()
    team: Team | None = None


@dataclass(frozen=True, slots=True)
class SlackStatuses:
    """The port `Statuses` on Slack."""

    settings: SlackSettings
    web: WebApi
    lanes: Lanes

    @property
    def is_offered(self) -> bool:
        return self.settings.can_be_installed

    def door(self, identity: Identity, state: str, back: str) -> str:
        """Slack's page, for the workspace in question; what the bot was granted stays as it is."""
        query = {
            "client_id": self.settings.client_id,
            "user_scope": ",".join(USER_SCOPES),
            "state": state,
            "redirect_uri": back,
            "team": identity.workspace_id,
        }
        joint = "&" if "?" in self.settings.authorize_url else "?"
        return f"{self.settings.authorize_url}{joint}{urlencode(query)}"

    async def accept(self, code: str, problem: str, back: str) -> Granted:
        """Raises NotGranted, and NotDelivered while Slack does not answer."""
        if problem or not code:
            raise NotGranted(_why(problem))
        user, team = await self._exchange(code, back)
        granted = Granted(Identity(Platform.SLACK, team, user.id), user.access_token)
        if not set(USER_SCOPES) <= set(user.scope.split(",")) or not (team and user.access_token):
            raise NotGranted(Withheld.INCOMPLETE)
        return granted

    async def read(self, consent: Consent) -> Shown:
        found = await self._call(consent, "users.profile.get", {}, Found)
        profile = found.profile
        until = datetime.fromtimestamp(profile.status_expiration, UTC) if profile.status_expiration else None
        return Shown(unescape(profile.status_emoji), unescape(profile.status_text), until)

    async def set(self, consent: Consent, shown: Shown) -> None:
        """An emoji that the workspace does not know gives way to one that all do."""
        try:
            await self._call(consent, "users.profile.set", _profile(shown), Verdict)
        except NotDelivered as failure:
            if failure.problem != _NOT_AN_EMOJI:
                raise
            plain = Shown(PALM, shown.text, shown.until)
            await self._call(consent, "users.profile.set", _profile(plain), Verdict)

    async def give_back(self, consent: Consent) -> None:
        await self._call(consent, "auth.revoke", {}, Verdict)

    async def _exchange(self, code: str, back: str) -> tuple[User, str]:
        form = {
            "client_id": self.settings.client_id,
            "client_secret": self.settings.client_secret,
            "code": code,
            "redirect_uri": back,
        }
        try:
            found = await self.web.call_with_form("oauth.v2.access", None, form, Answered)
        except SlackRefused as refused:
            log.warning("A consent was not given: Slack refused %s", refused)
            raise NotGranted(Withheld.WENT_WRONG) from refused
        except RateLimited as limited:
            raise NotDelivered(str(limited), limited.after) from limited
        except Unreachable as trouble:
            raise NotDelivered(str(trouble), after=0) from trouble
        return found.authed_user, found.team.id if found.team else ""

    async def _call(self, consent: Consent, method: str, args: Mapping[str, object], answer: type[A]) -> A:
        """With the person's token, in a lane of the workspace's. Raises NotDelivered or ConsentGone."""
        workspace_id = consent.identity.workspace_id
        try:
            await self.lanes.enter(workspace_id, method)
            found = await self.web.call(method, consent.token, args, answer)
        except SlackRefused as refused:
            if refused.error in _GONE:
                raise ConsentGone from refused
            raise NotDelivered(refused.error, None) from refused
        except Busy as busy:
            raise NotDelivered(f"{method}: rate limited", busy.after) from busy
        except RateLimited as limited:
            self.lanes.park(workspace_id, method, limited.after)
            raise NotDelivered(f"{method}: rate limited", limited.after) from limited
        except Unreachable as trouble:
            raise NotDelivered(str(trouble), self.lanes.fail(workspace_id, method)) from trouble
        self.lanes.succeed(workspace_id, method)
        return found


def _why(problem: str) -> Withheld:
    if problem == _DENIED:
        return Withheld.DENIED
    return Withheld.NOT_ALLOWED if problem in _NOT_ALLOWED else Withheld.WENT_WRONG


def _profile(shown: Shown) -> Mapping[str, object]:
    return {
        "profile": {
            "status_emoji": shown.emoji,
            "status_text": shown.text,
            "status_expiration": int(shown.until.timestamp()) if shown.until else 0,
        }
    }
