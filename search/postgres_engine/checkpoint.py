"""How far an index in PostgreSQL has come, and which volume of it is in use."""

from __future__ import annotations

from typing import NamedTuple

from search.index.checkpoint import NOTHING, VERSION, Checkpoint
from search.postgres_engine.storage.tables import CHECKPOINT
from store.views.peek import MissingTableError, StoreLook, looking

LIBRARY = "postgres"
_READ = f"SELECT volume, position, hash, version, entries FROM {CHECKPOINT}"


class Volume(NamedTuple):
    """The volume in use."""

    number: int
    reached: Checkpoint


def reached(url: str) -> Checkpoint:
    """How far the index in a database has come; `NOTHING` where there is none that can be used."""
    with looking(url) as look:
        volume = volume_in_use(look)
    return volume.reached if volume else NOTHING


def volume_in_use(look: StoreLook) -> Volume | None:
    """The volume that is to be asked; None where there is none, or that of another version."""
    try:
        rows = look.rows(_READ)
    except MissingTableError:
        return None
    if not rows or rows[0][3] != VERSION:
        return None
    number, position, hash, version, entries = rows[0]
    at = Checkpoint(position=position, hash=hash, version=version, library=LIBRARY, entries=entries)
    return Volume(number, at)
