"""Of what lies in a folder of a published site, so that its addresses are right on a server too."""

from __future__ import annotations

from collections.abc import Iterable

from answers.documents.published_paths import SHORTENED, PublishedPlace, published_path
from answers.matters.names.names_in_documents import names_once_read
from answers.record import Record, record_at
from casebook.asking.casebook_at import EVERYTHING
from store.config import Settings


def published_id(settings: Settings, place: PublishedPlace) -> str:
    """The id of the document, matter, name or list that is published at a place; what the names of
    its folders spell, where they are no others than the id's own."""
    spelled = ":".join(place.folders)
    if SHORTENED not in spelled:
        return spelled
    kind, wanted = place.kind, "/".join((place.kind, *place.folders, ""))
    with record_at(settings) as record:
        ids = (id for id in _ids(record, kind) if published_path(kind, id, "") == wanted)
        return next(ids, spelled)


def _ids(record: Record, kind: str) -> Iterable[str]:
    """All that may be published of a kind."""
    if kind == "name":
        return names_once_read(record)
    return map(record.shown_id, record.book.documents(EVERYTHING))
