"""The words of a document for each field of the index."""

from __future__ import annotations

from search.index.own_numbers import own_numbers
from search.index.plan import Field
from search.language.lanes import Lanes, apart, lanes
from store.log.document import Document

#: How much more a word counts in the title than in the text: so often its family is indexed.
TITLE_WEIGHT = 3


def indexed_words(document: Document) -> dict[Field, str]:
    """The words of each field with blanks between them, one a place; `NO_WORD` is a place without
    a word, and a field may have none. In `cited`, `title_cited` and `number_cited` places mean
    nothing."""
    title, number, text = map(lanes, (document.title, document.number or "", document.text))
    own = own_numbers(document)
    parts = (title, number, text)
    return {
        "written": apart(*(part.written for part in parts)),
        "canonical": _canonical(parts),
        "stem": apart(*[title.stem] * TITLE_WEIGHT, number.stem, text.stem),
        "cited": " ".join([*title.cited, *own, *text.cited]),
        "title_written": title.written,
        "title_canonical": title.canonical,
        "title_stem": title.stem,
        "title_cited": " ".join(title.cited),
        "number_written": number.written,
        "number_cited": " ".join(own),
    }


def _canonical(parts: tuple[Lanes, ...]) -> str:
    if not any(part.canonical for part in parts):
        return ""
    return apart(*(part.canonical or part.written for part in parts))
