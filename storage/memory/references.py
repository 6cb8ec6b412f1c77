"""Conversations on Microsoft Teams in a dictionary, the one noted last at its end."""

from collections.abc import Callable, Sequence

from bot.ports import Gathering, Reference


class MemoryReferences:
    """The References of a process."""

    def __init__(self) -> None:
        self._noted: dict[tuple[str, str], Reference] = {}

    async def note(self, reference: Reference) -> None:
        key = (reference.workspace_id, reference.conversation_id)
        self._noted.pop(key, None)
        self._noted[key] = reference

    async def find(self, workspace_id: str, conversation_id: str) -> Reference | None:
        return self._noted.get((workspace_id, conversation_id))

    async def personal(self, workspace_id: str, user_id: str) -> Reference | None:
        return self._last(workspace_id, lambda each: _is_personal(each) and each.user_id == user_id)

    async def known_as(self, workspace_id: str, member_id: str) -> str | None:
        found = self._last(workspace_id, lambda each: _is_personal(each) and each.member_id == member_id)
        return found.user_id if found else None

    async def any_of(self, workspace_id: str) -> Reference | None:
        return self._last(workspace_id, lambda _: True)

    async def channels(self, workspace_id: str) -> Sequence[Reference]:
        ours = [each for each in self._noted.values() if each.workspace_id == workspace_id]
        found = [each for each in ours if each.gathering is Gathering.CHANNEL]
        return sorted(found, key=lambda each: (each.name, each.conversation_id))

    async def forget(self, workspace_id: str, conversation_id: str) -> None:
        self._noted.pop((workspace_id, conversation_id), None)

    async def forget_all(self, workspace_id: str) -> None:
        self._noted = {key: each for key, each in self._noted.items() if key[0] != workspace_id}

    def _last(self, workspace_id: str, is_wanted: Callable[[Reference], bool]) -> Reference | None:
        for each in reversed(self._noted.values()):
            if each.workspace_id == workspace_id and is_wanted(each):
                return each
        return None


def _is_personal(reference: Reference) -> bool:
    return reference.gathering is Gathering.PERSONAL
