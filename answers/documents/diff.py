"""What differs between two revisions of a document, field by field and word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answers.document_history import (
    UnknownDocumentError,
    UnknownRevisionError,
    history_of,
    up_to,
)
from answers.documents.comparing.document_differences import document_differences
from answers.documents.comparing.field_labels import field_label
from answers.documents.comparing.shown_entries import EntryChange
from answers.documents.document import ErasedDocumentError
from store.documents.decide import same_meaning
from store.documents.differences import differences
from store.documents.document_changes import changes_in
from store.documents.known import Known, known_from
from store.documents.word_diff import WordRun, word_diff
from store.log.database import Engine
from store.log.document import Capture, Document
from store.log.events import Recorded
from store.plain_text import clean


class UnchangedError(RuntimeError):
    """A document has but one revision, so that there is nothing to compare."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparedRevision:
    """A document as it was from one change to the next."""

    #: 0 is the first.
    number: int
    #: The answer it was read from.
    capture: Capture | None
    #: False of what was seen without nearly all of the text, and only once so far.
    confirmed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldDiff:
    """A field that differs: what makes the later words out of the earlier, in reading order."""

    #: `title`, `published`, `precision`, `number`, `text`, or the label of a detail.
    field: str
    pieces: tuple[WordRun, ...]
    #: The field in words.
    label: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RevisionDiff:
    """Two revisions of a document; its title and address are those of the later one."""

    id: str
    title: str
    url: str
    before: ComparedRevision
    after: ComparedRevision
    #: None where the two read the same.
    fields: tuple[FieldDiff, ...]
    #: Of a docket, or another list of dated entries, those that differ.
    entries: tuple[EntryChange, ...] = ()
    #: How many entries more differ; all do in the text.
    more_entries: int = 0


def diff(
    engine: Engine,
    document_id: str,
    *,
    older: int | None = None,
    newer: int | None = None,
    position: int | None = None,
) -> RevisionDiff:
    """The difference from one revision to another (0 is the first): to the newest where `newer` is
    None, from the one before where `older` is, and where both are, of the last change; that may be
    one that is not confirmed yet. As of a position it is the last that was known then.

    Names are hidden that are masked then. Raises UnknownDocumentError, UnknownRevisionError,
    UnchangedError, and ErasedDocumentError where the content of one was erased.
    """
    history = history_of(engine, document_id, upto=position)
    known = known_from(history)
    if older is None and newer is None and known.seen_empty:
        return _unconfirmed(document_id, known, *known.seen_empty)
    if older is None and newer is None:
        event = _last_change(document_id, history)
        before, after = known_from(history[: history.index(event)]), known
    else:
        if newer == 0 and older is None:
            msg = "there is nothing before revision 0"
            raise UnknownRevisionError(msg)
        after = known if newer is None else known_from(up_to(history, newer))
        before = known_from(up_to(history, after.revisions - 1 if older is None else older))
    return _compared(document_id, before, after)


def diff_between(engine: Engine, document_id: str, earlier: int, later: int) -> RevisionDiff:
    """The difference from what was known at one position of the log to what was at a later one.

    Names are hidden that are masked at the later one. Raises UnknownDocumentError where it was not
    known at the earlier, and ErasedDocumentError.
    """
    history = history_of(engine, document_id, upto=later)
    before = known_from(event for event in history if event.position <= earlier)
    if not before.version:
        msg = f"{clean(document_id)} was not known at position {earlier}"
        raise UnknownDocumentError(msg)
    return _compared(document_id, before, known_from(history))


def _last_change(document_id: str, history: Sequence[Recorded]) -> Recorded:
    """The last event by which the publisher changed what the document says."""
    for change in reversed(list(changes_in(history))):
        before, after = change.before.document, change.after.document
        if change.kind not in ("edited", "restored"):
            continue
        if before is None or after is None:
            msg = f"{clean(document_id)}: what its last change was from, or to, was erased"
            raise ErasedDocumentError(msg)
        if not same_meaning(before, after):
            return change.recorded
    msg = f"{clean(document_id)} has no second revision: it was not changed since it was first seen"
    raise UnchangedError(msg)


def _compared(document_id: str, before: Known, after: Known) -> RevisionDiff:
    older, newer = _content(document_id, before), _content(document_id, after)
    parted = document_differences(older, newer)
    return RevisionDiff(
        id=newer.id,
        title=newer.title,
        url=newer.url,
        before=ComparedRevision(number=before.revisions, capture=before.capture),
        after=ComparedRevision(number=after.revisions, capture=after.capture),
        fields=tuple(
            FieldDiff(
                field=one.field,
                pieces=tuple(word_diff(one.was, one.now)),
                label=field_label(newer.source, one.field),
            )
            for one in differences(older, newer)
        ),
        entries=parted.entries,
        more_entries=parted.more_entries,
    )


def _unconfirmed(document_id: str, known: Known, seen: Document, capture: Capture) -> RevisionDiff:
    """What is known, against what was seen once without nearly all of the text."""
    revisions = known.revisions + 1
    compared = _compared(
        document_id, known, replace(known, document=seen, capture=capture, revisions=revisions)
    )
    return replace(compared, after=replace(compared.after, confirmed=False))


def _content(document_id: str, state: Known) -> Document:
    if state.document is None:
        msg = f"{clean(document_id)}: the content of revision {state.revisions} was erased"
        raise ErasedDocumentError(msg)
    return state.document
