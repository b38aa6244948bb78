"""A query tried out: what it would bring, and how it stands to what is saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from answers.searches.trial import WEEKS, Trial, trial
from search.language.query_error import QueryError
from store.documents.saved_searches import save_search
from store.privacy.masking import HIDDEN
from tests.search.examples import NOW, Blotter, document, masked, published

#: A Monday.
TODAY = date(2026, 3, 2)
#: Positions: the last before anything was saved.
BEFORE = 8


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    made = Blotter(tmp_path_factory.mktemp("home"))

    def dated(key: int, day: date | None, text: str) -> None:
        title = f"Number {key}"
        made.append(published(document(f"us_a:{key}", text, title=title, published_on=day)))

    dated(1, TODAY, "ketamine clinic")
    dated(2, TODAY - timedelta(days=1), "ketamine clinic, esketamine")
    dated(3, TODAY - timedelta(weeks=WEEKS - 1), "ketamine")
    dated(4, TODAY - timedelta(weeks=WEEKS - 1, days=1), "ketamine of Orla Hask")
    dated(5, TODAY + timedelta(days=1), "ketamine physician")
    dated(6, None, "ketamine")
    month = document("us_a:7", "ketamine", published_on=date(2026, 2, 1))
    made.append(published(replace(month, precision="month")))
    dated(8, TODAY, "esketamine of Orla Hask")
    for name, query in (
        ("clinics", "clinic"),
        ("orla-hask", "Orla Hask"),
        ("broken", "@clinics"),
        ("nested", "@clinics -esketamine"),
    ):
        save_search(made.engine, name=name, query=query, by="ada", now=NOW)
    made.append(masked("Orla Hask"))
    yield made
    made.engine.dispose()


def tried(blotter: Blotter, query: str, position: int | None = None) -> Trial:
    return trial(blotter.settings, query, today=TODAY, now=NOW, position=position)


def test_the_last_weeks_are_counted_and_the_rest_is_said(blotter: Blotter) -> None:
    found = tried(blotter, "ketamine")
    assert len(found.weeks) == WEEKS
    counts = [week.count for week in found.weeks]
    assert (counts[0], counts[-2:], sum(counts)) == (1, [1, 1], 3)
    assert found.weeks[-1].first == TODAY
    assert (found.earlier, found.later, found.undated, found.imprecise) == (1, 1, 1, 1)
    assert found.total == 7


def test_the_newest_are_the_sample(blotter: Blotter) -> None:
    assert [hit.title for hit in tried(blotter, "ketamine").sample][:3] == [
        "Number 5",
        "Number 1",
        "Number 2",
    ]
    assert tried(blotter, "nothing of the sort").sample == ()


def test_what_is_in_common_with_saved_searches(blotter: Blotter) -> None:
    saved = {one.name: one for one in tried(blotter, "esketamine").saved}
    assert (saved["clinics"].total, saved["clinics"].common) == (2, 1)
    assert (saved["nested"].total, saved["nested"].common) == (1, 0)
    assert [one.name for one in tried(blotter, "@Clinics").saved] == ["broken", "nested", HIDDEN]
    assert tried(blotter, "ketamine", BEFORE).saved == ()


def test_what_each_exclusion_hides(blotter: Blotter) -> None:
    clinics, esketamine = tried(blotter, "ketamine -clinic -esketamine").exclusions
    assert (clinics.part, clinics.hidden, clinics.example) == ("NOT clinic", 1, clinics.example)
    assert clinics.example is not None
    assert clinics.example.title == "Number 1"
    assert (esketamine.hidden, esketamine.example) == (0, None)
    (nested,) = tried(blotter, "@nested").exclusions
    assert (nested.part, nested.hidden) == ("NOT esketamine", 1)


def test_a_masked_name_is_neither_found_nor_shown(blotter: Blotter) -> None:
    assert tried(blotter, "Hask").total == 0
    assert tried(blotter, "Hask", BEFORE).total == 2
    (hask,) = (one for one in tried(blotter, "ketamine").saved if one.name == HIDDEN)
    assert (hask.query, hask.total) == (HIDDEN, 0)


def test_a_saved_search_that_cannot_be_asked_is_said(blotter: Blotter) -> None:
    save_search(blotter.engine, name="clinics", query="clinic @gone", by="ada", now=NOW)
    saved = {one.name: one for one in tried(blotter, "ketamine").saved}
    assert "there is no saved search @gone" in saved["broken"].problem
    save_search(blotter.engine, name="clinics", query="clinic", by="ada", now=NOW)


def test_what_is_not_understood_is_refused(blotter: Blotter) -> None:
    with pytest.raises(QueryError, match="there is no saved search @unknown"):
        tried(blotter, "@unknown")


def test_before_the_first_event_there_is_nothing(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path)
    blotter.publish("Ketamine.")
    answer = trial(blotter.settings, "ketamine", today=date.min, now=NOW, position=0)
    assert (answer.total, answer.weeks[-1].first) == (0, date.min)
