"""What is believed of what proxies say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.networks import networks
from web.access.proxies import Forwarded, forwarded
from web.access.refused import Refused

PROXIES = networks("10.0.0.0/8, 2001:db8::7")
Headers = list[tuple[bytes, bytes]]


def asked(peer: str, headers: Headers) -> Forwarded:
    return forwarded(peer, headers, proxies=PROXIES, user_header="X-Forwarded-User")


def test_a_proxy_that_is_trusted_names_user_and_client() -> None:
    headers = [(b"x-forwarded-user", b"ada"), (b"x-forwarded-for", b"203.0.113.9")]
    assert asked("10.1.2.3", headers) == Forwarded(client="203.0.113.9", user="ada")
    assert asked("2001:db8::7", headers).user == "ada"
    assert asked("::ffff:10.1.2.3", headers).user == "ada"


@pytest.mark.parametrize("peer", ["127.0.0.1", "203.0.113.9", "::1", "", "testclient", "11.0.0.1"])
def test_nobody_else_is_believed(peer: str) -> None:
    headers = [(b"x-forwarded-user", b"ada"), (b"x-forwarded-for", b"198.51.100.1")]
    assert asked(peer, headers) == Forwarded(client=peer)


def test_a_name_is_one_line_of_plain_text() -> None:
    named = "Zo\u00eb \u202eevil\x1b[31m".encode()
    assert asked("10.1.2.3", [(b"x-forwarded-user", named)]).user == "Zo\u00eb evil [31m"
    assert asked("10.1.2.3", [(b"x-forwarded-user", b"\xff")]).user == "\ufffd"


@pytest.mark.parametrize("values", [[b"ada", b"eve"], [b"a" * 81], [b"ada", b""]])
def test_two_users_or_a_long_one_are_refused(values: list[bytes]) -> None:
    with pytest.raises(Refused) as refused:
        asked("10.1.2.3", [(b"x-forwarded-user", value) for value in values])
    assert refused.value.status == 400


def test_of_several_proxies_the_last_address_that_is_none_counts() -> None:
    chain = [(b"x-forwarded-for", b"198.51.100.1, 203.0.113.9, 10.9.9.9")]
    assert asked("10.1.2.3", chain).client == "203.0.113.9"
    assert asked("10.1.2.3", []).client == "10.1.2.3"
    assert asked("10.1.2.3", [(b"x-forwarded-for", b"10.9.9.9")]).client == "10.9.9.9"


@given(st.lists(st.binary(max_size=40), max_size=4))
def test_what_a_client_writes_before_its_proxy_changes_nothing(written: list[bytes]) -> None:
    own = [(b"x-forwarded-for", value) for value in written]
    chain = [*own, (b"x-forwarded-for", b"203.0.113.9")]
    assert asked("10.1.2.3", chain).client == "203.0.113.9"
    joined = [(b"x-forwarded-for", b",".join([*written, b"203.0.113.9"]))]
    assert asked("10.1.2.3", joined).client == "203.0.113.9"


@given(st.lists(st.tuples(st.sampled_from([b"x-forwarded-for", b"host"]), st.binary(max_size=60))))
def test_any_header_is_borne(headers: Headers) -> None:
    assert asked("10.1.2.3", headers).user == ""
