"""What the Teams front is told from outside."""

from dataclasses import dataclass, field

SERVICE_HOSTS = (
    "smba.trafficmanager.net",
    "*.teams.microsoft.com",
    "smba.infra.gcc.teams.microsoft.com",
    "smba.infra.gov.teams.microsoft.us",
)
"""Where Teams may ask to be answered; our token goes nowhere else."""
LOGIN = "https://login.microsoftonline.com"
GRAPH = "https://graph.microsoft.com/v1.0"
OPENID = "https://login.botframework.com/v1/.well-known/openidconfiguration"


@dataclass(frozen=True, slots=True)
class TeamsSettings:
    """`tenant_id` is that of a single-tenant bot, and empty for a multi-tenant one."""

    app_id: str
    app_secret: str = field(repr=False)
    tenant_id: str = ""
    tenants: frozenset[str] = frozenset()
    """Tenants that are served; empty is any that installed the app (of a single-tenant bot: its own)."""
    is_emulator: bool = False
    """A local emulator without tokens: only where there is no app id, and on loopback."""
    login_url: str = LOGIN
    openid_url: str = OPENID
    service_hosts: tuple[str, ...] = SERVICE_HOSTS
    """Hosts, or *.domains. By https, but for loopback addresses, which have to be named with their port."""
    public_url: str = ""
    graph_url: str = GRAPH
    """Where people's automatic replies and presence are set; empty is not at all."""

    @property
    def has_application(self) -> bool:
        """Whether there is an application in Entra that people's tokens can be for."""
        return bool(self.app_id and self.app_secret)

    @property
    def is_mounted(self) -> bool:
        """Whether `/api/messages` exists at all."""
        return self.has_application or self.is_emulator

    def serves(self, tenant_id: str) -> bool:
        """Whether people of a tenant may be here at all."""
        if self.tenants:
            return tenant_id in self.tenants
        return bool(tenant_id) and self.tenant_id in ("", tenant_id)
