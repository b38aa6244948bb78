"""Files that appear under their name when they are whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

import click


@contextmanager
def atomic_file(file: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when it is whole, and else never was. That it cannot be written is
    an error of one line."""
    try:
        with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as out:
            try:
                yield cast(BinaryIO, out)
                out.flush()
                os.fsync(out.fileno())
                Path(out.name).chmod(0o644)
                Path(out.name).replace(file)
            except BaseException:  # Ctrl-C as well
                Path(out.name).unlink()
                raise
    except OSError as error:
        msg = f"{file}: {error.strerror}"
        raise click.ClickException(msg) from error


@contextmanager
def file_or_stdout(file: Path | None) -> Iterator[BinaryIO]:
    """The file, which appears when it is whole, or else standard output."""
    if file is None:
        yield sys.stdout.buffer
        return
    with atomic_file(file) as out:
        yield out
