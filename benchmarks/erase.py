"""What is left after kill -9 in the middle of an erasure: `python -m benchmarks.erase [KILLS]`.

`blotter erase` is killed at a random moment, process group and all. Each time the store must open
and verify; then the same command is run again, and the name must be in no file of the store.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import zstandard

from answers.catch_up import catch_up
from store import config
from store.documents.record_readings import record
from store.log import log, verification
from store.log.database import open_store, snapshot
from store.log.document import Capture, Document, Reading

ROOT = Path(__file__).resolve().parents[1]
NAME = "Xanthippe Quillfeather"
#: `grep -a -i` for either word, as the text has them and as the index does.
WANTED = re.compile(b"quillfeather|xanthippe", re.IGNORECASE)
DOCUMENTS = 2000
NOW = datetime(2026, 3, 4, tzinfo=UTC)
COMMAND = [sys.executable, "-c", "from cli.main import main; main()"]


def a_reading(number: int, text: str) -> Reading:
    body = f"<article>{text}</article>".encode()
    digest = sha256(body).hexdigest()
    url = f"https://agency.example/news/{number}"
    document = Document(
        id=f"us_example:{number}",
        source="us_example",
        url=url,
        title=f"Release {number}",
        text=text,
        published_on=date(2026, 3, 1 + number % 28),
    )
    capture = Capture(url=url, fetched_at=NOW, status=200, media_type="text/html", sha256=digest)
    return Reading(document=document, capture=capture, bodies={digest: body})


def filled(home: Path) -> tuple[list[str], list[bytes]]:
    """A store in which every hundredth document has the name; their positions and packed bodies."""
    words = random.Random(4).choices(["ketamine", "clinic", "owner", "charged", "plea"], k=300)
    texts = [" ".join(words) + f" {number}" for number in range(DOCUMENTS)]
    for number in range(0, DOCUMENTS, 100):
        texts[number] = f"{NAME} owned a clinic. {texts[number]}"
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    readings = [a_reading(number, text) for number, text in enumerate(texts)]
    record(engine, readings, reread=lambda capture, kept: None, now=NOW)
    engine.dispose()
    catch_up(config.load({"BLOTTER_HOME": str(home)}))
    packed = [
        zstandard.compress(body)
        for number in range(0, DOCUMENTS, 100)
        for body in readings[number].bodies.values()
    ]
    return [str(number + 1) for number in range(0, DOCUMENTS, 100)], packed


def start(home: Path, positions: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, "erase", *positions, "--reason", "order 12", "--yes"],
        cwd=ROOT,
        env={**os.environ, "BLOTTER_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def killed_after(home: Path, positions: Sequence[str], seconds: float) -> bool:
    """Whether the command was still running when it was killed."""
    child = start(home, positions)
    try:
        child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        return True
    return False


def finish(home: Path, positions: Sequence[str]) -> None:
    child = start(home, positions)
    _, said = child.communicate()
    if child.returncode:
        sys.exit(f"the command failed after a kill: {said.decode()}")


def erased(home: Path) -> int:
    """How many payloads are erased, after the log has verified, bodies and all."""
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with snapshot(engine) as connection:
        found = verification.verify(connection).erased
        expected = DOCUMENTS + found
        assert log.head(connection).position == expected, "an erasure without its event"
    engine.dispose()
    return found


def held(home: Path, packed: Sequence[bytes]) -> list[str]:
    """The files that hold the name, or a body that does, as it was compressed."""
    return [
        file.name
        for file in home.rglob("*")
        if file.is_file()
        if WANTED.search(content := file.read_bytes()) or any(one in content for one in packed)
    ]


def main(kills: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = folder / "whole"
        whole.mkdir()
        positions, packed = filled(whole)
        assert held(whole, packed)
        undisturbed = folder / "undisturbed"
        shutil.copytree(whole, undisturbed)
        begun = time.perf_counter()
        finish(undisturbed, positions)
        length = time.perf_counter() - begun
        print(f"undisturbed: {length:.1f} s, {erased(undisturbed)} payloads erased")
        assert not held(undisturbed, packed)
        struck, before, after = 0, 0, 0
        for turn in range(kills):
            home = folder / f"{turn}"
            shutil.copytree(whole, home)
            struck += killed_after(home, positions, length * (turn + random.random()) / kills)
            done = erased(home)
            before, after = before + (done == 0), after + (done == len(positions))
            finish(home, positions)
            assert erased(home) == len(positions)
            assert not held(home, packed), held(home, packed)
            shutil.rmtree(home)
        print(f"{kills} runs, {struck} of them killed: {before} found nothing erased, {after} all;")
        print("each store verified, and no file held the name once the command was repeated")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
