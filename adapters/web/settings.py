"""Where the dashboard is found, and who may show it inside a page of theirs."""

from dataclasses import dataclass

from bot.ports import SessionKind

PREFIX = "/dashboard"
TAB_PREFIX = "/teams/tab"
TEAMS_HOSTS = (
    "https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft "
    "https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com"
)
"""https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements"""

ENTITY = "leave"
"""What the app's manifest in Teams calls the tab."""
TEAMS_LIST = "https://res.cdn.office.net"
"""Where Microsoft's library asks which hosts have become Teams' since it was made."""


@dataclass(frozen=True, slots=True)
class Surface:
    """One way in to the same pages: a browser's own window, or the frame in Teams."""

    kind: SessionKind
    prefix: str
    public_url: str
    """Where people reach us; empty where nobody has said it."""

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def is_tab(self) -> bool:
        return self.kind is SessionKind.TAB

    @property
    def policy(self) -> str:
        """What a page may load, and who may frame it: nobody, but for Teams and its tab."""
        framed_by = f"'self' {TEAMS_HOSTS}" if self.is_tab else "'none'"
        asked = f"'self' {TEAMS_LIST}" if self.is_tab else "'self'"
        return (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            f"connect-src {asked}; form-action 'self'; base-uri 'none'; frame-ancestors {framed_by}"
        )


def browser(public_url: str) -> Surface:
    """The dashboard in a window of its own."""
    return Surface(SessionKind.BROWSER, PREFIX, public_url)


def tab(public_url: str) -> Surface:
    """The dashboard within Teams."""
    return Surface(SessionKind.TAB, TAB_PREFIX, public_url)
