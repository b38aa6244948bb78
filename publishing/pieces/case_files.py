"""The files of one matter: its page, the same as JSON, and its feeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answers.documents.published_paths import published_path
from answers.matters.case import case
from answers.news.entries.entries import news_of_each
from answers.news.entries.entry import NewsEntries
from formats.feeds.forms import FORMS
from pages.views.case import case_page
from publishing.manifest import Piece
from publishing.publication import Files, Publication

#: So many entries a feed of a matter has.
_ENTRIES = 50


def case_paths(id: str) -> tuple[str, ...]:
    """The paths that a matter takes."""
    names = ("index.html", "index.json", *(f"feed.{form}" for form in FORMS))
    return tuple(published_path("case", id, name) for name in names)


def case_files(publication: Publication, ids: Sequence[str]) -> Iterator[tuple[Piece, Files]]:
    """What is published of the matters that are shown under these ids."""
    documents = {id: publication.selection.cases[id] for id in ids}
    true_ids = {id: [it.id for it in some] for id, some in documents.items()}
    news = news_of_each(publication.round, true_ids, most=_ENTRIES)
    for id, some in documents.items():
        yield _case(publication, id, some[0].id, news[id])


def _case(
    publication: Publication, id: str, document: str, news: NewsEntries
) -> tuple[Piece, Files]:
    answer = case(publication.settings, document, today=publication.today)
    path, page = published_path("case", id), case_page(answer)
    files = publication.page(path, page, answer=answer, lasting=True)
    files |= publication.feeds(path, f"Blotter: {page.title}", news)
    ahead = max((day.day for day in answer.upcoming), default=None)
    return Piece(kind="case", id=id, files=tuple(files), title=page.title, ahead=ahead), files
