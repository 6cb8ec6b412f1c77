"""People by what is typed for them: their name, or their address where several have that name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot import permissions
from bot.permissions import Ability
from bot.ports import PersonRow
from bot.talk import Talk, is_there
from domain.ids import EmployeeId

MOST_OFFERED = 2_000
"""Names that a page offers; of more people none, and they are typed."""


@dataclass(frozen=True, slots=True)
class Who:
    """Everybody, each by a label of their own; those who are there today are offered."""

    labels: Mapping[EmployeeId, str]
    present: frozenset[EmployeeId]
    _by_word: Mapping[str, EmployeeId]

    @property
    def offered(self) -> Sequence[str]:
        if len(self.present) > MOST_OFFERED:
            return ()
        return [label for key, label in self.labels.items() if key in self.present]

    def is_named(self, typed: str) -> EmployeeId | None:
        """Who is meant by a name, a label or an address; None for nobody, or where it could be two."""
        return self._by_word.get(" ".join(typed.split()).casefold())


async def everybody(talk: Talk) -> Who:
    """For the forms of administrators. Raises Refused."""
    await permissions.require(talk, Ability.SETTLE)
    people = await talk.house.queries.people(talk.company_id)
    return _who(people, frozenset(each.employee_id for each in people if is_there(each, talk.today)))


def _who(people: Sequence[PersonRow], present: frozenset[EmployeeId]) -> Who:
    names = Counter(_plain(each.name) for each in people if each.employee_id in present)
    labels: dict[EmployeeId, str] = {}
    words: dict[str, EmployeeId] = {}
    for each in people:
        is_sole = each.employee_id in present and names[_plain(each.name)] == 1
        label = each.name if is_sole else f"{each.name} ({each.email or each.employee_id})"
        labels[each.employee_id] = label
        known = [label, each.employee_id, *([each.email] if each.email else [])]
        words |= {_plain(word): each.employee_id for word in known}
    return Who(labels, present, words)


def _plain(word: str) -> str:
    return " ".join(word.split()).casefold()
