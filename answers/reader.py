"""How the documents of the record are read: by `enforcement`, for the casebook."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from answers.publishers import publisher, tier
from casebook.readings import Reader
from crawler.followed_sources import topic_of
from enforcement.reading.dossier import Dossier
from enforcement.reading.reader_version import reader_version
from enforcement.topics import Topic
from store.config import Settings
from store.log.document import Document

#: By the hash of the vocabulary, who reads in this process.
_VERSIONS: dict[str, str] = {}


def reader(settings: Settings) -> Reader:
    """The reader of an installation's documents, whose publishers it knows."""
    by, about = publishers(settings), topic_of(settings)

    def read(document: Document) -> Dossier:
        # Loads hundreds of patterns, which answers from what was read before do without.
        from enforcement.reading.document_reading import read_document

        return read_document(document, publisher=by(document.source), about=about)

    return Reader(version=_version(about), read=read, tier=cache(partial(tier, settings)))


def _version(about: Topic) -> str:
    """Told once of each vocabulary: a process goes on with the code that it began with."""
    if about.sha256 not in _VERSIONS:
        _VERSIONS[about.sha256] = reader_version(about)
    return _VERSIONS[about.sha256]


def publishers(settings: Settings) -> Callable[[str], str]:
    """Who publishes a source, by its name; looked up once each."""
    return cache(partial(publisher, settings))
