"""Where two readings of a document differ in meaning. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from store.documents.word_diff import common_prefix_length, word_diff
from store.log.document import Document

#: A field's name, and what it says in one reading and in the other.
_Field: TypeAlias = tuple[str, str | None, str | None]

#: Words shown before the place where two texts part.
_LEAD = 6
#: Characters of a stretch that is compared word by word; a longer one is shown as it is.
_COMPARED = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A field in which two readings differ."""

    #: `title`, `published`, `precision`, `number`, `text`, or the label of a detail.
    field: str
    #: Empty where the field was not there.
    was: str
    now: str


def differences(before: Document, after: Document) -> tuple[Difference, ...]:
    """The fields that differ: title, dates, number, then the details, then the text.

    There are none exactly where `store.documents.decide.same_meaning` holds: addresses and white
    space mean nothing.
    """
    return tuple(
        Difference(field=field, was=was or "", now=now or "")
        for field, was, now in _fields(before, after)
        if _words(was) != _words(now)
    )


def differing_stretch(was: str, now: str) -> tuple[str, str]:
    """The stretch in which two texts differ, from the first difference to the last, each on one
    line and with the few words that lead to it; of words between two differences that are many, the
    few beside these. Empty where they have the same words."""
    old, new = was.split(), now.split()
    head = common_prefix_length(old, new)
    tail = common_prefix_length(old[head:][::-1], new[head:][::-1])
    if len(old) == len(new) == head:
        return "", ""
    start = max(0, head - _LEAD)
    lead = "…" if start else ""
    shown = (" ".join(words[start : len(words) - tail]) for words in (old, new))
    return _without_what_is_the_same(f"{lead}{next(shown)}", f"{lead}{next(shown)}")


def _without_what_is_the_same(was: str, now: str) -> tuple[str, str]:
    """Both stretches with the long runs of words that they have in common cut short."""
    if max(len(was), len(now)) > _COMPARED:
        return was, now
    old, new = [], []
    runs = word_diff(was, now)
    for place, run in enumerate(runs):
        words = run.text.split()
        if run.kind == "same" and 0 < place < len(runs) - 1 and len(words) > 2 * _LEAD:
            words = [*words[:_LEAD], "…", *words[-_LEAD:]]
        old += words if run.kind != "added" else []
        new += words if run.kind != "removed" else []
    return " ".join(old), " ".join(new)


def _fields(before: Document, after: Document) -> Iterator[_Field]:
    yield "title", before.title, after.title
    days = (document.published_on for document in (before, after))
    published = [day.isoformat() if day else None for day in days]
    yield "published", published[0], published[1]
    yield "precision", before.precision, after.precision
    yield "number", before.number, after.number
    for label in dict.fromkeys((*before.details, *after.details)):
        yield label, before.details.get(label), after.details.get(label)
    yield "text", before.text, after.text


def _words(value: str | None) -> list[str] | None:
    return None if value is None else value.split()
