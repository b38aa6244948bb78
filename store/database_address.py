"""The address of the database, and what of it may be printed: never a password, in any spelling.

Knows no library, since a search must not wait for SQLAlchemy's import.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, unquote, unquote_plus

from store.postgresql.servers import ServersError, servers_of

_SUPPORTED = re.compile(r"(?:sqlite|postgresql)(?:\+\w+)?://", re.ASCII)
_IN_MEMORY = re.compile(r"sqlite(?:\+\w+)?://(?:/?(?:\?|$)|/(?:file:)?:memory:)", re.ASCII)
#: Parameters that hold no secret, whatever a driver says of them.
_HARMLESS = ("host", "port", "target_session_attrs", "connect_timeout", "tcp_user_timeout")


class StoreError(RuntimeError):
    """The store cannot be opened, read or written; the message says which and why."""


class LostError(StoreError):
    """The server of the database is away, or went away meanwhile: what was being written may have
    been done or not."""


class ReadOnlyError(StoreError):
    """The store may be read and not written, by whoever asks or by anybody."""


def fault_of_setting(url: str) -> str | None:
    """Why a setting is no address of a store that lasts; None where it may be one."""
    if _IN_MEMORY.match(url):
        return "what is kept in memory alone is gone with the command: write sqlite:///FILE"
    return fault(url)


def fault(url: str) -> str | None:
    """Why this is no address of a store; None where it may be one. The address is not repeated:
    where it is malformed, nobody can say which part of it is secret."""
    if _SUPPORTED.match(url):
        return None if url.startswith("sqlite") else _fault_of_servers(url)
    scheme, colon, _ = url.partition("://")
    if not colon:
        return "it is no database URL: write sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
    kind = scheme.partition("+")[0]
    shown = kind if re.fullmatch(r"[a-z]{1,20}", kind) else "this kind of database"
    return f"{shown} is not supported: use sqlite or postgresql"


def file_of(url: str) -> Path | None:
    """The file of SQLite that an address names; None where it names a server's database."""
    return Path(url.partition(":///")[2]) if url.startswith("sqlite") else None


def holds_password(url: str) -> bool:
    """Whether whoever reads an address can log in by it."""
    place, _, query = url.partition("://")[2].partition("?")
    names = {name.lower() for name, value in parse_qsl(query) if value}
    password = place.rpartition("@")[0].partition(":")[2]
    return bool(password or names & {"password", "passwd", "sslpassword"})


def printable(url: str) -> str:
    """An address without its password and its parameters, which may hold one as well."""
    scheme, _, rest = url.partition("://")
    place = rest.partition("?")[0]
    if scheme.startswith("sqlite"):
        return f"{scheme}://{place}"
    user, at, host = place.rpartition("@")
    try:
        servers = servers_of(url)
        host = f"{','.join(servers.hosts)}{servers.name}"
    except ServersError:
        pass  # as it is written
    return f"{scheme}://{user.partition(':')[0]}{at}{host}"


def cause(error: BaseException, url: str) -> str:
    """The first line of what a driver says, from which whatever is secret in the address is cut:
    drivers repeat parts of addresses that they cannot read."""
    line = next(iter(str(error).splitlines()), type(error).__name__)
    for secret in sorted(_secrets(url), key=len, reverse=True):
        line = line.replace(secret, "…")
    return line


def _fault_of_servers(url: str) -> str | None:
    try:
        servers_of(url)
    except ServersError as error:
        return f"it cannot be read as a database URL: {error}"
    return None


def password(url: str) -> str:
    """The password in an address, as it is meant; empty where it has none."""
    place = url.partition("://")[2].partition("?")[0]
    return unquote(place.rpartition("@")[0].partition(":")[2])


def _secrets(url: str) -> set[str]:
    """The address, its password and the values of its parameters, as written and as meant."""
    rest = url.partition("://")[2]
    place, _, query = rest.partition("?")
    password = place.rpartition("@")[0].partition(":")[2]
    said = [part.partition("=")[::2] for part in query.split("&")]
    values = {
        v for name, value in said if name not in _HARMLESS for v in (value, unquote_plus(value))
    }
    pieces = re.split("[@:/]", password)
    return {text for text in {url, password, unquote(password), *pieces, *values} if text}
