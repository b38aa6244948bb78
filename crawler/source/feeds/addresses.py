"""Web addresses as identities: what two ways of writing one address have in common."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

#: Parameters that count readers, or tell where they came from.
_TRACKING = re.compile(
    r"(?:utm_|at_|ga_|hsa_|itm_|mc_|mkt_|mtm_|oly_|pk_|piwik_|vero_|wt\.|_hs|fb_|xtor$|ns_"
    r"|(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|li_fat_id"
    r"|s_cid|cmpid|ncid|ocid|icid|trk|spm|guccounter|_ga|_openstat|__s|phpsessid|jsessionid"
    r"|sessionid|clicks?|hits?|views?|visits?|counter|nocache|cachebuster|cb|rnd|rand|random|ts|timestamp|_)$)",
    re.IGNORECASE,
)
#: Parameters that mostly do so, and else name something by a number.
_OFTEN = re.compile(
    r"(?:ref|ref_src|referrer|source|src|from|via|campaign|cmp|medium|partner|rss|feed)",
    re.IGNORECASE,
)
_SESSION = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}


def is_web_address(text: str) -> bool:
    """Whether a text is an address on the web, and not `mailto:` or `urn:`."""
    parts = _split(text)
    return parts is not None and parts.scheme in _PORTS and bool(parts.hostname)


def without_tracking(address: str) -> str:
    """An address without what counts those who come by it; anything else as it is."""
    parts = _split(address)
    if parts is None or not (parts.query or parts.fragment or ";" in parts.path):
        return address
    return parts._replace(
        path=_SESSION.sub("", parts.path),
        query=_telling(parts.query),
        fragment=_telling(parts.fragment),
    ).geturl()


def canonical(address: str) -> str:
    """An address as it is compared: in one form, without tracking and a slash at the end; anything
    else as it is. The fragment stays: entries of one feed may lead to places of one page."""
    if not is_web_address(address):
        return address
    parts = urlsplit(without_tracking(in_one_form(address)))
    return parts._replace(path=parts.path.rstrip("/") or "/").geturl()


def in_one_form(address: str) -> str:
    """An address with https, its host in lower case and without the usual port; anything else as it
    is."""
    if not is_web_address(address):
        return address
    parts = urlsplit(address)
    return parts._replace(scheme="https", netloc=_host(parts)).geturl()


def variants(address: str) -> tuple[str, ...]:
    """The ways in which an address may have been written before: http, https, a slash at the end;
    none of anything else."""
    if not is_web_address(address):
        return ()
    parts = urlsplit(address)
    path = parts.path.rstrip("/")
    return tuple(
        parts._replace(scheme=scheme, path=path + slash).geturl()
        for scheme in _PORTS
        for slash in ("", "/")
    )


def _split(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 (raises where there is no such port)
    except ValueError:
        return None
    return parts


def _host(parts: SplitResult) -> str:
    """The host, with a port that is not the usual one."""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    usual = parts.port in (None, _PORTS[parts.scheme])
    return host if usual else f"{host}:{parts.port}"


def _telling(query: str) -> str:
    """The parameters of a query, or of a fragment written like one, that tell what is meant."""
    kept = (part for part in query.split("&") if not _counts(part))
    return "&".join(kept)


def _counts(part: str) -> bool:
    name, equals, value = part.partition("=")
    if not equals:
        return False
    by_chance = _OFTEN.fullmatch(name) and not any(map(str.isdigit, value))
    return bool(by_chance) or _TRACKING.match(name) is not None
