"""The documents of the record that a query finds and that fit fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answers.record import Record
    from casebook.asking.casebook_at import Condition
    from casebook.asking.fields import Fields


def fitting_documents(record: Record, query: str = "", fields: Fields | None = None) -> Condition:
    """The documents that a query finds and that fit these fields, which hold side by side with
    those of the query. Raises `search.language.query_error.QueryError` and
    `casebook.asking.fields.FieldError`."""
    if not query:
        return record.narrowed(fields or {})
    # These import the engine, which most answers do without.
    from answers.asking.queries import parsed, resolved_in, with_fields
    from search.language.tree import Among
    from search.query.search import found_positions

    tree = with_fields(parsed(record.settings, query, record.position), fields or {})
    asked = resolved_in(record, tree)
    # By position, since what is shown of a document hides masked names.
    found = (
        asked.positions
        if isinstance(asked, Among)
        else found_positions(record.settings, asked, as_of=record.position)
    )
    return record.book.among_positions(found)
