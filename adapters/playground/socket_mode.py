"""Socket Mode: connections of the app, envelopes over them, and their acknowledgements."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from adapters.playground.workspace import Json


@dataclass
class Unacked:
    """An envelope on its way, and the connection it was last sent over."""

    envelope: Json
    answered: asyncio.Future[Json]
    over: web.WebSocketResponse | None = None


@dataclass
class Sockets:
    """The app's open connections; what one of them leaves unacknowledged goes over another."""

    tickets: set[str] = field(default_factory=set)
    open: list[web.WebSocketResponse] = field(default_factory=list)
    unacked: dict[str, Unacked] = field(default_factory=dict)

    async def ask(self, envelope: Json, limit: float) -> Json | None:
        """Send an envelope and wait `limit` seconds for its answer; None when none came."""
        waiting = Unacked(envelope, asyncio.get_running_loop().create_future())
        self.unacked[envelope["envelope_id"]] = waiting
        try:
            await self._send(waiting)
            return await asyncio.wait_for(waiting.answered, limit)
        except TimeoutError:
            return None
        finally:
            del self.unacked[envelope["envelope_id"]]

    async def serve(self, request: web.Request, app_id: str) -> web.WebSocketResponse:
        """One connection from its hello to its end."""
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        await socket.send_str(json.dumps(_hello(app_id, len(self.open) + 1)))
        self.open.append(socket)
        await self._send_again()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._take(message.data)
        finally:
            if socket in self.open:
                self.open.remove(socket)
            await self._send_again(left=socket)
        return socket

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Tell every connection to go, as Slack does: warning, refresh_requested or link_disabled."""
        leaving = list(self.open)
        if reason != "warning":
            self.open.clear()
        for socket in leaving:
            await socket.send_str(
                json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}})
            )
            if reason != "warning":
                await socket.close()

    async def close(self) -> None:
        for socket in list(self.open):
            await socket.close()

    def _take(self, text: str) -> None:
        try:
            said = json.loads(text)
        except ValueError:
            return
        waiting = self.unacked.get(said.get("envelope_id", "")) if isinstance(said, dict) else None
        if waiting and not waiting.answered.done():
            waiting.answered.set_result(said.get("payload") or {})

    async def _send_again(self, left: web.WebSocketResponse | None = None) -> None:
        for waiting in [each for each in self.unacked.values() if each.over is left]:
            await self._send(waiting)

    async def _send(self, waiting: Unacked) -> None:
        waiting.over = self.open[-1] if self.open else None
        if waiting.over is not None:
            await waiting.over.send_str(json.dumps(waiting.envelope))


def _hello(app_id: str, connections: int) -> Json:
    return {
        "type": "hello",
        "num_connections": connections,
        "connection_info": {"app_id": app_id},
        "debug_info": {"host": "playground", "build_number": 1, "approximate_connection_time": 18060},
    }
