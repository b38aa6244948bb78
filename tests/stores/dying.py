"""Runs a command, writes each step of its work into a file, and dies by kill -9 before one of them:
`python -m tests.stores.dying FILE STEP TIMES WORD…`, where STEP is how the step begins, and TIMES
says before which of those that begin so.

A step is a statement of SQL that writes, `commit` and `committed` with the statement before it, or
what is done to the files of the index.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.default import DefaultDialect
from whoosh.writing import SegmentWriter

import casebook.casebook
import store.views.view_rebuild
from cli.main import main
from store.guards import schema

_WRITING = ("ALTER", "BEGIN IMMEDIATE", "CREATE", "DELETE", "DROP", "INSERT", "UPDATE")


class _Steps:
    """The steps done so far, on disk as soon as each is begun."""

    def __init__(self, file: Path, dies_before: str, times: int) -> None:
        self._file = file.open("a", encoding="utf-8", buffering=1)
        self._dies_before = dies_before
        self._left = times
        #: The last statement that wrote something and is not committed.
        self._written = ""

    def step(self, name: str) -> None:
        if name.startswith(self._dies_before):
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        self._file.write(f"{name}\n")

    def statement(self, *given: Any) -> None:
        words = " ".join(given[2].split())
        if words.startswith(_WRITING):
            self._written = words
            self.step(words)

    def around_commit(self, commit: Callable[..., None]) -> Callable[..., None]:
        def committed(*given: Any) -> None:
            written, self._written = self._written, ""
            if written:
                self.step(f"commit after {written}")
            commit(*given)
            if written:
                self.step(f"committed after {written}")

        return committed

    def before(self, owner: Any, name: str, step: str) -> None:
        """Have a function be a step, before it does anything."""
        once = getattr(owner, name)

        def stepped(*given: Any, **named: Any) -> Any:
            self.step(step)
            return once(*given, **named)

        setattr(owner, name, stepped)


def _watch(steps: _Steps) -> None:
    sa.event.listen(sa.Engine, "before_cursor_execute", steps.statement)
    DefaultDialect.do_commit = steps.around_commit(DefaultDialect.do_commit)  # type: ignore[method-assign]
    steps.before(schema, "check_guards", "check the guards")
    steps.before(SegmentWriter, "add_document", "add an entry to the index")
    steps.before(SegmentWriter, "commit", "commit the entries of the index")
    steps.before(Path, "rename", "put the index in its place")
    steps.before(shutil, "rmtree", "remove the old index")


if __name__ == "__main__":
    _watch(_Steps(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
    # So that several are made of what these stores hold.
    casebook.casebook.BATCH = store.views.view_rebuild.TOGETHER = 10
    main(sys.argv[4:])
