"""Signing in to the playground's dashboard as any of the made-up people."""

from __future__ import annotations

from datetime import date

from adapters.playground.openid import LocalProvider, Somebody
from bot.demo import COMPANY, DemoPerson
from bot.ports import Known, SignIn
from bot.settings import Environment
from bot.talk import House
from bot.wiring.made_up import company

NAME = "Playground"


def local_provider(today: date, address: str) -> LocalProvider:
    """The provider of a server, with everybody there is on a day."""
    people = [
        Somebody(each.user_id, each.name, each.email, _about(each))
        for each in sorted(company(today).people, key=lambda each: each.name)
    ]
    return LocalProvider(address, people, f"{address}/dashboard/sign-in/oidc/callback")


def _about(person: DemoPerson) -> str:
    return f"{person.title} · administrator" if person.is_administrator else person.title


def beside_openid(environment: Environment, provider: LocalProvider) -> Environment:
    """The environment in which the program lets people sign in there, and nowhere else."""
    given = {
        "SIGN_IN_WITH": "oidc",
        "OIDC_ISSUER": provider.issuer,
        "OIDC_CLIENT_ID": provider.client_id,
        "OIDC_CLIENT_SECRET": provider.client_secret,
        "OIDC_NAME": NAME,
    }
    return Environment.model_validate({**environment.model_dump(), **given})


async def connect_everybody(house: House, provider: LocalProvider) -> None:
    """Each with their own sign-in, as if they had done it on their account page; done before, it stays."""
    at = house.clock.now()
    for each in provider.people:
        row = await house.queries.person_by_email(COMPANY, each.email)
        if row is not None:
            known, sign_in = Known(COMPANY, row.employee_id), SignIn(provider.issuer, each.subject)
            await house.sign_ins.connect(known, sign_in, each.name, at)
