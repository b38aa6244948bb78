from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from answers.clock.mailable import is_mailable
from answers.news.documents.document_news import DocumentNews, first_seen, news_since
from answers.news.stories import NewsSection
from store.log.events import DocumentEvent, DocumentReread, Erased, Recorded
from tests.scheduler.examples import (
    NOW,
    a_document,
    a_history,
    completed,
    logs,
    published,
    reread,
    restored,
    revised,
    seen_empty,
    seen_whole,
    withdrawn,
)


def told(*events: DocumentEvent, since: int = 0) -> NewsSection | None:
    what = news_since(a_history(*events), since)
    return what.section if what else None


def test_first_seen_is_new_however_often_it_was_changed_since() -> None:
    assert told(published()) == "new"
    assert told(published(), revised(), reread(), revised()) == "new"


def test_changed_is_what_was_known_before() -> None:
    assert told(published(), revised(), since=1) == "changed"


def test_gone_at_the_end_is_removed_whatever_came_before() -> None:
    assert told(published(), withdrawn(), since=1) == "removed"
    assert told(published(), revised(), withdrawn(), since=1) == "removed"
    assert told(published(), withdrawn()) == "removed"
    assert told(published(), withdrawn(), restored(), withdrawn(), since=2) == "removed"


def test_back_is_restored_and_new_where_it_was_never_told_of() -> None:
    assert told(published(), withdrawn(), restored(), since=2) == "restored"
    assert told(published(), withdrawn(), restored(), since=1) == "restored"
    assert told(published(), withdrawn(), restored()) == "new"


def test_our_better_reading_is_no_news() -> None:
    assert told(published(), reread(), since=1) is None
    assert told(published(), since=1) is None


def test_what_we_only_know_more_of_is_new_and_a_doubted_sight_is_no_news() -> None:
    assert told(published(), completed(), since=1) == "new"
    assert told(published(), revised(), completed(), since=1) == "changed"
    assert told(published(), completed(), withdrawn(), since=1) == "removed"
    assert told(published(), seen_empty(), seen_whole(), since=1) is None


def test_what_was_back_filled_is_no_news_but_what_looks_find_of_it_later_is() -> None:
    past = published(text="a", backfilled=True), revised(text="b", backfilled=True)
    assert told(*past) is None
    assert told(*past, withdrawn()) == "removed"
    what = news_since(a_history(*past, revised(text="c")), 0)
    assert what is not None
    assert what.section == "changed"
    assert what.before == a_document(text="b")


def test_what_was_before_is_what_was_known_before_the_first_event() -> None:
    what = news_since(a_history(published(text="a"), reread(text="b"), revised(text="c")), 1)
    assert what is not None
    assert what.before == a_document(text="b")
    assert what.document == a_document(text="c")


def test_a_document_erased_altogether_is_not_told_of() -> None:
    (first,) = a_history(published())
    erased = Recorded(
        position=1,
        stream=first.stream,
        version=1,
        type=first.type,
        recorded_at=first.recorded_at,
        event=Erased(type=first.type),
        hash=first.hash,
    )
    (_, gone) = a_history(published(), withdrawn())
    assert news_since((erased, gone), 0) is None


@given(logs(), st.lists(st.integers(0, 30)))
def test_letters_tell_of_each_event_once_and_never_of_a_rereading(
    log: dict[str, tuple[Recorded, ...]], cuts: list[int]
) -> None:
    end = sum(map(len, log.values()))
    bounds = sorted({0, end, *(cut for cut in cuts if cut < end)})
    letters = [_letter(log, since, until) for since, until in pairwise(bounds)]
    for what in (what for letter in letters for what in letter):
        assert len({event.stream for event in what.events}) == 1
    spoken_of = [event.position for letter in letters for what in letter for event in what.events]
    mailable = [e.position for stream in log.values() for e in stream if is_mailable(e)]
    assert sorted(spoken_of) == sorted(mailable)


@given(logs(), st.integers(0, 30), st.integers(0, 30))
def test_a_section_says_what_is_the_case(
    log: dict[str, tuple[Recorded, ...]], since: int, until: int
) -> None:
    for what in _letter(log, since, until):
        kinds = [event.type for event in what.events]
        assert ("DocumentPublished" in kinds) == (what.before is None)
        assert (what.section == "removed") == (kinds[-1] == "DocumentWithdrawn")
        assert what.section != "new" or what.before is None
        assert what.section != "restored" or "DocumentRestored" in kinds
        assert what.section != "changed" or set(kinds) == {"DocumentRevised"}
        assert not any(isinstance(event.event, DocumentReread) for event in what.events)


def _letter(log: dict[str, tuple[Recorded, ...]], since: int, until: int) -> list[DocumentNews]:
    streams = (tuple(e for e in stream if e.position <= until) for stream in log.values())
    return [what for stream in streams if stream and (what := news_since(stream, since))]


def test_a_page_was_seen_when_it_was_had_whenever_that_was_recorded() -> None:
    of_archive = published()
    history = a_history(of_archive, revised())
    late = [msgspec.structs.replace(it, recorded_at=NOW + timedelta(days=900)) for it in history]
    assert first_seen(late) == of_archive.capture.fetched_at
    what = news_since(late, 0)
    assert what and what.first_seen == of_archive.capture.fetched_at
    erased = [msgspec.structs.replace(it, event=Erased(type=it.type)) for it in late]
    assert first_seen(erased) == NOW + timedelta(days=900)
