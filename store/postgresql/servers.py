"""The servers that an address of PostgreSQL names: one, or several of which one takes what is
written. Imports nothing slow.

Several are written as libpq writes them, `USER@HOST:PORT,HOST:PORT/NAME`, or as SQLAlchemy does,
`USER@/NAME?host=HOST:PORT&host=HOST:PORT`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode

#: Which of several servers will do (libpq, section 34.1.2).
_ATTRIBUTES = ("any", "read-write", "read-only", "primary", "standby", "prefer-standby")
#: A name or an address, in brackets where it has colons, and a port.
_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^\[\]:/@,\s]*)(?::(?P<port>\d{0,5}))?", re.ASCII)
_LAST_PORT = 65535
#: Among the options of an address by which nothing is to be written.
_ONLY_READS = "default_transaction_read_only=on"


class ServersError(ValueError):
    """The servers of an address cannot be told; the message says why, and repeats nothing of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Servers:
    """An address taken apart, as far as it names servers."""

    #: What stands before the hosts: the scheme, who logs in, and @.
    before: str
    #: As libpq writes them, each with its port where one is said; one that is empty means the
    #: server of this machine.
    hosts: tuple[str, ...]
    #: The name of the database, with the slash before it; empty where none is said.
    name: str
    #: The parameters, but for hosts and ports.
    query: tuple[tuple[str, str], ...]

    @property
    def are_several(self) -> bool:
        return len(self.hosts) > 1

    def said(self, parameter: str) -> str:
        """What the address says of a parameter; empty where it says nothing."""
        return dict(self.query).get(parameter, "")

    def libpq(self) -> str:
        """The address as libpq takes it."""
        before = re.sub(r"^postgresql\+\w+", "postgresql", self.before)
        query = f"?{urlencode(self.query, quote_via=quote)}" if self.query else ""
        return f"{before}{','.join(self.hosts)}{self.name}{query}"

    def names_and_ports(self) -> tuple[list[str], list[str]]:
        """The hosts without brackets, and the port of each, empty where none is said."""
        parts = [_parts(host) for host in self.hosts]
        return [unquote(name.strip("[]")) for name, _ in parts], [port for _, port in parts]

    def unsaid(self, *, to_look: bool = False) -> dict[str, str]:
        """What to connect with beside what the address says: so that a server that is gone is
        noticed within seconds, and that of several the one is asked that takes what is written;
        any of them where the address itself says that nothing is."""
        patience = {
            "connect_timeout": "5" if self.are_several else "10",
            "keepalives_idle": "5",
            "keepalives_interval": "3",
            "keepalives_count": "3",
            "tcp_user_timeout": "10000",
        }
        added = {name: value for name, value in patience.items() if not self.said(name)}
        only_reads = _ONLY_READS in self.said("options")
        meant = "read-write" if self.are_several and not only_reads else ""
        asked = self.said("target_session_attrs") or meant
        if (to_look or only_reads) and asked == "read-write":
            asked = "primary"  # a session that may not write is none that reads and writes
        return added | ({"target_session_attrs": asked} if asked else {})


def servers_of(url: str) -> Servers:
    """The servers of an address of PostgreSQL, in either form. Raises ServersError."""
    scheme, _, rest = url.partition("://")
    place, _, query = rest.partition("?")
    user, at, after = place.rpartition("@")
    here, slash, name = after.partition("/")
    said = parse_qsl(query, keep_blank_values=True)
    others = tuple(it for it in said if it[0] not in ("host", "port"))
    asked = dict(others).get("target_session_attrs", "any")
    if asked not in _ATTRIBUTES:
        msg = f"target_session_attrs is one of {', '.join(_ATTRIBUTES)}"
        raise ServersError(msg)
    return Servers(
        before=f"{scheme}://{user}{at}",
        hosts=tuple(_hosts(here, said)),
        name=f"{slash}{name}",
        query=others,
    )


def _hosts(here: str, said: list[tuple[str, str]]) -> Iterator[str]:
    """The hosts where they belong, or among the parameters."""
    hosts = [host for key, value in said if key == "host" for host in value.split(",")]
    ports = [port for key, value in said if key == "port" for port in value.split(",")]
    if here and (hosts or ports):
        msg = "hosts and ports stand either before the ? or after it"
        raise ServersError(msg)
    written = [_written(host) for host in hosts] or here.split(",")
    if ports and len(ports) not in (1, len(written)):
        msg = f"{len(written)} hosts cannot have {len(ports)} ports"
        raise ServersError(msg)
    ports = ports * len(written) if len(ports) == 1 else ports
    for number, host in enumerate(written, 1):
        name, port = _parts(host, f"host {number}")
        if ports and port:
            msg = "ports stand either with their hosts or in `port`"
            raise ServersError(msg)
        if not name and len(written) > 1:
            msg = f"host {number} of {len(written)} has no name"
            raise ServersError(msg)
        if port := (ports[number - 1] if ports else port):
            _parts(f"{name}:{port}", f"host {number}")
        yield f"{name}:{port}" if port else name


def _written(host: str) -> str:
    """A host among the parameters as it is written before them: a folder of sockets, or an address
    with colons."""
    if host.startswith("/"):
        return quote(host, safe="")
    return f"[{host}]" if re.fullmatch(r"[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*", host) else host


def _parts(host: str, which: str = "the host") -> tuple[str, str]:
    """Name and port of a host as it is written."""
    found = _HOST.fullmatch(host)
    if not found or not 0 <= int(found["port"] or 1) <= _LAST_PORT or found["port"] == "0":
        msg = f"{which} is not written HOST or HOST:PORT"
        raise ServersError(msg)
    return found["name"], found["port"] or ""
