"""Processes on a terminal of their own (pty)."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.conftest import ROOT


@dataclass(frozen=True, kw_only=True, slots=True)
class OnTerminal:
    """How a process ended, and all that its terminal was shown."""

    code: int
    shown: str

    def lines(self) -> list[str]:
        return self.shown.split("\n")[:-1]


def run_on_terminal(
    arguments: Sequence[str], environment: Mapping[str, str], *, lines: int = 24, columns: int = 80
) -> OnTerminal:
    """Run Python with these arguments on a terminal of so many lines and columns. Of what else is
    in the environment, nothing says how a terminal is to be used."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PAGER", "BLOTTER_PAGER")
    }
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**inherited, "TERM": "xterm", **environment},
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
    )
    os.close(its)
    shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return OnTerminal(code=process.wait(), shown=shown.decode().replace("\r\n", "\n"))


def _read(number: int) -> bytes:
    try:
        return os.read(number, 65536)
    except OSError:  # all have closed it
        return b""
