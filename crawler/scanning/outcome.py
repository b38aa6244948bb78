"""How the look through a file ended, and what every worker does with one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from crawler.archives.archive import ArchiveError
from crawler.scanning.finding import FileScan
from crawler.scanning.scan import scan
from crawler.scanning.sought import Sought, scanning_code

#: Times that a file is begun whose worker dies, before it is given up.
TRIES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A file could not be looked through; one line names it and the cause."""

    cause: str


Outcome: TypeAlias = FileScan | Failure
#: Looks through files, side by side, and gives each with how it ended, as they end.
Runner: TypeAlias = Callable[[Sequence[Path], Sought], Iterator[tuple[Path, Outcome]]]


class RunnerError(RuntimeError):
    """There is nobody to look through files; one line says why."""


def outcome(file: Path, wanted: Sought) -> Outcome:
    """Look through a file, in whatever process."""
    if wanted.code != scanning_code():
        return Failure(cause=f"{file}: its worker runs other code: install the same Blotter there")
    try:
        return scan(file, wanted)
    except ArchiveError as error:
        return Failure(cause=str(error))
    except Exception as error:  # one odd file must not cost the others
        return Failure(cause=f"{file}: {type(error).__name__}: {error}")


def died(file: Path, how: str = "") -> Failure:
    """What is said of a file whose workers died."""
    return Failure(cause=f"{file}: its worker died {TRIES} times{how}")
