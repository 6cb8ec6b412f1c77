"""Microsoft's own client talks to us: words, a form, buttons, a channel, the message extension."""

import pytest

from tests.agents_playground.client import Json, Playground, buttons, content, filled, said
from tests.agents_playground.company import ANNA, CHANNEL, EMIL, FELIX, GROUP, HENRY, PERSONAL

CARD = "application/vnd.microsoft.card.adaptive"


def name_of(message: Json) -> str:
    """What a message that was posted is called from then on."""
    return str(message["response"]["body"]["id"])


def execution(button: Json, **typed: str) -> Json:
    action = {"type": "Action.Execute", "verb": button["verb"], "data": {**typed, **button["data"]}}
    return {"action": action, "trigger": "manual"}


async def test_a_word_is_answered_by_a_card(playground: Playground) -> None:
    await playground.write("balance")
    found = await playground.card("Your balances", "30 days left")
    assert found["response"]["statusCode"] == 201


async def test_leave_is_asked_for_decided_on_and_both_copies_follow(playground: Playground) -> None:
    await playground.meet(ANNA)
    await playground.write("vacation 6-10 July")
    form = await playground.card("“vacation 6-10 July” was read as", "5 days")
    fields = filled(content(form))
    assert (fields["first_day"], fields["last_day"]) == ("2026-07-06", "2026-07-10")
    send = next(buttons(content(form), "Send to approvers"))
    receipt = await playground.press(name_of(form), send, {**fields, "note": "Sea"})
    assert receipt["type"] == CARD
    assert "Waiting for Anna Example" in said(receipt)

    asked = await playground.card("Felix Example asks for leave", "Approve", "Sea")
    assert content(asked)["refresh"]["userIds"] == [ANNA.id]
    approve = next(buttons(content(asked), "Approve"))
    decided = await playground.happens(ANNA, "invoke", name="adaptiveCard/action", value=execution(approve))
    assert decided["body"]["type"] == CARD
    assert "Approved by Anna Example" in said(decided)
    told = await playground.card("Approved by Anna Example", "25 days left", "After it")
    assert not list(buttons(content(told), "Approve"))


async def test_nobody_but_the_approver_approves(playground: Playground) -> None:
    await playground.meet(ANNA)
    await playground.meet(EMIL)
    await playground.write("vacation 6-10 July")
    form = await playground.card("was read as")
    send = next(buttons(content(form), "Send to approvers"))
    await playground.press(name_of(form), send, filled(content(form)))
    asked = await playground.card("Felix Example asks for leave")
    approve = next(buttons(content(asked), "Approve"))
    refused = await playground.happens(EMIL, "invoke", name="adaptiveCard/action", value=execution(approve))
    assert refused["statusCode"] == 200
    assert "Approved" not in said(refused)


@pytest.mark.parametrize("where", [GROUP, CHANNEL])
async def test_where_others_read_along_the_answer_is_for_one(playground: Playground, where: str) -> None:
    await playground.install(where)
    place = await playground.write("balance", where)
    base = await playground.card("Only Felix Example sees the answer")
    assert "30 days" not in said(base)
    refresh = content(base)["refresh"]
    assert refresh["userIds"] == [FELIX.id]
    value = {"action": refresh["action"], "trigger": "automatic"}
    view = await playground.invoke("adaptiveCard/action", value, place, name_of(base))
    assert "30 days left" in said(view)


async def test_who_is_away_is_found_and_never_why(playground: Playground) -> None:
    query: Json = {"commandId": "whoIsAway", "queryOptions": {"skip": 0, "count": 25}}
    query["parameters"] = [{"name": "words", "value": "next week"}]
    found = await playground.invoke("composeExtension/query", query)
    assert found["composeExtension"]["type"] == "result"
    assert HENRY.name in said(found)
    assert "acation" not in said(found)
    query["parameters"] = [{"name": "initialRun", "value": "true"}]
    nobody = await playground.invoke("composeExtension/query", query)
    assert "Nobody is away" in said(nobody)


async def test_leave_is_asked_for_beside_a_message(playground: Playground) -> None:
    await playground.meet(ANNA)
    fetch = {"commandId": "requestLeave", "commandContext": "compose"}
    opened = await playground.invoke("composeExtension/fetchTask", fetch)
    form = opened["task"]["value"]["card"]["content"]
    fields = {**filled(form), "first_day": "2026-07-06", "last_day": "2026-07-07"}
    send = next(buttons(form, "Send to approvers"))
    data = {**fields, **send["data"]}
    await playground.invoke("composeExtension/submitAction", {**fetch, "data": data})
    await playground.card("Felix Example asks for leave", "2 days")


async def test_whoever_removes_the_app_can_come_back(playground: Playground) -> None:
    gone = await playground.happens(FELIX, "installationUpdate", where=PERSONAL, action="remove")
    assert gone["statusCode"] == 200
    await playground.install()
    await playground.write("balance")
    await playground.card("Your balances", "30 days left")
