"""What is left after kill -9 in the middle of an import or a backup:
`python -m benchmarks.kill_transfer [KILLS]`.

A log of 7,500 events with bodies is imported into an empty store, and a store that another process
appends to all the while is backed up; each is killed at a random moment, KILLS times. Each time the
store must open and verify, the backup must be the old one or a whole new one, and the command, run
again, must finish: the imported log exports the same bytes, the restored backup verifies.
"""

from __future__ import annotations

import io
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from store.log import log, verification
from store.log.database import open_store, snapshot, writing
from store.log.events import SourceChecked
from store.transfer.backup import restore
from store.transfer.export_log import write_log
from tests.store.histories import a_long_history

DOCUMENTS = 2500
APPEND = (
    "import sys; from benchmarks.kill_transfer import append_for_ever; append_for_ever(sys.argv[1])"
)


def url(home: Path) -> str:
    return f"sqlite:///{home / 'blotter.db'}"


def start(home: Path, *words: str) -> subprocess.Popen[bytes]:
    """A command, as the leader of a process group of its own."""
    code = "from cli.main import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        env={**os.environ, "BLOTTER_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def finish(home: Path, *words: str) -> float:
    """Run a command to its end; the seconds it took."""
    begin = time.perf_counter()
    child = start(home, *words)
    _, said = child.communicate()
    if child.returncode:
        sys.exit(f"{' '.join(words)} failed: {said.decode()}")
    return time.perf_counter() - begin


def kill_when(home: Path, words: tuple[str, ...], due: Callable[[], bool]) -> bool:
    """Kill a command once something is so; whether it was still running then."""
    child = start(home, *words)
    while child.poll() is None and not due():
        time.sleep(0.001)
    running = child.poll() is None
    if running:
        os.killpg(child.pid, signal.SIGKILL)
    child.communicate()
    return running


def after_file(file: Path, seconds: float) -> Callable[[], bool]:
    """Whether a file has been there for so long: the start of the interpreter, which takes longer
    than the work, is not what is to be killed."""
    seen: list[float] = []

    def due() -> bool:
        if not seen and file.exists():
            seen.append(time.perf_counter())
        return bool(seen) and time.perf_counter() >= seen[0] + seconds

    return due


def verified(home: Path) -> int:
    """How far the log comes, after it has verified with its bodies."""
    engine = open_store(url(home))
    with snapshot(engine) as connection:
        verification.verify(connection)
        end = log.head(connection).position
    engine.dispose()
    return end


def exported(home: Path) -> bytes:
    engine, out = open_store(url(home)), io.BytesIO()
    with snapshot(engine) as connection:
        write_log(connection, out)
    engine.dispose()
    return out.getvalue()


def append_for_ever(address: str) -> None:
    """What a crawl does while the backup is made."""
    engine = open_store(address)
    for number in count():
        checked = SourceChecked(checked_at=datetime.now(UTC), outcome="ok", listed=number)
        time.sleep(0.02)
        with writing(engine) as connection:
            log.append(
                connection,
                [log.NewEvent(stream="source/busy", event=checked)],
                now=checked.checked_at,
            )


def kill_imports(folder: Path, file: Path, kills: int, chance: random.Random) -> None:
    calm = folder / "calm"
    length = finish(calm, "log", "import", str(file))
    end = verified(calm)
    print(
        f"an import of {end:,} events, {file.stat().st_size / 1e6:.0f} MB: {length:.1f} s",
        flush=True,
    )
    struck = part = 0
    for number in range(kills):
        home = folder / f"import-{number}"
        due = after_file(home / "blotter.db", chance.uniform(0, length / 3))
        struck += kill_when(home, ("log", "import", str(file)), due)
        if (home / "blotter.db").exists():
            part += 0 < verified(home) < end
        finish(home, "log", "import", str(file))
        verified(home)
        assert exported(home) == file.read_bytes(), f"import {number}: another log"
    print(
        f"{kills} imports, {struck} killed while running, {part} of them with a part of the log: "
        "every store opened, verified and was finished by the same command",
        flush=True,
    )


def kill_backups(folder: Path, home: Path, kills: int, chance: random.Random) -> None:
    writer = subprocess.Popen([sys.executable, "-c", APPEND, url(home)])
    copy, partial = folder / "copy.db", folder / ".copy.db.partial"
    try:
        length = finish(home, "backup", str(copy))
        print(
            f"a backup of {copy.stat().st_size / 1e6:.0f} MB beside a writer: {length:.1f} s",
            flush=True,
        )
        struck = within = 0
        for number in range(kills):
            before = copy.read_bytes()
            due = after_file(partial, chance.uniform(0, length / 3))
            struck += kill_when(home, ("backup", str(copy)), due)
            within += partial.exists()
            verified(home)
            whole = copy.read_bytes()
            restored = folder / f"restored-{number}"
            restore(url(restored), copy)
            verified(restored)
            assert whole == before or not partial.exists(), f"backup {number}: replaced too early"
            finish(home, "backup", str(copy))
            assert not partial.exists()
            restore(url(folder / f"again-{number}"), copy)
            verified(folder / f"again-{number}")
    finally:
        writer.kill()
        writer.wait()
    print(
        f"{kills} backups, {struck} killed while running, {within} of them with the copy half "
        "made: the store verified, the file was the old one or a whole new one, and the same "
        "command finished",
        flush=True,
    )


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    chance = random.Random(20260304)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, file = folder / "source", folder / "log.jsonl"
        engine = open_store(url(source))
        a_long_history(engine, documents=DOCUMENTS, erased=())
        with snapshot(engine) as connection, file.open("wb") as out:
            write_log(connection, out)
        engine.dispose()
        kill_imports(folder, file, kills, chance)
        kill_backups(folder, source, kills, chance)


if __name__ == "__main__":
    main()
