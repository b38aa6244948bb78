"""Where two readings of a document part. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from scheduler.plain import clip
from store.documents import Document

_LENGTH = 240
#: Words shown before the place where two texts part.
_LEAD = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """The stretch in which two texts differ, with the few words that lead to it; one line each."""

    was: str
    now: str


def change(before: Document, after: Document) -> Change | None:
    """Where the title, else the text, else what the publisher labels reads otherwise than before.

    None where they read the same, word for word.
    """
    for was, now in zip(_parts(before), _parts(after), strict=True):
        if was != now:
            return _difference(was, now)
    return None


def _parts(document: Document) -> tuple[list[str], ...]:
    labels = {
        "number": document.number or "",
        "published": str(document.published_on or ""),
        **document.details,
    }
    details = [f"{label}: {value}" for label, value in sorted(labels.items()) if value]
    return document.title.split(), document.text.split(), " · ".join(details).split()


def _difference(was: list[str], now: list[str]) -> Change:
    """The words between the common beginning and the common end."""
    same = _alike(was, now)
    tail = _alike(was[same:][::-1], now[same:][::-1])
    start = max(0, same - _LEAD)
    lead = "…" if start else ""

    def shown(words: list[str]) -> str:
        stretch = " ".join(words[start : len(words) - tail])
        return clip(f"{lead}{stretch}", _LENGTH)

    return Change(was=shown(was), now=shown(now))


def _alike(one: list[str], other: list[str]) -> int:
    """How many words the two have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
