"""What Slack's front is told when it starts."""

from dataclasses import dataclass, field

AUTHORIZE_URL = "https://slack.com/oauth/v2/authorize"
API_URL = "https://slack.com/api/"


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """Empty is not set. Secrets are kept out of every printed form."""

    signing_secret: str = field(default="", repr=False)
    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    api_url: str = API_URL
    authorize_url: str = AUTHORIZE_URL
    public_url: str = ""

    @property
    def takes_http(self) -> bool:
        """Whether requests can be told from forgeries."""
        return bool(self.signing_secret)

    @property
    def takes_sockets(self) -> bool:
        return bool(self.app_token)

    @property
    def can_be_installed(self) -> bool:
        """Whether workspaces can install the app themselves."""
        return bool(self.client_id and self.client_secret and self.public_url)
