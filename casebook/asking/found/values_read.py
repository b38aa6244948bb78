"""Values that were ever read in documents: names of agencies, and what is cited."""

from __future__ import annotations

from casebook.asking.casebook_at import CasebookAt


def names_of_agencies(book: CasebookAt) -> list[str]:
    """Every name under which an agency was ever read in what is not erased. These are true
    names."""
    rows = book.rows(
        f"SELECT DISTINCT c.name FROM {book.table('agencies')} c"
        f" JOIN {book.table('states')} s ON s.position = c.position WHERE NOT s.erased"
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
