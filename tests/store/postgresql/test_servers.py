"""Several servers in an address, in libpq's form and in SQLAlchemy's, and what is no such form."""

from __future__ import annotations

from urllib.parse import quote

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from psycopg.conninfo import conninfo_to_dict

from store.connections.engines import connect, connect_to_look
from store.database_address import StoreError, cause, fault, printable
from store.postgresql.servers import ServersError, servers_of

LIBPQ = "postgresql+psycopg://ada:HUSH@one.example:5432,two.example:5433/blotter?sslmode=disable"
OURS = (
    LIBPQ,
    "postgresql+psycopg://ada:HUSH@/blotter?host=one.example:5432&host=two.example:5433"
    "&sslmode=disable",
    "postgresql+psycopg://ada:HUSH@/blotter?sslmode=disable&host=one.example,two.example"
    "&port=5432,5433",
)
MALFORMED = (
    ("HUSH:x@one:5432,two:x/n", "host 2 is not written HOST or HOST:PORT"),
    ("HUSH:x@one:5432,:5433/n", "host 2 of 2 has no name"),
    ("HUSH:x@one,,two/n", "host 2 of 3 has no name"),
    ("HUSH:x@one:0,two/n", "host 1 is not written"),
    ("HUSH:x@one:65536,two/n", "host 1 is not written"),
    ("HUSH:x@one two,three/n", "host 1 is not written"),
    ("HUSH:x@[::1,two/n", "host 1 is not written"),
    ("HUSH:x@one/n?host=two", "either before the ? or after it"),
    ("HUSH:x@/n?host=one:1&host=two:2&port=3", "either with their hosts or in `port`"),
    ("HUSH:x@/n?host=one,two&port=1,2,3", "2 hosts cannot have 3 ports"),
    ("HUSH:x@/n?host=one&host=two:p", "host 2 is not written"),
    ("HUSH:x@one,two/n?target_session_attrs=HUSH", "target_session_attrs is one of any, read-wri"),
)


def connection_arguments(url: str, *, to_look: bool = False) -> dict[str, object]:
    """What SQLAlchemy gives psycopg."""
    engine = (connect_to_look if to_look else connect)(url)
    given: dict[str, object] = {}

    @sa.event.listens_for(engine, "do_connect")
    def take(_dialect: object, _record: object, _args: object, params: dict[str, object]) -> None:
        given.update(params)
        raise ConnectionRefusedError

    with pytest.raises(ConnectionRefusedError):
        engine.connect()
    return given


@pytest.mark.parametrize("url", OURS)
def test_both_forms_name_the_same_servers(url: str) -> None:
    assert fault(url) is None
    told = conninfo_to_dict(servers_of(url).libpq())
    assert told["host"] == "one.example,two.example"
    assert told["port"] == "5432,5433"
    assert (told["user"], told["password"], told["dbname"]) == ("ada", "HUSH", "blotter")
    given = connection_arguments(url)
    assert given["host"] == "one.example,two.example"
    assert given["port"] == "5432,5433"
    assert (given["user"], given["password"], given["dbname"]) == ("ada", "HUSH", "blotter")
    assert given["sslmode"] == "disable"


@pytest.mark.parametrize("url", OURS)
def test_an_address_is_printed_with_its_servers_and_without_its_password(url: str) -> None:
    shown = "postgresql+psycopg://ada@one.example:5432,two.example:5433/blotter"
    assert printable(url) == shown
    engine = connect(url)
    assert printable(engine.url.render_as_string(hide_password=False)) == shown


@pytest.mark.parametrize(("place", "said"), MALFORMED)
def test_what_cannot_be_told_is_refused_and_not_repeated(place: str, said: str) -> None:
    url = f"postgresql+psycopg://{place}"
    assert said in (fault(url) or "")
    assert "HUSH" not in (fault(url) or "")
    for opened in (connect, connect_to_look):
        with pytest.raises(StoreError, match=r"database\.url: it cannot be read"):
            opened(url)
    with pytest.raises(ServersError):
        servers_of(url)


def test_of_several_servers_the_one_is_asked_that_takes_what_is_written() -> None:
    assert connection_arguments(LIBPQ)["target_session_attrs"] == "read-write"
    assert servers_of(LIBPQ).unsaid()["target_session_attrs"] == "read-write"
    said = f"{LIBPQ}&target_session_attrs=any"
    assert connection_arguments(said)["target_session_attrs"] == "any"
    alone = "postgresql+psycopg://ada@one.example/blotter"
    assert "target_session_attrs" not in connection_arguments(alone)


def test_a_look_that_may_not_write_asks_for_the_same_server_otherwise() -> None:
    """A session that is read only by its settings is never one that reads and writes."""
    for url in (LIBPQ, f"{LIBPQ}&target_session_attrs=read-write"):
        given = connection_arguments(url, to_look=True)
        assert given["target_session_attrs"] == "primary"
        assert "default_transaction_read_only=on" in str(given["options"])


def test_an_address_by_which_nothing_is_written_takes_any_server() -> None:
    only = f"{LIBPQ}&options=-c%20default_transaction_read_only%3Don"
    assert "target_session_attrs" not in servers_of(only).unsaid()
    said = f"{only}&target_session_attrs=read-write"
    assert servers_of(said).unsaid()["target_session_attrs"] == "primary"


def test_a_server_that_is_gone_is_noticed_within_seconds() -> None:
    given = connection_arguments(LIBPQ)
    assert (given["connect_timeout"], given["tcp_user_timeout"]) == ("5", "10000")
    given = connection_arguments(f"{LIBPQ}&connect_timeout=60")
    assert given["connect_timeout"] == "60"


def test_sockets_and_addresses_with_colons_are_servers_as_well() -> None:
    url = "postgresql+psycopg://ada@/blotter?host=/run/postgresql&host=[::1]:5433&host=::2"
    given = connection_arguments(url)
    assert (given["host"], given["port"]) == ("/run/postgresql,::1,::2", ",5433,")
    told = conninfo_to_dict(servers_of(url).libpq())
    assert told["host"] == "/run/postgresql,::1,::2"
    alone = "postgresql+psycopg://ada@/blotter?host=/run/postgresql"
    assert conninfo_to_dict(servers_of(alone).libpq())["host"] == "/run/postgresql"
    assert connection_arguments(alone)["host"] == "/run/postgresql"


def test_what_a_driver_says_of_servers_is_told_and_no_password() -> None:
    url = connect(f"{LIBPQ}&sslpassword=QUIET").url.render_as_string(hide_password=False)
    said = 'connection to server at "two.example", port 5433 failed: HUSH QUIET'
    assert cause(RuntimeError(said), url) == said.replace("HUSH QUIET", "… …")


NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,8}(\.[a-z]{1,3})?", fullmatch=True)
PORTS = st.integers(1, 65535)


@given(st.lists(st.tuples(NAMES, PORTS), min_size=2, max_size=4), st.text(min_size=1))
def test_either_form_becomes_what_libpq_reads(
    servers: list[tuple[str, int]], password: str
) -> None:
    user = f"postgresql+psycopg://ada:{quote(password, safe='')}@"
    written = [f"{name}:{port}" for name, port in servers]
    for url in (
        f"{user}{','.join(written)}/blotter",
        f"{user}/blotter?{'&'.join(f'host={one}' for one in written)}",
    ):
        assert fault(url) is None
        told = conninfo_to_dict(servers_of(url).libpq()) if "\0" not in password else {}
        assert not told or told["host"] == ",".join(name for name, _ in servers)
        assert not told or told["port"] == ",".join(str(port) for _, port in servers)
        assert printable(url) == f"postgresql+psycopg://ada@{','.join(written)}/blotter"
