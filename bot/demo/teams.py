"""The made-up company in Microsoft Teams: the same people, a team with its channels, a group chat."""

from dataclasses import dataclass
from datetime import time
from uuid import UUID, uuid5

from bot.company_file.entries import ChatEntry, DigestEntry
from bot.company_file.shapes import Marked

TENANT = "5d1f0c3a-8f0e-4b57-9c57-1f6a3f0d2b11"
TEAM, GENERAL = "Larkspur Maps", "19:larkspurgeneral@thread.tacv2"
ENTRA = UUID("6f1a9a52-3d0c-5b4e-9d31-7a5c0de0b0aa")
"""The namespace of Entra object ids: whoever has an e-mail address has the same one in every run."""


@dataclass(frozen=True, slots=True)
class DemoPlace:
    """A channel of the team, or with `is_group` a chat of the people of one department."""

    id: str
    name: str
    department: str | None = None
    is_group: bool = False


PLACES = (
    DemoPlace(GENERAL, "General"),
    DemoPlace("19:larkspurwhoisaway@thread.tacv2", "Who is away"),
    DemoPlace("19:larkspurengineering@thread.tacv2", "Engineering", department="engineering"),
    DemoPlace("19:larkspurmapmakers@thread.v2", "Map makers", department="engineering", is_group=True),
)


def entra_id(email: str) -> str:
    """Whoever has this e-mail address, as Entra numbers them."""
    return str(uuid5(ENTRA, email.lower()))


def teams_digests() -> tuple[Marked[DigestEntry], ...]:
    """One for everybody, one for engineering."""
    return tuple(
        Marked(DigestEntry(time(9), "Europe/Berlin", teams=ChatEntry(each.id), department=each.department))
        for each in PLACES[1:3]
    )
