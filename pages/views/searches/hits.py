"""A document that was found, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.query.hits import Hit
from search.query.passages.best_passages import cut_at
from store.plain_text import one_line

#: A text in parts, each with whether the query's words stand in it.
Marked = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownHit:
    """A document in a list."""

    id: str
    #: Of the state that was found, where a later one is known.
    revision: int | None
    title: Marked
    #: The publisher's day, as exact as it is; empty where there is none.
    day: str
    source: str
    number: str | None
    url: str
    #: What became of it since it was first published: what style sheets call it, and words.
    marks: tuple[tuple[str, str], ...]
    passages: tuple[Marked, ...]
    copies: tuple[str, ...]


def shown_hits(hits: Sequence[Hit]) -> tuple[ShownHit, ...]:
    """Hits for a list."""
    return tuple(map(_shown, hits))


def _shown(hit: Hit) -> ShownHit:
    title = tuple(cut_at(hit.title, hit.title_highlights)) if one_line(hit.title) else ()
    return ShownHit(
        id=hit.id,
        revision=hit.revision if hit.superseded else None,
        title=title or ((hit.id, False),),
        day=_day(hit),
        source=hit.source,
        number=hit.number,
        url=hit.url,
        marks=tuple(_marks(hit)),
        passages=tuple(tuple(cut_at(it.text, it.highlights)) for it in hit.passages),
        copies=hit.copies,
    )


def _day(hit: Hit) -> str:
    length = {"month": 7, "year": 4}.get(hit.precision, 10)
    return hit.published_on.isoformat()[:length] if hit.published_on else ""


def _marks(hit: Hit) -> Iterator[tuple[str, str]]:
    if hit.revision:
        yield "edited", "edited" if hit.revision == 1 else f"edited {hit.revision} times"
    if hit.superseded:
        yield "superseded", "superseded"
    if hit.withdrawn:
        yield "removed", "removed"
    if hit.seen_empty:
        yield "seen_empty", "seen nearly empty"
