"""Telling a process from all others, and whether one of this machine is gone.

A number of a process is taken by another one sooner or later, and means another process in another
container. So the name of a process holds when it began, and it is only said to be gone by whoever
sees the same processes: on the same machine since it was started, in the same namespace.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path

_PROC = Path("/proc")


def own_process() -> str:
    """This process, for `is_gone`; empty where the machine does not tell."""
    return _written(_here(), os.getpid(), _began(os.getpid()))


def own_host() -> str:
    """What this machine is called."""
    return socket.gethostname() or "localhost"


def is_gone(process: str) -> bool:
    """Whether a process is known to have ended; false where that cannot be seen from here."""
    here, _, rest = process.rpartition("#")
    pid, _, began = rest.partition("@")
    if not here or here != _here() or not pid.isdecimal():
        return False
    return _began(int(pid)) != began


def _written(here: str, pid: int, began: str) -> str:
    return f"{here}#{pid}@{began}" if here and began else ""


def _here() -> str:
    """Names what processes are seen from here: the machine since its start, and the namespace."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text("ascii").strip()
        return f"{boot} {os.readlink(_PROC / 'self/ns/pid')}"  # noqa: PTH115
    except OSError:  # no Linux
        return ""


def _began(pid: int) -> str:
    """When a process began, in ticks since the machine did; empty where there is none, or where it
    has ended and waits for its parent (proc(5))."""
    try:
        said = (_PROC / str(pid) / "stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return ""
    state, began = said[0], said[19]
    return "" if state in ("Z", "X") else began
