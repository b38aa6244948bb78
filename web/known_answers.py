"""What stands before every answer: nothing is asked whose answer the client has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from answers.questions.standing import Standing
from store.views.resting import note_position
from web.access.admission import LIVENESS
from web.conditional import ANY, METHODS, VARIES_BY, headers, is_known, validators
from web.places.place import place_in, seen_of, standing_of


class KnownAnswers(ASGIMiddleware):
    """Answers 304 where a client has the answer (RFC 9110, section 13), else says by what it will
    be known."""

    scopes = (ScopeType.HTTP,)

    def __init__(self) -> None:
        self._since = datetime.now(UTC)
        #: How each place stood when it was asked last, and when that was first seen.
        self._stood: dict[str, tuple[Standing, datetime]] = {}

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        if scope["type"] != ScopeType.HTTP or not _is_known_by_standing(scope):
            await next_app(scope, receive, send)
            return
        stands, now = standing_of(scope), datetime.now(UTC)
        place = place_in(scope).settings.database_url
        if place not in self._stood or self._stood[place][0] != stands:
            self._stood[place] = stands, now
        given = {name.decode("latin-1"): it.decode("latin-1") for name, it in scope["headers"]}
        known = validators(
            stands,
            address=f"{scope['path']}?{scope['query_string'].decode('latin-1')}",
            varying=tuple(given.get(name, "") for name in VARIES_BY),
            now=now,
            since=self._since,
            stood=self._stood[place][1],
        )
        told = headers(known)
        # A header that comes in several lines is one list (RFC 9110, section 5.3).
        lines = [it for name, it in scope["headers"] if name == b"if-none-match"]
        none_match = b", ".join(lines).decode("latin-1")
        seen = seen_of(scope)
        # Another reader of the record may have told another time of the same answer.
        since = given.get("if-modified-since", "") if seen is None else ""
        is_far_enough = seen is None or stands.reached >= seen
        if is_far_enough and is_known(known, none_match=none_match, modified_since=since):
            note_position(stands.reached)
            await _not_modified(told, send)
            return

        # Whether there is anything is known only once it is asked for (RFC 9110, section 13.2.1).
        given_to = _unless_there(told, send) if none_match.strip() == ANY else send

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                answered = MutableScopeHeaders(message)
                for name, value in told.items():
                    answered.setdefault(name, value)
            await given_to(message)

        await next_app(scope, receive, with_headers)


def _is_known_by_standing(scope: HTTPScope) -> bool:
    """Files have validators of their own, and whether a server lives is told anew each time."""
    return scope["method"] in METHODS and not scope["path"].startswith(("/static/", LIVENESS))


def _unless_there(told: Mapping[str, str], send: Send) -> Send:
    """Sends that there is something in place of what there is; anything else as it is."""
    is_there = False

    async def sent(message: Message) -> None:
        nonlocal is_there
        if message["type"] == "http.response.start" and message["status"] == 200:
            is_there = True
            await _not_modified(told, send)
        if not is_there:
            await send(message)

    return sent


async def _not_modified(told: Mapping[str, str], send: Send) -> None:
    lines = [(name.lower().encode(), value.encode()) for name, value in told.items()]
    await send({"type": "http.response.start", "status": 304, "headers": lines})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
