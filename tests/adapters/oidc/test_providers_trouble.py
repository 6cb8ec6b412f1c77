"""Providers that change their keys, are away, or say strange things of themselves."""

import asyncio

import pytest

from bot.ports.providers import Doubt, NotVerified
from tests.adapters.oidc.conftest import Desk
from tests.adapters.oidc.provider import OTHER_RSA, providing, published


class Watch:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
async def watch(desk: Desk) -> Watch:
    made = Watch()
    party = desk.providers().parties["oidc"]
    party.keys.now = party.discovery.now = made
    return made


async def test_a_provider_is_asked_about_itself_and_its_keys_once_a_day(desk: Desk, watch: Watch) -> None:
    for _ in range(3):
        await desk.sign_in()
    assert (desk.provider.asked.count("metadata"), desk.provider.asked.count("jwks")) == (1, 1)
    watch.seconds += 24 * 3_600
    await desk.sign_in()
    assert (desk.provider.asked.count("metadata"), desk.provider.asked.count("jwks")) == (2, 2)


async def test_a_new_key_is_read_once_it_is_needed(desk: Desk, watch: Watch) -> None:
    await desk.sign_in()
    desk.provider.keys = [published(OTHER_RSA, "newer")]
    watch.seconds += 60
    await desk.sign_in(key=OTHER_RSA, kid="newer")
    with pytest.raises(NotVerified, match="key is not known"):
        await desk.sign_in()
    assert desk.provider.asked.count("jwks") == 2


async def test_made_up_keys_make_us_ask_once_a_minute(desk: Desk, watch: Watch) -> None:
    await desk.sign_in()
    for number in range(5):
        with pytest.raises(NotVerified, match="key is not known"):
            await desk.sign_in(kid=f"made-up-{number}")
    assert desk.provider.asked.count("jwks") == 1
    watch.seconds += 60
    for number in range(5):
        with pytest.raises(NotVerified, match="key is not known"):
            await desk.sign_in(kid=f"made-up-{number}")
    assert desk.provider.asked.count("jwks") == 2


async def test_those_who_come_at_once_share_one_reading(desk: Desk) -> None:
    begun = await asyncio.gather(*(desk.begin() for _ in range(8)))
    assert desk.provider.asked == ["metadata"]
    for each in begun:
        desk.provider.token(each.nonce)
    outcomes = await asyncio.gather(*(desk.finish(each) for each in begun), return_exceptions=True)
    assert len(outcomes) == 8
    assert desk.provider.asked.count("jwks") == 1


async def test_a_provider_that_is_away_is_told_as_that_and_left_alone_a_moment(
    desk: Desk, watch: Watch
) -> None:
    desk.provider.status = 503
    for _ in range(3):
        with pytest.raises(NotVerified) as away:
            await desk.begin()
        assert away.value.doubt is Doubt.UNREACHABLE
    assert desk.provider.asked == ["metadata"]
    desk.provider.status = 200
    watch.seconds += 15
    assert (await desk.sign_in()).name == "anna@example.com"


async def test_what_is_known_does_while_a_provider_is_away(desk: Desk, watch: Watch) -> None:
    await desk.sign_in()
    desk.provider.status = 503
    watch.seconds += 24 * 3_600
    assert (await desk.begin()).state
    with pytest.raises(NotVerified) as away:
        await desk.sign_in()
    assert away.value.doubt is Doubt.UNREACHABLE


STRANGE: dict[str, dict[str, object]] = {
    "another issuer": {"issuer": "https://evil.example"},
    "any tenant, though it is not Entra": {"issuer": "https://evil.example/{tenantid}"},
    "a token address that is not safe": {"token_endpoint": "http://leave.example.com/token"},
    "keys that are not safe": {"jwks_uri": "http://leave.example.com/jwks"},
    "a page that is a script": {"authorization_endpoint": "javascript:alert(1)"},
    "a page that is no address": {"authorization_endpoint": "https:///authorize"},
    "no page": {"authorization_endpoint": None},
}


@pytest.mark.parametrize("strange", STRANGE.values(), ids=STRANGE.keys())
async def test_a_provider_that_says_strange_things_of_itself_is_not_gone_to(
    desk: Desk, strange: dict[str, object]
) -> None:
    desk.provider.metadata = strange
    with pytest.raises(NotVerified):
        await desk.begin()


async def test_our_secret_is_not_sent_on_to_where_a_provider_points(desk: Desk) -> None:
    async with providing() as other:
        other.token("any")
        desk.provider.sends_on = f"{other.issuer}/token"
        with pytest.raises(NotVerified) as strange:
            await desk.sign_in()
        assert strange.value.doubt is Doubt.UNREACHABLE
        assert other.asked == []


async def test_an_endless_answer_is_not_read_to_its_end(desk: Desk) -> None:
    desk.provider.metadata["service_documentation"] = "x" * 1_000_000
    with pytest.raises(NotVerified) as strange:
        await desk.begin()
    assert strange.value.doubt is Doubt.UNREACHABLE


async def test_who_is_not_set_up_is_no_provider(desk: Desk) -> None:
    with pytest.raises(KeyError):
        await desk.providers().begin("google", "https://leave.example.com")
