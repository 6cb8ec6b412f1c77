"""In an open dialog, in App Home, and by a shortcut."""

from typing import Any

import pytest

from adapters.playground import View
from adapters.slack.names import REQUEST_FROM_MESSAGE, REQUEST_LEAVE
from bot import intents
from bot.ports import StoreUnavailable
from bot.replies import DrawHome, Field, Mend, Open, Redraw, Reply, Say, Silence, Slip
from bot.screens import Help, Notice, NoticeKind
from bot.screens.examples import EXAMPLES
from domain.ids import LeaveTypeId
from domain.refusals import NoSuchLeaveType
from tests.adapters.slack.payloads import dialog, in_dialog, sent
from tests.adapters.slack.stage import ANNA, GENERAL, Stage

FORM, REFUSED = EXAMPLES["request form"], EXAMPLES["request form, refused"]
HOME = EXAMPLES["home"]
HELP = Help(may_arrange_digest=False)


async def form_of(stage: Stage) -> View:
    """The request form, open before Anna."""
    stage.conversation.reply = Open(FORM)
    await stage.world.slash(ANNA, "/vacation", "tomorrow", GENERAL)
    stage.conversation.asked.clear()
    return stage.world.open_views(ANNA)[-1]


async def test_a_changed_day_is_counted_while_what_was_typed_stays(stage: Stage) -> None:
    form = await form_of(stage)
    stage.world.type_in(ANNA, form, {"note": {"note": "Back on Monday"}})
    stage.conversation.reply = Redraw(REFUSED)
    await stage.world.click(ANNA, form, "last_day", "2026-07-20")
    await stage.settled()
    (asked,) = stage.conversation.intents
    assert isinstance(asked, intents.Recount)
    assert asked.values.note == "Back on Monday"
    form = stage.world.open_views(ANNA)[-1]
    assert form.values["note"]["note"]["value"] == "Back on Monday"
    assert stage.calls("views.update")[0]["hash"]


async def test_of_two_counts_under_way_the_later_one_stays(stage: Stage) -> None:
    form = await form_of(stage)
    stage.conversation.reply = Redraw(REFUSED)
    stage.world.fail_next("views.update", error="hash_conflict")
    await stage.world.click(ANNA, form, "last_day", "2026-07-20")
    await stage.settled()
    assert [("hash" in args) for args in stage.calls("views.update")] == [True, False]


async def test_an_earlier_count_that_comes_late_is_dropped(stage: Stage) -> None:
    stage.conversation.reply = Redraw(REFUSED)
    view = dialog("request")
    later = in_dialog("first_day", view)
    later["actions"][0]["action_ts"] = "9.9"
    await stage.interact(later)
    stage.world.journal.clear()
    stage.world.fail_next("views.update", error="hash_conflict")
    await stage.interact(in_dialog("first_day", view))
    assert len(stage.calls("views.update")) == 1


async def test_a_sent_form_becomes_its_receipt(stage: Stage) -> None:
    form = await form_of(stage)
    stage.conversation.reply = Redraw(EXAMPLES["receipt"])
    await stage.world.submit(ANNA, form)
    (asked,) = stage.conversation.intents
    assert isinstance(asked, intents.SendRequest)
    assert stage.world.open_views(ANNA)[-1].content["callback_id"] == "result"


async def test_a_form_with_nothing_more_to_say_closes(stage: Stage) -> None:
    form = await form_of(stage)
    stage.conversation.reply = Silence()
    await stage.world.submit(ANNA, form)
    assert not stage.world.open_views(ANNA)


async def test_what_is_wrong_stands_under_its_field(stage: Stage) -> None:
    form = await form_of(stage)
    stage.conversation.reply = Mend(
        ((Field.LAST_DAY, Slip.BEFORE_FIRST_DAY), (Field.LEAVE_TYPE, NoSuchLeaveType(LeaveTypeId("old"))))
    )
    await stage.world.submit(ANNA, form)
    errors = stage.world.open_views(ANNA)[-1].errors
    assert set(errors) == {"last_day", "leave_type"}


async def test_what_is_wrong_with_a_field_that_is_not_there_is_said_all_the_same(stage: Stage) -> None:
    form = await form_of(stage)
    stage.conversation.reply = Mend(((Field.APPROVER, Slip.NOT_A_PERSON),))
    await stage.world.submit(ANNA, form)
    assert stage.world.open_views(ANNA)[-1].errors


async def test_a_form_without_fields_has_nowhere_for_complaints(stage: Stage) -> None:
    stage.conversation.reply = Mend(((Field.NOTE, Slip.TOO_LONG),))
    got = await stage.interact(sent(dialog("request")))
    assert got.text == ""


async def test_a_number_that_is_none_is_mended_before_anybody_is_asked(stage: Stage) -> None:
    got = await stage.interact(sent(dialog("set_up", days={"value": "many"})))
    assert got.json["response_action"] == "errors"
    assert list(got.json["errors"]) == ["days"]
    assert not stage.conversation.asked


async def test_a_submission_sent_again_has_the_same_id(stage: Stage) -> None:
    for _ in range(2):
        await stage.interact(sent(dialog("request")))
    one, two = stage.conversation.asked
    assert one == two
    changed = {**dialog("request"), "hash": "2.other"}
    await stage.interact(sent(changed))
    assert stage.conversation.asked[2][0].delivery_id != one[0].delivery_id


@pytest.mark.parametrize(
    ("reply", "action"),
    [(Open(EXAMPLES["decline form"]), "push"), (Say(Notice(NoticeKind.WITHDRAWN)), "update")],
)
async def test_a_form_can_lead_to_another_or_to_a_word(stage: Stage, reply: Reply, action: str) -> None:
    form = await form_of(stage)
    stage.conversation.reply = reply
    done = await stage.world.submit(ANNA, form)
    assert done.ack is not None
    assert (done.ack.as_json() or {})["response_action"] == action


@pytest.mark.parametrize("reply", [DrawHome(HOME), Redraw(HOME)])
async def test_a_form_can_close_onto_a_fresh_home(stage: Stage, reply: Reply) -> None:
    form = await form_of(stage)
    stage.conversation.reply = reply
    await stage.world.submit(ANNA, form)
    await stage.settled()
    assert not stage.world.open_views(ANNA)
    assert stage.calls("views.publish")[0]["user_id"] == ANNA


async def test_trouble_with_a_form_shows_in_the_form(stage: Stage) -> None:
    form = await form_of(stage)
    stage.conversation.trouble = RuntimeError("broken")
    await stage.world.submit(ANNA, form)
    shown = stage.world.open_views(ANNA)[-1]
    assert "ref-1" in str(shown.errors), "and what was filled in is not lost"
    assert shown.content == form.content


async def test_trouble_with_a_count_is_shown_over_the_form(stage: Stage) -> None:
    form = await form_of(stage)
    stage.conversation.trouble = StoreUnavailable("locked")
    await stage.world.click(ANNA, form, "last_day", "2026-07-20")
    assert len(stage.world.open_views(ANNA)) == 2


@pytest.mark.parametrize("reply", [Silence(), Mend(((Field.NOTE, Slip.TOO_LONG),))])
async def test_a_count_may_change_nothing(stage: Stage, reply: Reply) -> None:
    form = await form_of(stage)
    stage.conversation.reply = reply
    done = await stage.world.click(ANNA, form, "last_day", "2026-07-20")
    assert done.ok
    assert not stage.calls("views.update")


async def test_a_button_in_a_dialog_can_open_another_over_it(stage: Stage) -> None:
    stage.conversation.reply = Open(FORM)
    form = await form_of(stage)
    await stage.world.click(ANNA, form, "last_day", "2026-07-20")
    assert len(stage.world.open_views(ANNA)) == 2


async def test_the_request_form_remembers_where_it_was_opened(stage: Stage) -> None:
    form = await form_of(stage)
    stage.conversation.reply = Silence()
    await stage.world.submit(ANNA, form)
    channel = stage.conversation.asked[0][0].channel
    assert channel is not None
    assert channel.channel_id == GENERAL


async def test_a_button_of_a_dialog_that_remembers_nothing_still_works(stage: Stage) -> None:
    view = {**dialog("digest"), "private_metadata": "not ours"}
    await stage.interact(in_dialog("stop_digest", view, value="C1"))
    asker, intent = stage.conversation.asked[0]
    assert (asker.channel, intent) == (None, intents.StopDigest("C1"))


async def test_home_is_drawn_when_it_is_opened(stage: Stage) -> None:
    stage.conversation.reply = DrawHome(HOME)
    await stage.world.open_home(ANNA)
    await stage.settled()
    assert stage.conversation.intents == [intents.ShowHome()]
    assert stage.world.workspaces["T1"].homes[ANNA].content["type"] == "home"


async def test_the_messages_tab_is_not_drawn(stage: Stage) -> None:
    await stage.world.open_home(ANNA, tab="messages")
    assert not stage.conversation.asked


@pytest.mark.parametrize("reply", [Say(HELP), Redraw(HELP), Redraw(HOME), Open(FORM)])
async def test_home_shows_also_those_who_have_none_what_there_is(stage: Stage, reply: Reply) -> None:
    stage.conversation.reply = reply
    await stage.world.open_home(ANNA)
    await stage.settled()
    assert stage.world.workspaces["T1"].homes[ANNA].blocks


@pytest.mark.parametrize("reply", [Say(HELP), Redraw(HELP), Open(FORM)])
async def test_a_button_on_home_answers_in_a_dialog(stage: Stage, reply: Reply) -> None:
    home = await _home(stage)
    stage.conversation.reply = reply
    await stage.world.click(ANNA, home, _first_button(home))
    assert len(stage.world.open_views(ANNA)) == 1


@pytest.mark.parametrize("reply", [Redraw(HOME), Mend(((Field.NOTE, Slip.TOO_LONG),))])
async def test_a_button_on_home_may_draw_it_anew(stage: Stage, reply: Reply) -> None:
    home = await _home(stage)
    stage.world.journal.clear()
    stage.conversation.reply = reply
    await stage.world.click(ANNA, home, _first_button(home))
    await stage.settled()
    assert len(stage.calls("views.publish")) == isinstance(reply, Redraw)
    assert not stage.world.open_views(ANNA)


@pytest.mark.parametrize("reply", [Open(FORM), Say(HELP), Redraw(HELP)])
async def test_a_global_shortcut_opens_the_form(stage: Stage, reply: Reply) -> None:
    stage.conversation.reply = reply
    await stage.world.shortcut(ANNA, REQUEST_LEAVE)
    assert stage.conversation.intents == [intents.OpenRequest()]
    assert len(stage.world.open_views(ANNA)) == 1


async def test_a_message_shortcut_answers_beside_the_message(stage: Stage) -> None:
    stage.conversation.reply = Say(HELP)
    message = await stage.world.say(ANNA, GENERAL, "I need a break")
    await stage.world.message_shortcut(ANNA, message, REQUEST_FROM_MESSAGE)
    await stage.settled()
    assert stage.conversation.intents == [intents.OpenRequest()]
    assert stage.world.messages(GENERAL, seen_by=ANNA)[-1].is_ephemeral


async def test_a_shortcut_may_have_nothing_to_mend(stage: Stage) -> None:
    stage.conversation.reply = Mend(((Field.NOTE, Slip.TOO_LONG),))
    assert (await stage.world.shortcut(ANNA, REQUEST_LEAVE)).ok


async def _home(stage: Stage) -> View:
    stage.conversation.reply = DrawHome(HOME)
    await stage.world.open_home(ANNA)
    await stage.settled()
    return stage.world.workspaces["T1"].homes[ANNA]


def _first_button(view: View) -> str:
    elements: list[dict[str, Any]] = [each for block in view.blocks for each in block.get("elements", ())]
    return next(str(each["action_id"]) for each in elements if each.get("type") == "button")
