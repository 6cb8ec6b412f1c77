"""A company founded in the browser by whoever set the program up: the same as one founded in chat."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation.joining import company_id_of, set_up, set_up_form
from bot.intents import Asker, SetUp
from bot.people import newcomer_id
from bot.ports import Known, Stranger
from bot.replies import Field, Mend, Slip
from bot.screens.joining import SetUpForm, SetUpValues
from bot.talk import House
from domain.company.digests import Platform
from domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Founding:
    """What there is before anybody can be known."""

    house: House

    async def form(self, values: SetUpValues, platform: Platform) -> SetUpForm:
        """Countries, and the regions of the one chosen."""
        return await set_up_form(self.house, values, platform)

    async def found(
        self, founder: Stranger, values: SetUpValues, press: str
    ) -> Known | Mapping[Field, Slip | Refusal]:
        """The company with the founder as its administrator; or what is wrong, by field."""
        asker = Asker(founder.identity, press, None, founder.locale)
        reply = await set_up(self.house, asker, founder, SetUp(values))
        if isinstance(reply, Mend):
            return dict(reply.problems)
        return Known(company_id_of(founder.identity), newcomer_id(founder.identity))
