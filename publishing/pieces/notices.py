"""What stands at an address at which a document, a matter or a name was published and is no more:
links from elsewhere never break."""

from __future__ import annotations

from answers.document_history import UnknownDocumentError
from answers.documents.document import ErasedDocumentError, show
from answers.documents.published_paths import published_path
from answers.matters.case import NothingReadError, case
from publishing.manifest import Piece
from publishing.pieces.own_pages import notice_page
from publishing.publication import Files, Publication
from store.privacy.masking import masked

_LEFT_OUT = "It is not among what is published here any more."


def keeps_its_address(publication: Publication, piece: Piece) -> bool:
    """Whether a notice may stand where something was: never where the address holds a name that is
    masked now or that was only read in what is erased, and only for what others link to."""
    chosen = publication.selection
    if piece.kind == "name":
        return piece.id in chosen.once_named
    return piece.kind in ("document", "case") and masked(piece.id, chosen.masks) == piece.id


def notice_files(publication: Publication, piece: Piece) -> tuple[Piece, Files]:
    """The notice that stands at the address of what was published."""
    title, said, case_id = _told(publication, piece)
    page = notice_page(title, said, case=case_id)
    files = publication.page(published_path(piece.kind, piece.id), page, lasting=True)
    return Piece(kind=piece.kind, id=piece.id, files=tuple(files), is_notice=True), files


def _told(publication: Publication, piece: Piece) -> tuple[str, str, str]:
    """The title, what happened, and the matter to go on to."""
    if piece.kind == "name":
        return "Nobody of this name is here any more", "No document here names them as a party.", ""
    if piece.kind == "case":
        return _of_case(publication, piece.id)
    try:
        show(publication.engine, piece.id)
    except ErasedDocumentError as error:
        return "What stood here was erased", f"{error}.", ""
    except UnknownDocumentError:
        return "What stood here is gone", _LEFT_OUT, ""
    return "This document is not here any more", _LEFT_OUT, ""


def _of_case(publication: Publication, id: str) -> tuple[str, str, str]:
    try:
        now = case(publication.settings, id, today=publication.today).id
    except (NothingReadError, UnknownDocumentError) as error:
        return "This matter is not here any more", f"{error}.", ""
    if now == id:
        return "This matter is not here any more", _LEFT_OUT, ""
    return "This matter became part of another", "Its documents are now in", now
