"""Whether a request is let in, and as whose. Pure but for the rates it is counted in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from web.access.hosts import address_of
from web.access.policy import Policy
from web.access.proxies import Forwarded, forwarded
from web.access.rates import Rates
from web.access.refused import Refused
from web.access.sent_forms import form_fields, refuse_forged, refuse_other_sites
from web.access.visitor import Visitor, visitor_of

#: Bytes of an address with its query, headers, and bytes of what is sent.
_LONGEST_ADDRESS, _MOST_HEADERS, LONGEST_BODY = 8_000, 100, 64_000
#: Characters of the path of a file.
_LONGEST_FILE = 200
#: What asks for nothing: whether the server lives says nothing of what it holds.
LIVENESS = "/healthz"
#: Where an addressee confirms or ends a subscription: the signed token in the address is all it
#: takes, and a mail program has nothing else (RFC 8058).
BY_TOKEN = ("/confirm/", "/unsubscribe/")
SIGN_IN = "/sign-in"
_FOR_ALL = ("/static/", SIGN_IN, *BY_TOKEN)
#: Where people decide things: shown to those alone of whom it is known who they are.
_WRITING = ("/decisions/", "/save/", "/saved/", "/subscribe/", "/subscriptions/")
_SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """A request, before its body is read."""

    method: str
    path: str
    #: Of the path and the query string, in bytes.
    length: int
    #: Names in small letters.
    headers: Sequence[tuple[bytes, bytes]]
    cookies: Mapping[str, str]
    #: The address of who is connected; a proxy's, where there is one.
    peer: str

    @property
    def is_safe(self) -> bool:
        """Whether nothing is to change by it."""
        return self.method in _SAFE

    def plain_headers(self) -> dict[str, str]:
        """The headers, the last of each name."""
        return {name.decode("latin-1"): value.decode("latin-1") for name, value in self.headers}


def admitted(policy: Policy, rates: Rates, asking: Asking, *, now: float) -> Visitor:
    """Who asks, where they may. `now` is of a clock that is never set, in seconds. Raises
    Refused."""
    _refuse_size(asking)
    _refuse_name(asking.path)
    headers = asking.plain_headers()
    _refuse_host(policy, asking)
    request = forwarded(
        asking.peer, asking.headers, proxies=policy.proxies, user_header=policy.user_header
    )
    _refuse_haste(rates, asking, request, now)
    visitor = visitor_of(policy, request, headers.get("authorization", ""), asking.cookies)
    if not asking.path.startswith(BY_TOKEN) and not asking.is_safe:
        refuse_other_sites(headers)
    _refuse_strangers(policy, asking, visitor)
    return visitor


def sent_form(policy: Policy, visitor: Visitor, asking: Asking, body: bytes) -> Mapping[str, str]:
    """The fields of a form that was sent, where people decide something; else nothing. Raises
    Refused for a form that is not our own."""
    if not policy.writes or asking.path.startswith((*BY_TOKEN, SIGN_IN)):
        return {}
    fields = form_fields(asking.plain_headers(), body)
    refuse_forged(policy, visitor, fields)
    return fields


def _refuse_size(asking: Asking) -> None:
    if asking.length > _LONGEST_ADDRESS:
        raise Refused(414, f"An address has {_LONGEST_ADDRESS:,} characters at most.")
    if len(asking.headers) > _MOST_HEADERS:
        raise Refused(431, f"A request has {_MOST_HEADERS} headers at most.")
    length = asking.plain_headers().get("content-length", "0")
    if not length.isdecimal() or int(length[:20]) > LONGEST_BODY:
        raise Refused(413, f"What is sent has {LONGEST_BODY:,} bytes at most.")


def _refuse_name(path: str) -> None:
    """Refuse what no thing and no file can be called."""
    if "\0" in path:
        raise Refused(400, "An address has a character that no text has (NUL).")
    if path.startswith("/static/") and len(path) > _LONGEST_FILE:
        raise Refused(404, "There is no file of so long a name.")


def _refuse_host(policy: Policy, asking: Asking) -> None:
    named = [value.decode("latin-1") for name, value in asking.headers if name == b"host"]
    if len(named) != 1 or not policy.hosts.has(named[0]):
        detail = (
            "This server goes by another name. Whoever runs it sets the address that it is reached"
            " at as url under [web]."
        )
        raise Refused(421, detail)


def _refuse_haste(rates: Rates, asking: Asking, request: Forwarded, now: float) -> None:
    address = address_of(request.client)
    if address is not None and address.is_loopback:
        return
    wait = rates.wait(request.client, now)
    if wait:
        seconds = ceil(wait)
        detail = f"So many requests are more than this server takes from one; ask in {seconds} s."
        raise Refused(429, detail, {"Retry-After": str(seconds)})


def _refuse_strangers(policy: Policy, asking: Asking, visitor: Visitor) -> None:
    """Refuse who is not known, where that is asked for."""
    if visitor.known_by or asking.path.startswith(_FOR_ALL):
        return
    is_reading = asking.is_safe and not f"{asking.path}/".startswith(_WRITING)
    if policy.reads_freely and (is_reading or not policy.writes):
        return  # where nobody writes, there is nothing that they would
    detail = (
        "Sign in with the token of this server. Programs show it in the header Authorization, as"
        " Bearer TOKEN."
        if policy.token
        else "The proxy in front of this server did not say who you are: sign in there."
    )
    headers = {"WWW-Authenticate": "Bearer"} if policy.token else {}
    raise Refused(401, detail, headers)
