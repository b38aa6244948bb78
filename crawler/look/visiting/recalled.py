"""What the log holds of the documents that are visited next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crawler.source.server_answer import ServerAnswer
from store.documents.known import Known, read_all_known
from store.log import bodies, database
from store.log.document import Capture
from store.views.views import KnownDocument


class RecalledDocuments:
    """Reads from the log, for many documents at once, and forgets them for the next."""

    def __init__(self, store: database.Engine) -> None:
        self._store = store
        #: By id.
        self._known: dict[str, Known] = {}

    def recall(self, ids: Sequence[str]) -> None:
        """Read what is known of these documents; they are visited next."""
        self._known = self._read(ids) if ids else {}

    def known(self, document: KnownDocument | None) -> Known:
        """What the log knows of a document; nothing, of one that is none yet."""
        if document is None:
            return Known()
        if document.id not in self._known:
            self._known |= self._read([document.id])
        return self._known[document.id]

    def before(self, document: KnownDocument) -> Capture | None:
        """The capture a known document was last read from."""
        return self.known(document).capture

    def others_seen_empty(self, documents: Iterable[KnownDocument], but: str) -> Iterable[Known]:
        """What is known of those that were last seen nearly empty, without the one named."""
        ids = [one.id for one in documents if one.seen_empty and one.id != but]
        return self._read(ids).values()

    def answer(self, capture: Capture) -> ServerAnswer | None:
        """An answer as it is kept; None where its body was erased."""
        try:
            with database.reading(self._store) as connection:
                body = bodies.fetch(connection, capture.sha256)
        except KeyError:
            return None
        return ServerAnswer(capture=replace(capture, record=None, parts=()), body=body)

    def _read(self, ids: Sequence[str]) -> dict[str, Known]:
        with database.reading(self._store) as connection:
            return read_all_known(connection, ids)
