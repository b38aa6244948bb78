"""Values that were ever read in documents: names of agencies, and what is cited."""

from __future__ import annotations

from casebook.asking.casebook_at import CasebookAt


def names_of_agencies(book: CasebookAt) -> list[str]:
    """Every name under which an agency was ever read in what is not erased. These are true
    names. They are few, so the index is asked for the next one each time, and not gone through."""
    agencies = book.table("agencies")
    rows = book.rows(
        f"WITH RECURSIVE known(name) AS (SELECT min(name) FROM {agencies} UNION ALL"
        f" SELECT (SELECT min(name) FROM {agencies} WHERE name > known.name) FROM known"
        " WHERE known.name IS NOT NULL) SELECT name FROM known WHERE name IS NOT NULL"
    )
    return sorted(name for (name,) in rows)


def citations_under(book: CasebookAt, code: str) -> list[str]:
    """Every canonical citation that anything in the record makes of a code or an act: of `21 CFR`
    its parts, sections and paragraphs."""
    rows = book.rows(
        f"SELECT DISTINCT canonical FROM {book.table('citations')}"
        " WHERE substr(canonical, 1, :length) = :code",
        code=f"{code} ",
        length=len(code) + 1,
    )
    return sorted(canonical for (canonical,) in rows)
