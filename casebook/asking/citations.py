"""The forms in which the record has what is cited."""

from __future__ import annotations

from casebook.asking.casebook_at import CasebookAt


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
