"""A company on Microsoft Teams alone: from the first installation to leave."""

from pathlib import Path

from tests import cast
from tests.walks.teams import buttons, said, teams_alone


async def test_who_installs_the_app_sets_the_company_up_and_everybody_can_ask(tmp_path: Path) -> None:
    async with teams_alone(tmp_path) as chat:
        await chat.install(cast.CARLA)
        await chat.settled()
        form = chat.messages(cast.CARLA)[0]
        shown = await chat.press(cast.CARLA, form, "set_up", look=True, country="DE")
        done = await chat.press(cast.CARLA, shown.card, "set_up", country="DE", region="BE", days="28")
        assert "28 days" in said(done.card)
        await chat.install(cast.ANNA)
        await chat.write(cast.ANNA, "6-7 august")
        await chat.settled()
        form = next(each for each in chat.messages(cast.ANNA) if list(buttons(each, "request")))
        await chat.press(cast.ANNA, form, "request")
        await chat.settled()
        card = next(each for each in chat.messages(cast.CARLA) if list(buttons(each, "approve")))
        decided = await chat.press(cast.CARLA, card, "approve")
        assert "approved" in said(decided.card).lower()


async def test_whoever_did_not_install_it_hears_who_has_to_set_it_up(tmp_path: Path) -> None:
    async with teams_alone(tmp_path) as chat:
        await chat.install(cast.CARLA)
        await chat.install(cast.ANNA)
        await chat.write(cast.ANNA, "balance")
        await chat.settled()
        card = chat.messages(cast.ANNA)[-1]
        assert "set up" in said(card).lower()
        assert not list(buttons(card, "set_up"))
