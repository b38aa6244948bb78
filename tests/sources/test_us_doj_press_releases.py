"""The order of the list is found out, and what only looks like a change is none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from w3lib.url import url_query_parameter

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from tests.sources.recording import recorded

DOJ = load("us_doj_press_releases")
FOLDER = Path(__file__).parent / "us_doj_press_releases"
SIZE = 3

Manner = Literal["heeds the direction", "oldest first", "newest first"]

manners = st.sampled_from(["heeds the direction", "oldest first"])
days = st.lists(st.integers(0, 12), min_size=1, max_size=40)


def answer(records: list[dict[str, Any]], *, url: str = DOJ.listings[0], **result_set: int) -> Page:
    said = {"count": len(records), "pagesize": 50, "page": 0} | result_set
    data = {"metadata": {"resultset": said}, "results": records}
    return Page(url=url, body=json.dumps(data).encode(), media_type="application/json")


def record(number: int, day: int) -> dict[str, Any]:
    dated = datetime.combine(date(2026, 1, 1) + timedelta(days=day), time(17), UTC)
    return {"uuid": f"u{number}", "title": "T", "date": str(int(dated.timestamp())), "url": "/x"}


def serve(records: list[dict[str, Any]], manner: Manner, url: str) -> Page:
    """What a server of that manner answers; `records` are in the order it keeps them in."""
    turned = manner == "newest first" or (
        manner == "heeds the direction" and url_query_parameter(url, "direction") == "DESC"
    )
    ordered = records[::-1] if turned else records
    first = int(url_query_parameter(url, "page") or 0) * SIZE
    shown = ordered[first : first + SIZE]
    return answer(shown, url=url, count=len(records), pagesize=SIZE)


def walk(records: list[dict[str, Any]], manner: Manner) -> list[list[str]]:
    """The keys each page offered, in the order the pages were asked for."""
    offered: list[list[str]] = []
    url: str | None = DOJ.listings[0]
    while url:
        listing = serve(records, manner, url)
        offered.append([link.key for link in DOJ.links(listing)])
        assert len(offered) <= 2 * len(records) + 2, "the walk goes round in circles"
        url = DOJ.next_page(listing)
    return offered


@settings(deadline=None)
@given(days, manners)
def test_every_release_is_offered_whichever_way_the_list_runs(
    dates: list[int], manner: Manner
) -> None:
    records = [record(number, day) for number, day in enumerate(sorted(dates))]
    offered = {key for page in walk(records, manner) for key in page}
    assert offered == {f"u{number}" for number in range(len(records))}


@settings(deadline=None)
@given(days, st.integers(0, 39), manners)
def test_the_newest_release_is_reached_though_one_with_an_old_date_was_posted_late(
    dates: list[int], place: int, manner: Manner
) -> None:
    kept = sorted(dates)
    kept.insert(place % (len(kept) + 1), -3000)
    offered = walk([record(number, day) for number, day in enumerate(kept)], manner)
    assert f"u{len(kept) - 1}" in {key for page in offered for key in page}


@settings(deadline=None)
@given(st.integers(1, 40), manners)
def test_where_days_differ_the_newest_is_on_the_first_page_or_the_second(
    count: int, manner: Manner
) -> None:
    records = [record(number, number) for number in range(count)]
    newest = f"u{count - 1}"
    assert newest in [page[0] for page in walk(records, manner)[:2]]


@pytest.mark.parametrize("count", [SIZE, 2 * SIZE, 3 * SIZE])
def test_the_last_page_of_an_exact_multiple_is_not_an_empty_one(count: int) -> None:
    records = [record(number, number) for number in range(count)]
    assert all(walk(records, "oldest first"))


def test_a_page_all_of_one_day_decides_nothing() -> None:
    one_day = [record(number, 0) for number in range(SIZE)]
    later = [record(SIZE + number, 1 + number) for number in range(3 * SIZE)]
    assert walk([*one_day, *later], "oldest first")[:3] == [
        ["u0", "u1", "u2"],
        ["u5", "u4", "u3"],
        ["u11", "u10", "u9"],
    ]


def test_an_old_list_that_ignores_every_wish_but_runs_newest_first_is_walked_up() -> None:
    records = [record(number, number) for number in range(2 * SIZE)]
    assert walk(records, "newest first") == [["u5", "u4", "u3"], ["u2", "u1", "u0"]]


def test_no_records_are_no_news() -> None:
    nothing = answer([])
    assert DOJ.links(nothing) == []
    assert DOJ.next_page(nothing) is None


def test_an_error_page_is_no_answer() -> None:
    page = Page(url=DOJ.listings[0], body=b"<!DOCTYPE html><h1>404</h1>", media_type="text/html")
    with pytest.raises(LayoutError, match="not JSON, but text/html"):
        DOJ.links(page)


@pytest.mark.parametrize("metadata", [{}, {"resultset": {}}, {"resultset": []}, None])
def test_an_answer_without_its_count_is_not_paged(metadata: object) -> None:
    body = json.dumps({"metadata": metadata, "results": [record(1, 1)]}).encode()
    with pytest.raises(LayoutError, match="count"):
        DOJ.next_page(Page(url=DOJ.listings[0], body=body))


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("1772686800", date(2026, 3, 5)),  # midnight Eastern
        ("1772712000", date(2026, 3, 5)),  # noon UTC, as the site's feed has it
        (1772686800, date(2026, 3, 5)),
        ('<time datetime="2026-03-05T23:30:00-05:00">1772771400</time>\n', date(2026, 3, 5)),
    ],
)
def test_a_date_is_the_eastern_day(stated: object, day: date) -> None:
    page = replace(answer([record(1, 1) | {"date": stated}]), record="u1")
    assert DOJ.read(page).published_on == day


def test_a_record_without_any_date_is_refused() -> None:
    page = replace(answer([record(1, 1) | {"date": "soon"}]), record="u1")
    with pytest.raises(LayoutError, match="no date in 'soon'"):
        DOJ.read(page)


@pytest.mark.parametrize("name", ["uuid", "title", "url"])
def test_a_record_without_what_it_is_known_by_is_refused(name: str) -> None:
    page = replace(answer([record(1, 1) | {name: ""}]), record="u1")
    with pytest.raises(LayoutError, match=f"without {name}"):
        DOJ.read(page)


def test_a_new_stamp_alone_changes_nothing() -> None:
    listing = recorded(FOLDER).listing
    data = listing.data
    for each in data["results"]:
        each["changed"] = "1799999999"
    stamped = replace(listing, body=json.dumps(data).encode())
    for link in DOJ.links(listing):
        assert DOJ.read(replace(stamped, record=link.key)) == DOJ.read(
            replace(listing, record=link.key)
        )


def test_the_real_envelope_is_understood(shared: Path) -> None:
    body = (shared / "doj" / "api_blog_entries_sample.json").read_bytes()
    first, last = (
        Page(url=f"https://example.gov/x.json?pagesize=10&page={number}&direction=DESC", body=body)
        for number in (0, 158)
    )
    assert DOJ.next_page(first) == first.url.replace("page=0", "page=1")
    assert DOJ.next_page(last) is None, "1581 records of 10 end on page 158"
    with pytest.raises(LayoutError, match="a record without uuid; it has created, title"):
        DOJ.links(first)


def test_a_record_that_cannot_be_read_costs_no_other() -> None:
    records = [record(number, number) for number in range(1, 5)]
    del records[0]["uuid"]
    records[1]["title"] = ""
    listing = answer(records)
    links = DOJ.links(listing)
    assert len(links) == 4
    refused = []
    for link in links:
        try:
            DOJ.read(replace(listing, record=link.key))
        except LayoutError as error:
            refused.append(str(error).partition(";")[0])
    assert sorted(refused)[0].startswith("a record without title")
    assert sorted(refused)[1].startswith("a record without uuid")


def test_a_list_in_which_no_record_can_be_read_is_refused() -> None:
    records = [record(number, number) for number in range(1, 5)]
    for one in records:
        del one["uuid"]
    with pytest.raises(LayoutError, match="without uuid"):
        DOJ.links(answer(records))
