"""The page behind an entry: it cannot be had, is edited without a word of the feed, is taken down,
is one for several entries, or is not asked for today."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.log.document import Document
from store.log.events import DocumentPublished, DocumentRevised
from tests.crawler.look.small_web import FEED, PAGE, Answers, SmallWeb, item, page, rss

New = Callable[..., SmallWeb]

_LONG = "The board found that 412 vials of ketamine at the Orrin Street clinic were missing. " * 3
_EDITED = "The board withdrew what it had found of the clinic on Orrin Street and its owner. " * 3


def _last(web: SmallWeb, key: str) -> Document:
    event = web.events(key)[-1].event
    assert isinstance(event, DocumentPublished | DocumentRevised)
    return event.document


@pytest.mark.parametrize(
    "answer", [(404, "not there"), (410, "gone"), (403, "no"), (500, "sorry"), TimeoutError("30 s")]
)
def test_an_entry_is_recorded_though_its_page_cannot_be_had(new: New, answer: Answers) -> None:
    web = new(keep="topic")
    web.answers = {FEED: rss(item("a", said="Ketamine diverted."), item("b")), PAGE + "a": answer}
    checked = web.look()
    assert web.types("a") == ["Published"]
    assert _last(web, "a").text == "Ketamine diverted."
    assert checked.outcome in ("failed", "walled")
    assert checked.failed


def test_a_page_that_is_had_later_completes_the_entry(new: New) -> None:
    web = new()
    web.answers = {FEED: rss(item("a")), PAGE + "a": (500, "sorry")}
    web.look()
    web.look(0.2)
    assert web.asked == [FEED], "a page that could not be had is asked once a day"
    web.answers[PAGE + "a"] = page(_LONG)
    assert web.look(1).recovered == (PAGE + "a",)
    assert web.types("a") == ["Published", "Completed"]
    web.look(2)
    assert web.types("a") == ["Published", "Completed"]


def test_it_is_had_later_though_the_feed_lists_it_no_more(new: New) -> None:
    web = new()
    web.answers = {FEED: rss(item("a"), item("b"))}
    web.look()
    web.answers |= {FEED: rss(item("b")), PAGE + "a": page(_LONG)}
    web.look(1)
    assert web.types("a") == ["Published", "Completed"]


def test_an_entry_that_does_not_touch_the_topic_waits_for_its_page(new: New) -> None:
    web = new(keep="topic")
    web.answers = {FEED: rss(item("a")), PAGE + "a": (503, "busy")}
    assert web.look().passed_over == ()
    web.answers[PAGE + "a"] = page(_LONG)
    web.look(1)
    assert web.types("a") == ["Published"]


def test_a_known_page_that_cannot_be_had_changes_nothing(new: New) -> None:
    web = new()
    web.answers = {FEED: rss(item("a")), PAGE + "a": page(_LONG)}
    web.look()
    for day, answer in enumerate([(403, "no"), (500, "sorry"), (404, "gone")], start=1):
        web.answers |= {FEED: rss(item("a", said=f"Teaser {day}")), PAGE + "a": answer}
        web.look(day)
    assert web.types() == ["Published"]


@pytest.mark.parametrize("feed", [(304, ""), rss(item("b")), rss(item("a"))])
def test_a_page_that_was_edited_is_found_whatever_the_feed_says(new: New, feed: Answers) -> None:
    web = new()
    web.answers = {FEED: rss(item("a")), PAGE + "a": page(_LONG), PAGE + "b": page("Another.")}
    web.look()
    web.answers |= {FEED: feed, PAGE + "a": page(_LONG, _EDITED)}
    web.look(1)
    assert web.types("a") == ["Published", "Revised"]
    assert _EDITED.strip() in _last(web, "a").text
    web.look(2)
    assert web.types("a") == ["Published", "Revised"]


@pytest.mark.parametrize("listed", [True, False])
def test_a_page_that_is_taken_down_is_withdrawn_and_restored(new: New, listed: bool) -> None:
    web = new()
    web.answers = {FEED: rss(item("a"), item("b"))}
    web.answers |= {PAGE + key: page(_LONG, key) for key in "ab"}
    web.look()
    web.answers[PAGE + "a"] = (404, "gone")
    if not listed:
        web.answers[FEED] = rss(item("b"))
    for day in (1, 8, 16, 23):
        assert web.look(day).outcome in ("ok", "unchanged")
    assert web.types("a") == ["Published", "Withdrawn"]
    assert web.types("b") == ["Published"]
    web.answers[PAGE + "a"] = page(_LONG, "a")
    for day in range(24, 32):
        web.look(day)
    assert web.types("a") == ["Published", "Withdrawn", "Restored"]


def test_a_page_never_had_is_no_removal(new: New) -> None:
    web = new()
    web.answers = {FEED: rss(item("a"))}
    for day in (0, 1, 8, 16, 23):
        web.look(day)
    assert web.types("a") == ["Published"]


@pytest.mark.parametrize(
    ("title", "said", "asked"),
    [
        ("Board acts", "A teaser.", False),
        ("UPDATED: Board acts", "A teaser.", True),
        ("Board acts", "A teaser on ketamine.", True),
        ("Board acts", "A teaser. 3 comments", True),
        ("Board acts", "A  teaser!", False),
    ],
)
def test_what_is_announced_anew_is_looked_at_again(
    new: New, title: str, said: str, asked: bool
) -> None:
    web = new(keep="topic")
    web.answers = {FEED: rss(item("a")), PAGE + "a": page("A license was suspended. " * 9)}
    checked = web.look()
    assert len(checked.passed_over) == len(checked.announced) == 1
    web.answers |= {FEED: rss(item("a", title, said), item("b")), PAGE + "a": page(_LONG)}
    web.look(1)
    assert web.types("a") == ["Published"] * asked


def test_counters_in_a_teaser_announce_nothing(new: New) -> None:
    web = new(keep="topic")
    web.answers = {FEED: rss(item("a", said="2 comments")), PAGE + "a": page("Nothing.")}
    web.look()
    web.answers[FEED] = rss(item("a", said="3 comments"))
    web.look(1)
    assert web.asked == [FEED]


def test_one_page_of_several_entries_is_asked_once_a_look(new: New) -> None:
    web = new()
    items = [item(f"o{n}", link=f"{PAGE}all#o{n}", said=f"Order {n}.") for n in range(1, 4)]
    orders = [f"<p id='o{n}'>Order {n}. {_LONG}</p>" for n in range(1, 5)]
    web.answers = {
        FEED: rss(*items),
        PAGE + "all": f"<html><body>{''.join(orders[:3])}</body></html>",
    }
    web.look()
    assert web.asked == [FEED, PAGE + "all"]
    assert [_last(web, f"o{n}").text.split(".")[0] for n in (1, 2, 3)] == [
        "Order 1",
        "Order 2",
        "Order 3",
    ]
    web.answers |= {PAGE + "all": f"<html><body>{''.join(orders)}</body></html>"}
    feeds: tuple[Answers, ...] = (rss(*items), rss(items[0]), (304, ""))
    for day, feed in enumerate(feeds, start=1):
        web.answers[FEED] = feed
        web.look(day)
        assert web.asked == [FEED, PAGE + "all"]
    assert web.types() == ["Published"] * 3
    web.answers[PAGE + "all"] = (404, "gone")
    for day in (4, 9, 19):
        web.look(day)
        assert web.asked == [FEED, PAGE + "all"]
    assert web.types() == ["Published"] * 3 + ["Withdrawn"] * 3


def test_entries_that_lead_to_one_page_keep_their_own_words(new: New) -> None:
    web = new()
    items = [item(f"o{n}", f"Clinic no. {n}", f"Fined {n} times.", PAGE + "all") for n in range(4)]
    web.answers = {FEED: rss(*items[:3]), PAGE + "all": page(_LONG)}
    web.look()
    web.answers |= {FEED: rss(*items), PAGE + "all": page(_LONG, _EDITED)}
    web.look(1)
    assert web.types() == ["Published"] * 4
    assert [_last(web, f"o{n}").text for n in range(4)] == [f"Fined {n} times." for n in range(4)]


def test_an_entry_announced_twice_is_read_with_its_page(new: New) -> None:
    web = new()
    items = [
        item("o1", "Clinic fined", link=PAGE + "o"),
        item("o2", "UPDATE: Clinic fined", link=PAGE + "o"),
    ]
    web.answers = {FEED: rss(*items), PAGE + "o": page(_LONG)}
    web.look()
    assert [_last(web, key).text for key in ("o1", "o2")] == [_LONG.strip()] * 2


def test_stamps_and_counters_are_no_edits_and_a_day_in_a_sentence_is(new: New) -> None:
    web = new()
    for day in range(3):
        shown = [f"Last updated: May {day + 12}, 2026 at 3:1{day} PM", f"Views: {day}22"]
        web.answers = {FEED: rss(item("a")), PAGE + "a": page(_LONG, *shown)}
        web.look(day)
    assert web.types() == ["Published"]
    moved = "Updated July {}, 2026: The hearing of the respondent has been moved."
    for day in (3, 4):
        web.answers[PAGE + "a"] = page(_LONG, moved.format(day))
        web.look(day)
    assert web.types() == ["Published", "Revised", "Revised"]


def test_new_pages_go_first_when_requests_are_short_and_what_is_left_is_said(new: New) -> None:
    web = new(a_day=6)
    web.answers = {FEED: rss(*(item(str(n)) for n in range(10, 22)))}
    web.answers |= {f"{PAGE}{n}": page(f"Order {n}. {_LONG}") for n in range(10, 22)}
    left = "7 pages left for tomorrow: board.example.org has had its 6 requests of the day"
    first = web.look()
    assert (first.outcome, first.failed, first.reason, first.recorded) == ("ok", 0, left, 5)
    assert web.look(1).recorded == 5
    assert web.look(2).recorded == 2
    assert len(web.asked) == 6, "the rest goes to second visits"
    assert web.types() == ["Published"] * 12


def test_what_is_left_is_said_beside_what_failed(new: New) -> None:
    web = new(a_day=3)
    web.answers = {FEED: rss(*(item(str(n)) for n in range(4))), PAGE + "0": (500, "sorry")}
    checked = web.look()
    assert checked.outcome == "failed"
    assert checked.reason.startswith(f"HTTP 500 at {PAGE}0 and 1 more; 2 pages left for tomorrow")


def test_a_feed_that_is_not_asked_for_want_of_requests_was_not_seen(new: New) -> None:
    web = new(a_day=0)
    checked = web.look()
    assert checked.outcome == "failed"
    assert checked.reason.startswith("1 page left for tomorrow")


def test_a_feed_of_the_same_bytes_is_not_read_again(
    new: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = new()
    web.answers = {FEED: rss(item("a")), PAGE + "a": page(_LONG)}
    assert web.look().outcome == "ok"
    assert (web.look(0.1).outcome, web.asked) == ("unchanged", [FEED])
    web.answers[PAGE + "a"] = page(_LONG, _EDITED)
    checked = web.look(1)
    assert (checked.outcome, checked.recorded) == ("unchanged", 1)
    monkeypatch.setattr("crawler.look.listings.code_version", lambda: "of another reader")
    assert web.look(1.1).outcome == "ok"


def test_a_feed_is_read_again_after_a_look_that_lost_a_page(new: New) -> None:
    web = new(keep="topic")
    web.answers = {FEED: rss(item("a")), PAGE + "a": (500, "sorry")}
    assert web.look().outcome == "failed"
    web.answers[PAGE + "a"] = page(_LONG)
    assert web.look(1).recorded == 1
