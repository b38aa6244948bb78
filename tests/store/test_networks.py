"""Hosts and ports, as settings name them."""

from __future__ import annotations

import pytest

from store.networks import host_and_port


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:9464", ("127.0.0.1", 9464)),
        ("9464", ("127.0.0.1", 9464)),
        (":9464", ("127.0.0.1", 9464)),
        ("0.0.0.0:80", ("0.0.0.0", 80)),
        ("[::1]:9464", ("::1", 9464)),
    ],
)
def test_an_address_is_of_this_machine_unless_it_says_otherwise(
    text: str, address: tuple[str, int]
) -> None:
    assert host_and_port(text) == address


@pytest.mark.parametrize("text", ["here", "127.0.0.1", "127.0.0.1:70000", "http://x:1", "a b:1"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no address"):
        host_and_port(text)
