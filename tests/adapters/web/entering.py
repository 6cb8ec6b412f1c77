"""A provider that answers as a test wants, for the pages around signing in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.ports import SignIn
from bot.ports.providers import Begun, NotVerified, Provider, Verified
from domain.employees.assignment import Identity

ELSEWHERE = "https://provider.example/authorize"
GOOGLE = SignIn("https://accounts.google.com", "104522")


@dataclass
class AnsweringProviders:
    """The first answer waits for the first callback; each sign-in has a number for its state."""

    answer: Verified | NotVerified | None = None
    trouble: NotVerified | None = None
    begun: list[Begun] = field(default_factory=list)
    backs: list[str] = field(default_factory=list)
    finished: list[tuple[str, Mapping[str, str], Begun]] = field(default_factory=list)

    def all(self) -> Sequence[Provider]:
        return (Provider("slack", "Slack", False), Provider("google", "Google", True))

    async def begin(self, provider_id: str, back_to: str) -> Begun:
        if self.trouble:
            raise self.trouble
        number = len(self.begun)
        self.backs.append(back_to)
        self.begun.append(Begun(f"{ELSEWHERE}?n={number}", f"state-{number}", "nonce", "verifier"))
        return self.begun[-1]

    async def finish(
        self, provider_id: str, answer: Mapping[str, str], begun: Begun, back_to: str
    ) -> Verified:
        self.finished.append((provider_id, answer, begun))
        self.backs.append(back_to)
        assert self.answer is not None
        if isinstance(self.answer, NotVerified):
            raise self.answer
        return self.answer

    def says(self, who: Identity | SignIn, provider_id: str = "google") -> None:
        """Whom the provider says it is."""
        self.answer = Verified(provider_id, who, "anna@example.com")
