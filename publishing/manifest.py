"""What was published in a folder, and as of when: it tells what is to be written anew, and which
files there are ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from publishing.folder import part_of, write_forced

NAME = "blotter-site.json"
#: Of the manifest; another one is not understood.
_FORMAT = 1


class ForeignFolderError(RuntimeError):
    """A folder is not for us to write to; the message says why."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """What was published of one thing: a document, a matter, a name, a list."""

    kind: str
    id: str
    #: Paths from the root of the site.
    files: tuple[str, ...]
    #: What lists and former ids are made of.
    title: str = ""
    source: str = ""
    #: The publisher's day.
    day: date | None = None
    #: Id of the matter of a document.
    case: str = ""
    #: Ids of the matters that a name is borne in.
    cases: tuple[str, ...] = ()
    #: Whether it is only told that nothing stands here any more.
    is_notice: bool = False
    #: The last day that lies ahead in it: until then it says otherwise each day.
    ahead: date | None = None


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder holds."""

    #: Whether all of it was written; else whatever was to be written may be there.
    is_whole: bool
    #: The hash of the log's first event.
    log: str
    #: Up to where it was told, and the hash of the event there.
    position: int
    hash: str
    #: Who read the texts, and the code that made pages of them.
    reader: str
    code: str
    #: The day it was written on, in the zone of the settings.
    day: date
    query: str
    url: str
    pieces: tuple[Piece, ...]
    format: int = _FORMAT

    @property
    def files(self) -> Iterator[str]:
        """The paths of all files."""
        return (file for piece in self.pieces for file in piece.files)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a folder; None where nothing is there yet. Raises ForeignFolderError, and
    OSError where it cannot be looked at."""
    file = folder / NAME
    if not file.exists():
        if folder.exists() and {*folder.iterdir()} - {part_of(file)}:
            msg = f"{folder}: it holds files, and no {NAME}: name a folder that is empty or new"
            raise ForeignFolderError(msg)
        return None
    try:
        found = msgspec.json.decode(file.read_bytes(), type=Manifest)
    except msgspec.MsgspecError as error:
        msg = f"{file}: it cannot be read ({error}): publish into a new folder"
        raise ForeignFolderError(msg) from error
    if found.format != _FORMAT:
        msg = f"{file}: it is of another Blotter: publish into a new folder"
        raise ForeignFolderError(msg)
    return found


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it whole. Raises OSError."""
    write_forced(folder / NAME, msgspec.json.format(msgspec.json.encode(manifest), indent=0))
