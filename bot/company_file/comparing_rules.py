"""What a file would change of rules, of stand-ins, and of the time that is open to change."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.company_file import listing
from bot.company_file.entries import UNSAID, CompanyFile, StandInEntry
from bot.company_file.listing import Names
from bot.company_file.matching import People
from bot.company_file.plan import Change, differences
from bot.company_file.shape_departments import STAND_IN
from bot.company_file.shape_rules import written
from domain.company.commands import ClosePast, DefineRule, DropRule, EndStandIn, NameStandIn, SetExpiry
from domain.company.places import StandIn
from domain.company.settings import Settings
from domain.ids import RuleId
from domain.policies.rules import Rule


def opening(file: CompanyFile, settings: Settings) -> Iterator[Change]:
    """The end of waiting; and what was closed is opened before anything changes there."""
    said, stands = file.company.expires_after_days, settings.expires_after_days
    if said is not UNSAID and said != stands:
        words = f"company: expires_after_days {stands or 'nothing'} → {said or 'nothing'}"
        yield Change(SetExpiry(said), words, 1)
    until = file.company.closed_until
    if until is not UNSAID and settings.closed_until is not None and _is_opened(until, settings.closed_until):
        yield _closed(until, settings)


def closing(file: CompanyFile, settings: Settings) -> Iterator[Change]:
    """The past is closed once everything in the file stands in it."""
    until, stands = file.company.closed_until, settings.closed_until
    if isinstance(until, date) and (stands is None or until > stands):
        yield _closed(until, settings)


def rules(file: CompanyFile, settings: Settings) -> Iterator[Change]:
    """Rules to make, to change or to drop."""
    for key, entry in file.rules.items():
        stands = settings.rules.get(RuleId(key))
        if entry.value is None:
            if stands:
                yield Change(DropRule(RuleId(key)), f"rule {key}: dropped", entry.spot.line)
        elif stands is None or written(stands) != written(entry.value):
            command = DefineRule(replace(entry.value, id=RuleId(key)))
            yield Change(command, f"rule {key}: {_words(stands, entry.value)}", entry.spot.line)


def stand_ins(file: CompanyFile, settings: Settings, known: People, names: Names) -> Iterator[Change]:
    """Who stands in for whom, or no longer does."""
    for entry in file.stand_ins:
        said = entry.value
        for_id = known.ids([said.for_whom])[0]
        stands = settings.stand_ins.get(for_id)
        if said.stand_in is None:
            if stands:
                yield Change(EndStandIn(for_id), f"stand-in for {said.for_whom}: nobody", entry.spot.line)
            continue
        stand_in = StandIn(for_id, known.ids([said.stand_in])[0], said.from_day, said.until)
        if stands != stand_in:
            words = f"stand-in for {said.for_whom}: {_change_of(stands, said, names)}"
            yield Change(NameStandIn(stand_in), words, entry.spot.line)


def unlisted_rules(file: CompanyFile, settings: Settings, names: Names) -> Iterator[str]:
    """Rules and stand-ins that the file, although it speaks of such things, does not name."""
    for rule_id in settings.rules:
        if file.rules and rule_id not in file.rules:
            yield f"rule {rule_id}"
    said = {each.value.for_whom.casefold() for each in file.stand_ins}
    for for_id in settings.stand_ins:
        name = names.get(for_id, for_id)
        if file.stand_ins and not said & {name.casefold(), for_id.casefold()}:
            yield f"stand-in for {name}"


def _is_opened(until: date | None, stands: date) -> bool:
    return until is None or until < stands


def _closed(until: date | None, settings: Settings) -> Change:
    words = f"company: closed_until {settings.closed_until or 'nothing'} → {until or 'nothing'}"
    return Change(ClosePast(until), words, 1)


def _words(stands: Rule | None, said: Rule) -> str:
    return "new" if stands is None else differences(written(stands), written(said))


def _change_of(stands: StandIn | None, said: StandInEntry, names: Names) -> str:
    if stands is None or stands.stand_in_id not in names:
        return f"{said.stand_in}"
    before = replace(listing.stand_in_entry(stands, names), for_whom=said.for_whom)
    return differences(STAND_IN.written(before), STAND_IN.written(said))
