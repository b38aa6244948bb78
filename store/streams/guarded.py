"""A command whose standard output and error may fail under it: said in one line, never a traceback.

That nobody reads on, as after `| head`, is no fault. That output cannot be written, as on a disk
that is full, is one, and the command ends with 1. A command that only answers ends at once then;
one that is at work goes on to its end, unheard. That standard error cannot be written costs no
answer; it is a fault too, but for a reader who left and for one who was never there.
"""

from __future__ import annotations

import errno
import io
import os
import select
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn, TextIO, TypeAlias

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

#: Takes the first fault of a stream.
_OnFault: TypeAlias = Callable[[OSError], None]

#: Writes bytes to the stream of a number; how many were taken. Raises OSError.
Put: TypeAlias = "Callable[[int, ReadableBuffer], int]"

STDOUT, STDERR = 1, 2


def run_guarded(
    run: Callable[[], object],
    only_answers: Callable[[], bool],
    *,
    put: Put = os.write,
    text: Callable[..., TextIO] = io.TextIOWrapper,
) -> NoReturn:
    """Run a command to its end, which ends the process with its exit code; whether it only answers
    is asked when its output fails. `text` makes standard output of a stream of bytes."""
    _fill_closed()
    output, errors = _Guarded(STDOUT, put), _Guarded(STDERR, put)
    sys.stderr = _text(errors, sys.stderr, io.TextIOWrapper)
    sys.stdout = _text(output, sys.stdout, text)

    def fails(error: OSError) -> None:
        if error.errno != errno.EPIPE:
            sys.stderr.write(f"Error: cannot write to standard output: {error.strerror}\n")
            sys.stderr.flush()
        if only_answers():
            raise SystemExit(0)

    output.on_fault = fails
    code = _exit_code(run) or _exit_code(sys.stdout.flush)
    _exit_code(sys.stderr.flush)
    is_lost = _is_lost(output, errno.EPIPE) or _is_lost(errors, errno.EPIPE, errno.EBADF)
    raise SystemExit(code or int(is_lost))


def _exit_code(run: Callable[[], object]) -> int | str:
    """How something ends that may end the process."""
    try:
        run()
    except SystemExit as end:
        return end.code or 0
    return 0


def _is_lost(stream: _Guarded, *harmless: int) -> bool:
    return stream.fault is not None and stream.fault.errno not in harmless


def _fill_closed() -> None:
    """Open what is closed of the three standard streams, so that no file gets its number, into
    which something else would then write; writing to it still fails."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)  # takes the lowest number that is free


def _text(raw: _Guarded, before: TextIO | None, text: Callable[..., TextIO]) -> TextIO:
    """A stream of text like the one before, or where there was none like that of a new process."""
    buffered = io.BufferedWriter(raw)
    if not isinstance(before, io.TextIOWrapper):
        return text(buffered, encoding="utf-8", errors="backslashreplace")
    before.flush()
    # Where Python is to hold nothing back (-u), it holds back no line.
    at_once = before.line_buffering or before.write_through
    # What an encoding of the past has no sign for is written by its number.
    errors = "backslashreplace" if before.errors == "strict" else before.errors
    return text(buffered, encoding=before.encoding, errors=errors, line_buffering=at_once)


class _Guarded(io.RawIOBase):
    """Bytes that are written as long as that is possible, and then dropped."""

    def __init__(self, number: int, put: Put) -> None:
        self._number = number
        self._put = put
        self.fault: OSError | None = None
        self.on_fault: _OnFault = lambda _: None

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._number

    def isatty(self) -> bool:
        return os.isatty(self._number)

    def write(self, data: ReadableBuffer, /) -> int:
        while self.fault is None:
            try:
                return self._put(self._number, data)
            except BlockingIOError:  # another process has made it so
                select.select([], [self._number], [])
            except OSError as error:
                self.fault = error
                self.on_fault(error)
        return memoryview(data).nbytes
