"""The record as a folder, at size: `python -m benchmarks.publish [DATA] [--documents N] [--keep]`.

A store is made of N (5,000) releases and leads of DATA (shared/data), each with its bytes, and
published four times: into an empty folder; after a hundred more; after a name that every hundredth
document holds is masked; after one document is erased. Reported are, of each run, the seconds by
the clock and of CPU, the most memory, and what the folder holds then. Every link of every page must
lead to a file of the folder, and no file may hold what was hidden, compressed parts unpacked.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from itertools import chain, islice, zip_longest
from pathlib import Path
from zipfile import ZipFile

from answers.catch_up import catch_up_on
from benchmarks import corpus
from benchmarks.recorded import NOW
from casebook.casebook import always
from store.config import load
from store.documents.record_readings import record
from store.log.database import open_store
from store.log.document import Capture, Document, Reading
from tests.publishing.folders import dead_links

ROOT = Path(__file__).resolve().parents[1]
BLOTTER = [sys.executable, "-c", "from cli.main import main; main()"]
MORE = 100
NAME = "Xanthippe Quillfeather"
ERASED = "Halcyonbrook"
#: What must be found nowhere, as text, as part of an address or of a file's name.
MASKED = re.compile(rb"xanthippe.{0,3}quillfeather|quillfeather.{0,3}xanthippe", re.IGNORECASE)
GONE = re.compile(ERASED.encode(), re.IGNORECASE)
_EVERY, _AT_ONCE = 100, 500


def given(data: Path) -> Iterator[Document]:
    """The documents: releases and leads in turn, with what is to be hidden in some of them."""
    pairs = zip_longest(corpus.releases(data), corpus.leads(data))
    texts = (document for document in chain.from_iterable(pairs) if document and document.text)
    for number, document in enumerate(texts):
        if number == _EVERY // 2:
            yield _saying(document, f"{ERASED} Clinic was charged with diverting ketamine.")
        elif number % _EVERY == 0:
            named = f"{NAME} was sentenced to 12 months in prison for selling ketamine."
            source, _, key = document.id.partition(":")
            yield replace(_saying(document, named), id=f"{source}:xanthippe-quillfeather-{key}")
        else:
            yield document


def _saying(document: Document, sentence: str) -> Document:
    title = f"{document.title}: {sentence.partition('. ')[0]}"
    return replace(document, title=title, text=f"{sentence}\n\n{document.text}")


def fill(home: Path, data: Path, since: int, until: int) -> None:
    """Record the documents from one number to another, with their bytes, and read them."""
    settings = load({"BLOTTER_HOME": str(home)})
    engine = open_store(settings.database_url)
    documents = islice(given(data), since, until)
    while some := list(islice(documents, _AT_ONCE)):
        readings = [_reading(document) for document in some]
        record(engine, readings, reread=lambda capture, kept: None, now=NOW)
    catch_up_on(engine, settings, always)
    engine.dispose()


def _reading(document: Document) -> Reading:
    body = f"<h1>{document.title}</h1><article>{document.text}</article>".encode()
    digest = sha256(body).hexdigest()
    capture = Capture(
        url=document.url, fetched_at=NOW, status=200, media_type="text/html", sha256=digest
    )
    return Reading(document=document, capture=capture, bodies={digest: body})


def run(home: Path, *command: str) -> str:
    """Run a command of Blotter on a store: what it takes."""
    environ = {**os.environ, "BLOTTER_HOME": str(home)}
    begun = time.perf_counter()
    process = subprocess.Popen([*BLOTTER, *command], cwd=ROOT, env=environ, stdout=subprocess.PIPE)
    assert process.stdout is not None
    said = process.stdout.read().decode().strip()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"blotter {' '.join(command)}: it failed")
    wall, cpu = time.perf_counter() - begun, used.ru_utime + used.ru_stime
    return f"{wall:.1f} s, {cpu:.1f} s of CPU, {used.ru_maxrss / 1024:.0f} MB; {said}"


def published(home: Path, folder: Path, after: str) -> None:
    """Publish, and say what that took and what there is then."""
    print(f"{after}:\n  {run(home, 'publish', str(folder))}")
    files = [file for file in folder.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    dead = list(dead_links(folder))
    print(f"  {len(files):,} files, {size / 1e6:,.0f} MB; {len(dead)} dead links", *dead[:5])


def holding(folder: Path, wanted: re.Pattern[bytes]) -> list[str]:
    """The files that hold what is wanted, or whose names do."""
    return [
        path
        for file in folder.rglob("*")
        if (path := str(file.relative_to(folder)))
        if wanted.search(path.encode())
        or (file.is_file() and any(map(wanted.search, unpacked(path, file.read_bytes()))))
    ]


def unpacked(name: str, content: bytes) -> Iterator[bytes]:
    """A file as it lies, and what is packed in it."""
    yield content
    if name.endswith(".gz"):
        yield from unpacked(name.removesuffix(".gz"), gzip.decompress(content))
    if name.endswith(".zip"):
        with ZipFile(BytesIO(content)) as opened:
            for member in opened.namelist():
                yield from unpacked(member, opened.read(member))


def main(arguments: Sequence[str] | None = None) -> None:
    """See the module."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, nargs="?", default=ROOT.parent / "shared" / "data")
    options.add_argument("--documents", type=int, default=5000)
    options.add_argument("--work", type=Path, help="a folder for store and site, which are kept")
    options.add_argument("--fill", type=int, nargs=2, help=argparse.SUPPRESS)
    asked = options.parse_args(arguments)
    if asked.fill:
        fill(asked.work / "home", asked.data, *asked.fill)
        return
    with tempfile.TemporaryDirectory() as passing:
        measure(asked.work or Path(passing), asked.data, asked.documents)


def measure(work: Path, data: Path, documents: int) -> None:
    """Publish a store in a folder again and again."""
    home, folder = work / "home", work / "site"

    def filled(since: int, until: int) -> None:
        # In a process of its own, whose memory would count as that of those started after it.
        again = [sys.executable, "-m", "benchmarks.publish", str(data), "--work", str(work)]
        subprocess.run([*again, "--fill", str(since), str(until)], check=True, cwd=ROOT)

    filled(0, documents)
    published(home, folder, f"{documents:,} documents into an empty folder")
    filled(documents, documents + MORE)
    published(home, folder, f"{MORE} more")
    print(f"{len(holding(folder, MASKED))} files hold the name, {len(holding(folder, GONE))} what")
    run(home, "mask", NAME, "--reason", "order 11")
    published(home, folder, "a name is masked")
    run(home, "erase", str(_EVERY // 2 + 1), "--reason", "order 12", "--yes")
    published(home, folder, "a document is erased")
    for what, wanted in (("the name", MASKED), ("what was erased", GONE)):
        left = holding(folder, wanted)
        print(f"{len(left)} files hold {what}", *left[:5])


if __name__ == "__main__":
    main()
