"""What lies in a folder of a published site, so that its addresses are right on a server too."""

from __future__ import annotations

from answers.documents.published_paths import SHORTENED, file_name
from answers.record import record_at
from casebook.asking.casebook_at import EVERYTHING
from store.config import Settings


def published_id(settings: Settings, source: str, key: str) -> str:
    """The id that is published in the folder `source/key`; what these spell, where the names of the
    folders are no others than the id's own."""
    spelled = f"{source}:{key}"
    if SHORTENED not in spelled:
        return spelled
    with record_at(settings) as record:
        ids = map(record.shown_id, record.book.documents(EVERYTHING))
        return next((id for id in ids if _folders(id) == (source, key)), spelled)


def _folders(id: str) -> tuple[str, str]:
    source, _, key = id.partition(":")
    return file_name(source), file_name(key)
