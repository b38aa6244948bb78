"""The one document or matter that is meant, or what is said where several may be."""

from __future__ import annotations

from collections.abc import Sequence

from answers.meant.documents_meant import documents_meant
from casebook.asking.casebook_at import CasebookAt, StandingDocument, casebook_at
from store.plain_text import clean, clip, plural
from store.privacy.masking import NO_MASKS, Masks, masked
from store.views import peek

#: So many are named.
_MOST = 10
_TITLE = 70


class SeveralMeantError(ValueError):
    """What was named may be any of several; the message is one line that names them by ids."""

    def __init__(self, said: str, ids: Sequence[str], lines: Sequence[str]) -> None:
        more = f" and {len(ids) - _MOST} more" if len(ids) > _MOST else ""
        super().__init__(f"{said}: {', '.join(ids[:_MOST])}{more}")
        #: The same in parts: what is wrong, and a line for each that may be meant.
        self.said = said
        self.lines = (*lines[:_MOST], *filter(None, [more.strip()]))


def document_meant(book: CasebookAt, masks: Masks, text: str) -> str | None:
    """The id of the one document that a text leads to; None where it leads to none. Raises
    SeveralMeantError."""
    meant = documents_meant(book, masks, text)
    if len(meant) > 1:
        raise _several(book, masks, text, meant, plural(len(meant), "document"))
    return meant[0].id if meant else None


def matter_meant(book: CasebookAt, masks: Masks, text: str) -> int | None:
    """The number of the one matter whose documents a text leads to; None where it leads to none.
    Raises SeveralMeantError."""
    meant = documents_meant(book, masks, text)
    matters = {*book.matter_by_document(document.number for document in meant).values()}
    if len(matters) > 1:
        named = book.documents_numbered(matters)
        raise _several(book, masks, text, named, plural(len(named), "matter"))
    return matters.pop() if matters else None


def id_in_matter_meant(url: str, text: str) -> str | None:
    """The id of a document of that matter, in the store at an address."""
    with casebook_at(url) as book:
        number = matter_meant(book, peek.masks(url) or NO_MASKS, text)
        first = book.documents_numbered([] if number is None else [number])
        return first[0].id if first else None


def _several(
    book: CasebookAt, masks: Masks, text: str, meant: Sequence[StandingDocument], what: str
) -> SeveralMeantError:
    facts = book.titles_and_days(meant[:_MOST])
    ids = [clean(masked(document.id, masks)) for document in meant]
    lines = [
        f"{id}  {day or 'undated'}  {clip(masked(title, masks), _TITLE)}"
        for id, (title, day) in zip(ids, facts, strict=False)
    ]
    return SeveralMeantError(f"{clean(text)} may be any of {what}", ids, lines)
