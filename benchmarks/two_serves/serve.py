"""`python -m benchmarks.two_serves.serve`: `blotter serve` as it is, under a clock that is put
forward: it looks each second, not each 20, whether the clock was set."""

from __future__ import annotations

import threading
import time

import scheduler.serve
from cli.main import main


def _sleep(seconds: float) -> None:
    threading.Event().wait(seconds)


if __name__ == "__main__":
    # libfaketime 0.9.10 refuses the absolute times of the clock that is never set.
    time.sleep = _sleep  # type: ignore[assignment]
    scheduler.serve._CLOCK_CHECK = 1.0
    main(["serve"])
