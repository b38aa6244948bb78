"""What the log knows of a source before a look."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from store.documents.vocabulary_choices import last_choice
from store.log import log
from store.log.database import Connection
from store.log.events import CaptureFailed, Outcome, SourceChecked, Validators
from store.views.views import KnownDocument, MissingPage, erased_ids, known_documents, missing_pages


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """What the log knows of a source before a look."""

    #: By id.
    documents: Mapping[str, KnownDocument] = field(default_factory=dict)
    #: By document id.
    suspects: Mapping[str, MissingPage] = field(default_factory=dict)
    #: Of the last clean look by the vocabulary in use, by listing address.
    validators: Mapping[str, Validators] = field(default_factory=dict)
    #: What was read and did not touch the topic, by the vocabulary in use: how its listing
    #: announced it (`offers.mark`), by document id; empty where that is not known.
    passed_over: Mapping[str, str] = field(default_factory=dict)
    #: Addresses that have failed and not answered since.
    failing: frozenset[str] = frozenset()
    #: Ids of documents whose page has moved, by its address now.
    moved: Mapping[str, str] = field(default_factory=dict)
    #: How the last look went; None where there was none.
    last: SourceChecked | None = None
    #: Ids of documents whose content was lawfully erased: they are not asked for again.
    erased: frozenset[str] = frozenset()

    @property
    def knows_any(self) -> bool:
        """Whether any document was met before."""
        return bool(self.documents or self.passed_over or self.erased)

    def knows(self, id: str) -> bool:
        """Whether the document of an id was met before."""
        return id in self.documents or id in self.passed_over or id in self.erased


@dataclass(kw_only=True, slots=True)
class _EarlierLooks:
    """What the looks before amount to."""

    validators: Mapping[str, Validators] = field(default_factory=dict)
    passed_over: dict[str, str] = field(default_factory=dict)
    failing: set[str] = field(default_factory=set)
    last: SourceChecked | None = None

    def add(self, checked: SourceChecked, *, by_vocabulary: bool) -> None:
        """Take in the next; `by_vocabulary`: whether it went by the one in use."""
        self.failing.difference_update(checked.recovered)
        if by_vocabulary:
            self.passed_over |= dict.fromkeys(checked.passed_over, "") | checked.announced
            if lost_nothing(checked.outcome):
                self.validators = checked.validators
        if self.last is None or self.last.checked_at <= checked.checked_at:
            self.last = checked


def source_past(connection: Connection, source: str) -> Past:
    """What the log knows of a source; the views must have caught up."""
    erased = erased_ids(connection, source)
    looks = _earlier_looks(connection, source, erased)
    documents = known_documents(connection, source)
    return Past(
        documents={document.id: document for document in documents},
        suspects={suspect.document: suspect for suspect in missing_pages(connection, source)},
        validators=looks.validators,
        passed_over=looks.passed_over,
        failing=frozenset(looks.failing),
        last=looks.last,
        erased=erased,
        moved={
            document.capture_url: document.id
            for document in documents
            if document.moved and document.record is None
        },
    )


def _earlier_looks(connection: Connection, source: str, erased: Collection[str]) -> _EarlierLooks:
    """Those of a source, but for what failed of documents that were `erased`."""
    chosen_at, _ = last_choice(connection)
    looks = _EarlierLooks()
    for recorded in log.read(connection, stream=source_stream(source)):
        match recorded.event:
            case CaptureFailed(url=url, document=document) if document not in erased:
                looks.failing.add(url)
            case SourceChecked() as checked:
                looks.add(checked, by_vocabulary=recorded.position > chosen_at)
    return looks


def source_stream(source: str) -> str:
    """The stream of a source's events."""
    return f"source/{source}"


def lost_nothing(outcome: Outcome) -> bool:
    """Whether a look lost nothing, so that what a listing showed need not be asked for again."""
    return outcome in ("ok", "unchanged", "empty")
