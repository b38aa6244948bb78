"""What a document may cite that cites a law: the law, a section of it, a paragraph."""

from __future__ import annotations

from casebook.asking.casebook_at import CasebookAt
from casebook.asking.found.values_read import citations_under


def with_parts(book: CasebookAt, canonical: str) -> list[str]:
    """A citation, and those of the record that a search for it finds as its parts: the sections of
    a part of the regulations, the paragraphs of a section, and ranges that begin or end with it."""
    from enforcement.citations.citations import citations_in  # its patterns take long to build
    from search.language.citing.cited_words import asked_words, cited_words

    code = canonical.rpartition(" ")[0].removesuffix(" part")
    kind = next((it.kind for it in citations_in(canonical)), None)
    if not (code and kind):
        return [canonical]
    asked = {*asked_words(kind, canonical)}
    parts = (it for it in citations_under(book, code) if asked & {*cited_words(kind, it)})
    return list(dict.fromkeys((canonical, *parts)))
