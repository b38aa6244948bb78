"""After masks every answer quotes the words that are shown, at their offsets, at any position."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from answers.claim_tables import CLAIM_TABLES, claim_rows
from answers.claims import read_document
from answers.documents.document import ShownDocument, show
from answers.matters.case import case
from answers.matters.counts import ActFilter, counted_acts
from answers.matters.due import due
from answers.matters.names.person import person
from answers.record import record_at
from answers.to_json import to_json
from tests.search.examples import Blotter, document, masked, published

TODAY = date(2026, 3, 1)
_DOCKET = "United States v. Hask, No. 2:25-cr-00777."
PLEA = document(
    "us_a:1",
    "TACOMA, Wash. - Bo Li and Orla Venn Hask, 44, a physician of Tacoma, pleaded guilty today in"
    " U.S. District Court to conspiring to distribute ketamine. Orla Venn\nHask is scheduled to be"
    f" sentenced on March 20, 2026. {_DOCKET}",
    title="Orla Venn Hask and Bo Li Plead Guilty",
    published_on=date(2026, 1, 5),
)
SENTENCE = document(
    "us_b:2",
    "TACOMA, Wash. - HASK, ORLA VENN, a physician, was sentenced to 18 months in prison for"
    " conspiring to distribute ketamine. Bo Li was sentenced to six months in prison. Orla Venn"
    f" Hask is to forfeit $402,000 by April 17, 2026. {_DOCKET}",
    title="Tacoma Doctor Sentenced",
    published_on=date(2026, 2, 3),
)
#: One is longer than what stands in its place, one shorter; both are in several documents.
MASKS = ("Orla Venn Hask", "Bo Li", "Tacoma")


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    made = Blotter(tmp_path_factory.mktemp("home"))
    made.append(published(PLEA), published(SENTENCE))
    made.append(*map(masked, MASKS))
    yield made
    made.engine.dispose()


def quotes(answer: object) -> Iterator[tuple[str, int, int]]:
    """Every quote in an answer, with its offsets."""
    if isinstance(answer, dict):
        if answer.get("quote") and "start" in answer:
            yield answer["quote"], answer["start"], answer["end"]
        answer = list(answer.values())
    if isinstance(answer, list | tuple):
        for one in answer:
            yield from quotes(one)


def answers(blotter: Blotter, position: int) -> Iterator[object]:
    settings, at = blotter.settings, position
    yield to_json(case(settings, "us_a:1", today=TODAY, position=at))
    yield to_json(due(settings, today=TODAY, first=TODAY, last=date.max, position=at))
    of = ActFilter(position=at)
    for kind in ("plea", "sentence"):
        yield to_json(counted_acts(settings, ["kind"], of, cell=[kind]))
    yield to_json(person(settings, "Bo Li", position=at))
    with record_at(settings, at) as record:
        for table in CLAIM_TABLES:
            yield list(claim_rows(record, table))


def shown(blotter: Blotter, position: int) -> dict[str, ShownDocument]:
    ids = (PLEA.id, SENTENCE.id)
    return {id: show(blotter.engine, id, position=position) for id in ids}


@pytest.mark.parametrize("position", range(2, 3 + len(MASKS)))
def test_each_answer_quotes_what_is_shown(blotter: Blotter, position: int) -> None:
    wholes = [f"{it.title}\n{it.text}" for it in shown(blotter, position).values()]
    found = [it for answer in answers(blotter, position) for it in quotes(answer)]
    assert len(found) > 10
    for quote, start, end in found:
        assert quote in {whole[start:end] for whole in wholes}


@pytest.mark.parametrize("position", range(2, 3 + len(MASKS)))
def test_what_a_matter_quotes_is_among_what_its_documents_say(
    blotter: Blotter, position: int
) -> None:
    for id, one in shown(blotter, position).items():
        read = read_document(one, blotter.settings, position=position)
        whole, said = f"{read.title}\n{read.text}", {*quotes(to_json(read.reading))}
        assert all(whole[start:end] == quote for quote, start, end in said)
        of = case(blotter.settings, "us_a:1", today=TODAY, position=position)
        events = [it for party in of.parties for it in party.history if it.document == id]
        assert events
        assert {(it.quote, it.start, it.end) for it in events} <= said


def test_as_much_is_read_in_a_document_as_before_it_was_masked(blotter: Blotter) -> None:
    then, now = (
        read_document(show(blotter.engine, PLEA.id, position=at), blotter.settings, position=at)
        for at in (2, 5)
    )
    assert [it.kind for it in now.reading.actions] == [it.kind for it in then.reading.actions]
    assert [it.name for it in then.reading.parties] == ["Bo Li", "Orla Venn Hask"]
    assert {it.name for it in now.reading.parties} == {"[masked]"}
    assert [it.date for it in now.reading.future_dates] == [date(2026, 3, 20)]
