"""How the documents of the record are read: by `enforcement`, for `store.views.readings`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from answers.publishers import publisher
from crawler.followed_sources import topic_of
from enforcement.reading.dossier import to_json
from enforcement.reading.reader_version import reader_version
from store.config import Settings
from store.log.document import Document
from store.views.readings import Reader


def reader(settings: Settings) -> Reader:
    """The reader of an installation's documents, whose publishers it knows."""
    by, about = publishers(settings), topic_of(settings)

    def read(document: Document) -> str:
        # Loads hundreds of patterns, which answers from what was read before do without.
        from enforcement.reading.document_reading import read_document

        read_out = read_document(document, publisher=by(document.source), about=about)
        return to_json(read_out)

    return Reader(version=reader_version(about), read=read)


def publishers(settings: Settings) -> Callable[[str], str]:
    """Who publishes a source, by its name; looked up once each."""
    return cache(partial(publisher, settings))
