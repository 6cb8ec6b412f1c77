"""What somebody sees who types /vacation."""

import pytest

from bot.intents import Said
from bot.ports import StoreUnavailable
from bot.replies import Mend, Open, Redraw, Say, Silence
from bot.screens import Help, NotUnderstood
from bot.screens.examples import EXAMPLES
from domain.company.digests import Channel, Platform
from tests.adapters.slack.stage import ANNA, BEN, GENERAL, TEAM, Stage

FORM = EXAMPLES["request form"]


async def test_the_words_after_the_command_are_asked(stage: Stage) -> None:
    await stage.command("6-10 July &amp; &lt;b&gt; <@U2BEN|ben>\0", trigger_id="9.9.x")
    asker, intent = stage.conversation.asked[0]
    assert intent == Said("6-10 July & <b> <@U2BEN|ben>")
    assert (asker.identity.workspace_id, asker.identity.user_id) == (TEAM, ANNA)
    assert asker.channel == Channel(Platform.SLACK, TEAM, GENERAL)
    assert asker.delivery_id == "9.9.x"


async def test_a_direct_message_is_no_channel_to_post_to(stage: Stage) -> None:
    await stage.command(channel_id="D1")
    assert stage.conversation.asked[0][0].channel is None


async def test_the_answer_comes_with_the_acknowledgement_and_costs_no_call(stage: Stage) -> None:
    stage.conversation.reply = Say(NotUnderstood("gibberish"))
    got = await stage.command("gibberish")
    assert got.json["response_type"] == "ephemeral"
    assert "gibberish" in got.json["text"]
    assert got.json["blocks"]
    assert not stage.world.journal.calls


async def test_the_answer_is_in_the_persons_language(stage: Stage) -> None:
    stage.conversation.reply, stage.conversation.locale = Say(Help(may_arrange_digest=False)), "de"
    german = await stage.command("help")
    stage.conversation.locale = "en"
    assert german.json["text"] != (await stage.command("help")).json["text"]


async def test_a_form_opens_and_nothing_is_said(stage: Stage) -> None:
    stage.conversation.reply = Open(FORM)
    done = await stage.world.slash(ANNA, "/vacation", "tomorrow", GENERAL)
    assert done.ok
    assert done.ack is not None
    assert done.ack.body == ""
    assert [view.content["callback_id"] for view in stage.world.open_views(ANNA)] == ["request"]


@pytest.mark.parametrize(
    "trouble", ["expired_trigger_id", "exchanged_trigger_id", "invalid_auth", "fatal_error"]
)
async def test_a_form_that_could_not_open_leaves_a_button_for_it(stage: Stage, trouble: str) -> None:
    stage.conversation.reply = Open(FORM)
    stage.world.fail_next("views.open", error=trouble)
    done = await stage.world.slash(ANNA, "/vacation", "tomorrow", GENERAL)
    assert done.ok
    said = stage.world.messages(GENERAL, seen_by=ANNA)[-1]
    buttons = [each for block in said.blocks for each in block.get("elements", ())]
    assert "open_request" in [each.get("action_id", "").partition(".")[0] for each in buttons]
    assert not stage.world.messages(GENERAL, seen_by=BEN)


async def test_a_form_in_a_workspace_that_has_just_removed_us_is_offered_as_a_button(stage: Stage) -> None:
    stage.conversation.reply = Open(FORM)
    await stage.slack.workspaces.remove(Platform.SLACK, TEAM)
    got = await stage.command("tomorrow")
    assert got.status == 200
    assert got.json["blocks"]


async def test_a_token_that_another_process_renewed_is_found(stage: Stage) -> None:
    await stage.command()
    kept = await stage.installations.find(Platform.SLACK, TEAM)
    assert kept is not None
    renewed = stage.world.install(TEAM, token="xoxb-renewed")
    await stage.installations.save(
        type(kept)(**{**{n: getattr(kept, n) for n in kept.__slots__}, "bot_token": renewed.token})
    )
    stage.conversation.reply = Open(FORM)
    await stage.world.slash(ANNA, "/vacation", "tomorrow", GENERAL)
    assert len(stage.world.open_views(ANNA)) == 1


@pytest.mark.parametrize("reply", [Silence(), Mend(()), Redraw(Help(may_arrange_digest=False))])
async def test_any_reply_has_its_place_after_a_command(stage: Stage, reply: Silence | Mend | Redraw) -> None:
    stage.conversation.reply = reply
    got = await stage.command()
    assert (got.text == "") != isinstance(reply, Redraw)


async def test_while_the_store_is_away_people_are_told_to_try_again(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.conversation.trouble = StoreUnavailable("locked")
    got = await stage.command("balance")
    assert got.status == 200
    assert got.json["response_type"] == "ephemeral"
    assert "ref-" not in got.text
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_what_goes_wrong_is_said_with_a_reference_that_the_log_has_once(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.conversation.trouble = RuntimeError("secret details")
    got = await stage.command("balance")
    assert got.status == 200
    assert "ref-1" in got.json["text"]
    assert "secret details" not in got.text
    assert len([record for record in caplog.records if "ref-1" in record.getMessage()]) == 1


async def test_an_apology_is_in_the_language_of_the_last_answer(stage: Stage) -> None:
    english = await _apology(stage)
    stage.conversation.trouble, stage.conversation.locale = None, "de"
    await stage.command("help")
    assert await _apology(stage) != english


async def _apology(stage: Stage) -> str:
    stage.conversation.trouble = StoreUnavailable("locked")
    return str((await stage.command()).json["text"])


async def test_a_command_without_a_trigger_still_has_an_id_of_its_own(stage: Stage) -> None:
    await stage.command(trigger_id="", response_url="http://127.0.0.1:9/one")
    await stage.command(trigger_id="", response_url="http://127.0.0.1:9/two")
    one, two = (asker.delivery_id for asker, _ in stage.conversation.asked)
    assert one != two
