"""The documents of which something else is known since a position: by themselves, or by others of
their matters."""

from __future__ import annotations

from casebook.asking.casebook_at import CasebookAt


def touched_since(book: CasebookAt, since: int) -> frozenset[str]:
    """The ids of the documents that came into another state or matter after a position, and of all
    that are, or were before, of one matter with them."""
    states, members = book.table("states"), book.table("memberships")
    after = int(since)
    changed = (
        f"SELECT s.document FROM {states} s WHERE s.position > {after} AND {book.known('s')}"
        f" UNION SELECT b.document FROM {members} b"
        f" WHERE b.position > {after} AND {book.known('b')}"
        f" UNION SELECT e.document FROM {members} e"
        f" WHERE e.until > {after} AND e.until <= {book.basis.position}"
    )
    of_changed = (
        f"SELECT m.matter FROM {members} m WHERE m.document IN ({changed}) AND {book.known('m')}"
        f" AND (m.until IS NULL OR m.until > {after})"
    )
    rows = book.rows(
        f"SELECT DISTINCT s.id FROM {members} m JOIN {states} s ON s.document = m.document"
        f" WHERE m.matter IN ({of_changed}) AND (m.until IS NULL OR m.until > {after})"
        f" AND {book.known('m')} AND {book.known('s')}"
    )
    return frozenset(id for (id,) in rows)
