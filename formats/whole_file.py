"""Files that appear under their name when they are whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast


@contextmanager
def whole_file(file: Path, mode: int = 0o644) -> Iterator[BinaryIO]:
    """A file that takes its name when it is whole and on the disk, and else never was; by its mode
    everybody may read it. A pipe or a device is written into, and a link stays one. Raises
    OSError."""
    file = file.resolve()
    if file.exists() and not file.is_file():
        with file.open("wb") as special:
            yield special
        return
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as out:
        try:
            yield cast(BinaryIO, out)
            out.flush()
            os.fsync(out.fileno())
            Path(out.name).chmod(mode)
            Path(out.name).replace(file)
        except BaseException:  # Ctrl-C as well
            Path(out.name).unlink()
            raise
