"""What the front of Teams is told by the environment."""

from adapters.teams.settings import SERVICE_HOSTS, TeamsSettings
from bot.settings import Environment

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def teams_settings(environment: Environment) -> TeamsSettings:
    """What Teams' front is told. Raises ValueError where an emulator could be anybody."""
    if environment.TEAMS_EMULATOR and (environment.TEAMS_APP_ID or environment.HOST not in LOOPBACK):
        raise ValueError(
            "TEAMS_EMULATOR lets in whoever reaches the port: it needs HOST=127.0.0.1 and no TEAMS_APP_ID."
        )
    hosts = tuple(each.strip() for each in environment.TEAMS_SERVICE_HOSTS.split(",") if each.strip())
    tenants = (each.strip().lower() for each in environment.TEAMS_TENANTS.split(","))
    return TeamsSettings(
        app_id=environment.TEAMS_APP_ID.strip().lower(),
        app_secret=environment.TEAMS_APP_SECRET.get_secret_value(),
        tenant_id=environment.TEAMS_TENANT_ID.strip().lower(),
        tenants=frozenset(each for each in tenants if each),
        is_emulator=environment.TEAMS_EMULATOR,
        login_url=environment.TEAMS_LOGIN_URL,
        openid_url=environment.TEAMS_OPENID_URL,
        service_hosts=hosts or SERVICE_HOSTS,
        public_url=environment.PUBLIC_URL,
        graph_url=environment.TEAMS_GRAPH_URL,
    )
