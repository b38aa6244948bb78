"""Letters are handed over side by side: a server or a reader that is slow holds nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from threading import Thread

#: Letters that are handed over at the same time, at most.
AT_ONCE = 8


def side_by_side(tasks: Iterable[Callable[[], None]]) -> None:
    """Do all of it in a few threads, which do not keep a process from its end."""
    queue: SimpleQueue[Callable[[], None]] = SimpleQueue()
    for task in tasks:
        queue.put(task)

    def take() -> None:
        while True:
            try:
                task = queue.get_nowait()
            except Empty:
                return
            task()

    threads = [Thread(target=take, daemon=True) for _ in range(min(AT_ONCE, queue.qsize()))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
