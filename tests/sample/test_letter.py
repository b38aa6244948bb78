"""The letter about the whole sample: each matter once, facts and days as its texts have them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from answers.news.news import news
from answers.news.rounds import Rounds
from answers.news.stories import News
from crawler.archives.archive import open_archive
from sample.make import ARCHIVE
from store.log import log
from store.log.database import reading
from store.log.document import Document
from store.log.seals import Seal
from tests.sample.looks import documents
from tests.sample.truths import perhaps_together, text_of, truly_together, truths
from tests.search.examples import Blotter, published

CHECKED: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("letter.toml").read_text("utf-8")
)["story"]
TRUTHS = truths()
#: What still lay ahead on 20 March 2025 of all that was published until April 2026.
AHEAD = {
    ("99250421", date(2026, 8, 6), "sentencing"),
    ("courier-veterinary-supply-store", date(2025, 11, 13), "sentencing"),
    ("nurse-anesthetist-admits-taking", date(2025, 4, 10), "sentencing"),
    ("jury-finds-nurse-practitioner-g", date(2026, 1, 8), "sentencing"),
    ("spa-owner-no-medical-license-in", date(2026, 3, 26), "hearing"),
    ("2025-92390", date(2026, 1, 8), "effective"),
    ("2025-91838", date(2025, 9, 11), "effective"),
    ("990583", date(2025, 4, 23), "other"),
    ("2025-90219", date(2026, 4, 16), "comment_deadline"),
    ("2025-91466", date(2025, 7, 24), "hearing_request_deadline"),
    ("2025-91466", date(2025, 8, 25), "comment_deadline"),
    ("2025-91102", date(2025, 6, 9), "comment_deadline"),
    ("2026-90143", date(2026, 2, 20), "comment_deadline"),
    ("2026-90143", date(2026, 2, 20), "hearing_request_deadline"),
    ("2025-90587", date(2025, 5, 12), "comment_deadline"),
    ("2025-92075", date(2025, 12, 15), "comment_deadline"),
}


@pytest.fixture(scope="module")
def every() -> list[Document]:
    """The documents of the archive, in the order of their days."""
    found = documents(open_archive([ARCHIVE])).values()
    return sorted(found, key=lambda it: (it.published_on or date.min, it.id))


@pytest.fixture(scope="module")
def blotter(every: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    """A store in which each is recorded at its place among them."""
    blotter = Blotter(tmp_path_factory.mktemp("home"))
    blotter.append(*map(published, every))
    yield blotter
    blotter.engine.dispose()


@pytest.fixture(autouse=True)
def _all_of_it_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("answers.news.news.MOST", 1000)


def letter(blotter: Blotter, until: int, today: date) -> News:
    now = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    rounds = Rounds(settings=blotter.settings, engine=blotter.engine, now=now)
    assert until <= rounds.reached
    with reading(blotter.engine) as connection:
        (last,) = log.read_positions(connection, [until])
    end = Seal(position=until, hash=last.hash, recorded_at=last.recorded_at)
    return news(rounds.to(end), "source:us_*", since=0)


def test_every_fact_and_every_day_is_right(blotter: Blotter, every: list[Document]) -> None:
    texts = {document.id: text_of(document) for document in every}
    told = letter(blotter, len(every), date(2026, 10, 16))
    stories = {
        texts[story.documents[0].id]: (
            [texts[document.id] for document in story.documents],
            [fact.words for fact in story.facts],
            [f"{day.day} {day.what}" for day in story.ahead],
        )
        for story in told.stories
    }
    assert stories == {
        one["texts"][0]: (one["texts"], one.get("facts", []), one.get("ahead", []))
        for one in CHECKED
    }
    assert [texts[it.documents[0].id] for it in told.stories] == [
        one["texts"][0] for one in CHECKED
    ]


def test_every_matter_is_told_once(blotter: Blotter, every: list[Document]) -> None:
    together, perhaps = truly_together(TRUTHS), perhaps_together(TRUTHS)
    texts = {document.id: text_of(document) for document in every}
    told = letter(blotter, len(every), date(2026, 10, 16))
    assert sorted(told.documents) == sorted(texts)
    assert len({one.matter for one in told.stories}) == len(told.stories)
    shown = [{texts[document.id] for document in story.documents} for story in told.stories]
    for story in shown:
        for text in story:
            assert story <= together[text] | perhaps[text]
    for matter in {*together.values()}:
        assert len([story for story in shown if not story.isdisjoint(matter)]) == 1


def test_what_is_told_of_a_party_is_true_of_it(blotter: Blotter, every: list[Document]) -> None:
    truth_of = {document.id: TRUTHS[text_of(document)] for document in every}
    for story in letter(blotter, len(every), date(2026, 10, 16)).stories:
        for fact in story.facts:
            truth = truth_of[fact.document]
            open_kinds = {*truth.get("acts_ok", ())}
            acts = [
                party["acts"].get(fact.told.kind)
                for party in truth.get("parties", ())
                if party["name"] in fact.words and "acts" in party
            ]
            assert not acts or fact.told.status in acts or fact.told.kind in open_kinds, fact.words
            assert bool(acts) == bool(fact.told.party), fact.words


def test_the_quotes_stand_in_the_texts(blotter: Blotter, every: list[Document]) -> None:
    by_id = {document.id: document for document in every}
    for story in letter(blotter, len(every), date(2026, 10, 16)).stories:
        for fact in story.facts:
            document = by_id[fact.document]
            quote = " ".join(fact.quote.strip("…").split())
            assert quote
            assert quote in " ".join(f"{document.title}\n{document.text}".split())


def test_the_days_ahead_as_of_a_year_and_a_half_ago(
    blotter: Blotter, every: list[Document]
) -> None:
    texts = {document.id: text_of(document) for document in every}
    until = sum((it.published_on or date.max) <= date(2026, 4, 30) for it in every)
    told = letter(blotter, until, date(2025, 3, 20))
    ahead = {
        (texts[story.matter].partition(":")[2][:31], day.day, day.what)
        for story in told.stories
        for day in story.ahead
    }
    assert ahead == AHEAD
