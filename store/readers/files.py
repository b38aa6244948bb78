"""The files of the database, which hold what was erased until they are written anew."""

from __future__ import annotations

from datetime import UTC, datetime

from store.log import log
from store.log.database import Engine, reading
from store.readers.holder import Holder
from store.readers.registry import holders, said

_NAME = "files"


def before_erasing(engine: Engine) -> None:
    """Note, before anything is erased, that the files hold nothing of what was erased so far; what
    comes after is not passed until `written_anew`, however the command ends. Raises StoreError."""
    registered, _ = holders(engine)
    if not any(it.name == _NAME for it in registered):
        with reading(engine) as connection:
            end = log.head(connection).position
        written_anew(engine, end)


def written_anew(engine: Engine, position: int, wal: str = "") -> None:
    """Note that the files hold nothing of what was erased up to a position, and where the
    write-ahead log of PostgreSQL was then. Raises StoreError."""
    files = Holder(
        name=_NAME,
        kind="files",
        process="",
        holds="the files of the database",
        position=position,
        said_at=datetime.now(UTC),
        every=None,
        wal=wal,
    )
    said(engine, files)
