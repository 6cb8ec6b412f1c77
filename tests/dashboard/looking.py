"""Looking at a change and making it, as a form on the dashboard does."""

from collections.abc import Awaitable, Callable, Mapping

from bot.dashboard.trying import Mended, Outlook, Pressed
from bot.replies import Slip
from domain.refusals import Refusal

Save = Callable[[Pressed], Awaitable[object]]


async def looked_at(save: Save, begun: str) -> Outlook:
    """What a first press shows."""
    outlook = await save(Pressed(begun))
    assert isinstance(outlook, Outlook), outlook
    return outlook


async def made(save: Save, begun: str) -> object:
    """What a second press, after the look, answers."""
    outlook = await looked_at(save, begun)
    done = await save(Pressed(begun, outlook.seen))
    assert not isinstance(done, Outlook), done
    return done


def balances(outlook: Outlook) -> list[tuple[str, object, object]]:
    """Type, before and after of everybody."""
    return [
        (str(each.leave_type_id).title(), each.before, each.after)
        for person in outlook.people
        for each in person.balances
    ]


def wrong(mended: Mended) -> Mapping[str, object]:
    """What is wrong, by field: a slip as its word, a refusal as its kind."""
    return {
        field: problem.value if isinstance(problem, Slip) else type(problem)
        for field, problem in mended.problems.items()
        if isinstance(problem, Slip | Refusal)
    }
