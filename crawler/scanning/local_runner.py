"""Processes of this machine that look through files, one each at a time.

The pool of the standard library says that a worker died, not with which file; so each has a pipe of
its own, the end of which tells it.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from crawler.crawling.vital_signs import end_with_parent
from crawler.scanning.outcome import TRIES, Outcome, Runner, died, outcome
from crawler.scanning.sought import Sought

#: Seconds that a worker has to end once it is told to.
_GRACE = 5.0
#: No fork: a process with threads, as one that talks to PostgreSQL may be, cannot be copied safely.
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(kw_only=True, slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    file: Path | None = None

    def give(self, file: Path) -> bool:
        """Have it look through a file; false where it is gone."""
        self.file = file
        try:
            self.pipe.send(file)
        except OSError:
            return False
        return True

    def end(self) -> None:
        """End it, whatever it is at."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(_GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def local_runner(jobs: int) -> Runner:
    """So many processes at most."""
    return partial(_run, jobs)


def _run(jobs: int, files: Sequence[Path], wanted: Sought) -> Iterator[tuple[Path, Outcome]]:
    """A file whose worker dies is begun again by another, a few times."""
    waiting, tries = deque(files), Counter[Path]()
    workers: list[_Worker] = []
    try:
        while waiting or any(worker.file for worker in workers):
            while waiting and len(workers) < jobs:
                workers.append(_started(wanted))
                workers[-1].give(waiting.popleft())
            for pipe in wait([worker.pipe for worker in workers]):
                worker = next(worker for worker in workers if worker.pipe is pipe)
                file, ended = worker.file, _heard(worker)
                assert file is not None
                if ended is None:
                    workers.remove(worker)
                    worker.end()
                    tries[file] += 1
                    if tries[file] < TRIES:
                        waiting.appendleft(file)
                        continue
                    ended = died(file, _how(worker))
                elif waiting:
                    worker.give(waiting.popleft())
                else:
                    workers.remove(worker)
                    worker.end()
                yield file, ended
    finally:
        for worker in workers:
            worker.end()


def _started(wanted: Sought) -> _Worker:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_work, args=(theirs, wanted), daemon=True)
    process.start()
    theirs.close()  # so that the worker's death ends ours
    return _Worker(process=process, pipe=ours)


def _heard(worker: _Worker) -> Outcome | None:
    """What a worker says; None where it died."""
    try:
        said: Outcome = worker.pipe.recv()
    except (EOFError, OSError):
        return None
    return said


def _how(worker: _Worker) -> str:
    code = worker.process.exitcode or 0
    return f" ({signal.Signals(-code).name})" if code < 0 else f" (exit code {code})"


def _work(pipe: Connection, wanted: Sought) -> None:
    """What a worker does until nobody gives it files any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began it ends it
    end_with_parent()
    while True:
        try:
            file = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(outcome(file, wanted))
