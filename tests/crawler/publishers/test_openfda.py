from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from w3lib.url import url_query_parameter

from crawler.publishers.openfda import line, record_address
from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load

SOURCE = load("us_openfda_drug_recalls")


def answer(url: str = SOURCE.listings[0], **members: object) -> Page:
    return Page(url=url, body=json.dumps(members).encode(), media_type="application/json")


def test_a_search_without_hits_is_an_empty_listing() -> None:
    nothing = answer(error={"code": "NOT_FOUND", "message": "No matches found!"})
    assert SOURCE.links(nothing) == []
    assert SOURCE.next_page(nothing) is None


@pytest.mark.parametrize("code", ["BAD_REQUEST", "OVER_RATE_LIMIT", "SERVER_ERROR"])
def test_any_other_error_is_refused(code: str) -> None:
    with pytest.raises(LayoutError, match="no list of objects called results"):
        SOURCE.links(answer(error={"code": code}))


@given(st.integers(1, 700))
def test_every_record_is_reached_in_pages_of_a_hundred(total: int) -> None:
    url: str | None = SOURCE.listings[0]
    reached: list[int] = []
    while url:
        skip = int(url_query_parameter(url, "skip") or 0)
        numbers = range(skip, min(skip + 100, total))
        reached += numbers
        counted = {"results": {"skip": skip, "limit": 100, "total": total}}
        records = [{"recall_number": f"D-{number}"} for number in numbers]
        url = SOURCE.next_page(answer(url, meta=counted, results=records))
        assert not url or url_query_parameter(url, "search") == url_query_parameter(
            SOURCE.listings[0], "search"
        )
    assert reached == list(range(total))


@pytest.mark.parametrize("meta", [None, {}, {"results": {"skip": 0, "limit": 100}}])
def test_an_answer_without_its_count_is_not_paged(meta: object) -> None:
    with pytest.raises(LayoutError, match="no count of results in meta"):
        SOURCE.next_page(answer(meta=meta, results=[{"recall_number": "D-1"}]))


def test_a_field_is_one_line_whatever_it_is() -> None:
    record = {"a": " x \n y\u00a0", "b": ["1 mg", "", None, "2 mg"], "c": None, "d": 7}
    assert [line(record, name) for name in "abcde"] == ["x y", "1 mg; 2 mg", "", "7", ""]


def test_a_records_address_is_the_search_for_it() -> None:
    address = record_address("enforcement", "recall_number", "D-0001-2026")
    assert address.endswith("/enforcement.json?search=recall_number:%22D-0001-2026%22")
