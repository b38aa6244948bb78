"""What is shown of an entry that was found: read from the log, with the passage that matches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from search.index.engine import FoundEntry
from search.language.tree import Tree, wanted_leaves
from search.query.passages.best_passages import Passage, passages, title_highlights
from store.views import peek

if TYPE_CHECKING:
    from store.privacy.masking import Masks

#: Hits whose texts are read at once.
_PART = 200

NO_COPIES: Mapping[int, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A document that was found, in one of its states."""

    id: str
    title: str
    url: str
    source: str
    published_on: date | None
    precision: str
    #: The publisher's number, as written.
    number: str | None
    #: The best passage of the text on one line, and where in it the query's words stand.
    snippet: str
    highlights: tuple[tuple[int, int], ...]
    #: The best passages, `snippet` being the first.
    passages: tuple[Passage, ...] = ()
    #: Where in the title the query's words stand.
    title_highlights: tuple[tuple[int, int], ...] = ()
    #: BM25; None where the order is by date.
    score: float | None
    #: 0 as first published, then counting the publisher's changes.
    revision: int
    #: Whether a later state of the document exists.
    superseded: bool
    #: Whether the page was found gone while this was its content.
    withdrawn: bool
    #: Where in the log it stands.
    position: int
    #: The ids of other documents that were found and carry the same text.
    copies: tuple[str, ...] = ()
    #: Whether its page was last seen nearly empty, which is not confirmed.
    seen_empty: bool = False


def hits(
    url: str,
    found: Sequence[FoundEntry],
    tree: Tree | None,
    masks: Masks | None,
    copies: Mapping[int, tuple[str, ...]] = NO_COPIES,
    *,
    at: int | None = None,
) -> Iterator[Hit]:
    """The hits with what the log says of them, now or as of a position, read in parts: texts are
    long. `copies` are the ids of documents that carry the text of an entry, by its position."""
    for start in range(0, len(found), _PART):
        part = found[start : start + _PART]
        documents = dict(shown_documents(url, [entry.position for entry in part], masks))
        current = [entry.id for entry in part if not entry.superseded and not entry.withdrawn]
        empty = peek.seen_empty(url, current, at)
        for entry in part:
            if entry.position in documents:  # erased since it was indexed, where it is not
                hit = _hit(entry, documents[entry.position], tree, seen_empty=entry.id in empty)
                others = copies.get(entry.position)
                yield replace(hit, copies=_hidden_ids(others, masks)) if others else hit


def shown_documents(
    url: str, positions: Iterable[int], masks: Masks | None
) -> Iterator[tuple[int, dict[str, Any]]]:
    """What documents say in the states at these positions, without the names that are hidden."""
    for position, payload in peek.payloads(url, positions).items():
        document = payload["document"]
        yield position, _hidden(document, masks) if masks else document


def dated(url: str, found: Sequence[FoundEntry]) -> Iterator[tuple[date | None, str]]:
    """The publisher's day of each of these, with its precision. A month or a year stands as its
    first day, so that only what is dated a first day has to be looked at."""
    first = [it.position for it in found if it.published_on and it.published_on.day == 1]
    precisions: dict[int, str] = {}
    for start in range(0, len(first), _PART):
        for position, payload in peek.payloads(url, first[start : start + _PART]).items():
            precisions[position] = payload["document"].get("precision", "day")
    for entry in found:
        yield entry.published_on, precisions.get(entry.position, "day")


def _hidden(document: dict[str, Any], masks: Masks) -> dict[str, Any]:
    """A document without the names that are hidden, its id included, which may be made of one."""
    import msgspec

    from store.decoding.json_decoders import converted
    from store.log.document import Document
    from store.privacy.masking import masked, masked_value

    shown = masked_value(converted(document, Document), masks)
    return {**msgspec.to_builtins(shown), "id": masked(shown.id, masks)}


def _hidden_ids(ids: tuple[str, ...], masks: Masks | None) -> tuple[str, ...]:
    if not masks:
        return ids
    from store.privacy.masking import masked

    return tuple(masked(id, masks) for id in ids)


def _hit(
    entry: FoundEntry, document: dict[str, Any], tree: Tree | None, *, seen_empty: bool
) -> Hit:
    leaves = wanted_leaves(tree) if tree else []
    shown = passages(document["text"], leaves) if tree else ()
    best = shown[0] if shown else Passage(text="", highlights=())
    day = document.get("published_on")
    return Hit(
        id=document["id"],
        title=document["title"],
        url=document["url"],
        source=document["source"],
        published_on=date.fromisoformat(day) if day else None,
        precision=document.get("precision", "day"),
        number=document.get("number"),
        snippet=best.text,
        highlights=best.highlights,
        passages=shown,
        title_highlights=title_highlights(document["title"], leaves),
        score=entry.score,
        revision=entry.revision,
        superseded=entry.superseded,
        withdrawn=entry.withdrawn,
        position=entry.position,
        seen_empty=seen_empty,
    )
