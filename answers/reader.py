"""How the documents of the record are read: by `enforcement`, for the casebook."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from answers.publishers import publisher, tier
from casebook.readings import Reader
from crawler.followed_sources import topic_of
from enforcement.reading.dossier import Dossier
from enforcement.reading.reader_version import reader_version
from store.config import Settings
from store.log.document import Document


def reader(settings: Settings) -> Reader:
    """The reader of an installation's documents, whose publishers it knows."""
    by, about = publishers(settings), topic_of(settings)

    def read(document: Document) -> Dossier:
        # Loads hundreds of patterns, which answers from what was read before do without.
        from enforcement.reading.document_reading import read_document

        return read_document(document, publisher=by(document.source), about=about)

    version = reader_version(about)
    return Reader(version=version, read=read, tier=cache(partial(tier, settings)))


def publishers(settings: Settings) -> Callable[[str], str]:
    """Who publishes a source, by its name; looked up once each."""
    return cache(partial(publisher, settings))
