"""What a file would change of workspaces and digests."""

from collections.abc import Iterator
from dataclasses import replace

from bot.company_file import listing
from bot.company_file.checking import workspace_of
from bot.company_file.entries import ChatEntry, CompanyFile, DigestEntry
from bot.company_file.plan import Change, differences
from bot.company_file.shape import DIGEST
from bot.conversation.administering import digest_id_of
from domain.company.commands import ArrangeDigest, ConnectWorkspace
from domain.company.digests import Channel, Digest, Platform, Rhythm
from domain.company.settings import Settings
from domain.ids import DepartmentId, DigestId, LocationId

Subject = tuple[Channel, LocationId | None, DepartmentId | None, str | None]


def workspaces(file: CompanyFile, settings: Settings) -> Iterator[Change]:
    """Workspaces to connect, or that are called something else."""
    for entry in file.workspaces:
        said = entry.value
        platform = Platform.SLACK if said.slack else Platform.TEAMS
        workspace_id = said.slack or said.teams or ""
        if settings.workspaces.get((platform, workspace_id)) != said.name:
            command = ConnectWorkspace(platform, workspace_id, said.name)
            yield Change(command, f"workspace {said.name} ({workspace_id})", entry.spot.line)


def digests(file: CompanyFile, settings: Settings) -> Iterator[Change]:
    """Digests to arrange or to change: one for each channel and each group of people."""
    standing = {_subject(each): each for each in settings.digests.values()}
    taken = set(settings.digests)
    for entry in file.digests:
        digest = _digest(entry.value, file, settings)
        stands = standing.get(_subject(digest))
        digest_id = stands.id if stands else _new_id(digest, taken)
        taken.add(digest_id)
        command = ArrangeDigest(replace(digest, id=digest_id))
        name = f"digest of {digest.channel.channel_id}"
        if stands is None:
            yield Change(command, f"{name}: new", entry.spot.line)
        elif stands != command.digest:
            written = DIGEST.written(listing.digest_entry(stands, settings))
            after = DIGEST.written(listing.digest_entry(command.digest, settings))
            yield Change(command, f"{name}: {differences(written, after)}", entry.spot.line)


def unlisted_digests(file: CompanyFile, settings: Settings) -> Iterator[str]:
    """Digests that the file does not name."""
    said = {_subject(_digest(each.value, file, settings)) for each in file.digests}
    for digest in settings.digests.values():
        if file.digests and _subject(digest) not in said:
            yield f"digest of {digest.channel.channel_id}"


def _digest(said: DigestEntry, file: CompanyFile, settings: Settings) -> Digest:
    platform = Platform.SLACK if said.slack else Platform.TEAMS
    chat = said.slack or said.teams or ChatEntry("")
    channel = Channel(platform, workspace_of(platform, chat, file, settings) or "", chat.id)
    return Digest(
        DigestId(""),
        channel,
        said.at,
        said.time_zone,
        said.locale,
        Rhythm.DAILY if said.weekly is None else Rhythm.WEEKLY,
        said.weekly or 0,
        LocationId(said.location) if said.location else None,
        DepartmentId(said.department) if said.department else None,
        said.label,
        said.when_empty,
        said.on_free_days,
    )


def _new_id(digest: Digest, taken: set[DigestId]) -> DigestId:
    """The id that a digest arranged in the channel itself has, as long as it is free."""
    plain = digest_id_of(digest.channel)
    narrowed = (digest.location_id, digest.department_id, digest.label)
    return plain if plain not in taken else DigestId("-".join([plain, *(each for each in narrowed if each)]))


def _subject(digest: Digest) -> Subject:
    return (digest.channel, digest.location_id, digest.department_id, digest.label)
