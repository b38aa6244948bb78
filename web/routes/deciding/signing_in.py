"""Signing in with the token of the server, and out again."""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeAlias

from litestar import MediaType, Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body

from pages.rendering import render
from pages.views.deciding.signing_in import sign_in_page
from store.plain_text import one_line
from web.access.admission import SIGN_IN
from web.access.hosts import host_name, is_loopback
from web.access.policy import Policy
from web.access.proxies import LONGEST_NAME
from web.access.signing import SIGNED_IN_FOR
from web.access.visitor import COOKIE, SECURE_COOKIE, is_token
from web.asking import policy_of, timeless_site

Form: TypeAlias = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
#: An address of this server, and none that browsers take for one of another.
_HERE = re.compile(r"/(?![/\\])[!-~]*")


@get(SIGN_IN, media_type=MediaType.HTML, sync_to_thread=False)
def sign_in_form(request: Request[Any, Any, Any]) -> str:
    """The form."""
    return render(
        sign_in_page(why="Who signs in may decide and save here."), timeless_site(request)
    )


@post(SIGN_IN, media_type=MediaType.HTML, sync_to_thread=False)
def sign_in(request: Request[Any, Any, Any], data: Form) -> Response[str]:
    """A session for who gives a name and the token; else the form once more."""
    policy, site = policy_of(request), timeless_site(request)
    name, to = one_line(data.get("name", "")), data.get("to", "")
    to = to if _HERE.fullmatch(to) else ""
    why = _fault(policy, name, data.get("token", ""))
    if why:
        page = render(sign_in_page(why=why, to=to, name=name[:LONGEST_NAME]), site)
        return Response(page, status_code=401, media_type=MediaType.HTML)
    led_to = to or site.address("search")
    cookie = _cookie(request, policy.signing.session(name), SIGNED_IN_FOR)
    return Response("", status_code=303, headers={"Location": led_to}, cookies=[cookie])


@post("/sign-out", sync_to_thread=False)
def sign_out(request: Request[Any, Any, Any]) -> Response[str]:
    """The end of a session."""
    led_to = timeless_site(request).address("search")
    cookie = _cookie(request, "", 0)
    return Response("", status_code=303, headers={"Location": led_to}, cookies=[cookie])


def _fault(policy: Policy, name: str, token: str) -> str:
    """What is wrong with what was given; empty where nothing is."""
    if not is_token(policy, token.strip()):
        return "That is not the token of this server."
    if not 0 < len(name) <= LONGEST_NAME:
        return f"A name has 1 to {LONGEST_NAME} characters."
    return ""


def _cookie(request: Request[Any, Any, Any], session: str, seconds: int) -> Cookie:
    is_local = is_loopback(host_name(request.headers.get("host", "")) or "")
    return Cookie(
        key=COOKIE if is_local else SECURE_COOKIE,
        value=session,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="strict",
        secure=not is_local,
    )
