"""What a letter tells of is what its query finds, fields and saved searches included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from answers.news.rounds import Rounds
from letters.drafting import UnreadError, draft, draft_for, window_after
from letters.writing.letter import Letter
from search.engines import search_index
from search.language.query_error import QueryError
from store.documents.saved_searches import save_search
from store.log.database import reading
from store.log.events import DocumentCompleted
from store.log.projections import catch_up
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import create_subscription, read_subscription
from tests.answers.asking.test_narrowing import SENTENCED, SETTLED
from tests.search.examples import NOW, Blotter, capture, masked, published, revised

_EMPTY = replace(SENTENCED, text="Orla Quennell, M.D. is in the news about ketamine.")


@pytest.fixture
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = Blotter(tmp_path_factory.mktemp("home"))
    blotter.append(published(SETTLED), published(SENTENCED))
    yield blotter
    blotter.engine.dispose()


def letter(blotter: Blotter, query: str, since: int = 0) -> Letter:
    rounds = a_run(blotter)
    return draft(rounds, query, window_after(rounds, since))


def a_run(blotter: Blotter) -> Rounds:
    return Rounds(settings=blotter.settings, engine=blotter.engine, now=NOW)


def test_a_query_with_fields(blotter: Blotter) -> None:
    save_search(blotter.engine, name="sentences", query="kind:sentence", by="ana", now=NOW)
    told = {
        "kind:sentence": (SENTENCED.id,),
        "esketamine amount:<100k": (SETTLED.id,),
        "@sentences party:Quennell": (SENTENCED.id,),
        "@sentences party:Tolliver": (),
        "ketamine OR kind:settlement": (SETTLED.id, SENTENCED.id),
    }
    for query, documents in told.items():
        assert {*letter(blotter, query).documents} == {*documents}, query
    made = letter(blotter, "physician kind:sentence")
    assert "physician" in made.text


def test_a_state_that_was_superseded_since_is_told_of_too(blotter: Blotter) -> None:
    blotter.append(revised(_EMPTY))
    assert letter(blotter, "kind:sentence").documents == (SENTENCED.id,)
    assert letter(blotter, "kind:sentence", since=3).documents == ()


def test_what_is_completed_is_told_of_where_it_was_not_found_before(blotter: Blotter) -> None:
    blotter.append(revised(_EMPTY))
    completed = DocumentCompleted(document=replace(SENTENCED, title="Whole"), capture=capture())
    blotter.append((SENTENCED.id, completed))
    assert letter(blotter, "title:whole kind:sentence", since=3).documents == (SENTENCED.id,)
    assert letter(blotter, "kind:sentence", since=3).documents == ()


def test_nothing_is_told_of_by_a_masked_name(blotter: Blotter) -> None:
    blotter.append(masked("Orla Quennell"))
    assert letter(blotter, "party:Quennell").documents == ()


def test_a_query_that_asks_for_what_nobody_saved_is_refused(blotter: Blotter) -> None:
    with pytest.raises(QueryError, match="there is no saved search @gone"):
        letter(blotter, "@gone")


def test_a_letter_ends_where_the_casebook_has_come(
    blotter: Blotter, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert letter(blotter, "kind:sentence").documents == (SENTENCED.id,)
    blotter.append(revised(_EMPTY))
    index = search_index(blotter.settings, blotter.engine)
    monkeypatch.setattr(
        "answers.news.rounds.catch_up_on", lambda engine, settings: catch_up(engine, index)
    )
    monkeypatch.setattr("answers.record.make_up_small_lag", lambda settings: None)
    assert window_after(a_run(blotter), 0).until == 2
    assert letter(blotter, "kind:sentence").documents == (SENTENCED.id,)
    with pytest.raises(UnreadError) as error:
        letter(blotter, "kind:sentence", since=3)
    assert error.value.temporary


def test_a_masked_name_stands_nowhere_in_a_letter(blotter: Blotter) -> None:
    name = "Orla Quennell"
    wanted = replace(by_mail("ada@reader.example", f'"{name}" OR ketamine'), name=f"On {name}")
    create_subscription(blotter.engine, wanted, now=NOW)
    blotter.append(revised(replace(SENTENCED, title=f"{name} sentenced, says Quennell, Orla")))

    def told() -> Letter:
        with reading(blotter.engine) as connection:
            state = read_subscription(connection, wanted.id)
        rounds = a_run(blotter)
        return draft_for(rounds, state, window_after(rounds, 0))

    assert name in told().subject
    blotter.append(masked(name))
    made = told()
    assert made.subject.startswith("Blotter: On [masked]: ")
    for part in (made.subject, made.text, made.html):
        assert "quennell" not in part.casefold()
