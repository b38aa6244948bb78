"""The people and organizations that documents name as parties."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.asking.casebook_at import CasebookAt


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedParty:
    """A party as a document names it; these are true names."""

    #: The number of the document.
    document: int
    name: str
    aliases: tuple[str, ...]


def named_parties(book: CasebookAt) -> Iterator[NamedParty]:
    """Those of all documents as they stand."""
    rows = book.rows(
        f"SELECT s.document, p.name, p.aliases FROM {book.table('parties')} p"
        f" JOIN {book.table('states')} s ON s.position = p.position"
        f" WHERE p.type <> 'property' AND NOT s.erased AND {book.stands('s')}"
    )
    for document, name, aliases in rows:
        yield NamedParty(document=document, name=name, aliases=tuple(json.loads(aliases)))


def names_ever_read(book: CasebookAt) -> frozenset[str]:
    """Every name of one in any state of a document that is not erased; these are true names."""
    rows = book.rows(
        f"SELECT DISTINCT p.name FROM {book.table('parties')} p"
        f" JOIN {book.table('states')} s ON s.position = p.position"
        f" WHERE p.type <> 'property' AND NOT s.erased AND {book.known('s')}"
    )
    return frozenset(name for (name,) in rows)
