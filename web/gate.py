"""The gate before the application: what comes through it was let in, and says whose it is."""

from __future__ import annotations

import asyncio
import time
from contextlib import nullcontext
from typing import Any

from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPRequestEvent, Message, Receive, ReceiveMessage, Scope, Send

from answers.erasures.under_way import under_way
from web.access.admission import LIVENESS, LONGEST_BODY, Asking, admitted, sent_form
from web.access.answer_headers import answer_headers
from web.access.hosts import host_name
from web.access.policy import Policy
from web.access.proxies import is_among
from web.access.rates import Rates
from web.access.refused import Refused
from web.access.visitor import FORM, VISITOR
from web.addresses import keeping_slashes, with_published
from web.head_requests import answering_head
from web.refusals import send_refusal

#: Seconds that all of what is sent may take.
_PATIENCE = 10.0


def guarded(app: ASGIApp, policy: Policy) -> ASGIApp:
    """An application that is asked only what the policy allows, and whose every answer has the
    headers that browsers are to heed."""
    rates = Rates(policy.requests_a_minute)
    asked = answering_head(with_published(keeping_slashes(app)))

    async def gate(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.WEBSOCKET:
            await send({"type": "websocket.close", "code": 1008, "reason": "there are none here"})
            return
        if scope["type"] == ScopeType.HTTP:
            send = _with_headers(send, scope, policy)
            if scope["path"] != LIVENESS:
                try:
                    receive = await _let_in(scope, receive, policy, rates)
                except Refused as refused:
                    await send_refusal(refused, scope, send, signs_in=bool(policy.token))
                    return
        # Of the application's own beginning and end nobody is answered anything.
        with under_way() if scope["type"] == ScopeType.HTTP else nullcontext():
            await asked(scope, receive, send)

    return gate


async def _let_in(scope: Scope, receive: Receive, policy: Policy, rates: Rates) -> Receive:
    """What the application receives from, where a request is let in. Raises Refused."""
    asking = _asking(scope)
    visitor = admitted(policy, rates, asking, now=time.monotonic())
    scope.setdefault("state", {})[VISITOR] = visitor
    if asking.is_safe:
        return receive
    body = await _body(receive)
    scope["state"][FORM] = sent_form(policy, visitor, asking, body)
    return _again(body, receive)


def _asking(scope: Scope) -> Asking:
    client = scope.get("client")
    raw = scope.get("raw_path") or scope["path"].encode()
    return Asking(
        method=str(scope.get("method", "")).upper(),
        path=scope["path"],
        length=len(raw) + len(scope["query_string"]),
        headers=[(name.lower(), value) for name, value in scope["headers"]],
        cookies=ASGIConnection[Any, Any, Any, Any](scope).cookies,
        peer=client[0] if client else "",
    )


async def _body(receive: Receive) -> bytes:
    """All that is sent. Raises Refused where it is too much or takes too long."""
    body: bytes = b""
    try:
        async with asyncio.timeout(_PATIENCE):
            while True:
                message: dict[str, Any] = {**await receive()}
                if message["type"] == "http.disconnect":
                    raise Refused(400, "The connection ended before the request did.")
                body += message.get("body", b"")
                if len(body) > LONGEST_BODY:
                    detail = f"What is sent has {LONGEST_BODY:,} bytes at most."
                    raise Refused(413, detail)
                if not message.get("more_body"):
                    return body
    except TimeoutError as error:
        detail = f"What is sent has to come within {_PATIENCE:g} s."
        raise Refused(408, detail, {"Connection": "close"}) from error


def _again(body: bytes, receive: Receive) -> Receive:
    """A receiver that gives a body that was read already, and goes on as before."""
    is_given = False

    async def received() -> ReceiveMessage:
        nonlocal is_given
        if is_given:
            return await receive()
        is_given = True
        return HTTPRequestEvent(type="http.request", body=body, more_body=False)

    return received


def _with_headers(send: Send, scope: Scope, policy: Policy) -> Send:
    https, is_static = _is_https(scope, policy), scope["path"].startswith("/static/")
    private = not is_static and (policy.writes or not policy.reads_freely)

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = message.get("headers", [])
            message["headers"] = answer_headers(given, https=https, private=private)
        await send(message)

    return sent


def _is_https(scope: Scope, policy: Policy) -> bool:
    headers = dict(scope["headers"])
    client = scope.get("client")
    by_proxy = client is not None and is_among(client[0], policy.proxies)
    said = headers.get(b"x-forwarded-proto", b"") if by_proxy else b""
    host = host_name(headers.get(b"host", b"").decode("latin-1"))
    return b"https" in (scope["scheme"].encode(), said) or bool(host and host == policy.https_host)
