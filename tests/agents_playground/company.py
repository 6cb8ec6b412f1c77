"""The company of this ring, as its file and as the Agents Playground's own configuration know it."""

import json
from dataclasses import dataclass

TENANT = "0b1c6f60-2f0e-4a58-9df1-6f2e6a3f3b11"
BOT = "28:leave"
PERSONAL, GROUP, CHANNEL = "chat-of-felix", "group-of-six", "19:whos-out@thread.tacv2"
TEAM = "19:product@thread.tacv2"


@dataclass(frozen=True)
class Somebody:
    """A person, with the two names that Teams has for them."""

    name: str
    number: int

    @property
    def id(self) -> str:
        return f"29:{self.name.lower()}"

    @property
    def entra(self) -> str:
        return f"5f0c1a52-7a3e-4a6c-9b58-00000000000{self.number}"

    @property
    def email(self) -> str:
        return f"{self.name.lower()}@acme.example"


FELIX = Somebody("Felix", 1)
"""Who sits before the screen."""
ANNA, DORA, EMIL, GRETA, HENRY = (
    Somebody(name, number) for number, name in enumerate(("Anna", "Dora", "Emil", "Greta", "Henry"), 2)
)
OTHERS = (ANNA, DORA, EMIL, GRETA, HENRY)
"""The Playground wants five besides, no more and no less."""

_PERSON = """\
- name: {name} Example
  email: {email}
  teams: {entra}
  hired_on: 2024-01-01
  location: berlin
  department: {department}
"""
DEPARTMENTS = {ANNA: "all", DORA: "all", EMIL: "lab", GRETA: "lab", FELIX: "desk", HENRY: "all"}
FILE = (
    f"""\
company: {{id: acme, name: Acme, locale: en}}
workspaces:
- {{teams: {TENANT}, name: Acme}}
administrators: [{DORA.email}]
locations:
  berlin: {{name: Berlin, country: DE, region: BE, time_zone: Europe/Berlin}}
departments:
  all: {{name: Everybody, approvers: [{DORA.email}]}}
  desk: {{name: Desk, parent: all, approvers: [{ANNA.email}]}}
  lab: {{name: Lab, parent: all, approvers: [{FELIX.email}]}}
leave_types:
  vacation: {{name: Vacation}}
policies:
- {{leave_type: vacation, entitlement: 30}}
people:
"""
    + "".join(
        _PERSON.format(name=who.name, email=who.email, entra=who.entra, department=department)
        for who, department in DEPARTMENTS.items()
    )
    + """\
  leave:
  - {leave_type: vacation, first_day: 2026-06-22, last_day: 2026-06-24}
"""
)
"""Who comes last, Henry, is away in the week after TODAY."""


def configuration() -> str:
    """What the Playground reads from its folder; YAML, of which JSON is a part."""
    return json.dumps(
        {
            "version": "0.1.0",
            "tenantId": TENANT,
            "bot": {"id": BOT, "name": "Leave"},
            "currentUser": _user(FELIX),
            "users": [_user(who) for who in OTHERS],
            "personalChat": {"id": PERSONAL},
            "groupChat": {"id": GROUP, "name": "Group of six"},
            "team": {
                "id": TEAM,
                "name": "Product",
                "aadGroupId": "22222222-0000-0000-0000-000000000001",
                "channels": [{"id": CHANNEL, "name": "whos-out"}],
            },
        }
    )


def _user(who: Somebody) -> dict[str, str]:
    return {
        "id": who.id,
        "name": f"{who.name} Example",
        # Their spelling.
        "userPrincipleName": who.email,
        "aadObjectId": who.entra,
        "givenName": who.name,
        "surname": "Example",
        "email": who.email,
    }
