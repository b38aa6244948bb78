"""News event by event: what is told, of which events, and for how long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answers.news.entries.entries import news_entries
from answers.news.entries.entry import NewsEntries, NewsEntry
from casebook.asking.fields import Fields
from search.language.query_error import QueryError
from store.log.events import DocumentCompleted, DocumentPublished
from store.privacy.erasing import erase
from tests.answers.examples import ACQUITTAL, CASES, CHARGE, PLEA, SETTLEMENT
from tests.search.examples import (
    NOW,
    Blotter,
    capture,
    masked,
    published,
    reread,
    restored,
    revised,
    withdrawn,
)

_CHARGE, _ACQUITTAL, _PLEA, _SETTLEMENT = CASES


def news(blotter: Blotter, query: str = "", **fields: str) -> NewsEntries:
    asked: Fields = {name: [value] for name, value in fields.items()}
    return news_entries(blotter.settings, blotter.engine, now=NOW, query=query, fields=asked)


def told(blotter: Blotter, query: str = "", **fields: str) -> list[tuple[int, str, str]]:
    entries = news(blotter, query, **fields).entries
    return [(it.position, it.section, it.id) for it in entries]


def the_entry(blotter: Blotter, position: int) -> NewsEntry:
    return next(it for it in news(blotter).entries if it.position == position)


def test_each_event_is_an_entry_the_newest_first(blotter: Blotter) -> None:
    edited = replace(_PLEA, title="Second Doctor Pleads Guilty to Conspiracy")
    blotter.append(*map(published, CASES), revised(edited), withdrawn(PLEA), restored(edited))
    assert told(blotter) == [
        (7, "restored", PLEA),
        (6, "removed", PLEA),
        (5, "changed", PLEA),
        (4, "new", SETTLEMENT),
        (3, "new", PLEA),
        (2, "new", ACQUITTAL),
        (1, "new", CHARGE),
    ]
    assert the_entry(blotter, 3).title == _PLEA.title
    assert the_entry(blotter, 5).title == edited.title
    assert the_entry(blotter, 6).checks == 4


def test_what_was_done_is_told_once_with_its_sentence(blotter: Blotter) -> None:
    again = replace(_PLEA, id="us_b:9", source="us_b", title="Another Page of the Plea")
    blotter.append(*map(published, (*CASES, again)))
    (fact,) = the_entry(blotter, 3).facts
    assert fact.words == "Pleaded guilty: Bram Tolliver, physician: forfeiture of $402,000"
    assert fact.quote.startswith("Bram Tolliver pleaded guilty to conspiracy")
    assert all(it.is_accusation for it in the_entry(blotter, 1).facts)
    assert the_entry(blotter, 5).facts == ()
    assert the_entry(blotter, 5).excerpt.startswith("Bram Tolliver pleaded guilty")


def test_an_entry_stays_what_it_was(blotter: Blotter) -> None:
    blotter.append(*map(published, CASES))
    before = [(it.hash, it.title, it.facts) for it in news(blotter).entries]
    blotter.append(revised(replace(_SETTLEMENT, text="Nothing is left of it but this line.")))
    after = news(blotter).entries
    assert [(it.hash, it.title, it.facts) for it in after[1:]] == before


def test_old_news_is_never_told(blotter: Blotter) -> None:
    old = DocumentPublished(document=_SETTLEMENT, capture=capture(), backfilled=True)
    blotter.append(published(_PLEA), (SETTLEMENT, old))
    blotter.append(reread(replace(_PLEA, title="Better Read")))
    assert told(blotter) == [(1, "new", PLEA)]


def test_only_what_a_query_finds_is_told_then_or_before(blotter: Blotter) -> None:
    late = replace(_SETTLEMENT, text=f"{_SETTLEMENT.text} The clinic also sold esketamine.")
    blotter.append(published(_SETTLEMENT), published(_PLEA), revised(late), withdrawn(SETTLEMENT))
    assert told(blotter, "esketamine halcyon") == [
        (4, "removed", SETTLEMENT),
        (3, "changed", SETTLEMENT),
    ]
    blotter.append(revised(_SETTLEMENT))
    assert told(blotter, "esketamine halcyon")[0] == (5, "changed", SETTLEMENT)
    assert told(blotter, "kind:plea") == [(2, "new", PLEA)]
    with pytest.raises(QueryError):
        told(blotter, "(")


def test_a_document_that_was_read_anew_is_still_found_by_the_event_that_published_it(
    blotter: Blotter,
) -> None:
    blotter.append(published(replace(_PLEA, text="Short.")), reread(_PLEA))
    assert told(blotter, "tolliver") == [(1, "new", PLEA)]


def test_what_was_completed_is_told_where_it_was_not_found_before(blotter: Blotter) -> None:
    short = replace(_PLEA, text="Bram Tolliver, of whom no more is said here.")
    blotter.append(published(short))
    blotter.append((PLEA, DocumentCompleted(document=_PLEA, capture=capture())))
    assert told(blotter, "tolliver") == [(1, "new", PLEA)]
    assert told(blotter, "forfeit") == [(2, "new", PLEA)]


def test_a_matter_and_a_source_have_news_of_their_own(blotter: Blotter) -> None:
    blotter.append(*map(published, CASES))
    assert {id for *_, id in told(blotter, case=ACQUITTAL)} == {CHARGE, ACQUITTAL, PLEA}
    assert len(told(blotter, source="us_example")) == 4


def test_nothing_is_told_of_masked_names_and_of_what_was_erased(blotter: Blotter) -> None:
    blotter.append(*map(published, CASES))
    before = {it.position: it.hash for it in news(blotter).entries}
    blotter.append(masked("Bram Tolliver"))
    hidden = news(blotter)
    assert "Tolliver" not in repr(hidden)
    assert {it.position: it.hash for it in hidden.entries} == before
    erase(blotter.engine, [4], by="ana", reason="order 12", now=NOW)
    assert SETTLEMENT not in {it.id for it in news(blotter).entries}


def test_what_became_known_of_a_document_is_not_found_by_a_name_that_was_hidden_later(
    blotter: Blotter,
) -> None:
    short = replace(_PLEA, text="Bram Tolliver, of whom no more is said here.")
    blotter.append(published(short))
    blotter.append((PLEA, DocumentCompleted(document=_PLEA, capture=capture())))
    assert told(blotter, "tolliver") == [(1, "new", PLEA)]
    title = told(blotter, "pleads")
    blotter.append(masked("Bram Tolliver"))
    assert told(blotter, "tolliver") == []
    assert told(blotter, "pleads") == title == [(1, "new", PLEA)]


def test_an_empty_log_has_no_news(blotter: Blotter) -> None:
    assert news(blotter, "ketamine").entries == ()
    assert news(blotter).log == ""
