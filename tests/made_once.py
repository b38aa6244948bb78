"""What several files of tests begin with is made once in a run, by whichever worker asks first."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(name: str, make: Callable[[Path], object], factory: pytest.TempPathFactory) -> Path:
    """A copy of the folder of this name, into which `make` puts what it holds."""
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # whose own folder lies in that of the run
        run = run.parent
    made = run / f"{name}-made"
    with (run / f"{name}.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make(begun := factory.mktemp(name))
            begun.rename(made)
    return Path(shutil.copytree(made, factory.mktemp("copy") / name))
