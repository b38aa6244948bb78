"""A masked name is in no answer about documents, sources and the log, and found by none: now, and
as of a position from the mask on. An answer as of before it shows what was shown then."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import pytest

from answers.documents.active_subscriptions import subscriptions
from answers.documents.changes import changes, changes_between
from answers.documents.diff import diff, diff_between
from answers.documents.document import show
from answers.documents.document_history import UnknownDocumentError, id_of
from answers.documents.erasure_preview import to_erase
from answers.documents.log_events import log_events
from answers.documents.refuse_masked import MaskedCaptureError, refuse_masked
from answers.documents.reread_documents import rereading
from answers.documents.search import search, timeline
from answers.documents.sources import sources
from answers.to_json import to_json
from store.documents.stored_rereads import ChangedReading, SkippedReread
from store.documents.subscriptions import create_subscription
from store.log import log
from store.log.database import reading, writing
from store.log.events import (
    DocumentReviewed,
    DocumentTagged,
    NoteAdded,
    PersonMasked,
    PersonUnmasked,
    SourceChecked,
    Verdict,
)
from store.privacy import masking
from store.transfer import dataset
from tests.search.examples import NOW, Blotter, document, published, revised, withdrawn

NAME = "Orla Venn Hask"
#: However it is written, in one part too.
SPELLED = re.compile("hask", re.IGNORECASE)
ID, OTHER = "us_example:orla-venn-hask-charged", "us_example:2"
FIRST = document(
    ID,
    "HASK, ORLA VENN owned a ketamine clinic.",
    title="Orla V. Venn Hask charged",
    number="Orla Venn Hask 26-1",
    source="us_example",
)
EDITED = document(ID, "Ketamine. Orla\nVenn Hask was sentenced.", source="us_example")
#: The last position before the name was masked, and that of the mask.
BEFORE, MASKED = 9, 10
TAG = "Orla Venn Hask's case"


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    """A store in which a name is wherever it can be, and is then masked."""
    made = Blotter(tmp_path_factory.mktemp("home"))
    made.append(
        published(FIRST),
        published(document(OTHER, "Ketamine, and nobody else.", source="us_example")),
        revised(EDITED),
        withdrawn(ID),
        (ID, DocumentTagged(by="ana", tag=TAG)),
        (ID, NoteAdded(by="ana", text="See Orla Venn Hask")),
        (ID, DocumentReviewed(by="ana", verdict="unsure", reason="Orla Venn Hask")),
    )
    look = SourceChecked(
        checked_at=NOW, outcome="failed", reason="timed out at https://a.example/orla-venn-hask"
    )
    with writing(made.engine) as connection:
        log.append(connection, [log.NewEvent(stream="source/press_stat", event=look)], now=NOW)
    create_subscription(made.engine, email="a@agency.example", query=NAME, cadence="daily", now=NOW)
    made.append(
        ("p", PersonMasked(name=NAME, by="ana", reason="acquitted")), now=NOW + timedelta(days=1)
    )
    yield made
    made.engine.dispose()


#: An answer at the end of the log (None) or as of a position.
AnswerAt: TypeAlias = Callable[[Blotter, int | None], object]


def _table(blotter: Blotter, position: int | None) -> object:
    with reading(blotter.engine) as connection:
        upto = log.head(connection).position if position is None else position
        return list(dataset.table_rows(connection, dataset.DOCUMENTS, upto))


#: Every answer that may be asked for as of a position.
AS_OF: dict[str, AnswerAt] = {
    "search": lambda b, at: search(b.settings, "ketamine", history=True, as_of=at, now=NOW),
    "timeline": lambda b, at: timeline(b.settings, history=True, as_of=at, now=NOW),
    "show": lambda b, at: show(b.engine, ID, position=at),
    "show of a revision": lambda b, at: show(b.engine, ID, revision=0, position=at),
    "sources": lambda b, at: sources(b.engine, b.settings, now=NOW, position=at),
    "export": _table,
    "changes between": lambda b, at: changes_between(b.engine, 1, at or MASKED),
    "diff between": lambda b, at: diff_between(b.engine, ID, 1, at or MASKED),
}
#: Those that are given as of now alone.
NOW_ALONE: dict[str, Callable[[Blotter], object]] = {
    "changes": lambda b: changes(b.engine),
    "diff": lambda b: diff(b.engine, ID),
    "log list": lambda b: list(log_events(b.engine)),
    "subscriptions": lambda b: subscriptions(b.engine),
    "erase": lambda b: to_erase(b.engine, [1, 3]),
    "reread": lambda b: rereading(
        b.engine,
        [ChangedReading(id=ID, version=1, before=FIRST, after=EDITED)],
        [SkippedReread(id=ID, reason=f"{NAME} cannot be read")],
        documents=2,
        recorded=False,
    ),
}
#: Answers to somebody who asks for the name: how much they find.
FOUND: dict[str, Callable[[Blotter, int | None], int]] = {
    "search": lambda b, at: search(b.settings, NAME, history=True, as_of=at, now=NOW).total,
    "search in part": lambda b, at: search(b.settings, "hask", as_of=at, now=NOW).total,
    "search by number": lambda b, at: (
        search(b.settings, "number:hask", history=True, as_of=at, now=NOW).total
    ),
    "timeline": lambda b, at: timeline(b.settings, NAME, history=True, as_of=at, now=NOW).total,
    "tag": lambda b, at: timeline(b.settings, tag=TAG, as_of=at, now=NOW).total,
}


def _written(answer: object) -> str:
    return json.dumps(to_json(answer), ensure_ascii=False)


@pytest.mark.parametrize("question", AS_OF)
def test_as_of_a_position_the_name_is_hidden_from_its_mask_on(
    blotter: Blotter, question: str
) -> None:
    ask = AS_OF[question]
    assert SPELLED.search(_written(ask(blotter, BEFORE)))
    for at in (MASKED, None):
        shown = _written(ask(blotter, at))
        assert not SPELLED.search(shown)
        assert masking.HIDDEN in shown


@pytest.mark.parametrize("question", NOW_ALONE)
def test_the_name_is_hidden_now(blotter: Blotter, question: str) -> None:
    shown = _written(NOW_ALONE[question](blotter))
    assert not SPELLED.search(shown)
    assert masking.HIDDEN in shown


@pytest.mark.parametrize("question", FOUND)
def test_nothing_is_found_by_the_name(blotter: Blotter, question: str) -> None:
    count = FOUND[question]
    assert count(blotter, BEFORE) > 0
    assert count(blotter, MASKED) == count(blotter, None) == 0


def test_what_was_decided_is_found_by_what_is_shown_of_it(blotter: Blotter) -> None:
    shown = timeline(blotter.settings, tag=f"{masking.HIDDEN}'s case", now=NOW)
    assert shown.total == 1
    judged: Verdict = "unsure"
    assert timeline(blotter.settings, review=judged, now=NOW).total == 1


@pytest.mark.parametrize("asked", ["us_example:orla-venn-hask", "orla-venn", "HASK", "hask-charge"])
def test_no_id_is_suggested_for_the_name(blotter: Blotter, asked: str) -> None:
    with pytest.raises(UnknownDocumentError) as refused:
        id_of(blotter.engine, asked)
    assert str(refused.value) == f"no document {asked}"


def test_ids_are_suggested_and_understood_as_they_are_shown(blotter: Blotter) -> None:
    with pytest.raises(UnknownDocumentError, match=r"did you mean us_example:\[masked\]-charged"):
        id_of(blotter.engine, "-charged")
    assert id_of(blotter.engine, f"us_example:{masking.HIDDEN}-charged") == ID


def test_captures_of_the_name_are_refused_without_naming_it(blotter: Blotter) -> None:
    with reading(blotter.engine) as connection:
        with pytest.raises(MaskedCaptureError) as refused:
            refuse_masked(connection, [OTHER, ID])
        refuse_masked(connection, [OTHER])
    assert str(refused.value).startswith(f"us_example:{masking.HIDDEN}-charged: a person is")


def test_the_name_is_shown_again_once_it_is_unmasked(tmp_path: Path) -> None:
    made = Blotter(tmp_path)
    made.append(published(FIRST), ("p", PersonMasked(name=NAME, by="ana", reason="acquitted")))
    made.append(("p", PersonUnmasked(name=NAME, by="ana", reason="asked for it")))
    with pytest.raises(UnknownDocumentError, match=f"did you mean {ID}"):
        id_of(made.engine, "hask")
    assert SPELLED.search(_written(show(made.engine, ID)))
    assert not SPELLED.search(_written(show(made.engine, ID, position=2)))
    made.engine.dispose()
