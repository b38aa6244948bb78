"""What the Wayback Machine is asked, and what its answers mean."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.backfill.wayback_api import (
    CHANCES,
    CdxRow,
    Wayback,
    capture_answered,
    captures_by_page,
    index_query,
    index_rows,
    raw_address,
)

_HEADER = ["urlkey", "timestamp", "original"]
_AT = datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)
_ROW = ["gov,agency)/x/1", "20210304050607", "http://www.agency.gov:80/x/1?a=b"]
_READ = CdxRow(key="gov,agency)/x/1", at=_AT, url="http://www.agency.gov/x/1?a=b")


def test_a_query_asks_for_good_captures_of_a_folder_and_of_some_days() -> None:
    query = index_query(
        Wayback(), "https://www.agency.gov/x/", date(2019, 1, 1), date(2020, 12, 31), "a+b c"
    )
    parts = urlsplit(query)
    asked = {name: value for name, (value,) in parse_qs(parts.query).items()}
    assert query.startswith("https://web.archive.org/cdx/search/cdx?")
    assert asked["url"] == "www.agency.gov/x/"
    assert (asked["from"], asked["to"]) == ("20190101", "20201231")
    assert (asked["matchType"], asked["filter"]) == ("prefix", "statuscode:200")
    assert (asked["showResumeKey"], asked["resumeKey"]) == ("true", "a+b c")
    assert "resumeKey" not in index_query(Wayback(), "http://a.gov/", date.min, date.max)


def test_the_first_row_names_the_columns_and_the_last_may_be_the_resume_key() -> None:
    assert index_rows(json.dumps([_HEADER, _ROW]).encode()) == ([_READ], "")
    assert index_rows(json.dumps([_HEADER, _ROW, [], ["gov%2Cagency"]]).encode()) == (
        [_READ],
        "gov%2Cagency",
    )
    turned = [_HEADER[::-1], _ROW[::-1]]
    assert index_rows(json.dumps(turned).encode()) == ([_READ], "")


@pytest.mark.parametrize("body", [b"", b"\n", b"[]", json.dumps([_HEADER]).encode()])
def test_no_captures(body: bytes) -> None:
    assert index_rows(body) == ([], "")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html>Sorry</html>", "Expecting value"),
        (b'{"error": 1}', "list of lists"),
        (b'["a"]', "list of lists"),
        (b'[["urlkey", "timestamp"]]', "no original"),
    ],
)
def test_an_answer_that_is_no_index(body: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        index_rows(body)


@pytest.mark.parametrize(
    "row",
    [
        ["k", "2021", "http://a.gov/"],
        ["k", "20210231000000", "http://a.gov/"],
        ["k", "20210304050607", "ftp://a.gov/"],
        ["k", "20210304050607", "http://[/"],
        ["k", "20210304050607", "http://a.gov:x/"],
        ["k"],
    ],
)
def test_a_row_that_makes_no_sense_is_left_out(row: list[str]) -> None:
    assert index_rows(json.dumps([_HEADER, row, _ROW]).encode()) == ([_READ], "")


def test_so_many_captures_of_a_page_are_tried_oldest_first() -> None:
    rows = [CdxRow(key=key, at=_AT, url=f"http://a.gov/{n}") for key in "ab" for n in range(9)]
    tried = list(captures_by_page(rows))
    assert [len(captures) for captures in tried] == [CHANCES, CHANCES]
    assert tried[0] == rows[:CHANCES]


def test_what_answers_tells_its_time_and_address() -> None:
    archive = Wayback()
    assert capture_answered(archive, raw_address(archive, _READ)) == (_AT, _READ.url)
    assert capture_answered(
        archive, "https://web.archive.org/web/20210304050607id_/http://a.gov:80/x"
    ) == (
        _AT,
        "http://a.gov/x",
    )
    for other in ("https://a.gov/x", "https://web.archive.org/", "https://web.archive.org/web/1/"):
        assert capture_answered(archive, other) is None


@given(
    at=st.datetimes(datetime(1996, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 (made aware below)
    path=st.text("ab/?=&%1", max_size=20),
)
def test_an_address_survives(at: datetime, path: str) -> None:
    row = CdxRow(key="k", at=at.replace(microsecond=0, tzinfo=UTC), url=f"https://a.gov/x{path}")
    assert capture_answered(Wayback(), raw_address(Wayback(), row)) == (row.at, row.url)


@given(
    body=st.binary(max_size=60) | st.recursive(st.text(), st.lists).map(json.dumps).map(str.encode)
)
def test_any_answer_is_read_or_refused(body: bytes) -> None:
    try:
        rows, _ = index_rows(body)
    except ValueError:
        return
    assert all(isinstance(row, CdxRow) for row in rows)
