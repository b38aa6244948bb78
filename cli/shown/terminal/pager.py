"""Which program shows what is longer than the screen, and how it is run."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence

#: For `less`, where nothing is set: end where all fits, keep colours, leave the screen as it is.
_LESS = "FRX"
_OFTEN_THERE = ("less", "more")


def pager_command(environ: Mapping[str, str]) -> Sequence[str]:
    """What BLOTTER_PAGER or else PAGER names, or what is there; nothing where that is no program,
    is empty or `cat`, and on a terminal that cannot go back (TERM=dumb)."""
    named = environ.get("BLOTTER_PAGER", environ.get("PAGER"))
    if environ.get("TERM", "dumb") == "dumb":
        return ()
    if named is None:
        return next(((name,) for name in _OFTEN_THERE if shutil.which(name)), ())
    try:
        words = shlex.split(named)
    except ValueError:  # a quotation mark that is not closed
        return ()
    return words if words and words != ["cat"] and shutil.which(words[0]) else ()


class Pager:
    """A pager that is running, into which bytes are written."""

    def __init__(self, command: Sequence[str]) -> None:
        environment = {"LESS": _LESS, "LV": "-c", **os.environ}
        self._process = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, env=environment, bufsize=0
        )

    def write(self, data: bytes) -> None:
        """Raises OSError, as where the reader has left."""
        assert self._process.stdin
        while data:
            data = data[self._process.stdin.write(data) or 0 :]

    def end(self) -> None:
        """Wait until it was read; Ctrl-C is then the pager's own."""
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            assert self._process.stdin
            self._process.stdin.close()
            self._process.wait()
        finally:
            signal.signal(signal.SIGINT, before)
