"""Who asks."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from web.access.policy import Policy
from web.access.proxies import Forwarded
from web.access.refused import Refused

#: Where the application finds who asks: in `state` of a request's scope.
VISITOR = "visitor"
#: And where it finds the fields of the form that they sent.
FORM = "form"
_INVALID = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
#: The cookie of a session. By the prefix, browsers take it from nobody but this host, by https; on
#: this machine itself there is no https.
COOKIE, SECURE_COOKIE = "blotter", "__Host-blotter"


@dataclass(frozen=True, kw_only=True, slots=True)
class Visitor:
    """Who asks, as far as it is known."""

    #: How: the token, a session, the user that a proxy named, or not at all.
    known_by: Literal["token", "session", "proxy", ""] = ""
    #: As they signed in or as the proxy says; empty where nobody is named.
    name: str = ""
    #: The address that asks.
    client: str


def visitor_of(
    policy: Policy, request: Forwarded, authorization: str, cookies: Mapping[str, str]
) -> Visitor:
    """Who sends a request with this header and these cookies. Raises Refused for a wrong token."""
    client = request.client
    if request.user:
        return Visitor(known_by="proxy", name=request.user, client=client)
    scheme, _, shown = authorization.partition(" ")
    if policy.token and scheme.lower() == "bearer":
        if not is_token(policy, shown.strip()):
            raise Refused(401, "That is not the token of this server.", _INVALID)
        return Visitor(known_by="token", client=client)
    session = cookies.get(SECURE_COOKIE) or cookies.get(COOKIE, "")
    if policy.token and (name := policy.signing.name_of(session)):
        return Visitor(known_by="session", name=name, client=client)
    return Visitor(client=client)


def is_token(policy: Policy, shown: str) -> bool:
    """Whether this is the token, compared in a time that does not tell how much of it is right."""
    return bool(policy.token) and hmac.compare_digest(shown.encode(), policy.token.encode())
