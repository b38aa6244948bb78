"""Answers, from the log to the hit."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.searches.timeline import timeline as read_timeline
from search.query import followed_index
from search.query.search import Answer, QueryError, found_among, search, timeline
from search.volumes import volume
from search.whoosh_engine.whoosh_index import WhooshIndex
from store.log.database import writing
from store.log.events import DocumentSeenWhole, Outcome, SourceChecked
from store.log.log import NewEvent, append
from store.log.projections import catch_up
from tests.postgresql import Server
from tests.search.examples import (
    NOW,
    Blotter,
    capture,
    document,
    ids,
    masked,
    published,
    reread,
    restored,
    revised,
    seen_empty,
    withdrawn,
)

PROBES = (
    "A clinic kept Schedule I substances.",
    "A clinic kept Schedule II substances.",
    "A clinic kept Schedule III substances.",
    "Charged under 21 U.S.C. § 841(a)(1).",
    "Charged under 21 USC 841(b).",
    "Charged under Title 21, United States Code, Section 841(a)(1).",
    "Charged under section 846 of title 21.",
    "See 21 C.F.R. § 1301.37(d) and 90 Fed. Reg. 6541.",
    "Case 2:24-cr-00236 was assigned.",
    "Ketamine-assisted therapy was offered.",
    "Esketamine was approved.",
    "Schedules II, III and IV were inspected.",
)


def found(blotter: Blotter, query: str) -> set[int]:
    answer = search(blotter.settings, query, limit=None, now=NOW)
    return {int(hit.id.partition(":")[2]) for hit in answer.hits}


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ('"schedule I"', {0}),
        ("schedule I", {0}),
        ('"schedule II"', {1, 11}),
        ('"Schedule III"', {2, 11}),
        ("schedule 3", {2, 11}),
        ("C-III", {2, 11}),
        ("21 USC 841", {3, 4, 5}),
        ('"21 USC 841"', {3, 4, 5}),
        ("21 U.S.C. 841(a)(1)", {3, 5}),
        ("section 841(a)(1) of title 21", {3, 5}),
        ("841(a)(1)", {3, 5}),
        ('"841(a)(1)"', {3, 5}),
        ("21 U.S.C. § 846", {6}),
        ("21 CFR 1301.37", {7}),
        ("21 CFR part 1301", {7}),
        ("90 FR 6541", {7}),
        ("2:24-cr-00236", {8}),
        ("ketamine", {9}),
        ("ketamine-assisted", {9}),
        ("esketamine", {10}),
        ("ketamine OR esketamine", {9, 10}),
        ("*", None),
        ("ket*", {9}),
        ("schedule -clinic", {11}),
        ("schedules", {0, 1, 2, 11}),  # the family of schedule
        ('"united states code"', {3, 4, 5, 6}),
        ('"a clinic kept"', {0, 1, 2}),
    ],
)
def test_the_probes(probes: Blotter, asked: str, numbers: set[int] | None) -> None:
    if numbers is None:
        with pytest.raises(QueryError):
            found(probes, asked)
    else:
        assert found(probes, asked) == numbers


@pytest.fixture(scope="module")
def probes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = Blotter(tmp_path_factory.mktemp("probes"))
    blotter.publish(*PROBES)
    yield blotter
    blotter.engine.dispose()


pieces = st.sampled_from(
    ["clinic", "schedule I", "21 USC 841(a)", "a*", '"', "(", ")", "OR", "NOT", "-", "title:", "*"]
)


@settings(max_examples=150)
@given(st.text(max_size=20) | st.lists(pieces, max_size=8).map(" ".join))
def test_any_query_is_answered_or_is_a_bad_one(probes: Blotter, asked: str) -> None:
    try:
        answer = search(probes.settings, asked, now=NOW)
    except QueryError:
        return
    assert answer.total >= len(answer.hits)


def test_a_log_on_postgresql_is_followed_and_searched(postgresql: Server, tmp_path: Path) -> None:
    with postgresql.database() as url:
        blotter = Blotter(tmp_path, url)
        blotter.publish("ketamine one", "clinic")
        assert ids(search(blotter.settings, "ketamine", now=NOW).hits) == ["us_example_releases:0"]
        blotter.append(revised(document("us_example_releases:0", "ketamine two")))
        answer = search(blotter.settings, "ketamine", history=True, sort="oldest", now=NOW)
        assert [hit.snippet for hit in answer.hits] == ["ketamine one", "ketamine two"]
        blotter.append(masked("Ketamine Two"))
        assert search(blotter.settings, "two", now=NOW).total == 0
        then = search(blotter.settings, "two", as_of=3)
        assert [hit.snippet for hit in then.hits] == ["ketamine two"]
        blotter.engine.dispose()


def test_a_search_takes_in_what_is_new_first(blotter: Blotter) -> None:
    blotter.publish("ketamine one")
    assert search(blotter.settings, "ketamine", now=NOW).total == 1
    blotter.append(published(document("us_other:1", "ketamine two", title="Two")))
    answer = search(blotter.settings, "ketamine two", now=NOW)
    assert ids(answer.hits) == ["us_other:1"]
    hit = answer.hits[0]
    assert (hit.title, hit.url, hit.source, hit.published_on, hit.position) == (
        "Two",
        "https://example.org/us_other:1",
        "us_example_releases",
        date(2025, 1, 1),
        2,
    )
    assert (hit.revision, hit.superseded, hit.withdrawn) == (0, False, False)
    assert hit.score is not None
    assert hit.score > 0


def test_an_empty_log_is_answered_and_nothing_is_made(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path / "home")
    answer = search(blotter.settings, "ketamine", now=NOW)
    assert (answer.total, answer.hits, answer.coverage.head) == (0, (), 0)
    assert not blotter.settings.index_dir.exists()
    blotter.engine.dispose()


def test_states_are_marked_and_old_ones_shown_on_demand(blotter: Blotter) -> None:
    first = document("us_example_releases:1", "ketamine first")
    blotter.append(
        published(first),
        revised(document(first.id, "ketamine second")),
        reread(document(first.id, "ketamine second better")),
        withdrawn(first.id),
    )
    current = search(blotter.settings, "ketamine", now=NOW)
    assert [(hit.revision, hit.superseded, hit.withdrawn) for hit in current.hits] == [
        (1, False, True)
    ]
    assert current.hits[0].snippet == "ketamine second better"
    assert search(blotter.settings, "first", now=NOW).total == 0
    blotter.append(restored(document(first.id, "ketamine third")))
    answer = search(blotter.settings, "ketamine", history=True, sort="oldest", now=NOW)
    assert [(h.revision, h.superseded, h.withdrawn, h.position) for h in answer.hits] == [
        (0, True, False, 1),
        (1, True, True, 3),
        (1, False, False, 5),
    ]


def test_a_page_that_was_last_seen_nearly_empty_is_marked(blotter: Blotter) -> None:
    first, second = (document(f"us_example_releases:{n}", "ketamine") for n in (1, 2))
    empty = document(first.id, "")
    blotter.append(published(first), published(second), seen_empty(empty))

    def marked(**options: Any) -> list[str]:
        hits = search(blotter.settings, "ketamine", now=NOW, **options).hits
        return ids([hit for hit in hits if hit.seen_empty])

    assert marked() == [first.id]
    assert marked(as_of=2) == []
    blotter.append((first.id, DocumentSeenWhole(capture=capture())))
    assert marked() == []
    assert marked(as_of=3) == [first.id]
    blotter.append(seen_empty(empty), revised(document(first.id, "ketamine again")))
    assert marked(history=True) == []


def test_fields(blotter: Blotter) -> None:
    blotter.append(
        published(document("a:1", "about a clinic", title="Ketamine", number="2025-01234")),
        published(document("b:1", "about ketamine", title="Clinic", source="us_other")),
    )
    assert found_ids(blotter, "title:ketamine") == {"a:1"}
    assert found_ids(blotter, "ketamine") == {"a:1", "b:1"}
    assert found_ids(blotter, "number:2025-01234") == {"a:1"}
    assert found_ids(blotter, "2025-01234") == {"a:1"}
    assert found_ids(blotter, "ketamine source:us_other") == {"b:1"}
    assert found_ids(blotter, "ketamine source:us_*") == {"a:1", "b:1"}
    assert found_ids(blotter, "-source:us_other") == {"a:1"}
    assert found_ids(blotter, '"clinic about"') == set()
    title_first = search(blotter.settings, "ketamine", now=NOW)
    assert ids(title_first.hits) == ["a:1", "b:1"]


def found_ids(blotter: Blotter, query: str) -> set[str]:
    return set(ids(search(blotter.settings, query, now=NOW).hits))


def test_filters_and_limit(blotter: Blotter) -> None:
    blotter.publish(*["ketamine"] * 9)
    answer = search(
        blotter.settings,
        "ketamine",
        source=["US_example_releases"],
        since=date(2025, 1, 3),
        until=date(2025, 1, 6),
        sort="newest",
        limit=2,
        now=NOW,
    )
    assert answer.total == 4
    assert [hit.published_on for hit in answer.hits] == [date(2025, 1, 6), date(2025, 1, 5)]
    assert search(blotter.settings, "ketamine", source=["elsewhere"], now=NOW).total == 0


def test_coverage_tells_what_the_answer_rests_on(blotter: Blotter) -> None:
    look = SourceChecked(checked_at=NOW - timedelta(hours=3), outcome="ok", listed=1)
    with writing(blotter.engine) as connection:
        append(connection, [NewEvent(stream="source/us_example", event=look)], now=NOW)
    answer = search(blotter.settings, "ketamine", now=NOW)
    assert answer.coverage.position == answer.coverage.head == 1
    assert (answer.coverage.sources, answer.coverage.fresh) == (1, 1)
    assert answer.coverage.by_source[0].name == "us_example"


# Whoosh leaves files open when it fails to read them.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("kind", ["*.toc", "*.trm", "*.pst", "*.col"])
def test_a_damaged_index_is_answered_from_a_new_one(blotter: Blotter, kind: str) -> None:
    blotter.publish("ketamine one", "ketamine two")
    before = search(blotter.settings, '"ketamine one"', now=NOW)
    folder = volume.latest(blotter.settings.index_dir)
    assert folder is not None
    for file in folder.glob(kind):
        file.write_bytes(b"")
    after = search(blotter.settings, '"ketamine one"', now=NOW)
    assert ids(after.hits) == ids(before.hits) == ["us_example_releases:0"]


def test_an_index_that_is_being_written_answers_as_it_is(
    blotter: Blotter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(followed_index, "PATIENCE", 0)
    blotter.publish("ketamine one")
    search(blotter.settings, "ketamine", now=NOW)
    blotter.publish("ketamine two", source="us_other")
    index = WhooshIndex(blotter.settings.index_dir, blotter.engine)
    with index.alone():
        answer = search(blotter.settings, "ketamine", now=NOW)
    assert (answer.total, answer.coverage.position, answer.coverage.head) == (1, 1, 2)


def test_among_positions_every_state_is_looked_at(blotter: Blotter) -> None:
    settings = blotter.settings
    assert found_among(settings, "ketamine", [1], 1) == set()
    blotter.append(
        published(document("a:1", "ketamine")),
        revised(document("a:1", "nothing more")),
        published(document("a:2", "ketamine clinic")),
        reread(document("a:2", "a clinic")),
    )
    catch_up(blotter.engine, WhooshIndex(settings.index_dir, blotter.engine))
    assert found_among(settings, "ketamine", [1, 2, 3, 4], 4) == {1}
    assert found_among(settings, "ketamine", [1, 2, 3, 4], 3) == {1, 3}
    assert found_among(settings, "ketamine OR more", [2, 3], 4) == {2}
    assert found_among(settings, "more", [1, 2], 1) == set()
    with pytest.raises(QueryError):
        found_among(settings, "(", [1], 4)


def test_a_timeline_is_everything_oldest_first(blotter: Blotter) -> None:
    blotter.publish("ketamine", "clinic", "ketamine clinic")
    blotter.append(published(document("a:1", "undated ketamine", published_on=None)))
    answer: Answer = timeline(blotter.settings, now=NOW)
    assert [hit.published_on for hit in answer.hits] == [
        None,
        date(2025, 1, 1),
        date(2025, 1, 2),
        date(2025, 1, 3),
    ]
    narrowed = timeline(blotter.settings, "ketamine", since=date(2025, 1, 1), now=NOW)
    assert ids(narrowed.hits) == ["us_example_releases:0", "us_example_releases:2"]
    with pytest.raises(QueryError):
        timeline(blotter.settings, "", now=NOW)


HEAVY = ("sqlalchemy", "alembic", "scrapy", "twisted", "pydantic", "apscheduler", "rich")


def test_a_search_that_is_not_behind_imports_nothing_heavy(blotter: Blotter) -> None:
    blotter.publish("ketamine of Jane Roe")
    blotter.append(masked("Jane Roe"))
    read_timeline(blotter.settings)  # brings up the casebook as well
    program = (
        "import sys; from cli.main import main; main(standalone_mode=False); print(*sys.modules)"
    )
    for command in (["search", "ketamine", "--format", "json"], ["timeline"]):
        child = subprocess.run(
            [sys.executable, "-c", program, *command],
            env={"BLOTTER_HOME": str(blotter.settings.home), "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        loaded = {name.partition(".")[0] for name in child.stdout.split()}
        assert "whoosh" in loaded
        assert loaded.isdisjoint(HEAVY)


def test_a_hidden_name_is_in_no_part_of_an_answer(blotter: Blotter) -> None:
    named = document(
        "us_example_releases:jane-roe-charged",
        "Dr. Jane Roe, also ROE, JANE, sold ketamine.",
        title="Jane Roe's clinic",
        number="26-1",
    )
    blotter.append(published(named), revised(named), masked("Jane Roe"))
    answer = search(blotter.settings, "ketamine", history=True, now=NOW)
    assert {hit.title for hit in answer.hits} == {"[masked]'s clinic"}
    assert {hit.id for hit in answer.hits} == {"us_example_releases:[masked]-charged"}
    assert "roe" not in str(answer).lower()
    for asked in ("roe", '"jane roe"', "title:roe", "jan*", '"roe jane"'):
        assert search(blotter.settings, asked, history=True, now=NOW).total == 0
    then = search(blotter.settings, "roe", as_of=2, history=True)
    assert [hit.title for hit in then.hits] == ["Jane Roe's clinic"] * 2


def test_the_coverage_of_the_past(blotter: Blotter) -> None:
    def look(at: datetime, outcome: Outcome) -> None:
        event = SourceChecked(checked_at=at, outcome=outcome)
        with writing(blotter.engine) as connection:
            append(connection, [NewEvent(stream="source/us_a", event=event)], now=at)

    look(NOW, "ok")
    live = search(blotter.settings, "ketamine", now=NOW)
    look(NOW + timedelta(days=1), "walled")
    later = search(blotter.settings, "ketamine", now=NOW + timedelta(days=9))
    assert later.coverage.walled == 1
    assert search(blotter.settings, "ketamine", as_of=1) == live
    assert search(blotter.settings, "ketamine", as_of=0).coverage.sources == 0
    stale = search(blotter.settings, "ketamine", as_of=1, now=NOW + timedelta(days=9))
    assert (stale.coverage.stale, stale.coverage.head) == (1, 1)
