"""What a test armed to go wrong, before and after a call has its effect."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.playground.faults import Fault
from adapters.playground.teams.refusals import TeamsRefused

if TYPE_CHECKING:
    from adapters.playground.teams.world import TeamsWorld

FOREVER = 3_600


async def before(world: TeamsWorld, operation: str) -> Fault | None:
    """Let the call go wrong as armed; the fault comes back when it strikes after the effect."""
    fault = world.faults.take(operation)
    if fault is None or fault.disconnect_after_effect:
        return fault
    if fault.timeout:
        await asyncio.sleep(FOREVER)
    status = fault.status or (429 if fault.retry_after is not None else 500)
    raise TeamsRefused(status, fault.error or "ServiceError", "", fault.retry_after)


def after(request: web.Request, fault: Fault | None) -> None:
    """Cut the line where the app was to hear that it worked."""
    if fault is not None and request.transport is not None:
        request.transport.close()
