"""Redirects that lead away from a page: to a sign-in, to an error page, to the front page.

That a page has another address is no such thing: its own name is then in the new address as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, urlsplit

from crawler.false_answers.status_wordings import Trouble

Way = Trouble | Literal["redirect-to-front-page"]

#: Parts of a path or the first name of a host, letters and figures alone, without an ending.
_PLACES: Mapping[Trouble, str] = {
    "sign-in": """signin login logon signon userlogin memberlogin accountlogin wplogin sso saml
        saml2 adfs oauth oauth2 openid idp authenticate authentication logout sessionexpired
        sessiontimeout sessionend""",
    "page-not-found": """404 404error error404 404page notfound pagenotfound filenotfound nopage 410
        http404 pagemissing invalidpage""",
    "server-error": "error errors 500 error500 500error servererror errorpage",
    "maintenance": "maintenance sitemaintenance offline unavailable sitedown",
    "access-denied": "accessdenied denied forbidden 403 blocked unauthorized",
    "human-check": "captcha challenge verifyhuman botcheck unblock",
    "consent": "consent cookieconsent cookieabsent disclaimer gdpr",
}
_TROUBLES = {name: trouble for trouble, names in _PLACES.items() for name in names.split()}
#: Words for what a server says of the address that was asked for, in the query it redirects to.
_ASKED_FOR = frozenset({"returnurl", "aspxerrorpath", "redirect_uri", "samlrequest", "relaystate"})
_FRONT = frozenset({"", "index", "home", "default", "main", "homepage", "start", "welcome"})
_ENDING = re.compile(r"\.[a-z]{2,5}$")
#: What a name of a page has, that no folder has: several words, or a number.
_NAMED = re.compile(r"[^-_]+[-_][^-_]+[-_]|\d{3}")
#: The front page in a language, and the end of an address that says how a page is to be shown.
_LANGUAGE = re.compile(r"^/[a-z]{2}(?:-[a-z]{2})?/?$")
_WAY_OF_SHOWING = re.compile(r"/(?:alias|amp|feed|pdf|print)/?$")
_COUNTED = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|source|src")


def way_elsewhere(asked: str, answered: str) -> Way | None:
    """What an address leads to that is not its page; None where it may be the page. Pure."""
    before, after = urlsplit(asked), urlsplit(answered)
    if (place := _place(after)) and place != _place(before):
        return place
    return "redirect-to-front-page" if _is_front(after, before) else None


def _place(url: SplitResult) -> Trouble | None:
    """What an address says by itself that it is."""
    names = [_ENDING.sub("", part.lower()) for part in url.path.split("/")]
    host = (url.hostname or "").split(".")[0]
    for name in (*reversed(names), host):
        if place := _TROUBLES.get(re.sub(r"[^a-z0-9]", "", name)):
            return place
    asked_for = {name.lower() for name, _ in parse_qsl(url.query)}
    return "sign-in" if asked_for & _ASKED_FOR else None


def _is_front(url: SplitResult, asked: SplitResult) -> bool:
    """Whether an address is the front page of the site, or of the folder the page lay in."""
    folder, name = _parted(_LANGUAGE.sub("/", url.path))
    within, own = _parted(_WAY_OF_SHOWING.sub("/", asked.path))
    if name not in _FRONT or _own_query(url) or (folder and url.hostname != asked.hostname):
        return False
    if (within, own in _FRONT) == (folder, True):
        return _own_query(asked)
    named = _NAMED.search(folder.rpartition("/")[2])
    return f"{within}/".startswith(f"{folder}/") and not named


def _parted(path: str) -> tuple[str, str]:
    """The folder of an address, and its name without an ending."""
    folder, _, name = path.rpartition("/")
    return folder, _ENDING.sub("", name.lower())


def _own_query(url: SplitResult) -> bool:
    """Whether a query says which page is meant, rather than who came from where."""
    return any(not _COUNTED.fullmatch(name.lower()) for name, _ in parse_qsl(url.query))
