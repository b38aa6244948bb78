"""Whether the settings name another vocabulary than the record was kept by until now."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.followed_sources import topic_of
from enforcement.topics import topic
from store.config import Settings
from store.documents.vocabulary_choices import choose, last_choice
from store.log.database import Connection, Engine
from store.log.events import VocabularyChosen
from store.log.written_once import written_once


def note_vocabulary(store: Engine, settings: Settings) -> str:
    """Record the vocabulary of the settings where it is another than the last one recorded; what
    there is to say of that, in a line, or nothing. A record without any was kept by the shipped
    default. Raises ConfigError and StoreError."""
    about = topic_of(settings)
    terms = tuple(term.word for term in about.terms)
    choice = VocabularyChosen(name=about.name, sha256=about.sha256, words=terms)

    def note(connection: Connection) -> str:
        _, before = last_choice(connection)
        if about.sha256 == (before.sha256 if before else topic().sha256):
            return ""
        count = choose(connection, choice, now=datetime.now(UTC))
        name = before.name if before else topic().name
        other = f"was {name}, is {about.name}" if name != about.name else f"{name} has other words"
        return (
            f"the vocabulary changed ({other}); passed over until now and asked for again: {count}"
        )

    return written_once(store, note)
