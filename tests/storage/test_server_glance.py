"""What was seen of a server is kept until somebody has committed."""

import asyncio
from typing import Any

from sqlalchemy import Select, literal, select

from storage.glance import Answer, Parameters
from storage.server_glance import SNAPSHOT, ServerGlance

QUESTION = select(literal("anybody?"))


class Server:
    """Counts what it is asked, and says what it was told to."""

    def __init__(self) -> None:
        self.snapshot = "1:1:"
        self.looks = 0
        self.answers: list[Answer] = []

    async def read(self, statement: Select[Any], parameters: Parameters | None) -> Answer:
        await asyncio.sleep(0)
        if statement is SNAPSHOT:
            self.looks += 1
            return [[self.snapshot]]
        self.answers.append([[f"answer {len(self.answers) + 1}"]])
        return self.answers[-1]


async def test_an_answer_is_kept_while_nobody_has_committed_and_asked_anew_after_that() -> None:
    server = Server()
    glance = ServerGlance(server.read)
    assert await glance.rows(QUESTION, {"who": "anna"}) == [["answer 1"]]
    assert await glance.rows(QUESTION, {"who": "anna"}) == [["answer 1"]]
    assert await glance.rows(QUESTION, {"who": "ben"}) == [["answer 2"]]
    server.snapshot = "1:2:"
    assert await glance.rows(QUESTION, {"who": "anna"}) == [["answer 3"]]


async def test_all_who_ask_at_one_time_share_a_look_that_began_after_they_asked() -> None:
    server = Server()
    glance = ServerGlance(server.read)
    first = asyncio.create_task(glance.rows(QUESTION, {}))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    later = [asyncio.create_task(glance.rows(QUESTION, {})) for _ in range(30)]
    await asyncio.gather(first, *later)
    assert server.looks == 2
