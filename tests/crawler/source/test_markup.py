from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.markup import _start_tag, with_few_attributes
from crawler.source.page import Page
from crawler.source.prose import one_line, prose
from crawler.source.publisher_dates import read_date

#: What markup is made of, in any order.
MARKUP = st.lists(st.sampled_from([*"<>/='\" \n", "<p ", "a", "é", "<!--", "<br>"])).map("".join)


@given(MARKUP)
def test_html_of_few_attributes_stays_as_it_is(html: str) -> None:
    assert with_few_attributes(html) == html
    assert len(html) > 100 or with_few_attributes(html, 100) == html


@given(MARKUP, st.integers(1, 4))
def test_what_is_told_at_little_cost_is_told_as_by_reading_each_tag(html: str, most: int) -> None:
    assert with_few_attributes(html, most) == _start_tag(most).sub(r"\1", html)


@pytest.mark.parametrize("value", ["x", '"<"', "'>'", '"a b"'])
def test_of_100_000_attributes_the_words_are_kept(value: str) -> None:
    many = " ".join(f"a{number}={value}" for number in range(100_000))
    html = f"<p {many}>The words.</p>"
    assert one_line(html).endswith("The words.")
    assert "The words." in Page(url="", body=html.encode()).html.css("p").get("")
    assert len(with_few_attributes(html)) < len(html)


@pytest.mark.parametrize("piece", ["<br ", "<br a='", '<p a="', "<p a =", "<", "<p /"])
def test_tags_that_never_end_have_no_words(piece: str) -> None:
    assert prose("Words.<div>" + piece * 50_000).startswith("Words.")


@pytest.mark.parametrize(
    "piece", ["<time ", "<", "<time datetime='", "1", "<time datetime ", "&#9"]
)
def test_no_length_of_markup_is_a_date(piece: str) -> None:
    assert read_date(piece * 170_000) is None


def test_a_date_is_read_out_of_blanks_and_of_a_time_element_before_long_words() -> None:
    stated = read_date("\n" * 100_000 + "January 6, 2026" + " " * 100_000)
    assert stated == read_date("January 6, 2026")
    assert stated == read_date("<time datetime='2026-01-06'>" + "word " * 100_000 + "</time>")
    assert read_date("<b>" * 64 + "2025-09-12") is None
