"""What a crawl tells the process that began it: a line of JSON for all it begins and ends, so that
somebody knows what it was at when it can no longer say so itself."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

#: Looks are planned, begun and ended; meanwhile a host is asked, a page is read, and has been read.
Kind = Literal["plan", "begin", "ask", "read", "was read", "end"]
#: Told what is done, for which source, and the host or the address in question.
Tell: TypeAlias = Callable[[Kind, str, str], None]

#: The environment variable that holds the number of the pipe to tell it through.
PIPE = "CRAWLER_TELLS"
#: Characters of an address that are told: a line shorter than PIPE_BUF is written whole or not at
#: all (POSIX, write).
_LONGEST = 600


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlMessage:
    """One thing that was told."""

    kind: Kind
    source: str
    #: The host that is asked, or the address of the page that is read.
    about: str = ""


class Teller:
    """The crawl's end of the pipe; where there is none, nothing is told to nobody."""

    def __init__(self, pipe: int | None = None) -> None:
        self._pipe = pipe
        self._deserted = False
        if pipe is not None:
            os.set_blocking(pipe, False)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Teller:
        """To whoever began this process and listens."""
        return cls(int(environ[PIPE]) if PIPE in environ else None)

    def tell(self, kind: Kind, source: str, about: str = "") -> None:
        """Tell one thing."""
        self._write(json.dumps([kind, source, about[:_LONGEST]]))

    def beat(self) -> None:
        """Find out whether anybody listens: this process is told to end (SIGTERM) where nobody
        does."""
        self._write("")
        if self._deserted:
            signal.raise_signal(signal.SIGTERM)

    def _write(self, line: str) -> None:
        if self._pipe is None or self._deserted:
            return
        try:
            os.write(self._pipe, f"{line}\n".encode())
        except BlockingIOError:  # who does not keep up with us misses something
            return
        except BrokenPipeError:
            self._deserted = True


def untold(_kind: Kind, _source: str, _about: str) -> None:
    """What is told to nobody."""


def told(line: str) -> CrawlMessage | None:
    """What a line says; None where it says nothing, as a beat, or was cut by a sudden end."""
    try:
        kind, source, about = json.loads(line)
    except (TypeError, ValueError):
        return None
    return CrawlMessage(kind=kind, source=source, about=about) if kind in get_args(Kind) else None
