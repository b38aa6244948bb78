"""Documents, sentences about them, and which documents each sentence should find."""

from __future__ import annotations

from dataclasses import dataclass

from store.log.document import Document


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A sentence as it is typed, and what answers it."""

    sentence: str
    #: Ids of the documents that answer it; each as good as the other.
    relevant: frozenset[str]
    #: Ids of documents that do not count, as if they were not in the collection.
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Collection:
    """A test collection. Topics at odd places (the first, the third …) are there to choose by,
    those at even places to report."""

    name: str
    documents: tuple[Document, ...]
    topics: tuple[Topic, ...]
