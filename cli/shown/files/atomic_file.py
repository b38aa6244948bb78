"""Files that appear under their name when they are whole."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import BinaryIO, NoReturn

import click

from formats.whole_file import whole_file
from store.streams.progress import at_work


@contextmanager
def atomic_file(file: Path, mode: int = 0o644) -> Iterator[BinaryIO]:
    """A file that takes its name when it is whole, and else never was, by SIGTERM neither. That it
    cannot be written is an error of one line."""
    with (
        _refused(file),
        _ended_as_by_ctrl_c(),
        whole_file(file, mode) as out,
        at_work(f"{file.name} is written"),
    ):
        yield out


def require_folder(folder: Path) -> None:
    """Make a folder, and those above it, unless it is there. That it cannot be made is an error of
    one line."""
    with _refused(folder):
        folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def file_or_stdout(file: Path | None, mode: int = 0o644) -> Iterator[BinaryIO]:
    """The file, which appears when it is whole, or else standard output."""
    if file:
        with atomic_file(file, mode) as out:
            yield out
    elif sys.stdout.isatty():  # where it is seen
        yield sys.stdout.buffer
    else:
        with at_work("standard output is written"):
            yield sys.stdout.buffer


@contextmanager
def _ended_as_by_ctrl_c() -> Iterator[None]:
    """Have SIGTERM end the process by an exception, so that what was begun is taken away."""
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, _: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    """What the system says against writing there, in one line."""
    try:
        yield
    except OSError as error:
        msg = f"{path}: {error.strerror}"
        raise click.ClickException(msg) from error
