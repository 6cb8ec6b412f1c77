"""How many are away in each department, and where that is more than a rule allows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.absences import Absent, Bucket, Counts, bucket_of
from bot.dashboard.away_facts import Cover
from bot.ports import AwayRow, PersonRow
from domain.company.settings import Settings
from domain.ids import DepartmentId
from domain.leave.rules_of_cover import most_away, who_together
from domain.periods import Halves
from domain.policies.rules import CoverLimit, Rule

SMALL = 2_000
"""People of whom all are looked at, whoever is shown."""


@dataclass(frozen=True, slots=True)
class Covering:
    """Everybody away in a period, counted by where they work."""

    settings: Settings
    _counts: Mapping[Bucket, Counts]
    _there: Mapping[Bucket, int]

    def of(self, department_id: DepartmentId) -> Cover:
        """A department's days; those below it count where a rule counts them."""
        own = [counts for bucket, counts in self._counts.items() if bucket.department_id == department_id]
        over: dict[date, tuple[int, int]] = {}
        for rule in self.settings.rules.values():
            if isinstance(rule.limit, CoverLimit) and self._is_about(rule, department_id):
                over |= self._over(rule, rule.limit, department_id)
        return Cover(_most_at_once(own), over)

    def _is_about(self, rule: Rule, department_id: DepartmentId) -> bool:
        return rule.department_id is None or self.settings.is_within(department_id, rule.department_id)

    def _over(
        self, rule: Rule, limit: CoverLimit, department_id: DepartmentId
    ) -> dict[date, tuple[int, int]]:
        together = who_together(rule, department_id, self.settings)
        away = _most_at_once(counts for bucket, counts in self._counts.items() if together(bucket))
        most = most_away(limit, sum(so_many for bucket, so_many in self._there.items() if together(bucket)))
        return {day: (so_many, most) for day, so_many in away.items() if so_many > most}


def concerned(
    settings: Settings, people: Sequence[PersonRow], shown: Sequence[PersonRow]
) -> frozenset[DepartmentId] | None:
    """The departments that are counted for those who are shown; None is all, where the company is small."""
    if len(people) <= SMALL:
        return None
    own = {person.department_id for person in shown}
    limits = [rule for rule in settings.rules.values() if isinstance(rule.limit, CoverLimit)]
    above = {rule.department_id for rule in limits if rule.department_id is not None}
    counted = own | {upper for upper in above if any(settings.is_within(each, upper) for each in own)}
    return frozenset(
        each for each in settings.departments if any(settings.is_within(each, upper) for upper in counted)
    )


def covering(settings: Settings, absent: Absent, pending: Sequence[AwayRow]) -> Covering:
    """Counts who is away among the people who are there; `pending` is what the viewer knows of it."""
    there = Counter(bucket_of(person, person.labels) for person in absent.people)
    return Covering(settings, absent.counts_with(pending) if pending else absent.counts, there)


def _most_at_once(found: Iterable[Counts]) -> dict[date, int]:
    """People away on each day, in the half in which more are."""
    mornings, afternoons = Counter[date](), Counter[date]()
    for counts in found:
        for (day, halves), so_many in counts.items():
            if Halves.MORNING in halves:
                mornings[day] += so_many
            if Halves.AFTERNOON in halves:
                afternoons[day] += so_many
    return {day: max(mornings[day], afternoons[day]) for day in mornings.keys() | afternoons.keys()}
