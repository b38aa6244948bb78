"""A masked name is said by no answer, and found by none: now, and as of a position from the mask
on. An answer as of before it shows what was shown then."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias, get_args

import pytest

from answers.claims import document_claims
from answers.matters.case import case
from answers.matters.cases import cases
from answers.matters.counts import Counted, UnknownCellError, counted_acts, counts
from answers.matters.due import due
from answers.to_json import to_json
from enforcement.matters.counts import By
from store.documents import decide as record
from store.log import log
from store.log.database import reading
from store.log.events import CaseLinked, CaseUnlinked
from store.privacy import masking
from tests.answers.examples import a_store, as_given, decide
from tests.search.examples import Blotter, document, masked

NAME = "Orla Venn Hask"
#: However it is written, in one part too.
SPELLED = re.compile("hask", re.IGNORECASE)
PLEA, SENTENCE, OTHER = "us_a:orla-venn-hask-pleads", "us_b:2", "us_c:3"
DOCUMENTS = (
    document(
        PLEA,
        "TACOMA, Wash. - Orla Venn Hask, 44, a physician of Tacoma, pleaded guilty today in U.S."
        " District Court to conspiring to distribute ketamine, announced the U.S. Attorney for the"
        " Western District of Washington. It thanked the Orla Venn Hask Police Department."
        " Orla Venn\nHask is scheduled to be sentenced on March 20, 2026.",
        title="Orla Venn Hask Pleads Guilty to a Ketamine Conspiracy",
        published_on=date(2026, 1, 5),
    ),
    document(
        SENTENCE,
        "TACOMA, Wash. - Orla Venn Hask, of Tacoma, a physician, was sentenced to 18 months in"
        " prison for conspiring to distribute ketamine, the U.S. Attorney for the Western District"
        " of Washington said. HASK, ORLA VENN is to forfeit $402,000 by April 17, 2026.",
        title="Tacoma Doctor Sentenced",
        published_on=date(2026, 2, 3),
    ),
    document(OTHER, "A clinic was warned about ketamine.", title="A Clinic Is Warned"),
)
#: Positions: the last before the name was masked, and that of the last mask.
BEFORE, MASKED = 5, 7
TODAY, LAST = date(2026, 3, 1), date(2026, 6, 1)

#: An answer at the end of the log (None) or as of a position.
Answer: TypeAlias = Callable[[Blotter, int | None], object]


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    """Three documents, two decisions, two masks."""
    blotter = a_store(tmp_path_factory.mktemp("home"), DOCUMENTS)
    apart = CaseUnlinked(document=OTHER, by=NAME, reason="Hask, Orla Venn asked")
    decide(blotter.engine, PLEA, apart)
    together = CaseLinked(document=SENTENCE, by="O. V. Hask", reason=f"of {NAME}")
    decide(blotter.engine, PLEA, together)
    blotter.append(masked(NAME), masked("O. V. Hask"))
    yield blotter
    blotter.engine.dispose()


def the_case(blotter: Blotter, position: int | None) -> object:
    return case(
        blotter.engine, blotter.settings, PLEA, id_of=as_given, today=TODAY, position=position
    )


def the_counts(by: By, query: str = "") -> Answer:
    def answer(blotter: Blotter, position: int | None) -> object:
        of = Counted(query=query, position=position)
        return counts(blotter.engine, blotter.settings, by, of)

    return answer


def the_acts(by: By, cell: str) -> Answer:
    def answer(blotter: Blotter, position: int | None) -> object:
        of = Counted(position=position)
        return counted_acts(blotter.engine, blotter.settings, by, of, cell=cell)

    return answer


def the_days(query: str = "") -> Answer:
    def answer(blotter: Blotter, position: int | None) -> object:
        days = {"today": TODAY, "first": TODAY, "last": LAST}
        return due(blotter.engine, blotter.settings, **days, query=query, position=position)

    return answer


def the_cases(query: str = "") -> Answer:
    def answer(blotter: Blotter, position: int | None) -> object:
        return cases(blotter.engine, blotter.settings, at_least=1, query=query, position=position)

    return answer


def the_claims(blotter: Blotter, position: int | None) -> object:
    with reading(blotter.engine) as connection:
        history = list(log.read(connection, stream=record.document_stream(PLEA), upto=position))
        shown = masking.masked_history(history, masking.masks_at(connection, position))
    document = record.known_from(shown).document
    assert document is not None
    return document_claims(document, blotter.settings)


#: Every answer that says the name before it is masked.
SAYING: list[tuple[str, Answer]] = [
    ("cases", the_cases()),
    ("case", the_case),
    ("due", the_days()),
    *((f"counts by {by}", the_counts(by)) for by in get_args(By)),
    ("acts by kind", the_acts("kind", "plea")),
    ("acts by profession", the_acts("profession", "physician")),
    ("claims of a document", the_claims),
]
#: Every answer to who asks for the name, and what it is where nothing is found.
FINDING: list[tuple[str, Answer, object]] = [
    *(
        (f"cases, {query}", the_cases(query), {"cases": [], "too_small": 0})
        for query in (NAME, "hask", '"venn hask"')
    ),
    *((f"due, {query}", the_days(query), {"days": []}) for query in (NAME, "hask")),
    *(
        (
            f"counts, {query}",
            the_counts("kind", query),
            {"by": "kind", "total": 0, "acts": 0, "cells": []},
        )
        for query in (NAME, "hask")
    ),
]


def said(answer: object) -> str:
    return json.dumps(to_json(answer), ensure_ascii=False)


@pytest.mark.parametrize("answer", [pytest.param(give, id=name) for name, give in SAYING])
def test_no_answer_says_the_name(blotter: Blotter, answer: Answer) -> None:
    assert SPELLED.search(said(answer(blotter, BEFORE)))
    for position in (None, MASKED):
        assert not SPELLED.search(said(answer(blotter, position)))


@pytest.mark.parametrize(
    ("answer", "nothing"), [pytest.param(give, no, id=name) for name, give, no in FINDING]
)
def test_no_answer_is_found_by_the_name(blotter: Blotter, answer: Answer, nothing: object) -> None:
    assert json.loads(said(answer(blotter, BEFORE))) != nothing
    for position in (None, MASKED):
        assert json.loads(said(answer(blotter, position))) == nothing


@pytest.mark.parametrize("position", [None, MASKED])
def test_no_number_bears_the_name(blotter: Blotter, position: int | None) -> None:
    cell = f"{NAME} Police Department"
    assert the_acts("agency", cell)(blotter, BEFORE)
    with pytest.raises(UnknownCellError) as error:
        the_acts("agency", cell)(blotter, position)
    assert not SPELLED.search(str(error.value).removeprefix(cell))


def test_why_says_neither_the_name_nor_who_decided(blotter: Blotter) -> None:
    found = to_json(the_case(blotter, None))
    (link,) = found["links"]
    assert (link["reason"], link["shared"]) == ("same person", masking.HIDDEN)
    assert {one["by"] for one in found["decisions"]} == {masking.HIDDEN}
