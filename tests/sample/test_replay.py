"""The bundled archive, crawled by the real program into an empty store."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from store.log.database import open_store, reading
from store.log.events import DocumentRevised, DocumentWithdrawn, Recorded, SourceChecked
from store.log.log import read


@pytest.fixture(scope="module")
def events(sample_home: Path) -> list[Recorded]:
    engine = open_store(f"sqlite:///{sample_home / 'blotter.db'}")
    try:
        with reading(engine) as connection:
            return list(read(connection))
    finally:
        engine.dispose()


def test_what_is_recorded(events: list[Recorded]) -> None:
    assert Counter(recorded.type for recorded in events) == {
        "SourceChecked": 90,
        "DocumentPublished": 63,
        "DocumentRevised": 4,
        "DocumentWithdrawn": 1,
        "CaptureFailed": 5,
    }
    outcomes = Counter(
        recorded.event.outcome for recorded in events if isinstance(recorded.event, SourceChecked)
    )
    assert outcomes == {"ok": 89, "walled": 1}


def test_one_release_is_revised_and_dockets_grow(events: list[Recorded]) -> None:
    revised = [recorded.event for recorded in events if recorded.type == "DocumentRevised"]
    sources = [event.document.source for event in revised if isinstance(event, DocumentRevised)]
    assert Counter(sources) == {"us_doj_press_releases": 1, "us_courtlistener_dockets": 3}
    (release,) = [
        event.document
        for event in revised
        if isinstance(event, DocumentRevised)
        if event.document.source == "us_doj_press_releases"
    ]
    assert "forfeit $1,490,000" in release.text


def test_one_article_is_withdrawn(events: list[Recorded]) -> None:
    (withdrawn,) = [r.event for r in events if isinstance(r.event, DocumentWithdrawn)]
    evidence = withdrawn.evidence
    assert (evidence.checks, evidence.status) == (4, 404)
    assert (evidence.last - evidence.first).days == 17
