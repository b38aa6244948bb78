"""How far into the log an index has come, wherever it lies."""

from __future__ import annotations

from dataclasses import dataclass

#: Bump it when fields or words change; an index of another version is built again from the log.
VERSION = 9


@dataclass(frozen=True, kw_only=True, slots=True)
class Checkpoint:
    """How far an index has come."""

    #: The last position of the log that is in the content.
    position: int
    #: The hash of the event there: whose log it is.
    hash: str
    version: int = VERSION
    #: The library that wrote it, as the settings call it.
    library: str = "whoosh"
    #: How many entries there are.
    entries: int = 0


NOTHING = Checkpoint(position=0, hash="")
