"""A request that is asked of one place after another, and an answer that is held back where it is
from before what whoever asks has seen."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from litestar.datastructures import MutableScopeHeaders
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Send

from answers.questions.standing import Standing
from web.places.seen import HEADER


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedRequest:
    """A request that may be asked again."""

    scope: HTTPScope
    receive: Receive
    send: Send
    app: ASGIApp

    async def at(self, send: Send, **state: object) -> None:
        """Ask it with this in the state of its scope. What is noted there while it is asked, that
        an answer has begun, say, is not there when it is asked again."""
        own = {name: copy(value) for name, value in self.scope.get("state", {}).items()}
        scope: HTTPScope = {**self.scope, "state": {**own, **state}}
        await self.app(scope, self.receive, send)


class Judge:
    """Sends an answer with its position, unless that is before what was seen."""

    def __init__(self, send: Send, stands: Standing, seen: int | None, *, is_last: bool) -> None:
        self._send, self._stands, self._seen, self._is_last = send, stands, seen, is_last
        #: The positions of what it is made from.
        self.noted: list[int] = []
        self.is_answered = True

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if message["status"] < 500:
                self._judge(MutableScopeHeaders(message))
            elif message["status"] == 503:  # a replica that is gone meanwhile
                self.is_answered = self._is_last
        if self.is_answered:
            await self._send(message)

    def _judge(self, headers: MutableScopeHeaders) -> None:
        reached = min((self._stands.position, *self.noted))
        self.is_answered = self._seen is None or reached >= self._seen
        said = headers.get(HEADER)
        headers[HEADER] = str(min(reached, int(said)) if said else reached)
