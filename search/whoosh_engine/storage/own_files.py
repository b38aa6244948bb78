"""Whoosh's files, read so that nothing in them is run.

Whoosh pickles its table of contents, the head of its table of words and, unless the codec is ours,
posting lists. A pickle names what is called to make it; here that is one of a few types, of which
none does anything, or the file is refused.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

#: All that our own volumes name.
_OURS = frozenset(
    (
        ("builtins", "int"),
        ("builtins", "set"),
        ("collections", "defaultdict"),
        ("search.whoosh_engine.storage.codec", "WholeLists"),
        ("whoosh.codec.whoosh3", "W3Segment"),
    )
)


class ForeignFileError(RuntimeError):
    """A file of the index was not written by Blotter; nothing that it names was run."""


class _OwnTypes(pickle.Unpickler):
    """Reads a pickle that names nothing but our own types."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _OURS:
            msg = f"the index names {module}.{name}, which no index of Blotter's does"
            raise ForeignFileError(msg)
        return super().find_class(module, name)

    def persistent_load(self, pid: Any) -> NoReturn:
        msg = "the index names an object that lies elsewhere"
        raise ForeignFileError(msg)


class OwnFile(StructFile):  # type: ignore[misc]
    """A file of an index."""

    def read_pickle(self) -> Any:
        """What is pickled from here on. Raises ForeignFileError."""
        return _OwnTypes(self.file).load()


class OwnFiles(FileStorage):  # type: ignore[misc]
    """The files of an index in a folder."""

    def open_file(self, name: str, **kwargs: Any) -> OwnFile:
        """A file to be read."""
        file: BinaryIO = Path(self._fpath(name)).open("rb")  # noqa: SIM115
        return OwnFile(file, name=name, **kwargs)
