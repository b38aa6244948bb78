"""Folders that are made of the record, and lie there whether a process runs or not."""

from __future__ import annotations

from datetime import UTC, datetime

from store.readers.holder import Holder, Kind
from store.readers.process import own_host


def index_folder(path: str, position: int) -> Holder:
    """An index that has come to a position."""
    return _folder("index", path, position, f"the words of texts, in {path}")


def published_folder(path: str, position: int) -> Holder:
    """A folder into which the record was published as of a position."""
    return _folder("published", path, position, f"pages, in {path}")


def _folder(kind: Kind, path: str, position: int, holds: str) -> Holder:
    return Holder(
        name=f"{kind}@{own_host()}:{path}",
        kind=kind,
        process="",
        holds=holds,
        position=position,
        said_at=datetime.now(UTC),
        every=None,
    )
