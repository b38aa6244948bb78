"""The actions read out of the record, as a table beside the documents
(`store.transfer.dataset`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from answers.reader import publishers
from crawler.followed_sources import topic_of
from enforcement.claims import Action
from enforcement.reading.document_reading import read_document
from enforcement.reading.dossier import Dossier
from enforcement.topics import Topic
from store.config import Settings
from store.documents.decide import known_from
from store.log.events import Recorded
from store.transfer.dataset import ColumnType, DatasetTable, TableRow

ACTION_COLUMNS: dict[str, ColumnType] = {
    "key": "text",
    "document": "text",
    "source": "text",
    "url": "text",
    "published_on": "date",
    "kind": "text",
    "status": "text",
    "primary": "boolean",
    "happened_on": "date",
    "quote": "text",
    "start": "integer",
    "end": "integer",
    "parties": "json",
    "district": "text",
    "state": "text",
}


def actions_table(settings: Settings) -> DatasetTable:
    """One row an action of a document, as today's reader reads its last state: it is no part of a
    release, since another reader may give other rows of the same documents. Its key is the position
    of the document's first event, and the kind, of which there is one a document."""
    rows = _rows(publishers(settings), topic_of(settings))
    return DatasetTable(name="actions", columns=ACTION_COLUMNS, rows=rows)


def _rows(
    publisher: Callable[[str], str], about: Topic
) -> Callable[[Sequence[Recorded]], list[TableRow]]:
    def rows(history: Sequence[Recorded]) -> list[TableRow]:
        document = known_from(history).document
        if document is None:
            return []
        read = read_document(document, publisher=publisher(document.source), about=about)
        return [_row(history[0].position, read, action) for action in read.reading.actions]

    return rows


def _row(position: int, read: Dossier, action: Action) -> TableRow:
    reading = read.reading
    main = action.kind == reading.primary
    happened = reading.happened_on if main else None
    return {
        "key": f"{position}:{action.kind}",
        "document": read.id,
        "source": read.source,
        "url": read.url,
        "published_on": read.published_on.isoformat() if read.published_on else None,
        "kind": action.kind,
        "status": action.status,
        "primary": main,
        "happened_on": happened.isoformat() if happened else None,
        "quote": action.quote,
        "start": action.start,
        "end": action.end,
        "parties": [party.name for party in reading.parties],
        "district": reading.district,
        "state": reading.state,
    }
