"""What is tantivy's own way; what any engine finds is held by `tests.search.test_engine_plans`."""

from __future__ import annotations

import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.index.engine import Filters
from search.index.plan import AnyOf, AtPositions, Everything, Like, Plan, Term, Within
from search.tantivy_engine import sentences
from search.tantivy_engine.opened_index import OpenTantivyIndex, opened
from search.tantivy_engine.tantivy_index import TantivyIndex
from store.calendar.days import Days
from store.log.document import Document
from store.log.projections import catch_up
from store.privacy.erasing import erase
from tests.search.brute_force import entry, finds
from tests.search.examples import NOW, Blotter, document, published

VOCABULARY = ("apple", "apply", "bear", "cedar", "eagle")
FIRST = date(2024, 1, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """Documents by position, and an index of them in several parts."""

    documents: dict[int, Document]
    index: OpenTantivyIndex

    def __repr__(self) -> str:
        return "Corpus"

    def matching(self, plan: Plan) -> set[int]:
        """The positions that a plan finds."""
        every = (entry(position, made) for position, made in self.documents.items())
        return {one.position for one in every if finds(plan, one)}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    chance = random.Random(20260101)
    blotter = Blotter(tmp_path_factory.mktemp("corpus"))
    index = TantivyIndex(blotter.settings.index_dir, blotter.engine)
    documents: dict[int, Document] = {}
    for n in range(60):
        text = " ".join(chance.choices(VOCABULARY, k=chance.randint(1, 12)))
        day = chance.choice([FIRST + timedelta(days=chance.randrange(700)), None])
        made = document(f"us_source:{n}", text, title="", published_on=day)
        documents[n + 1] = replace(made, precision=chance.choice(["day", "month", "year"]))
        blotter.append(published(documents[n + 1]))
        if n % 25 == 0:
            catch_up(blotter.engine, index)
    catch_up(blotter.engine, index)
    with opened(blotter.settings.index_dir) as asked:
        assert asked is not None
        assert asked.searcher.num_segments > 2
        yield Corpus(documents=documents, index=asked)
    blotter.engine.dispose()


words = st.sampled_from([*VOCABULARY, "other"])


@settings(max_examples=80, deadline=None)
@given(
    runs=st.lists(st.tuples(words), min_size=2, max_size=4).map(tuple), between=st.integers(0, 3)
)
def test_words_near_each_other_stand_in_any_order(
    corpus: Corpus, runs: tuple[tuple[str, ...], ...], between: int
) -> None:
    near = Within(field="written", runs=runs, words=between)
    assert set(corpus.index.positions(near, Filters())) == corpus.matching(near)


@settings(max_examples=60, deadline=None)
@given(chosen=st.lists(words, min_size=1, unique=True), since=st.none() | st.just(FIRST))
def test_how_many_words_entries_have_follows_without_going_through_all(
    corpus: Corpus, chosen: list[str], since: date | None
) -> None:
    asked = [Term(field="written", word=word) for word in chosen]
    dated = {at for at, made in corpus.documents.items() if made.published_on or not since}
    had = Counter(at for word in asked for at in corpus.matching(word) & dated)
    having = Counter(had.values())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_FEW", 0)
        found = corpus.index.find_sentence(asked, Filters(since=since), 5)
    assert found.by_words == (0, *(having[count] for count in range(1, len(asked) + 1)))


@settings(max_examples=100, deadline=None)
@given(day=st.dates(FIRST, FIRST + timedelta(days=700)), more=st.sampled_from([0, 0, 1, 30, 365]))
def test_days_are_met_as_exactly_as_a_document_is_dated(
    corpus: Corpus, day: date, more: int
) -> None:
    last = day + timedelta(days=more)

    def covers(made: Document) -> bool:
        on = made.published_on
        known = {"day": 3, "month": 2, "year": 1}[made.precision]
        return on is not None and (
            day.timetuple()[:known] <= on.timetuple()[:known] <= last.timetuple()[:known]
        )

    found = corpus.index.positions(Everything(), Filters(on=Days(first=day, last=last)))
    assert set(found) == {at for at, made in corpus.documents.items() if covers(made)}


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("count", [1, 5, 60])
def test_positions_are_looked_up_or_compared_alike(corpus: Corpus, sort: str, count: int) -> None:
    word, positions = Term(field="written", word="apple"), frozenset(range(1, count + 1))
    _, every = corpus.index.find(word, Filters(), "newest", None)
    expected = [one.position for one in every if one.position in positions]
    total, found = corpus.index.find(word, Filters(positions=positions), sort, None)  # type: ignore[arg-type]
    assert sorted(one.position for one in found) == sorted(expected)
    assert total == len(expected)


def test_what_scores_nothing_is_ordered_by_date(corpus: Corpus) -> None:
    some = AtPositions(positions=frozenset(range(1, 40)))
    for plan in (Everything(), some, AnyOf(parts=(some, Like(field="written", pattern="zz*")))):
        _, newest = corpus.index.find(plan, Filters(), "newest", 7, 2)
        _, best = corpus.index.find(plan, Filters(), "relevance", 7, 2)
        assert [one.position for one in best] == [one.position for one in newest]
        assert {one.score for one in best} == {0.0}


def test_an_index_that_is_not_there_is_none(tmp_path: Path) -> None:
    with opened(tmp_path / "index") as index:
        assert index is None


def followed(blotter: Blotter) -> Path:
    """Where the index lies, brought up to the log."""
    catch_up(blotter.engine, TantivyIndex(blotter.settings.index_dir, blotter.engine))
    return blotter.settings.index_dir


def found(directory: Path, word: str) -> list[int]:
    with opened(directory) as index:
        assert index is not None
        return sorted(index.positions(Term(field="written", word=word), Filters()))


def searcher(directory: Path) -> object:
    with opened(directory) as index:
        assert index is not None
        return index.searcher


def test_a_volume_stays_open_until_another_is_in_use(blotter: Blotter) -> None:
    blotter.publish("apple")
    directory = followed(blotter)
    first = searcher(directory)
    assert searcher(directory) is first
    blotter.append(published(document("us_other:2", "apple")))
    assert found(followed(blotter), "apple") == [1, 2]
    assert searcher(directory) is not first


def test_a_volume_of_the_same_number_is_opened_anew(blotter: Blotter, tmp_path: Path) -> None:
    blotter.publish("apple", "bear")
    directory = followed(blotter)
    assert found(directory, "apple") == [1]
    other = Blotter(tmp_path / "other")
    other.publish("bear", "apple")
    shutil.rmtree(directory)
    shutil.copytree(followed(other), directory)
    other.engine.dispose()
    assert found(directory, "apple") == [2]


def test_what_failed_is_opened_anew(blotter: Blotter) -> None:
    blotter.publish("apple")
    directory = followed(blotter)
    first = searcher(directory)
    with pytest.raises(RuntimeError), opened(directory):
        raise RuntimeError
    assert searcher(directory) is not first


def test_threads_ask_while_the_index_grows(blotter: Blotter) -> None:
    blotter.publish("apple")
    directory = followed(blotter)
    with ThreadPoolExecutor(4) as threads:
        asked = []
        for n in range(6):
            blotter.append(published(document(f"us_other:{n}", "apple")))
            asked += [threads.submit(found, directory, "apple") for _ in range(10)]
            followed(blotter)
        answers = [answer.result() for answer in asked]
    assert all(answer == list(range(1, len(answer) + 1)) for answer in answers)
    assert found(directory, "apple") == list(range(1, 8))


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which files a process has open")
def test_what_was_erased_is_not_kept_open(blotter: Blotter) -> None:
    def mapped() -> list[str]:
        lines = Path("/proc/self/maps").read_text().splitlines()
        return [line for line in lines if str(blotter.settings.index_dir) in line]

    blotter.publish("apple", "apple")
    assert found(followed(blotter), "apple") == [1, 2]
    assert mapped()
    erase(blotter.engine, [1], by="ana", reason="order 12", now=NOW)
    directory = followed(blotter)
    assert not mapped()
    assert found(directory, "apple") == [2]
