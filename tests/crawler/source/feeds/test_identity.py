"""What tells entries apart, and knows them again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.feeds.entry import Feed, FeedEntry
from crawler.source.feeds.identity import Identity, identities

URL = "https://board.example.org/feed.xml"
HOME = "https://board.example.org/"


def entry(number: int, **fields: str) -> FeedEntry:
    plain = {"title": f"Order {number}", "link": f"{HOME}{number}", "guid": f"PR-{number}"}
    return FeedEntry(**plain | fields)


def told(*entries: FeedEntry) -> list[Identity]:
    return list(identities(Feed(entries=entries, home=HOME), URL))


def keys(*entries: FeedEntry) -> list[str]:
    return [identity.key for identity in told(*entries)]


def test_a_guid_is_kept_as_it_is_written() -> None:
    (identity,) = told(entry(1, resolved_guid="https://board.example.org/PR-1"))
    assert identity.key == "PR-1"
    assert "https://board.example.org/PR-1" in identity.former


@pytest.mark.parametrize(
    "guid",
    ["N/A", "n/a", "0", "00", "-", "none", "null", "", URL, HOME, "http://board.example.org", "XX"],
)
def test_what_is_no_guid_gives_way_to_the_link_even_alone(guid: str) -> None:
    assert keys(entry(1, guid=guid)) == [f"{HOME}1"]
    assert keys(entry(1, guid=guid), entry(2, guid=guid)) == [f"{HOME}1", f"{HOME}2"]


@pytest.mark.parametrize("guid", ["template", "https://board.example.org/news", "urn:uuid:1"])
def test_one_guid_for_entries_that_lead_to_several_places_is_none(guid: str) -> None:
    assert keys(entry(1, guid=guid), entry(2, guid=guid), entry(3)) == [
        f"{HOME}1",
        f"{HOME}2",
        "PR-3",
    ]


def test_one_guid_for_all_without_links_gives_way_to_the_title() -> None:
    entries = [entry(number, guid="template", link="") for number in (1, 2, 3)]
    assert keys(*entries) == ["Order 1", "Order 2", "Order 3"]


@pytest.mark.parametrize("link", ["", HOME, URL, "https://board.example.org/news"])
def test_one_link_for_all_gives_way_to_the_title(link: str) -> None:
    entries = [entry(number, guid="", link=link) for number in (1, 2, 3)]
    assert keys(*entries) == ["Order 1", "Order 2", "Order 3"]


def test_places_of_one_page_are_entries_of_their_own() -> None:
    entries = [entry(number, guid="", link=f"{HOME}news#{number}") for number in (1, 2)]
    assert keys(*entries) == [f"{HOME}news#1", f"{HOME}news#2"]


def test_one_guid_and_one_link_for_all_is_one_thing_announced_at_several_times() -> None:
    entries = [entry(number, guid="list", link=f"{HOME}list") for number in (1, 2, 3)]
    assert keys(*entries) == ["Order 1", "Order 2", "Order 3"]
    dated = [replace(one, published=f"{day} May 2026") for day, one in enumerate(entries, 1)]
    assert keys(*dated) == ["list"] * 3


def test_an_entry_of_nothing_but_words_goes_by_them() -> None:
    assert keys(FeedEntry(summary="Notice of a recall. " * 9)) == [
        ("Notice of a recall. " * 9)[:80]
    ]
    assert keys(FeedEntry()) == ["-"]


def test_announcements_of_one_page_are_one() -> None:
    one = entry(1, guid=f"{HOME}list", link=f"{HOME}list")
    assert len({*keys(one, replace(one, title="Updated"), entry(2))}) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://x.example/1", "http://x.example/1"),
        ("http://x.example/1", "https://x.example/1/"),
        ("https://X.example:443/1/", "http://x.example/1"),
        ("https://x.example/1?utm_content=1", "https://x.example/1?utm_content=2"),
        ("https://x.example/1?ref=rss", "https://x.example/1"),
    ],
)
@pytest.mark.parametrize("part", ["guid", "link"])
def test_an_address_written_otherwise_is_known_again(part: str, before: str, after: str) -> None:
    blank = FeedEntry(title="Order")
    (was,), (now,) = told(replace(blank, **{part: before})), told(replace(blank, **{part: after}))
    assert was.key in (now.key, *now.former)


def test_parameters_that_tell_entries_apart_count() -> None:
    entries = [entry(number, guid="", link=f"{HOME}show?hits={number}") for number in (1, 2)]
    assert len({*keys(*entries)}) == 2


def test_a_key_of_before_belongs_to_one_entry() -> None:
    """A guid or link that several bear is none that they may have been known by."""
    shared = [entry(number, guid="template") for number in (1, 2)]
    linked = [entry(number, link=f"{HOME}same") for number in (1, 2, 3)]
    for entries in (shared, linked):
        former = [set(identity.former) for identity in told(*entries)]
        assert not former[0] & former[1]


def test_a_feed_that_begins_to_give_guids_keeps_its_entries() -> None:
    (was,), (now,) = told(entry(1, guid="")), told(entry(1))
    assert was.key in now.former


@given(
    st.lists(
        st.builds(
            FeedEntry,
            guid=st.sampled_from(["", "N/A", "a", "b", HOME]),
            link=st.sampled_from(["", HOME, f"{HOME}1", "http://board.example.org/1/?utm_x=1"]),
            title=st.sampled_from(["", "One", "Two"]),
        ),
        max_size=6,
    ),
    st.randoms(),
)
def test_the_order_of_entries_changes_no_key(entries: list[FeedEntry], chance: object) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    before = sorted((repr(one), key) for one, key in zip(entries, keys(*entries), strict=True))
    after = sorted((repr(one), key) for one, key in zip(shuffled, keys(*shuffled), strict=True))
    assert before == after
    assert all(key for _, key in before)
