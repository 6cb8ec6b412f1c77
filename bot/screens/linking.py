"""One-time codes, who somebody has become by saying one, and links that let in once."""

from dataclasses import dataclass

from domain.company.digests import Platform


@dataclass(frozen=True, slots=True)
class LinkCode:
    """A code of one's own, to be told to nobody: whoever says it is taken for its owner."""

    code: str
    minutes: int
    """How long it is good."""
    elsewhere: Platform | None
    """Where it can be said; None is another workspace of the same platform."""
    may_connect: bool = False
    """Whether it takes up a workspace that has no company yet."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Somebody is known here as well."""

    name: str
    company: str
    has_connected: bool = False
    """Whether the workspace belongs to the company from now on."""


@dataclass(frozen=True, slots=True)
class DashboardLink:
    """A link of one's own, to be shown to nobody: it lets whoever opens it in as its owner, once."""

    url: str
    minutes: int
