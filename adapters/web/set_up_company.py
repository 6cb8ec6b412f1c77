"""The last step of the set-up: where the company is, how much leave there is, and who looks after it."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.web.posted import Posted
from bot.dashboard.founding import Founding
from bot.ports import Known
from bot.ports.setting_up import SettingUp, Stands
from bot.replies import Field
from bot.screens.joining import SetUpForm, SetUpValues
from bot.wording import Words
from domain.company.digests import Platform

NAMES = {Field.COUNTRY: "country", Field.REGION: "region", Field.DAYS: "days"}


async def form(founding: Founding, said: Mapping[str, str], stands: Stands) -> SetUpForm:
    """What can be chosen, for the country that was."""
    country = said.get("country", "").strip() or None
    platform = stands.workspaces[0][0] if stands.workspaces else Platform.SLACK
    return await founding.form(SetUpValues(country, said.get("region") or None), platform)


async def found(
    founding: Founding, setting_up: SettingUp, sent: Posted, stands: Stands, w: Words
) -> Known | Mapping[str, str]:
    """The founder, signed in from now on; or what is wrong, in words by field."""
    values = SetUpValues(sent.text("country") or None, sent.text("region") or None, sent.number("days"))
    workspace = next((each for each in stands.workspaces if each[1] == sent.text("workspace")), None)
    if workspace is None:
        return {"workspace": w("Choose the workspace whose people this is for.")}
    founder = await setting_up.find(workspace[0], workspace[1], sent.text("email"))
    if founder is None or founder.is_bot or founder.is_guest or founder.is_deleted:
        return {"email": w("Nobody there has this e-mail address. Type the one that you have there.")}
    result = await founding.found(founder, values, sent.text("press") or f"found-{workspace[1]}")
    if isinstance(result, Known):
        return result
    problems = {NAMES.get(name, name.value): w.problem(problem) for name, problem in result.items()}
    return problems | {name: w.problem(problem) for name, problem in sent.problems.items()}
