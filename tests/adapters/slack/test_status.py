"""Statuses in Slack with people's own tokens, against a stand-in over real HTTP."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

import pytest

from adapters.playground import oauth
from adapters.slack.status import USER_SCOPES, SlackStatuses
from bot.ports import Consent, ConsentGone, Known, NotDelivered, NotGranted, Shown, Withheld
from domain.company.digests import Platform
from domain.employees.assignment import Identity
from tests import cast
from tests.adapters.slack.stage import ANNA, TEAM, Stage

BACK = "https://leave.example.com/back"
ME = Identity(Platform.SLACK, TEAM, ANNA)
AWAY = Shown(":palm_tree:", "Away & out", datetime(2026, 8, 7, 22, tzinfo=UTC))


@dataclass
class Desk:
    """Anna's consent, and where it is used."""

    stage: Stage
    statuses: SlackStatuses

    def code(self, scopes: str = ",".join(USER_SCOPES)) -> str:
        """What Slack sends somebody back with who allows it."""
        query = {"redirect_uri": BACK, "user_scope": scopes, "state": "s"}
        to = oauth.authorise(self.stage.world, query, TEAM, ANNA)
        return dict(parse_qsl(urlsplit(to).query))["code"]

    async def consent(self) -> Consent:
        granted = await self.statuses.accept(self.code(), "", BACK)
        assert granted.identity == ME
        return Consent(Known(cast.COMPANY, cast.ANNA), ME, cast.NOW, granted.token)


@pytest.fixture
def desk(stage: Stage) -> Desk:
    slack = stage.slack
    app = stage.world.app
    settings = replace(
        slack.settings,
        client_id=app.client_id,
        client_secret=app.client_secret,
        public_url="https://leave.example.com",
        authorize_url="https://slack.example/authorize?x=1",
    )
    return Desk(stage, SlackStatuses(settings, slack.outward.web, slack.outward.lanes))


async def test_the_way_there_asks_for_ones_own_scopes_alone(desk: Desk) -> None:
    assert desk.statuses.is_offered
    way = urlsplit(desk.statuses.door(ME, "state-1", BACK))
    query = dict(parse_qsl(way.query))
    assert query["user_scope"] == "users.profile:read,users.profile:write"
    assert "scope" not in query
    assert (query["team"], query["state"], query["x"]) == (TEAM, "state-1", "1")


async def test_without_oauth_it_is_not_offered(desk: Desk) -> None:
    alone = replace(desk.statuses, settings=replace(desk.statuses.settings, client_secret=""))
    assert not alone.is_offered


async def test_a_status_is_read_as_it_was_set_and_taken_away(desk: Desk) -> None:
    consent = await desk.consent()
    assert (await desk.statuses.read(consent)).is_empty
    await desk.statuses.set(consent, AWAY)
    assert await desk.statuses.read(consent) == AWAY
    await desk.statuses.set(consent, Shown())
    assert await desk.statuses.read(consent) == Shown()


async def test_an_emoji_that_the_workspace_lacks_gives_way_to_one_that_all_have(desk: Desk) -> None:
    consent = await desk.consent()
    desk.stage.world.fail_next("users.profile.set", error="profile_status_set_failed_not_valid_emoji")
    await desk.statuses.set(consent, replace(AWAY, emoji=":our-own:"))
    assert await desk.statuses.read(consent) == AWAY


async def test_a_token_that_is_good_no_more_ends_the_consent(desk: Desk) -> None:
    consent = await desk.consent()
    await desk.statuses.give_back(consent)
    for call in (
        desk.statuses.read(consent),
        desk.statuses.set(consent, AWAY),
        desk.statuses.give_back(consent),
    ):
        with pytest.raises(ConsentGone):
            await call


@pytest.mark.parametrize(
    ("fault", "after"),
    [
        ({"error": "not_allowed", "status": 200}, None),
        ({"status": 429, "retry_after": 7}, 7),
        ({"status": 500}, 2),
    ],
)
async def test_a_no_and_a_not_now_are_told_apart(
    desk: Desk, fault: dict[str, int | str], after: float | None
) -> None:
    consent = await desk.consent()
    desk.stage.world.fail_next("users.profile.get", **fault)  # type: ignore[arg-type]
    with pytest.raises(NotDelivered) as failed:
        await desk.statuses.read(consent)
    assert failed.value.after == after


async def test_a_parked_workspace_is_not_asked_again_at_once(desk: Desk) -> None:
    consent = await desk.consent()
    desk.stage.world.fail_next("users.profile.get", status=429, retry_after=60)
    for _ in range(2):
        with pytest.raises(NotDelivered, match="rate limited"):
            await desk.statuses.read(consent)
    asked = [each for each in desk.stage.world.journal.calls if each.method == "users.profile.get"]
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("problem", "why"),
    [
        ("access_denied", Withheld.DENIED),
        ("app_approval_request_denied", Withheld.NOT_ALLOWED),
        ("server_error", Withheld.WENT_WRONG),
        ("", Withheld.WENT_WRONG),
    ],
)
async def test_whoever_comes_back_without_a_code_has_not_consented(
    desk: Desk, problem: str, why: Withheld
) -> None:
    with pytest.raises(NotGranted) as refused:
        await desk.statuses.accept("", problem, BACK)
    assert refused.value.why is why


async def test_half_of_what_it_takes_and_a_code_that_was_used_are_no_consent(desk: Desk) -> None:
    with pytest.raises(NotGranted) as refused:
        await desk.statuses.accept(desk.code("users.profile:read"), "", BACK)
    assert refused.value.why is Withheld.INCOMPLETE
    code = desk.code()
    await desk.statuses.accept(code, "", BACK)
    with pytest.raises(NotGranted) as refused:
        await desk.statuses.accept(code, "", BACK)
    assert refused.value.why is Withheld.WENT_WRONG


@pytest.mark.parametrize(("fault", "after"), [({"status": 429, "retry_after": 9}, 9), ({"status": 500}, 0)])
async def test_a_slack_that_does_not_answer_is_no_refusal(
    desk: Desk, fault: dict[str, int], after: float
) -> None:
    desk.stage.world.fail_next("oauth.v2.access", **fault)  # type: ignore[arg-type]
    with pytest.raises(NotDelivered) as failed:
        await desk.statuses.accept(desk.code(), "", BACK)
    assert failed.value.after == after
