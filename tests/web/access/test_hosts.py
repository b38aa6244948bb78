"""Which names a server answers to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.access.hosts import host_name, hosts_of, is_loopback


@pytest.mark.parametrize(
    "header",
    [
        "localhost",
        "LocalHost:8000",
        "localhost.",
        "127.0.0.1:8000",
        "127.8.9.1",
        "[::1]:8000",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "blotter.example.org",
        "Blotter.Example.ORG:443",
        "blotter.example.org.",
    ],
)
def test_its_own_names_are_answered_to(header: str) -> None:
    assert hosts_of("127.0.0.1", "blotter.example.org").has(header)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "evil.example",
        "localhost.evil.example",
        "localhost:65536",
        "localhost:99999",
        "127.0.0.1.evil.example",
        "notlocalhost",
        "blotter.example.org.evil.example",
        "evil.example#blotter.example.org",
        "evil.example@localhost",
        "localhost/evil",
        "localhost, evil.example",
        " localhost",
        "10.0.0.1",
        "0.0.0.0",
        "[::]",
        "2130706433",
        "[::1",
    ],
)
def test_no_other_name_is(header: str) -> None:
    assert not hosts_of("127.0.0.1", "blotter.example.org").has(header)


def test_where_it_listens_everywhere_it_is_reached_by_number_and_no_other_name() -> None:
    everywhere = hosts_of("0.0.0.0", "")
    assert everywhere.has("192.0.2.7:8000")
    assert everywhere.has("[2001:db8::1]")
    assert not everywhere.has("evil.example")


def test_the_host_that_it_listens_at_is_its_name() -> None:
    assert hosts_of("desk.internal").has("desk.internal:8000")
    assert hosts_of("192.0.2.7").has("192.0.2.7:8000")
    assert not hosts_of("192.0.2.7").has("192.0.2.8")
    assert hosts_of("[2001:db8::1]").has("[2001:DB8:0::1]:80")


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "::1", "[::1]", "127.3.2.1", "LocalHost"]
)
def test_only_this_machine_reaches_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::", "desk", "192.0.2.7", "localhost.example"])
def test_the_network_reaches_all_else(host: str) -> None:
    assert not is_loopback(host)


@given(st.text(max_size=300))
def test_any_header_is_read_or_is_none(header: str) -> None:
    name = host_name(header)
    assert name is None or (name == name.lower() and "/" not in name and "@" not in name)


@given(st.from_regex(r"[a-z0-9-]{1,20}(\.[a-z0-9-]{1,20}){1,3}", fullmatch=True))
def test_no_name_elsewhere_is_taken_for_this_machine(name: str) -> None:
    own = hosts_of("127.0.0.1").has(name)
    assert own == (name.startswith("127.") and is_loopback(name))
