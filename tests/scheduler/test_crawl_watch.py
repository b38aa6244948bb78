"""What is recorded of a crawl that ended without a word."""

from __future__ import annotations

import json
import signal
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.look.told import told
from scheduler.crawl_watch import CrawlWatch, lost_looks
from store.log.events import SourceChecked

_NOW = datetime(2026, 3, 4, 7, 30, tzinfo=UTC)


def _watch(*said: tuple[str, ...]) -> CrawlWatch:
    watch = CrawlWatch()
    for kind, source, *about in said:
        watch.hear(json.dumps([kind, source, *(about or [""])]))
    return watch


def _lost(watch: CrawlWatch, code: int) -> dict[str, SourceChecked]:
    entries = lost_looks(watch, code, _NOW, lambda _: timedelta(days=1))
    events = {entry.stream: entry.event for entry in entries}
    return {stream: event for stream, event in events.items() if isinstance(event, SourceChecked)}


_BEGUN = (
    *(("plan", name) for name in "abcd"),
    *(("begin", name) for name in "abc"),
    ("ask", "a", "a.example"),
    ("ask", "b", "b.example"),
    ("end", "a"),
    ("ask", "b", "b.example"),
)


def test_the_one_whose_page_was_read_is_to_blame_and_the_others_are_interrupted() -> None:
    watch = _watch(*_BEGUN, ("read", "b", "https://b.example/1"))
    assert (watch.done(), watch.culprits(), watch.left()) == ({"a"}, {"b"}, {"c", "d"})
    lost = _lost(watch, -signal.SIGALRM)
    assert lost.keys() == {"source/b", "source/c"}
    blamed, other = lost["source/b"], lost["source/c"]
    assert blamed.reason == "stuck for 90 s reading https://b.example/1"
    assert (blamed.outcome, blamed.interrupted) == ("failed", False)
    assert blamed.requests == {"b.example": 2}
    assert (other.outcome, other.interrupted) == ("failed", True)


def test_where_none_was_read_all_that_were_looked_at_are_left_for_the_next_crawl() -> None:
    watch = _watch(*_BEGUN)
    assert (watch.culprits(), watch.left()) == ({"b", "c"}, {"d"})
    lost = _lost(watch, -signal.SIGKILL)
    assert all(event.interrupted for event in lost.values())
    assert lost["source/c"].reason == "the crawl was killed (signal 9)"


def test_where_the_crawl_was_not_killed_nobody_is_to_blame() -> None:
    lost = _lost(_watch(*_BEGUN, ("read", "b", "https://b.example/1")), 1)
    assert [(name, it.interrupted, it.reason, it.requests) for name, it in lost.items()] == [
        ("source/b", True, "stopped before the end", {"b.example": 2}),
        ("source/c", True, "stopped before the end", {}),
    ]


def test_a_source_is_done_when_all_its_planned_looks_are_over() -> None:
    watch = _watch(*[("plan", "a")] * 2, ("begin", "a"), ("end", "a"))
    assert watch.done() == set()
    watch.hear('["begin", "a", ""]')
    watch.hear('["end", "a", ""]')
    assert watch.done() == {"a"}


@given(st.text())
def test_what_is_no_message_is_passed_over(line: str) -> None:
    assert told(line) is None
    watch = CrawlWatch()
    watch.hear(line)
    assert watch == CrawlWatch()


@given(
    st.lists(st.tuples(st.sampled_from(["begin", "ask", "read", "end"]), st.sampled_from("abc")))
)
def test_each_death_leaves_fewer_to_look_at(said: list[tuple[str, str]]) -> None:
    plans = [("plan", name) for name in "abc"]
    watch = _watch(*((kind, source, "x") for kind, source in [*plans, *said]))
    assert bool(watch.running) == (watch.culprits() != set())
    assert watch.left().isdisjoint(watch.culprits() | watch.done())
    assert {f"source/{name}" for name in watch.running} == _lost(watch, -9).keys()


def test_a_page_is_blamed_by_workers_only_while_it_is_read() -> None:
    watch = _watch(*_BEGUN, ("read", "b", "https://b.example/1"))
    assert (watch.page_of("b"), watch.page_of("a")) == ("https://b.example/1", "")
    read = _watch(*_BEGUN, ("read", "b", "https://b.example/1"), ("was read", "b", ""))
    assert read.page_of("b") == ""
    assert read.reading == watch.reading
