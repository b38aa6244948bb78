"""Work that says how far it has come, to whoever shows it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from store.streams.progress import Advance, at_work, shown_by


class Shown:
    """What a show was told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    @contextmanager
    def __call__(self, unit: str) -> Iterator[Advance]:
        self.told.append(unit)
        yield lambda *how: self.told.append(how)
        self.told.append("over")


def work(unit: str) -> None:
    with at_work(unit) as advance:
        advance(1, 2, "found")
        with at_work("a part"):
            pass


def test_work_is_shown_but_for_its_parts() -> None:
    shown = Shown()
    work("before")
    with shown_by(shown):
        work("things")
        work("others")
    work("after")
    assert shown.told == [
        *("things", (1, 2, "found"), "over"),
        *("others", (1, 2, "found"), "over"),
    ]


def test_other_threads_are_not_shown() -> None:
    shown = Shown()
    with shown_by(shown), ThreadPoolExecutor() as threads:
        threads.submit(work, "things").result()
    assert shown.told == []
