"""What two ways of writing one address have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.feeds.addresses import canonical, is_web_address, variants, without_tracking

ONE = "https://board.example.org/orders/14?id=7"


@pytest.mark.parametrize(
    "written",
    [
        "http://board.example.org/orders/14?id=7",
        "https://BOARD.example.org:443/orders/14/?id=7",
        "http://board.example.org:80/orders/14?id=7&utm_source=rss&utm_content=2",
        "https://board.example.org/orders/14?utm_campaign=x&id=7&fbclid=Iw",
        "https://board.example.org/orders/14;jsessionid=AB12?id=7",
        "https://board.example.org/orders/14?id=7#xtor=RSS-1",
        "https://board.example.org/orders/14?id=7&mc_cid=1&mc_eid=2&gclid=3&ref=rss&hits=412",
        "https://board.example.org/orders/14?id=7&source=feed&_ga=1.2&PHPSESSID=q",
    ],
)
def test_one_address_however_it_is_written(written: str) -> None:
    assert canonical(written) == ONE


@pytest.mark.parametrize(
    "other",
    [
        "https://board.example.org/orders/14?id=8",
        "https://board.example.org/orders/14",
        "https://board.example.org/Orders/14?id=7",
        "https://board.example.org:8443/orders/14?id=7",
        "https://board.example.org/orders/14?id=7#part-2",
        "https://board.example.org/orders/14?id=7&ref=PR-2026-014",
        "https://www.board.example.org/orders/14?id=7",
    ],
)
def test_another_address_stays_another(other: str) -> None:
    assert canonical(other) != ONE


@pytest.mark.parametrize(
    "name",
    ["PR-2026-014", "N/A", "urn:x:A", "tag:x,2026:/a/", "mailto:a@x.example", "http://[", ""],
)
def test_what_is_no_web_address_stays_as_it_is(name: str) -> None:
    assert canonical(name) == name
    assert variants(name) == ()
    assert not is_web_address(name)


def test_an_address_of_ipv6_stays_one() -> None:
    assert canonical("http://[::1]:8080/a/") == "https://[::1]:8080/a"


def test_a_front_page_has_its_slash() -> None:
    assert canonical("http://x.example") == canonical("https://x.example/") == "https://x.example/"
    assert set(variants("https://x.example/?p=1")) == {
        *("https://x.example/?p=1", "http://x.example/?p=1"),
        *("https://x.example?p=1", "http://x.example?p=1"),
    }


@given(st.text(max_size=60), st.sampled_from(["", "http://x.example/", "https://x.example/a?"]))
def test_every_text_has_one_form(text: str, before: str) -> None:
    assert canonical(canonical(before + text)) == canonical(before + text)
    assert without_tracking(without_tracking(before + text)) == without_tracking(before + text)
