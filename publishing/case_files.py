"""The files of one matter: its page, the same as JSON, and its feeds."""

from __future__ import annotations

from answers.matters.case import case
from formats.feeds.forms import FORMS
from pages.published_paths import published_path
from pages.views.case import case_page
from publishing.manifest import Piece
from publishing.publication import Files, Publication

#: So many entries a feed of a matter has.
_ENTRIES = 50


def case_paths(id: str) -> tuple[str, ...]:
    """The paths that a matter takes."""
    names = ("index.html", "index.json", *(f"feed.{form}" for form in FORMS))
    return tuple(published_path("case", id, name) for name in names)


def case_files(publication: Publication, id: str) -> tuple[Piece, Files]:
    """What is published of the matter that is shown under an id."""
    documents = publication.selection.cases[id]
    answer = case(publication.settings, documents[0].id, today=publication.today)
    path, page = published_path("case", id), case_page(answer)
    files = publication.page(path, page, answer=answer, lasting=True)
    ids = [document.id for document in documents]
    files |= publication.feeds(path, f"Blotter: {page.title}", ids, most=_ENTRIES)
    ahead = max((day.day for day in answer.upcoming), default=None)
    return Piece(kind="case", id=id, files=tuple(files), title=page.title, ahead=ahead), files
