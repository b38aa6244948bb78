"""How long `blotter search` takes from the shell: `python -m benchmarks.start [HOME]`.

The yardstick is an interpreter that imports click and what of Whoosh any search needs, in the same
run, in turn. HOME is the store to search, by default the demo's.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 15
YARDSTICK = [sys.executable, "-c", "import click, whoosh.index, whoosh.qparser"]


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Wall time of one run; its output is thrown away."""
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    home = Path(sys.argv[1] if len(sys.argv) > 1 else "demo").absolute()
    if not (home / "blotter.db").exists():
        sys.exit(f"{home} holds no store: run `make demo` first")
    environment = {**os.environ, "BLOTTER_HOME": str(home)}
    search = [str(Path(sys.executable).parent / "blotter"), "search", "ketamine"]
    searches, bare = [], []
    seconds(search, environment)  # the first run catches up and writes byte code
    for _ in range(ROUNDS):
        searches.append(seconds(search, environment))
        bare.append(seconds(YARDSTICK, environment))
    ratios = [ours / plain for ours, plain in zip(searches, bare, strict=True)]
    print(f"{ROUNDS} runs in turn; medians")
    print(f"blotter search ketamine   {statistics.median(searches) * 1000:6.0f} ms")
    print(f"import click and Whoosh   {statistics.median(bare) * 1000:6.0f} ms")
    print(f"ratio                     {statistics.median(ratios):6.2f}  (bar: 2.50)")


if __name__ == "__main__":
    main()
