"""Whether what is sent is a form of ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.access.refused import Refused
from web.access.sent_forms import form_fields, refuse_other_sites

FORM = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "same-origin", "origin": "http://localhost:8000"},
        {"sec-fetch-site": "none"},
        {"origin": "https://LOCALHOST:8000"},
    ],
)
def test_our_own_pages_and_programs_may_send(headers: dict[str, str]) -> None:
    refuse_other_sites({"host": "localhost:8000", **headers})


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "unheard-of"},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "http://localhost:8001"},
        {"origin": "http://localhost"},
        {"origin": "http://[evil"},
        {"origin": "http://evil@localhost:8000"},
        {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
    ],
)
def test_other_sites_may_not(headers: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        refuse_other_sites({"host": "localhost:8000", **headers})
    assert refused.value.status == 403


def test_a_form_is_read_with_the_last_of_each_name() -> None:
    assert form_fields(FORM, b"a=1&b=%C3%A9+x&a=2&c=") == {"a": "2", "b": "\u00e9 x", "c": ""}


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({}, b"a=1", 415),
        ({"content-type": "application/json"}, b"{}", 415),
        ({"content-type": "text/plain"}, b"a=1", 415),
        (FORM, b"\xff=1", 400),
        (FORM, b"a=%ff", 400),
        (FORM, b"a=1&" * 101, 400),
    ],
)
def test_what_is_no_form_is_refused(headers: dict[str, str], body: bytes, status: int) -> None:
    with pytest.raises(Refused) as refused:
        form_fields(headers, body)
    assert refused.value.status == status


@given(st.binary(max_size=200))
def test_any_body_is_read_or_refused(body: bytes) -> None:
    try:
        fields = form_fields(FORM, body)
    except Refused as refused:
        assert refused.status == 400
    else:
        assert all(isinstance(value, str) for value in fields.values())
