"""What there is to know of a provider beforehand; everything else it says itself."""

from dataclasses import dataclass, field
from enum import Enum

from bot.ports.providers import Provider

SLACK = "https://slack.com"
GOOGLE = "https://accounts.google.com"


class Kind(Enum):
    """By which claims somebody is known."""

    SLACK = "slack"
    """The workspace and the member's id there."""
    ENTRA = "entra"
    """The tenant and the object id."""
    PLAIN = "plain"
    """The subject, which has to be connected beforehand."""


@dataclass(frozen=True, slots=True)
class ProviderSettings:
    """`id` is the provider's place in addresses, `name` is on its button."""

    id: str
    name: str
    kind: Kind
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)

    @property
    def scope(self) -> str:
        """No more than is needed: a name is shown of those that are connected by hand alone."""
        return "openid" if self.kind is Kind.SLACK else "openid email profile"

    @property
    def shown(self) -> Provider:
        return Provider(self.id, self.name, self.kind is Kind.PLAIN)
