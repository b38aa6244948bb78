"""Which matter a document is of, by whatever it is named."""

from __future__ import annotations

from casebook.asking.casebook_at import CasebookAt
from store.config import Settings
from store.privacy.masking import HIDDEN, Masks


def document_number(book: CasebookAt, masks: Masks, settings: Settings, document_id: str) -> int:
    """The number of the document that is named by an id, or by what a mask leaves of it; or of one
    of the only matter that anything else leads to (`answers.meant`). Raises UnknownDocumentError
    and `answers.meant.one_meant.SeveralMeantError`."""
    number = book.number_of(document_id)
    if number is None and HIDDEN not in document_id:
        from answers.meant.one_meant import matter_meant

        number = matter_meant(book, masks, document_id)
    if number is not None:
        return number
    from answers.document_history import id_named
    from store.closing import closing_stores
    from store.log.database import open_store

    with closing_stores():
        known = id_named(open_store(settings.database_url), document_id)
    return book.number_of(known) or 0


def matters_of(book: CasebookAt, number: int) -> set[int]:
    """The matter of a document; of one that is gone, what became of the matter it gave its name,
    which may be several now, or none."""
    standing = book.matter_by_document([number])
    if number in standing:
        return {standing[number]}
    return {*book.matter_by_document(book.former_members(number)).values()}
