"""A masked name is said by no answer, and found by none: now, and as of a position from the mask
on. An answer as of before it shows what was shown then. The table below has every answer."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias, get_args

import pytest

from answers.claim_tables import CLAIM_TABLES, ClaimTable, claim_rows
from answers.claims import read_document
from answers.document_citation import document_citation
from answers.document_history import UnknownDocumentError, id_of
from answers.documents.changes import changes, changes_between
from answers.documents.diff import diff, diff_between
from answers.documents.document import show, show_all
from answers.documents.masked_captures import MaskedCaptureError, refuse_masked_captures
from answers.documents.reread_documents import rereading
from answers.documents.sources import sources
from answers.log.erasure_preview import to_erase
from answers.log.log_events import LogPart, log_events
from answers.matters.case import case
from answers.matters.cases import cases
from answers.matters.counts import ActFilter, UnknownCellError, counted_acts, counts
from answers.matters.due import due
from answers.matters.names.person import person
from answers.record import record_at
from answers.searches.saved_searches import saved_searches
from answers.searches.search import search
from answers.searches.timeline import timeline
from answers.searches.trial import trial
from answers.subscriptions.active_subscriptions import subscriptions
from answers.subscriptions.subscription_record import subscription_record
from answers.to_json import to_json
from casebook.asking.fields import FieldError
from enforcement.matters.counts import By
from store.documents.saved_searches import save_search
from store.documents.stored_rereads import ChangedReading, SkippedReread
from store.log import log
from store.log.database import reading, writing
from store.log.events import (
    CaseLinked,
    CaseUnlinked,
    DocumentReviewed,
    DocumentTagged,
    NoteAdded,
    PersonUnmasked,
    SourceChecked,
)
from store.privacy.masking import HIDDEN
from store.privacy.visitors import asked_by_visitors
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import create_subscription, pause_subscription
from store.transfer.dataset import DOCUMENTS, table_rows
from tests.answers.examples import decide
from tests.conftest import ROOT
from tests.search.examples import NOW, Blotter, document, masked, published, revised, withdrawn

NAME = "Orla Venn Hask"
#: However it is written, in one part too.
SPELLED = re.compile("hask", re.IGNORECASE)
PLEA, SENTENCE, OTHER = "us_a:orla-venn-hask-pleads", "us_b:2", "us_c:3"
#: Its id is that of the plea once the name is masked.
TWIN = "us_a:hask-orla-venn-pleads"
CHARGE, EMPTY = "us_example:orla-venn-hask-charged", "us_example:2"
TAG = "Orla Venn Hask's case"
FIRST = document(
    CHARGE,
    "HASK, ORLA VENN owned a ketamine clinic.",
    title="Orla V. Venn Hask charged",
    number="Orla Venn Hask 26-1",
    source="us_example",
)
EDITED = document(CHARGE, "Ketamine. Orla\nVenn Hask was sentenced.", source="us_example")
DOCUMENTS_OF_A_CASE = (
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
    document(
        TWIN,
        "Halcyon Vials, LLC agreed to pay $90,000 to resolve allegations about ketamine.",
        title="Orla Venn Hask Is Not Named Here",
        published_on=date(2024, 2, 9),
    ),
)
#: Positions: the last before the name was masked, and that of the last mask.
BEFORE, MASKED = 17, 19
TODAY, LAST = date(2026, 3, 1), date(2026, 6, 1)

#: An answer at the end of the log (None) or as of a position.
AnswerAt: TypeAlias = Callable[[Blotter, int | None], object]


def tagged(blotter: Blotter, tag: str, position: int | None = None) -> int:
    """How many documents bear a tag; none where nobody may know it."""
    try:
        found = timeline(blotter.settings, fields={"tag": [tag]}, as_of=position, now=NOW)
    except FieldError as error:
        assert not SPELLED.search(str(error).replace(tag, ""))
        return 0
    return found.total


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    """A store in which a name is wherever it can be, and is then masked."""
    made = Blotter(tmp_path_factory.mktemp("home"))
    made.append(
        *map(published, DOCUMENTS_OF_A_CASE),
        published(FIRST),
        published(document(EMPTY, "Ketamine, and nobody else.", source="us_example")),
        revised(EDITED),
        withdrawn(CHARGE),
        (CHARGE, DocumentTagged(by=NAME, tag=TAG)),
        (CHARGE, NoteAdded(by="ana", text="See Orla Venn Hask")),
        (CHARGE, DocumentReviewed(by="ana", verdict="unsure", reason="Orla\nVenn Hask")),
    )
    look = SourceChecked(
        checked_at=NOW, outcome="failed", reason="timed out at https://a.example/orla-venn-hask"
    )
    with writing(made.engine) as connection:
        log.append(connection, [log.NewEvent(stream="source/press_stat", event=look)], now=NOW)
    wanted = replace(by_mail("a@agency.example", NAME, "daily"), name=NAME)
    create_subscription(made.engine, wanted, now=NOW)
    pause_subscription(made.engine, wanted.id, reason=f"{NAME} left", now=NOW)
    save_search(made.engine, name="orla-venn-hask", query=f"ketamine {NAME}", by=NAME, now=NOW)
    apart = CaseUnlinked(document=OTHER, by=NAME, reason="Hask, Orla Venn asked")
    decide(made.engine, PLEA, apart)
    together = CaseLinked(document=SENTENCE, by="O. V. Hask", reason=f"of {NAME}")
    decide(made.engine, PLEA, together)
    made.append(masked(NAME), masked("O. V. Hask"), now=NOW + timedelta(days=1))
    yield made
    made.engine.dispose()


def the_case(blotter: Blotter, position: int | None) -> object:
    return case(blotter.settings, PLEA, today=TODAY, position=position)


def the_counts(by: By, query: str = "") -> AnswerAt:
    return lambda b, at: counts(b.settings, [by], ActFilter(query=query, position=at))


def the_acts(by: By, cell: str) -> AnswerAt:
    return lambda b, at: counted_acts(b.settings, [by], ActFilter(position=at), cell=[cell])


def the_person(name: str) -> AnswerAt:
    return lambda b, at: person(b.settings, name, position=at)


def the_days(query: str = "") -> AnswerAt:
    return lambda b, at: due(
        b.settings, today=TODAY, first=TODAY, last=LAST, query=query, position=at
    )


def the_cases(query: str = "") -> AnswerAt:
    return lambda b, at: cases(b.settings, at_least=1, query=query, position=at)


def the_documents(blotter: Blotter, position: int | None) -> object:
    with reading(blotter.engine) as connection:
        upto = log.head(connection).position if position is None else position
        return list(table_rows(connection, DOCUMENTS, upto))


def the_claims(table: ClaimTable) -> AnswerAt:
    def rows(blotter: Blotter, position: int | None) -> object:
        with record_at(blotter.settings, position) as record:
            return list(claim_rows(record, table))

    return rows


def the_total(query: str) -> AnswerAt:
    return lambda b, at: search(b.settings, query, history=True, as_of=at, now=NOW).total


def reading_of(document_id: str, **which: int) -> AnswerAt:
    return lambda b, at: read_document(
        show(b.engine, document_id, position=at, **which), b.settings, position=at
    )


#: Every answer that may be asked for as of a position; each says the name before it is masked.
AS_OF: dict[str, AnswerAt] = {
    "search": lambda b, at: search(b.settings, "ketamine", history=True, as_of=at, now=NOW),
    "timeline": lambda b, at: timeline(b.settings, history=True, as_of=at, now=NOW),
    "show": reading_of(CHARGE),
    "show of a revision": reading_of(CHARGE, revision=0),
    "show with claims": reading_of(PLEA),
    "all documents": lambda b, at: list(show_all(b.engine, position=at)),
    "citation": lambda b, at: document_citation(show(b.engine, CHARGE, position=at), b.settings),
    "sources": lambda b, at: sources(b.engine, b.settings, now=NOW, position=at),
    "export of documents": the_documents,
    **{f"export of {table}": the_claims(table) for table in CLAIM_TABLES},
    "saved searches": lambda b, at: saved_searches(b.engine, at),
    "try": lambda b, at: trial(b.settings, "ketamine -nobody", today=TODAY, position=at),
    "changes between": lambda b, at: changes_between(b.engine, b.settings, 5, at or MASKED),
    "diff between": lambda b, at: diff_between(b.engine, CHARGE, 5, at or MASKED),
    "cases": the_cases(),
    "case": the_case,
    "due": the_days(),
    **{f"counts by {by}": the_counts(by) for by in get_args(By)},
    "acts by kind": the_acts("kind", "plea"),
    "acts by profession": the_acts("profession", "physician"),
}
#: Answers that are given as of now alone.
NOW_ALONE: dict[str, Callable[[Blotter], object]] = {
    "changes": lambda b: changes(b.engine, b.settings),
    "diff": lambda b: diff(b.engine, CHARGE),
    "log list": lambda b: list(log_events(b.engine, LogPart())),
    "subscriptions": lambda b: subscriptions(b.settings, b.engine),
    "subscription": lambda b: subscription_record(
        b.settings, b.engine, by_mail("a@agency.example", NAME).id, now=NOW
    ),
    "erase": lambda b: to_erase(b.engine, [5, 7]),
    "reread": lambda b: rereading(
        b.engine,
        [ChangedReading(id=CHARGE, version=1, before=FIRST, after=EDITED)],
        [SkippedReread(id=CHARGE, reason=f"{NAME} cannot be read")],
        documents=2,
        recorded=False,
    ),
}


#: Answers to somebody who asks for the name, and what they are where nothing is found.
FOUND: dict[str, tuple[AnswerAt, object]] = {
    **{f"search {query}": (the_total(query), 0) for query in (NAME, "hask", "number:hask")},
    "timeline": (
        lambda b, at: timeline(b.settings, NAME, history=True, as_of=at, now=NOW).total,
        0,
    ),
    "tag": (lambda b, at: tagged(b, TAG, at), 0),
    **{
        f"cases {query}": (
            the_cases(query),
            {"cases": [], "too_small": 0, "basis": None, "total": 0},
        )
        for query in (NAME, "hask", '"venn hask"')
    },
    **{
        f"person {name}": (
            the_person(name),
            {"entries": [], "basis": None, "total": 0},
        )
        for name in (NAME, "hask")
    },
    **{
        f"due {query}": (
            the_days(query),
            {
                "days": [],
                "basis": None,
                "total": 0,
                "first": "2026-03-01",
                "last": "2026-06-01",
            },
        )
        for query in (NAME, "hask")
    },
    **{
        f"counts {query}": (
            the_counts("kind", query),
            {
                "by": "kind",
                "second_by": None,
                "total": 0,
                "acts": 0,
                "cells": [],
                "basis": None,
                "names": 0,
                "most": 0,
                "second_names": [],
            },
        )
        for query in (NAME, "hask")
    },
}


def said(answer: object) -> str:
    return json.dumps(to_json(answer), ensure_ascii=False)


@pytest.mark.parametrize("question", AS_OF)
def test_the_name_is_said_until_it_is_masked(blotter: Blotter, question: str) -> None:
    ask = AS_OF[question]
    assert SPELLED.search(said(ask(blotter, BEFORE)))
    for position in (None, MASKED):
        answer = said(ask(blotter, position))
        assert not SPELLED.search(answer)
        assert HIDDEN in answer


@pytest.mark.parametrize("question", AS_OF)
def test_visitors_are_told_no_name_of_the_past_that_is_masked_today(
    blotter: Blotter, question: str
) -> None:
    with asked_by_visitors():
        answer = said(AS_OF[question](blotter, BEFORE))
    assert not SPELLED.search(answer)
    if question != "search":  # by words nothing is found in which the name stands
        assert HIDDEN in answer
    assert SPELLED.search(said(AS_OF[question](blotter, BEFORE)))


@pytest.mark.parametrize("question", FOUND)
def test_visitors_find_nothing_in_the_past_by_the_name(blotter: Blotter, question: str) -> None:
    ask, nothing = FOUND[question]
    with asked_by_visitors():
        assert without_basis(said(ask(blotter, BEFORE))) == nothing


@pytest.mark.parametrize("question", NOW_ALONE)
def test_the_name_is_hidden_now(blotter: Blotter, question: str) -> None:
    answer = said(NOW_ALONE[question](blotter))
    assert not SPELLED.search(answer)
    assert HIDDEN in answer


@pytest.mark.parametrize("question", FOUND)
def test_nothing_is_found_by_the_name(blotter: Blotter, question: str) -> None:
    ask, nothing = FOUND[question]
    assert without_basis(said(ask(blotter, BEFORE))) != nothing
    for position in (None, MASKED):
        assert without_basis(said(ask(blotter, position))) == nothing


def without_basis(answer: str) -> object:
    """An answer in JSON, without what it rests on, which is another at each position."""
    given = json.loads(answer)
    return {**given, "basis": None} if isinstance(given, dict) else given


@pytest.mark.parametrize("position", [None, MASKED])
def test_no_number_bears_the_name(blotter: Blotter, position: int | None) -> None:
    cell = f"{NAME} Police Department"
    assert the_acts("agency", cell)(blotter, BEFORE)
    with pytest.raises(UnknownCellError) as error:
        the_acts("agency", cell)(blotter, position)
    assert not SPELLED.search(str(error.value).removeprefix(cell))


def test_why_says_neither_the_name_nor_who_decided(blotter: Blotter) -> None:
    answer = to_json(the_case(blotter, None))
    links = {(link["reason"], link["shared"]) for link in answer["links"]}
    assert links == {("same person", HIDDEN)}
    assert {decision["by"] for decision in answer["decisions"]} == {HIDDEN}


def test_documents_whose_ids_a_mask_makes_equal_stay_two(blotter: Blotter) -> None:
    listed = to_json(the_cases()(blotter, None))["cases"]
    ids = [matter["id"] for matter in listed]
    assert len(ids) == len(set(ids))
    assert f"us_a:{HIDDEN}-pleads@4" in ids
    (plea,) = (matter for matter in listed if matter["documents"] == 3)
    assert plea["id"] == f"us_a:{HIDDEN}-pleads@1"
    acts = to_json(the_acts("kind", "settlement")(blotter, None))
    assert [found["case"] for found in acts["documents"]] == [f"us_a:{HIDDEN}-pleads@4"]


def test_a_document_with_a_masked_id_is_found_by_its_other_words(blotter: Blotter) -> None:
    found = to_json(the_cases("Halcyon")(blotter, None))["cases"]
    assert [matter["id"] for matter in found] == [f"us_a:{HIDDEN}-pleads@4"]


def test_what_was_decided_is_found_by_what_is_shown_of_it(blotter: Blotter) -> None:
    assert tagged(blotter, f"{HIDDEN}'s case") == 1
    assert timeline(blotter.settings, fields={"review": ["unsure"]}, now=NOW).total == 1


@pytest.mark.parametrize("asked", ["us_example:orla-venn-hask", "orla-venn", "HASK", "hask-charge"])
def test_no_id_is_suggested_for_the_name(blotter: Blotter, asked: str) -> None:
    with pytest.raises(UnknownDocumentError) as refused:
        id_of(blotter.engine, asked)
    assert str(refused.value) == f"no document {asked}"


def test_ids_are_suggested_and_understood_as_they_are_shown(blotter: Blotter) -> None:
    with pytest.raises(UnknownDocumentError, match=r"did you mean us_example:\[masked\]-charged"):
        id_of(blotter.engine, "-charged")
    assert id_of(blotter.engine, f"us_example:{HIDDEN}-charged") == CHARGE


def test_captures_of_the_name_are_refused_without_naming_it(blotter: Blotter) -> None:
    with reading(blotter.engine) as connection:
        with pytest.raises(MaskedCaptureError) as refused:
            refuse_masked_captures(connection, [EMPTY, CHARGE])
        refuse_masked_captures(connection, [EMPTY])
    assert str(refused.value).startswith(f"us_example:{HIDDEN}-charged: a person is")


def test_the_name_is_shown_again_once_it_is_unmasked(tmp_path: Path) -> None:
    made = Blotter(tmp_path)
    made.append(published(FIRST), masked(NAME))
    stream, _ = masked(NAME)
    made.append((stream, PersonUnmasked(name=NAME, by="ana", reason="asked for it")))
    with pytest.raises(UnknownDocumentError, match=f"did you mean {CHARGE}"):
        id_of(made.engine, "hask")
    assert SPELLED.search(said(show(made.engine, CHARGE)))
    assert not SPELLED.search(said(show(made.engine, CHARGE, position=2)))
    made.engine.dispose()


@pytest.mark.parametrize("package", ["cli", "scheduler", "letters"])
def test_no_door_masks_anything_itself(package: str) -> None:
    masking = []
    for file in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [
                name.name for name in getattr(node, "names", []) if isinstance(name, ast.alias)
            ]
            modules = [f"{getattr(node, 'module', '')}.{name}" for name in names]
            if any("privacy.masking" in name for name in (*names, *modules)):
                masking.append(str(file.relative_to(ROOT)))
    assert masking == []
