"""What stands before every answer: it says its position, which is not before what was seen.

A request is answered from the replica, where there is one, else from where all is written. Whoever
says what they have seen waits a moment for the replica to come there, and is then answered from
where all is written. What an answer is made from is noted while it is made
(`store.views.resting`): only then is it known how far it goes, so it is judged once it is there,
and held back where it is not far enough.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from anyio import sleep
from anyio.to_thread import run_sync
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from answers.questions.standing import Standing, standing
from store.database_address import StoreError
from store.readers.places import Blotter, Places
from store.views import peek
from store.views.following import follow_views
from store.views.resting import noting_positions
from web.access.admission import BY_TOKEN, LIVENESS
from web.conditional import METHODS
from web.places.held_back import Judge, PlacedRequest
from web.places.place import PLACE, SEEN, STANDING
from web.places.seen import (
    COOKIE,
    HEADER,
    PositionError,
    beyond,
    not_there_yet,
    position_in,
    seen_position,
)

#: Seconds that a place has to come to what was seen, and between two looks whether it has.
PATIENCE, _PAUSE = 2.0, 0.03
#: Seconds for which a browser says what it has seen, after something was decided.
_COOKIE_FOR = 300
#: Files have no position, and whether a server lives is told without a look at the record.
_WITHOUT_POSITION = ("/static/", LIVENESS)


class Answering(ASGIMiddleware):
    """Answers from the places in their order; `wake` tells whoever follows the log to do so now."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, places: Places, wake: Callable[[], None]) -> None:
        self._places, self._written = places, places.written
        self._wake = wake

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        if scope["type"] != ScopeType.HTTP or scope["path"].startswith(_WITHOUT_POSITION):
            await next_app(scope, receive, send)
            return
        request = PlacedRequest(scope=scope, receive=receive, send=send, app=next_app)
        if scope["method"] not in METHODS:
            await self._decide(request)
        elif lines := _lines(scope):
            await self._answer(request, seen_position(lines))
        else:
            await self._answer_browser(request)

    async def _answer_browser(self, request: PlacedRequest) -> None:
        cookies = ASGIConnection[Any, Any, Any, Any](request.scope).cookies
        seen = position_in(cookies.get(COOKIE, ""))
        try:
            await self._answer(request, seen)
        except PositionError:  # of another log: nobody typed it
            await self._answer(request, None)

    async def _answer(self, request: PlacedRequest, seen: int | None) -> None:
        for place in self._in_turn(request.scope):
            try:
                if await self._is_answered(request, place, seen):
                    return
                is_away = seen is None
            except StoreError:
                if place is self._written:
                    raise
                is_away = True
            if is_away:
                self._places.miss_replica()
        if seen is not None:
            raise not_there_yet(seen)

    def _in_turn(self, scope: HTTPScope) -> tuple[Blotter, ...]:
        """The places to ask. What was written for one person, who has a link, is asked there."""
        if scope["path"].startswith(BY_TOKEN):
            return (self._written,)
        return self._places.in_turn()

    async def _is_answered(self, request: PlacedRequest, place: Blotter, seen: int | None) -> bool:
        """Whether a place answers what is asked, from after what was seen. Raises PositionError
        where that is beyond the end of the log, and StoreError where the place is away."""
        end, judged = time.monotonic() + PATIENCE, None
        while True:
            stands = await run_sync(_standing_now, place)
            if seen is None or stands.position >= seen:
                if stands != judged and await self._judged(request, place, stands, seen):
                    return True
            elif judged is None:
                await self._refuse_beyond(seen, place, stands.position)
            judged = stands
            if seen is None or time.monotonic() > end:
                return False
            self._wake()
            await sleep(_PAUSE)

    async def _judged(
        self, request: PlacedRequest, place: Blotter, stands: Standing, seen: int | None
    ) -> bool:
        judge = Judge(request.send, stands, seen, is_last=place is self._written)
        with noting_positions() as judge.noted:
            await request.at(judge, **{PLACE: place, STANDING: stands, SEEN: seen})
        return judge.is_answered

    async def _refuse_beyond(self, seen: int, place: Blotter, end: int) -> None:
        """Raise PositionError where the log has no such position, as far as can be told."""
        if place is not self._written:
            try:
                end = await run_sync(peek.head, self._written.settings.database_url)
            except StoreError:  # the replica may still come there
                return
        if end < seen:
            raise beyond(seen, end)

    async def _decide(self, request: PlacedRequest) -> None:
        """What is decided is written, and has been seen from then on."""

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                with suppress(StoreError):  # it is decided: whatever happened since, it is told
                    await self._say_seen(MutableScopeHeaders(message))
            await request.send(message)

        await request.at(told, **{PLACE: self._written})

    async def _say_seen(self, headers: MutableScopeHeaders) -> None:
        end = str(await run_sync(peek.head, self._written.settings.database_url))
        headers[HEADER] = end
        if self._places.usual is not self._written:
            headers.add("Set-Cookie", _cookie(end))


def _lines(scope: HTTPScope) -> list[str]:
    """What a request says that it has seen, as it is written."""
    name = HEADER.lower().encode()
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]


def _standing_now(place: Blotter) -> Standing:
    """How all stands at a place, whose read models are brought up first. Raises StoreError."""
    settings = place.settings
    peek.require_there(settings.database_url)
    stands = standing(settings)
    reached = stands.views[1] if stands.views else 0
    if settings.only_looks or reached >= stands.position:
        return stands
    with suppress(StoreError):  # somebody else writes for long: they are told as they are
        follow_views(place.engine)
    return standing(settings)


def _cookie(position: str) -> str:
    made = Cookie(
        key=COOKIE,
        value=position,
        max_age=_COOKIE_FOR,
        path="/",
        httponly=True,
        samesite="strict",
    )
    return made.to_header(header="")
