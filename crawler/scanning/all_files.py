"""Many files looked through, each once, whoever is killed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from crawler.scanning.finding import FileScan
from crawler.scanning.kept_scans import KeptScans, file_mark
from crawler.scanning.outcome import Failure, Outcome, Runner
from crawler.scanning.sought import Sought
from store.plain_text import plural
from store.streams.progress import Advance


@dataclass(kw_only=True, slots=True)
class ScannedFiles:
    """What came of the files, in the order of the list, not that in which they were read."""

    scans: dict[Path, FileScan] = field(default_factory=dict)
    #: What is wrong with the others, each named in a line.
    failures: dict[Path, str] = field(default_factory=dict)
    #: How many had been looked through by an earlier run.
    known: int = 0


def scan_files(
    files: Sequence[Path], wanted: Sought, run: Runner, kept: KeptScans, advance: Advance
) -> ScannedFiles:
    """Look through files; what each holds is kept as soon as it is known. Raises RunnerError, and
    OSError where nothing can be kept."""
    marks, ended = _marks(files)
    ended |= {file: scan for file, mark in marks.items() if (scan := kept.get(mark))}
    known = sum(isinstance(one, FileScan) for one in ended.values())
    progress = _Progress(len(files), advance)
    for file, one in _run([file for file in marks if file not in ended], wanted, run):
        ended[file] = _kept(file, marks[file], one, kept)
        progress.tell(ended, ended[file])
    return ScannedFiles(
        scans={file: one for file in files if isinstance(one := ended[file], FileScan)},
        failures={file: one.cause for file in files if isinstance(one := ended[file], Failure)},
        known=known,
    )


def _run(files: Sequence[Path], wanted: Sought, run: Runner) -> Iterator[tuple[Path, Outcome]]:
    """None but what there is to do has workers started."""
    return run(files, wanted) if files else iter(())


def _marks(files: Sequence[Path]) -> tuple[dict[Path, str], dict[Path, Outcome]]:
    """What each file is known by, and how those have ended that cannot be read."""
    marks, failed = dict[Path, str](), dict[Path, Outcome]()
    for file in files:
        try:
            marks[file] = file_mark(file)
        except OSError as error:
            failed[file] = _unread(file, error)
    return marks, failed


def _kept(file: Path, mark: str, one: Outcome, kept: KeptScans) -> Outcome:
    """What was found, once it is kept; a failure where somebody wrote into the file meanwhile."""
    if isinstance(one, Failure):
        return one
    try:
        now = file_mark(file)
    except OSError as error:
        return _unread(file, error)
    if now != mark:
        return Failure(cause=f"{file}: was changed while it was read")
    kept.put(mark, one)
    return one


def _unread(file: Path, error: OSError) -> Failure:
    return Failure(cause=f"{file}: {error.strerror or error}")


class _Progress:
    """How far it has come, and how fast."""

    def __init__(self, whole: int, advance: Advance) -> None:
        self._whole, self._advance = whole, advance
        self._began = monotonic()
        self._pages = self._found = 0

    def tell(self, ended: dict[Path, Outcome], one: Outcome) -> None:
        """A file has ended."""
        if isinstance(one, FileScan):
            self._pages += one.pages
            self._found += sum(finding.kind != "near" for finding in one.findings)
        rate = self._pages / max(monotonic() - self._began, 0.001)
        told = f"{plural(self._pages, 'page')}, {self._found} found, {rate:.0f} pages/s"
        self._advance(len(ended), self._whole, told)
