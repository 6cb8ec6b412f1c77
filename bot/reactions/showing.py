"""Which card of a request somebody is shown: what they may see follows from who they are to it."""

from bot.conversation.cards import approval_card, outcome, receipt
from bot.conversation.watching import may_watch, watched
from bot.effects import ShowRequest, TellOutcome
from bot.permissions import may_see_request, was_asked
from bot.screens import Screen
from bot.talk import Talk
from domain.leave.watching import watchers


async def screen_of(talk: Talk, effect: ShowRequest | TellOutcome, is_known: bool) -> Screen | None:
    """The requester's receipt or news, an approver's card, or a watcher's.

    None for who only watches what is no news for them: unless they were told before (`is_known`).
    """
    employee_id, request_id = effect.employee_id, effect.request_id
    if effect.reader_id == employee_id:
        if isinstance(effect, TellOutcome):
            return await outcome(talk, employee_id, request_id, effect.changed_by)
        return await receipt(talk, employee_id, request_id)
    employee = await talk.house.store.employee(talk.company_id, employee_id)
    request = employee.requests[request_id]
    is_watching = talk.my_id in watchers(employee, request, talk.settings)
    if was_asked(talk, request) or not is_watching:
        return await approval_card(talk, employee, request) if may_see_request(talk, request) else None
    return watched(talk, employee, request) if is_known or may_watch(talk, employee, request) else None
