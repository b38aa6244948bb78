"""A key goes where it belongs, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request

from crawler.politeness.credentials import (
    ListingCredential,
    key_header,
    key_variable,
    needs_key,
    origin_of,
)
from store.config import Settings
from tests.crawler.fakes import Releases

_KEYLESS = Settings(home=Path("/nowhere"))
_KEYED = Settings(home=Path("/nowhere"), keys={"agency": "hush"})


class _Keyed(Releases):
    credential = "agency"
    credential_header = ("Authorization", "Token {}")


class _Optional(_Keyed):
    credential_optional = True


def test_the_header_is_made_as_the_source_says() -> None:
    source = _Keyed("keyed")
    assert key_variable(source) == "BLOTTER_KEY_AGENCY"
    assert key_header(source, _KEYED) == ("Authorization", "Token hush")
    assert key_header(source, _KEYLESS) is None
    assert key_header(Releases("plain"), _KEYED) is None
    assert key_variable(Releases("plain")) == ""


def test_a_source_that_needs_a_key_is_told_from_one_that_only_takes_it() -> None:
    assert needs_key(_Keyed("keyed"), _KEYLESS)
    assert not needs_key(_Keyed("keyed"), _KEYED)
    assert not needs_key(_Optional("optional"), _KEYLESS)
    assert not needs_key(Releases("plain"), _KEYLESS)


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://api.agency.example/v1/search", True),
        ("https://API.agency.example/robots.txt", True),
        ("http://api.agency.example/v1/search", False),
        ("https://api.agency.example:8443/v1/search", False),
        ("https://www.agency.example/", False),
        ("https://api.agency.example.evil.example/", False),
        ("https://api.agency.example@evil.example/", False),
    ],
)
def test_it_is_sent_to_the_places_of_the_listings_alone(url: str, sent: bool) -> None:
    places = [origin_of("https://api.agency.example/v1")]
    middleware = ListingCredential(("X-Api-Key", "hush"), places)
    request = Request(url, headers={"X-Api-Key": "hush"})  # as a redirect would hand it on
    middleware.process_request(request)
    assert (request.headers.get("X-Api-Key") == b"hush") is sent


@given(st.text(max_size=20))
def test_a_place_is_scheme_and_authority(path: str) -> None:
    assert origin_of(f"https://a.example/{path}?{path}#{path}") == "https://a.example"
